import Foundation
import GRDB
import GeoPackage

/// A GeoPackage in the temporary folder, gone with the test.
final class TemporaryGeoPackage {
    let path: String
    private(set) var queue: DatabaseQueue

    static let points = FeatureTable(
        name: "points", title: "Puntos", description: "Puntos levantados", geometry: .point, z: .optional, srsID: 4326,
        columns: [
            ColumnDefinition("code", "TEXT(20)", "NOT NULL", title: "Código"),
            ColumnDefinition("height", "DOUBLE", title: "Altura", description: "Metros sobre el elipsoide"),
            ColumnDefinition("state", "TEXT", title: "Estado", valueList: "state"),
            ColumnDefinition("measured", "DATETIME", title: "Medido"),
        ])

    init(tables: [FeatureTable] = [points]) throws {
        path = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).gpkg").path
        queue = try DatabaseQueue(
            path: path, configuration: GeoPackageFile.configuration(readOnly: false, busyTimeout: 5))
        try queue.write { db in
            try GeoPackageFile.initialise(db, systems: [])
            for table in tables { try table.create(in: db) }
        }
    }

    deinit {
        try? queue.close()
        for suffix in ["", "-journal", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) }
    }

    func reopen() throws {
        queue = try DatabaseQueue(
            path: path, configuration: GeoPackageFile.configuration(readOnly: false, busyTimeout: 5))
    }

    func numbers(_ sql: String) throws -> [Double] {
        try queue.read { try Double.fetchAll($0, sql: sql) }
    }

    func integer(_ sql: String) throws -> Int? {
        try queue.read { try Int.fetchOne($0, sql: sql) }
    }

    /// "ok", or what SQLite finds wrong in the file or the tree.
    func verdict(table: String = "points") throws -> [String] {
        try queue.read { db in
            let tree = "rtree_\(table)_geom"
            return try String.fetchAll(db, sql: "SELECT rtreecheck(?)", arguments: [tree])
                + String.fetchAll(db, sql: "PRAGMA integrity_check")
                + Row.fetchAll(db, sql: "PRAGMA foreign_key_check").map(\.description)
        }
    }
}
