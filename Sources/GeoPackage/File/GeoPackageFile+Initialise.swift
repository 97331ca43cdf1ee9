public import GRDB

extension GeoPackageFile {
    /// Sets the size of the pages of a database that has none yet. Pages of 8 KiB instead of SQLite's 4 make a bulk load
    /// some 7 % quicker; larger ones gain nothing. Outside a transaction.
    public static func choosePageSize(_ db: Database) throws {
        try db.execute(sql: "PRAGMA page_size = 8192")
    }

    /// Makes an empty database a GeoPackage 1.3: header, system tables and reference systems.
    ///
    /// Runs in the caller's transaction. A system with an id that is already among the required three replaces it.
    public static func initialise(_ db: Database, systems: [SpatialReference]) throws {
        try db.execute(sql: "PRAGMA application_id = \(applicationID)")
        try db.execute(sql: "PRAGMA user_version = \(userVersion)")
        try db.execute(sql: systemTables)
        for system in SpatialReference.required + systems { try save(system, in: db) }
        let crs = "http://www.geopackage.org/spec130/#extension_crs_wkt"
        for column in ["definition_12_063", "epoch"] {
            try registerExtension(
                "gpkg_crs_wkt_1_1", table: "gpkg_spatial_ref_sys", column: column, definition: crs, in: db)
        }
        for table in ["gpkg_data_columns", "gpkg_data_column_constraints"] {
            try registerExtension(
                "gpkg_schema", table: table, definition: "http://www.geopackage.org/spec121/#extension_schema", in: db)
        }
        try registerContents("layer_styles", dataType: "attributes", title: "layer_styles", description: "", in: db)
    }

    /// Adds or replaces a reference system.
    public static func save(_ system: SpatialReference, in db: Database) throws {
        try db.execute(
            sql: """
                INSERT INTO gpkg_spatial_ref_sys
                    (srs_name, srs_id, organization, organization_coordsys_id, definition, definition_12_063, epoch)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (srs_id) DO UPDATE SET srs_name = excluded.srs_name, organization = excluded.organization,
                    organization_coordsys_id = excluded.organization_coordsys_id, definition = excluded.definition,
                    definition_12_063 = excluded.definition_12_063, epoch = excluded.epoch
                """,
            arguments: [
                system.name, system.srsID, system.organization, system.organizationCode, system.wkt1, system.wkt2,
                system.epoch,
            ])
    }

    /// Declares an extension once, for a table and column or for the whole file.
    static func registerExtension(
        _ name: String, table: String?, column: String? = nil, definition: String, scope: String = "read-write",
        in db: Database
    ) throws {
        // The unique constraint doesn't see two NULLs as equal.
        try db.execute(
            sql: """
                INSERT INTO gpkg_extensions (table_name, column_name, extension_name, definition, scope)
                SELECT ?1, ?2, ?3, ?4, ?5 WHERE NOT EXISTS (
                    SELECT 1 FROM gpkg_extensions
                    WHERE table_name IS ?1 AND column_name IS ?2 AND extension_name = ?3)
                """,
            arguments: [table, column, name, definition, scope])
    }

    static func registerContents(
        _ table: String, dataType: String, title: String, description: String, srsID: Int32? = nil, in db: Database
    ) throws {
        try db.execute(
            sql: """
                INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id)
                VALUES (?, ?, ?, ?, ?)
                """,
            arguments: [table, dataType, title, description, srsID])
    }

    /// GeoPackage 1.3 annex C, with the columns of gpkg_crs_wkt_1_1, the tables of gpkg_schema, GDAL's row counts and
    /// the styles that QGIS looks for.
    private static let systemTables = """
        CREATE TABLE gpkg_spatial_ref_sys (
            srs_name TEXT NOT NULL,
            srs_id INTEGER NOT NULL PRIMARY KEY,
            organization TEXT NOT NULL,
            organization_coordsys_id INTEGER NOT NULL,
            definition TEXT NOT NULL,
            description TEXT,
            definition_12_063 TEXT NOT NULL,
            epoch DOUBLE);
        CREATE TABLE gpkg_contents (
            table_name TEXT NOT NULL PRIMARY KEY,
            data_type TEXT NOT NULL,
            identifier TEXT UNIQUE,
            description TEXT DEFAULT '',
            last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
            min_x DOUBLE,
            min_y DOUBLE,
            max_x DOUBLE,
            max_y DOUBLE,
            srs_id INTEGER,
            CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
        CREATE TABLE gpkg_geometry_columns (
            table_name TEXT NOT NULL,
            column_name TEXT NOT NULL,
            geometry_type_name TEXT NOT NULL,
            srs_id INTEGER NOT NULL,
            z TINYINT NOT NULL,
            m TINYINT NOT NULL,
            CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
            CONSTRAINT uk_gc_table_name UNIQUE (table_name),
            CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
            CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
        CREATE TABLE gpkg_extensions (
            table_name TEXT,
            column_name TEXT,
            extension_name TEXT NOT NULL,
            definition TEXT NOT NULL,
            scope TEXT NOT NULL,
            CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name));
        CREATE TABLE gpkg_ogr_contents (
            table_name TEXT NOT NULL PRIMARY KEY,
            feature_count INTEGER DEFAULT NULL);
        CREATE TABLE gpkg_data_columns (
            table_name TEXT NOT NULL,
            column_name TEXT NOT NULL,
            name TEXT,
            title TEXT,
            description TEXT,
            mime_type TEXT,
            constraint_name TEXT,
            CONSTRAINT pk_gdc PRIMARY KEY (table_name, column_name),
            CONSTRAINT gdc_tn UNIQUE (table_name, name));
        CREATE TABLE gpkg_data_column_constraints (
            constraint_name TEXT NOT NULL,
            constraint_type TEXT NOT NULL,
            value TEXT,
            min NUMERIC,
            min_is_inclusive BOOLEAN,
            max NUMERIC,
            max_is_inclusive BOOLEAN,
            description TEXT,
            CONSTRAINT gdcc_ntv UNIQUE (constraint_name, constraint_type, value));
        CREATE TABLE layer_styles (
            id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
            f_table_catalog TEXT(256),
            f_table_schema TEXT(256),
            f_table_name TEXT(256),
            f_geometry_column TEXT(256),
            styleName TEXT(30),
            styleQML TEXT,
            styleSLD TEXT,
            useAsDefault BOOLEAN,
            description TEXT,
            owner TEXT(30),
            ui TEXT(30),
            update_time DATETIME DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')));
        """
}
