import Demarcation
import Foundation
import GRDB
import GeoPackage

/// Whether tables, triggers, indexes and descriptions are as the program makes them.
extension Examination {
    struct Item: Hashable {
        var type: String
        var name: String
    }

    /// A new register in memory, so that what the schema says is said once.
    private func newRegister<Value>(_ body: (Database) throws -> Value) throws -> Value {
        let memory = try DatabaseQueue(configuration: GeoPackageFile.configuration(readOnly: false))
        return try memory.write { db in
            try GeoPackageFile.initialise(db, systems: [SpatialReference(frame.0)])
            try Schema.create(db, frame: frame.0, frameID: frame.srsID)
            return try body(db)
        }
    }

    func expectedItems() throws -> [Item: (table: String, sql: String, order: Int)] {
        try newRegister { db in try Self.items(db) }
    }

    func expectedColumns() throws -> [String: Set<String>] {
        try newRegister { db in
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT t.name, c.name FROM sqlite_master AS t JOIN pragma_table_info(t.name) AS c
                    WHERE t.type = 'table'
                    """)
            return rows.reduce(into: [:]) { $0[$1[0] as String, default: []].insert($1[1]) }
        }
    }

    func structure() throws -> HealthCheck {
        let expected = try expectedItems()
        let found = try Self.items(db)
        let tables = Set(expected.values.map(\.table))
        var missing: [String] = []
        var recording: [String] = []
        var other: [String] = []
        for (item, definition) in expected where found[item]?.sql != definition.sql {
            let name = "\(item.type) \(item.name)"
            let records = item.name.hasPrefix("history_") || item.name.hasPrefix("keep_")
            if found[item] == nil {
                missing.append(name)
            } else if records {
                recording.append(name)
            } else {
                other.append(name)
            }
        }
        for (item, definition) in found where item.type == "trigger" && expected[item] == nil {
            if tables.contains(definition.table) { other.append("trigger \(item.name)") }
        }
        guard !(missing.isEmpty && recording.isEmpty && other.isEmpty) else {
            return HealthCheck(
                "structure", .ok,
                Bilingual(
                    en: "schema \(Schema.version): every table, index and trigger is as lindero writes it",
                    es: "esquema \(Schema.version): toda tabla, índice y disparador está como lindero lo escribe"))
        }
        func list(_ names: [String], _ word: String) -> String? {
            guard !names.isEmpty else { return nil }
            let some = names.sorted().prefix(6).joined(separator: ", ")
            return "\(word): \(some)" + (names.count > 6 ? ", … (\(names.count))" : "")
        }
        func words(_ absent: String, _ changed: String) -> String {
            [list(missing, absent), list(recording + other, changed)].compactMap { $0 }.joined(separator: "; ")
        }
        let isGrave = !missing.isEmpty || !recording.isEmpty
        return HealthCheck(
            "structure", isGrave ? .error : .warn,
            Bilingual(
                en: words("missing", "not as lindero writes it"), es: words("falta", "no está como lindero lo escribe")),
            advice: isGrave
                ? Bilingual(
                    en:
                        "another program took it away, and changes may have left no trace: compare with a backup from before; “lindero doctor --repair” makes triggers again",
                    es:
                        "otro programa lo quitó, y puede haber cambios sin rastro: compare con una copia anterior; «lindero doctor --repair» rehace los disparadores"
                )
                : Bilingual(
                    en: "another program added it: columns added so aren't in the history",
                    es: "otro programa lo agregó: las columnas así agregadas no están en el historial"))
    }

    static func items(_ db: Database) throws -> [Item: (table: String, sql: String, order: Int)] {
        let rows = try Row.fetchAll(
            db,
            sql:
                "SELECT type, name, tbl_name, sql, rowid FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'"
        )
        return Dictionary(
            rows.map {
                (Item(type: $0["type"], name: $0["name"]), (table: $0["tbl_name"], sql: $0["sql"], order: $0["rowid"]))
            },
            uniquingKeysWith: { first, _ in first })
    }

    /// Layers whose R-tree is there and isn't whole, or has entries for other rows than the layer.
    func indexProblems() throws -> [(layer: String, problem: Bilingual)] {
        var problems: [(layer: String, problem: Bilingual)] = []
        let layers = try Row.fetchAll(db, sql: "SELECT table_name, column_name FROM gpkg_geometry_columns")
        for layer in layers {
            let (table, column): (String, String) = (layer[0], layer[1])
            let tree = "rtree_\(table)_\(column)"
            guard try db.tableExists(tree) else { continue }
            let verdict = try String.fetchOne(db, sql: "SELECT rtreecheck('main', ?)", arguments: [tree]) ?? ""
            if verdict != "ok" {
                let first = verdict.split(separator: "\n").first.map(String.init) ?? verdict
                problems.append((table, Bilingual("\(table): \(first)")))
                continue
            }
            let absent =
                try Int.fetchOne(
                    db,
                    sql: """
                        SELECT count(*) FROM "\(table)" WHERE ST_MinX("\(column)") NOTNULL
                            AND fid NOT IN (SELECT rowid FROM "\(tree)_rowid")
                        """) ?? 0
            let surplus =
                try Int.fetchOne(
                    db, sql: "SELECT count(*) FROM \"\(tree)_rowid\" WHERE rowid NOT IN (SELECT fid FROM \"\(table)\")")
                ?? 0
            if absent + surplus > 0 {
                let problem = Bilingual(
                    en: "\(table): \(absent) geometries without an entry, \(surplus) entries without a row",
                    es: "\(table): \(absent) geometrías sin entrada, \(surplus) entradas sin fila")
                problems.append((table, problem))
            }
        }
        return problems
    }

    func spatialIndexes(_ problems: [Bilingual]) throws -> [HealthCheck] {
        guard !problems.isEmpty else {
            var entries = 0
            let layers = try Row.fetchAll(db, sql: "SELECT table_name, column_name FROM gpkg_geometry_columns")
            for layer in layers {
                let tree = "rtree_\(layer[0] as String)_\(layer[1] as String)"
                guard try db.tableExists(tree) else { continue }
                entries += try Int.fetchOne(db, sql: "SELECT count(*) FROM \"\(tree)_rowid\"") ?? 0
            }
            return [
                HealthCheck(
                    "spatial-index", .ok,
                    Bilingual(
                        en: "\(layers.count) R-trees are whole and agree with their layers, \(entries) entries",
                        es: "\(layers.count) R-trees están enteros y concuerdan con sus capas, \(entries) entradas"))
            ]
        }
        return problems.map {
            HealthCheck(
                "spatial-index", .error, $0,
                advice: Bilingual(
                    en: "a program without triggers edited it; make it again with “lindero doctor --repair”",
                    es: "lo editó un programa sin disparadores; rehágalo con «lindero doctor --repair»"))
        }
    }

    /// GDAL's counts, which QGIS and `status` show.
    func wrongCounts() throws -> [(table: String, said: Int, rows: Int)] {
        let stored = try Row.fetchAll(db, sql: "SELECT table_name, feature_count FROM gpkg_ogr_contents")
        var wrong: [(table: String, said: Int, rows: Int)] = []
        for row in stored where try db.tableExists(row[0]) {
            let count = try Int.fetchOne(db, sql: "SELECT count(*) FROM \"\(row[0] as String)\"") ?? 0
            if let said: Int = row[1], said != count { wrong.append((row[0], said, count)) }
        }
        return wrong
    }

    func counts() throws -> HealthCheck {
        let wrong = try wrongCounts().map { "\($0.table) (\($0.said), \($0.rows))" }
        return HealthCheck(
            "counts", wrong.isEmpty ? .ok : .warn,
            wrong.isEmpty
                ? Bilingual(
                    en: "the stored counts of rows are right", es: "las cuentas de filas guardadas son correctas")
                : Bilingual(
                    en: "stored counts differ from the rows: \(wrong.joined(separator: ", "))",
                    es: "las cuentas guardadas difieren de las filas: \(wrong.joined(separator: ", "))"),
            advice: wrong.isEmpty
                ? nil
                : Bilingual(
                    en:
                        "rows were added or taken without triggers; see the checks of history and evidence, and count again with “lindero doctor --repair”",
                    es:
                        "se agregaron o quitaron filas sin disparadores; vea las pruebas de historial y evidencia, y cuente de nuevo con «lindero doctor --repair»"
                ))
    }

    func geoPackage() throws -> HealthCheck {
        var problems: [String] = []
        if !identity.hasGeoPackageID { problems.append("application_id \(identity.applicationID)") }
        if identity.userVersion != GeoPackageFile.userVersion {
            problems.append("user_version \(identity.userVersion)")
        }
        let absent = try String.fetchAll(
            db, sql: "SELECT table_name FROM gpkg_contents WHERE table_name NOT IN (SELECT name FROM sqlite_master)")
        problems += absent.map { "gpkg_contents: \($0)" }
        return HealthCheck(
            "geopackage", problems.isEmpty ? .ok : .warn,
            problems.isEmpty
                ? Bilingual(
                    en: "GeoPackage 1.3, its list of contents is right",
                    es: "GeoPackage 1.3, su lista de contenidos es correcta")
                : Bilingual(
                    en: "not as a GeoPackage 1.3 has it: \(problems.joined(separator: ", "))",
                    es: "no como en un GeoPackage 1.3: \(problems.joined(separator: ", "))"),
            advice: problems.isEmpty
                ? nil
                : Bilingual(
                    en: "QGIS may not show it rightly; go back to a backup",
                    es: "QGIS puede no mostrarlo bien; vuelva a una copia"))
    }
}
