import Foundation
import GRDB
import GeoPackage
import GeoTypes
import TestSupport
import Testing

struct BulkInsertTests {
    private func table(_ columns: String) throws -> DatabaseQueue {
        let queue = try DatabaseQueue(configuration: GeoPackageFile.configuration(readOnly: false))
        try queue.write { try $0.execute(sql: "CREATE TABLE t (\(columns))") }
        return queue
    }

    @Test(arguments: [0, 1, 99, 100, 101, 250])
    func everyRowArrivesInItsOrder(count: Int) throws {
        let queue = try table("a INTEGER PRIMARY KEY, b DOUBLE, c TEXT")

        try queue.write { db in
            var rows = try BulkInsert(db, into: "t", columns: ["a", "b", "c"])
            for row in 0..<count {
                rows.bind(row)
                rows.bind(Double(row) / 3)
                rows.bind(text: "row \(row)")
                try rows.endRow()
            }
            try rows.finish()
            #expect(rows.inserted == count)
        }

        let stored = try queue.read { try Row.fetchAll($0, sql: "SELECT * FROM t ORDER BY a") }
        #expect(stored.map { $0["b"] as Double } == (0..<count).map { Double($0) / 3 })
        #expect(stored.map { $0["c"] as String } == (0..<count).map { "row \($0)" })
    }

    @Test func everyKindOfValueComesBackByteForByte() throws {
        let queue = try table("a, b, c, d, e, f, g, h")
        let text = Array("x“ñ”\u{0}🧭; DROP TABLE t --".utf8)
        let long = [UInt8](repeating: 0xAB, count: 300_000)

        try queue.write { db in
            var rows = try BulkInsert(db, into: "t", columns: ["a", "b", "c", "d", "e", "f", "g", "h"])
            for _ in 0..<3 {
                rows.bind(Int64.min)
                rows.bind(-0.0)
                rows.bind(Double.nan)
                rows.bind(text: [0x20] + text + [0x20], 1..<text.count + 1)
                rows.bind(text: nil)
                rows.bind(blob: long)
                rows.bind(point: GeographicPoint(longitude: -92.25, latitude: 14.5), height: 12.75, srsID: 4326)
                rows.bind(text: "")
                try rows.endRow()
            }
            try rows.finish()
        }

        for row in try queue.read({ try Row.fetchAll($0, sql: "SELECT *, CAST(d AS BLOB) AS bytes FROM t") }) {
            #expect(row["a"] as Int64 == .min)
            #expect((row["b"] as Double).sign == .minus)
            #expect(row["c"] as Double? == nil)
            // GRDB's String ends at a NUL, the stored text doesn't.
            #expect(row["bytes"] as Data == Data(text))
            #expect(row["e"] as String? == nil)
            #expect(row["f"] as Data == Data(long))
            #expect(row["g"] as Data == Data(ForeignGeometry.all[1].blob))
            #expect(row["h"] as String? == "")
        }
    }

    @Test(
        "blocks of any length and choice arrive in order, with the columns that all rows share",
        arguments: [1, 2, 3] as [UInt64])
    func blocks(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let queue = try table("id INTEGER PRIMARY KEY, a TEXT, b INTEGER, c TEXT, d DOUBLE")
        var expected: [String] = []

        try queue.write { db in
            var insert = try BulkInsert(
                db, into: "t",
                contents: [("id", .null), ("a", .bound), ("b", .integer(7)), ("c", .null), ("d", .bound)],
                rowsPerStatement: 10)
            for block in 0..<20 {
                var rows = BulkRows(columnCount: 2)
                let shared = rows.share("shared")
                var chosen: [Int] = []
                for row in 0..<Int.random(in: 0...37, using: &generator) {
                    let isShared = Bool.random(using: &generator)
                    let text = "\(block)/\(row)"
                    if isShared { rows.bind(shared) } else { rows.bind(text: text) }
                    rows.bind(Double(row) + 0.5)
                    rows.endRow()
                    guard Int.random(in: 0..<4, using: &generator) > 0 else { continue }
                    chosen.append(row)
                    expected.append("\(expected.count + 1)|\(isShared ? "shared" : text)|7||\(row).5")
                }
                try insert.insert(rows, rows: chosen)
            }
            try insert.finish()
            #expect(insert.inserted == expected.count)
        }

        let stored = try queue.read {
            try String.fetchAll($0, sql: "SELECT format('%d|%s|%d|%s|%.1f', id, a, b, c, d) FROM t ORDER BY id")
        }
        #expect(stored == expected)
    }

    @Test func aPointWithoutCoordinatesIsNull() throws {
        let queue = try table("geom")

        try queue.write { db in
            var rows = try BulkInsert(db, into: "t", columns: ["geom"])
            rows.bind(point: GeographicPoint(longitude: .nan, latitude: 14.5), srsID: 4326)
            try rows.endRow()
            try rows.finish()
        }

        #expect(try queue.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM t WHERE geom IS NULL") } == 1)
    }

    @Test func aBrokenConstraintHasItsCodeAndTheRollbackTakesAllRows() throws {
        let queue = try table("a INTEGER UNIQUE")

        let error = #expect(throws: DatabaseError.self) {
            try queue.write { db in
                var rows = try BulkInsert(db, into: "t", columns: ["a"])
                for row in 0..<150 {
                    rows.bind(row % 149)
                    try rows.endRow()
                }
                try rows.finish()
            }
        }

        #expect(error?.extendedResultCode == .SQLITE_CONSTRAINT_UNIQUE)
        #expect(error?.message?.contains("t.a") == true)
        #expect(try queue.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM t") } == 0)
    }

    @Test func aFullDiskIsToldFromAConstraintAndTheFileStaysWhole() throws {
        let file = try TemporaryGeoPackage()
        let blob = [UInt8](repeating: 7, count: 3000)

        let error = #expect(throws: DatabaseError.self) {
            try file.queue.write { db in
                // The same code as a disk without room.
                try db.execute(sql: "PRAGMA max_page_count = 200")
                var rows = try BulkInsert(db, into: "points", columns: ["code", "state"])
                for _ in 0..<1000 {
                    rows.bind(text: "x")
                    rows.bind(blob: blob)
                    try rows.endRow()
                }
                try rows.finish()
            }
        }

        #expect(error?.resultCode == .SQLITE_FULL)
        #expect(try file.verdict() == ["ok", "ok"])
        #expect(try file.integer("SELECT count(*) FROM points") == 0)
    }

    @Test func aTableOfManyColumnsStaysWithinTheLimitOfVariables() throws {
        let names = (0..<1500).map { "c\($0)" }
        let queue = try table(names.joined(separator: ","))

        try queue.write { db in
            var rows = try BulkInsert(db, into: "t", columns: names, rowsPerStatement: 1000)
            for row in 0..<400 {
                for column in names.indices { rows.bind(row * column) }
                try rows.endRow()
            }
            try rows.finish()
        }

        #expect(try queue.read { try Int.fetchOne($0, sql: "SELECT sum(c1499) FROM t") } == 1499 * 399 * 200)
    }

    @Test func aTableThatIsntThereIsAnError() throws {
        let queue = try table("a")

        #expect(throws: DatabaseError.self) {
            try queue.write { db in _ = try BulkInsert(db, into: "no \"such", columns: ["a"]) }
        }
    }
}
