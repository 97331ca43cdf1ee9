import GRDB
import TestSupport
import Testing

@testable import Register

@Suite("Digests that a register holds")
struct StoredDigestsTests {
    @Test("those of several surveys are found among others, at the ends of rows too", arguments: [1, 2] as [UInt64])
    func held(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let folder = try TemporaryFolder()
        let register = try SampleRecords.register(in: folder)
        // Few numbers, so that many are asked for that aren't there; the least and the greatest of all.
        let numbers = (0..<9000).map { _ in Int64.random(in: -20_000...20_000, using: &generator) } + [.min, .max]
        var surveys: [[Int64]] = [[], [], []]
        for number in Set(numbers) { surveys[Int.random(in: 0..<3, using: &generator)].append(number) }
        let queue = register.database
        try queue.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA foreign_keys = OFF")
            for (survey, digests) in surveys.enumerated() {
                var writer = try StoredDigests.Writer(db, survey: Int64(survey))
                for digest in digests.sorted() { try writer.add(digest) }
                try writer.finish()
            }
            let asked = (-20_000...20_000).map { Int64($0) }
            #expect(try StoredDigests.held([.min] + asked + [.max], db) == Set(numbers))
            #expect(try StoredDigests.held([], db).isEmpty)
            #expect(try StoredDigests.held([30_000], db).isEmpty)
            #expect(try StoredDigests.held([surveys[1].min() ?? 0], db) == [surveys[1].min() ?? 0])
        }
    }
}
