import Demarcation
import GRDB
import GeoPackage

/// What of the findings can be made again from the register itself.
extension Examination {
    /// In the order in which it is to be done.
    func repairs() throws -> [Repair] {
        var repairs = try missingTriggers().map { Repair.triggers(table: $0.table, names: $0.missing) }
        let indexes = try indexProblems().map(\.layer)
        repairs += indexes.map { .spatialIndex(layer: $0) }
        repairs += try wrongExtents(without: indexes).map { .extent(layer: $0) }
        repairs += try wrongCounts().map { .count(table: $0.table) }
        return repairs
    }

    /// Does one of ``repairs()`` in the caller's write transaction.
    func make(_ repair: Repair) throws {
        switch repair {
        case .triggers(let table, _):
            guard let triggers = try missingTriggers().first(where: { $0.table == table }) else { return }
            // SQLite runs the newest first: those that are there have to keep their place among those that come.
            for trigger in triggers.all where !triggers.missing.contains(trigger.name) {
                try db.execute(sql: "DROP TRIGGER \"\(trigger.name)\"")
            }
            for trigger in triggers.all { try db.execute(sql: trigger.sql) }
        case .spatialIndex(let layer):
            try SpatialIndexRebuild.rebuild(db, table: layer)
            try GeoPackageFile.fitContents(db, table: layer)
        case .extent(let layer): try GeoPackageFile.fitContents(db, table: layer)
        case .count(let table): try GeoPackageFile.recount(db, table: table)
        }
    }

    private struct TableTriggers {
        var table: String
        /// Those that are missing and those that are as the program writes them, in its order.
        var all: [(name: String, sql: String)]
        var missing: [String]
    }

    /// Of tables that have all their columns: a trigger that names one that isn't there would stop every edit.
    private func missingTriggers() throws -> [TableTriggers] {
        let expected = try expectedItems()
        let found = try Self.items(db)
        let columns = try expectedColumns()
        let tables = Set(expected.filter { $0.key.type == "trigger" && found[$0.key] == nil }.map(\.value.table))
        return try tables.sorted().compactMap { table in
            let there = try Set(
                String.fetchAll(db, sql: "SELECT name FROM pragma_table_info(?)", arguments: [table]))
            guard !there.isEmpty, there.isSuperset(of: columns[table] ?? []) else { return nil }
            let all = expected.filter { item, definition in
                item.type == "trigger" && definition.table == table
                    && (found[item] == nil || found[item]?.sql == definition.sql)
            }.sorted { $0.value.order < $1.value.order }
            return TableTriggers(
                table: table, all: all.map { ($0.key.name, $0.value.sql) },
                missing: all.filter { found[$0.key] == nil }.map(\.key.name))
        }
    }

    /// Layers whose geometries reach out of their extent in the list of contents. A larger one is allowed: it only informs.
    ///
    /// - without: layers whose R-tree can't be read.
    func wrongExtents(without broken: [String]) throws -> [String] {
        let layers = try Row.fetchAll(
            db,
            sql: """
                SELECT g.table_name, g.column_name, min_x, min_y, max_x, max_y
                FROM gpkg_geometry_columns AS g JOIN gpkg_contents AS c ON c.table_name = g.table_name
                """)
        return try layers.compactMap { layer in
            let table: String = layer[0]
            let tree = "rtree_\(table)_\(layer[1] as String)"
            guard !broken.contains(table), try db.tableExists(tree) else { return nil }
            let box = try Row.fetchOne(
                db, sql: "SELECT min(minx), min(miny), max(maxx), max(maxy) FROM \"\(tree)\"")
            guard let box, let west: Double = box[0], let south: Double = box[1], let east: Double = box[2],
                let north: Double = box[3]
            else { return nil }
            guard let minX: Double = layer[2], let minY: Double = layer[3], let maxX: Double = layer[4],
                let maxY: Double = layer[5]
            else { return table }
            // An R-tree keeps single precision, rounded outwards.
            func slack(_ value: Double) -> Double { abs(value) * 0x1p-22 }
            let holds =
                minX <= west + slack(west) && minY <= south + slack(south) && maxX >= east - slack(east)
                && maxY >= north - slack(north)
            return holds ? nil : table
        }
    }

    func extents(without broken: [String]) throws -> HealthCheck {
        let wrong = try wrongExtents(without: broken).joined(separator: ", ")
        return HealthCheck(
            "extents", wrong.isEmpty ? .ok : .warn,
            wrong.isEmpty
                ? Bilingual(
                    en: "the stored extents hold their layers", es: "las extensiones guardadas abarcan sus capas")
                : Bilingual(
                    en: "layers reach out of their stored extents: \(wrong)",
                    es: "hay capas que salen de su extensión guardada: \(wrong)"),
            advice: wrong.isEmpty
                ? nil
                : Bilingual(
                    en: "QGIS zooms to these: take them from the geometries with “lindero doctor --repair”",
                    es: "QGIS se acerca a ellas: tómelas de las geometrías con «lindero doctor --repair»"))
    }
}
