import Foundation
import GRDB
import GeoPackage
import Pipeline

/// The look for damage before a register is written to, on a thread and a connection of its own while the caller reads what
/// it needs: it takes as long as building the line's index, and a command waits for the longer of the two.
///
/// `PRAGMA quick_check` as far as its cost doesn't grow with the file: of all pages of a small one, of a large one the schema
/// and the small tables. `doctor` looks at everything.
struct DamageSearch: Sendable {
    /// Files up to this size are looked at as a whole: some 40 ms.
    private static let wholeCheckBytes = 32 << 20
    /// In larger ones, tables up to this many rows.
    private static let tableCheckRows = 20_000

    private let path: String
    /// What was found.
    private let problems: Later<[String]>

    /// Begins to look.
    init(_ path: String) {
        self.path = path
        problems = Later {
            let queue = try DatabaseQueue(
                path: path,
                configuration: GeoPackageFile.configuration(
                    readOnly: true, busyTimeout: TimeInterval(Register.busySeconds)))
            defer { try? queue.close() }
            return try queue.read { db in try DamageSearch.problems(db) }
        }
    }

    /// Waits for the end of the search and throws what was found. Any number of calls, from any thread.
    func wait() throws(RegisterError) {
        let found = try Register.guarding(path) { try problems.value() }
        // SQLite lists a page that it had no memory to read among those that are damaged.
        let unread = "unable to get the page. error code=\(ResultCode.SQLITE_NOMEM.rawValue)"
        guard !found.contains(where: { $0.split(separator: "\n").contains { $0.hasSuffix(unread) } }) else {
            throw .outOfMemory(path: path)
        }
        guard found.isEmpty else {
            throw .damaged(path: path, detail: found.prefix(5).joined(separator: "; "))
        }
    }

    private static func problems(_ db: Database) throws -> [String] {
        let page = try Int.fetchOne(db, sql: "PRAGMA page_size") ?? 0
        let pages = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
        var problems: [String] = []
        if page * pages <= wholeCheckBytes {
            problems = try String.fetchAll(db, sql: "PRAGMA quick_check(5)")
        } else {
            let tables = try String.fetchAll(
                db, sql: "SELECT table_name FROM gpkg_ogr_contents WHERE feature_count <= ?",
                arguments: [tableCheckRows])
            for table in tables + ["settings", "batches", "current_batch", "gpkg_contents", "gpkg_geometry_columns"] {
                guard try db.tableExists(table) else { continue }
                problems += try String.fetchAll(db, sql: "PRAGMA quick_check(\"\(table)\")")
            }
        }
        return problems.filter { $0 != "ok" }
    }
}
