import GRDB
import GeoPackage

/// A table as a project shows it, read from the file's own descriptions.
struct ProjectTable {
    var name: String
    var title: String
    var description: String
    /// `nil` for a table without a place.
    var geometry: FeatureTable.GeometryType?
    var columns: [GeoPackage.ColumnDefinition]
    /// The style that somebody saved in QGIS as the table's default, where it isn't the register's own.
    var restyled: QMLDocument?

    /// Those in the list of contents, in its order.
    static func all(in db: Database) throws -> [ProjectTable] {
        let described = try Row.fetchAll(
            db, sql: "SELECT table_name, column_name, title, constraint_name FROM gpkg_data_columns"
        ).reduce(into: [String: [String: Row]]()) { tables, row in
            tables[row["table_name"], default: [:]][row["column_name"]] = row
        }
        let styles = try Row.fetchAll(
            db, sql: "SELECT f_table_name, styleQML FROM layer_styles WHERE useAsDefault ORDER BY update_time, id"
        ).reduce(into: [String: String]()) { $0[$1[0]] = $1[1] }
        return try Row.fetchAll(
            db,
            sql: """
                SELECT c.table_name, c.identifier, c.description, g.geometry_type_name FROM gpkg_contents AS c
                LEFT JOIN gpkg_geometry_columns AS g ON g.table_name = c.table_name
                WHERE c.data_type IN ('features', 'attributes') AND c.table_name <> 'layer_styles' ORDER BY c.rowid
                """
        ).map { row in
            let name: String = row["table_name"]
            let geometry = (row["geometry_type_name"] as String?).flatMap(FeatureTable.GeometryType.init)
            let columns = try db.columns(in: name)
                .filter { !["fid", FeatureTable.geometryColumn].contains($0.name) }
                .map { column in
                    let found = described[name]?[column.name]
                    return GeoPackage.ColumnDefinition(
                        column.name, column.type, column.isNotNull ? "NOT NULL" : "", title: found?["title"],
                        valueList: found?["constraint_name"])
                }
            let own = LayerLook.style(of: name, columns, geometry: geometry).text
            return ProjectTable(
                name: name, title: row["identifier"] ?? name, description: row["description"] ?? "",
                geometry: geometry, columns: columns,
                restyled: styles[name].flatMap { $0 == own ? nil : QMLDocument($0) })
        }
    }

    /// What the map shows when it opens: the line, or all that has a place while there is none.
    static func extent(of tables: [ProjectTable], in db: Database) throws -> QGISProject.Extent? {
        func extent(_ names: [String]) throws -> QGISProject.Extent? {
            let boxes = names.map { "SELECT minx, miny, maxx, maxy FROM rtree_\($0)_\(FeatureTable.geometryColumn)" }
            let row = try Row.fetchOne(
                db,
                sql: """
                    SELECT min(minx), min(miny), max(maxx), max(maxy) FROM (\(boxes.joined(separator: " UNION ALL ")))
                    """)
            guard let row, let west = row[0] as Double?, let south = row[1] as Double?, let east = row[2] as Double?,
                let north = row[3] as Double?
            else { return nil }
            // Never a point: that would be no scale at all.
            let margin = max(0.04 * max(east - west, north - south), 0.01)
            return QGISProject.Extent(
                west: west - margin, south: south - margin, east: east + margin, north: north + margin)
        }
        let placed = tables.filter { $0.geometry != nil }.map(\.name)
        return try extent(placed.filter { $0 == "segments" }) ?? extent(placed.filter { $0 != "observations" })
    }
}
