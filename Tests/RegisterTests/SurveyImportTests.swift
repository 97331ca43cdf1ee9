import Demarcation
import Foundation
import TestSupport
import Testing

@testable import Register

@Suite("Surveys in the register")
struct SurveyImportTests {
    typealias Record = SampleRecords.Record

    @Test("the ledger adds up, and each record is where a set of records says", arguments: [1, 2, 3] as [UInt64])
    func law(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let folder = try TemporaryFolder()
        let register = try SampleRecords.register(in: folder)
        var stored: Set<Record> = []
        for survey in 0..<5 {
            var first: [String: Record] = [:]
            var (accepted, rejected, duplicate, unchanged, read) = (0, 0, 0, 0, 0)
            var batches: [PlacedBatch] = []
            for _ in 0..<Int.random(in: 0...4, using: &generator) {
                let records = (0..<Int.random(in: 0...300, using: &generator)).map { _ in
                    Record(
                        name: "P\(Int.random(in: 0..<200, using: &generator))",
                        x: Double(Int.random(in: 0...1, using: &generator)), y: 17)
                }
                let bad = (0..<Int.random(in: 0...3, using: &generator)).map { line in
                    Rejection(line: line + 1, reason: .missingField("x"), text: "…")
                }
                batches.append(SampleRecords.batch(records, firstLine: read + 2, rejections: bad))
                read += records.count + bad.count
                rejected += bad.count
                for record in records {
                    if let there = first[record.name] {
                        if there == record { duplicate += 1 } else { rejected += 1 }
                        continue
                    }
                    first[record.name] = record
                    if stored.contains(record) { unchanged += 1 } else { accepted += 1 }
                }
            }
            let dry = try register.importOne(batches, sha256: "\(survey)", isDryRun: true)
            let outcome = try register.importOne(batches, sha256: "\(survey)")
            let ledger = outcome.survey.ledger
            #expect(ledger == dry.survey.ledger)
            #expect(ledger.isBalanced)
            #expect(ledger.read == read && ledger.accepted == accepted && ledger.rejected == rejected)
            #expect(ledger.duplicate == duplicate && ledger.unchanged == unchanged)
            stored.formUnion(first.values)
            let rows = try SQLiteShell.rows("SELECT name, source_x FROM observations", in: register.path)
            #expect(rows.count == stored.count)
            #expect(Set(rows.map { Record(name: $0[0], x: Double($0[1]) ?? .nan, y: 17) }) == stored)
        }
        #expect(try SQLiteShell.isIntact(register.path))
    }

    @Test("the same points from another file are unchanged, and nothing is stored of it")
    func samePoints() throws {
        let folder = try TemporaryFolder()
        let register = try SampleRecords.register(in: folder)
        let batch = SampleRecords.batch((0..<100).map { Record(name: "P\($0)", x: -90, y: 17) })
        #expect(try register.importOne([batch], sha256: "a").isStored)
        let before = try Data(contentsOf: folder.url.appendingPathComponent("r.gpkg"))
        let again = try register.importOne([batch], sha256: "b")
        #expect(again.survey.ledger.unchanged == 100 && !again.isStored)
        #expect(try register.surveys().count == 1)
        #expect(try Data(contentsOf: folder.url.appendingPathComponent("r.gpkg")) == before)
    }

    @Test("the same bytes again, whatever was rejected in them, are the survey that is there")
    func sameBytes() throws {
        let folder = try TemporaryFolder()
        let register = try SampleRecords.register(in: folder)
        let bad = [Rejection(line: 9, reason: .noFix, text: "x")]
        let batch = SampleRecords.batch([Record(name: "A", x: -90, y: 17)], rejections: bad)
        _ = try register.importOne([batch], sha256: "a")
        let again = try register.importOne([batch], sha256: "a")
        #expect(!again.isStored)
        #expect(again.survey.id.rawValue == "S-0001")
        #expect(again.survey.ledger.read == 2 && again.survey.ledger.unchanged == 2)
    }

    @Test("an error in the second survey leaves nothing of the first, and its own error comes through")
    func allOrNothing() throws {
        struct Broken: Error {}
        let folder = try TemporaryFolder()
        let register = try SampleRecords.register(in: folder)
        let before = try Data(contentsOf: folder.url.appendingPathComponent("r.gpkg"))
        #expect(throws: Broken.self) {
            _ = try register.importSurveys(count: 2, isDryRun: false, isStrict: false, change: SampleRecords.change) {
                session in
                try session.add(sectors: [], monuments: []) { writer in
                    let batch = SampleRecords.batch([Record(name: "A", x: -90, y: 17)])
                    try writer.add([batch])
                } finish: {
                    $0.sha256 = "a"
                }
                throw Broken()
            }
        }
        #expect(try Data(contentsOf: folder.url.appendingPathComponent("r.gpkg")) == before)
    }

    @Test("of two surveys at once the one without anything new leaves no trace, the other is whole")
    func oneOfTwo() throws {
        let folder = try TemporaryFolder()
        let register = try SampleRecords.register(in: folder)
        let first = SampleRecords.batch((0..<50).map { Record(name: "P\($0)", x: -90, y: 17) })
        let second = SampleRecords.batch((50..<60).map { Record(name: "P\($0)", x: -90, y: 17) })
        let outcomes = try register.importSurveys(
            count: 3, isDryRun: false, isStrict: false, change: SampleRecords.change
        ) { session in
            for (batch, digest) in [(first, "a"), (first, "b"), (second, "c")] {
                try session.add(sectors: [], monuments: []) { writer in
                    try writer.add([batch])
                } finish: {
                    $0.sha256 = digest
                }
            }
        }
        #expect(outcomes.map(\.isStored) == [true, false, true])
        #expect(try register.surveys().map(\.sha256) == ["a", "c"])
        #expect(
            try SQLiteShell.value("SELECT count(*) FROM batches WHERE summary LIKE 'S-%'", in: register.path) == "2")
        #expect(try SQLiteShell.value("SELECT count(*) FROM rtree_observations_geom", in: register.path) == "60")
        #expect(try SQLiteShell.isIntact(register.path))
        // The triggers are back: an edit elsewhere keeps the index.
        let triggers = try SQLiteShell.value(
            "SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'observations'", in: register.path
        )
        #expect((Int(triggers) ?? 0) >= 6)
    }
}
