import Demarcation
import GRDB
import GeoPackage
import GeoTypes
import Register
import TestSupport
import Testing

struct InspectionVisitsTests {
    private func inspection(
        _ id: String, _ day: CivilDate, _ findings: [(String, Monument.Condition?)], photos: [Finding.Photo] = []
    ) -> Inspection {
        Inspection(
            id: Inspection.ID(rawValue: id), sector: WorksRegister.long, firstDay: day, participation: .joint,
            findings: findings.map {
                Finding(monument: Monument.ID(rawValue: $0.0), condition: $0.1, note: id, photos: photos)
            })
    }

    private func store(_ inspections: [Inspection], in works: borrowing WorksRegister) throws -> Register.ImportLedger {
        try works.register.importInspections(inspections, change: WorksRegister.change)
    }

    private let day = CivilDate(firstDayOf: 2026)

    /// The rule in ``InspectionHistory`` and the register's query, on the same made inspections.
    @Test(arguments: 1...4)
    func theRegisterFindsWhatTheRuleSays(seed: UInt64) throws {
        let works = try WorksRegister()
        let names = (0..<12).map { "M\($0)" }
        try works.addMonuments("M0", "M1", "M2", "M3", "M4", "M5", "M6", "M7", "M8", "M9", "M10", "M11")
        var generator = SeededGenerator(seed: seed)
        let inspections = (0..<60).map { index in
            inspection(
                "I\(index)", day.adding(days: Int.random(in: 0...20, using: &generator)),
                (0..<Int.random(in: 0...3, using: &generator)).map { _ in
                    (
                        names[Int.random(in: 0..<10, using: &generator)],
                        Bool.random(using: &generator)
                            ? Monument.Condition.allCases.randomElement(using: &generator) : nil
                    )
                })
        }
        _ = try store(inspections, in: works)

        for known in [day.adding(days: 7), day.adding(days: 30)] {
            let rule = InspectionHistory(inspections, by: known)
            let stored = try works.register.visits(by: known)
            #expect(stored.count == 12)
            for (monument, visits) in stored { #expect(visits == rule[monument] ?? MonumentVisits()) }
            #expect(try works.register.visits(in: WorksRegister.long, by: known) == stored)
            #expect(try works.register.visits(in: WorksRegister.short, by: known).isEmpty)
        }
    }

    @Test func anOlderInspectionNeverOverwritesANewerCondition() throws {
        let works = try WorksRegister()
        try works.addMonuments("M1")
        func condition() throws -> String {
            try SQLiteShell.value("SELECT condition FROM monuments", in: works.register.path)
        }

        _ = try store([inspection("B", day.adding(days: 9), [("M1", .leaning)])], in: works)
        #expect(try condition() == "leaning")
        _ = try store([inspection("A", day, [("M1", .destroyed)])], in: works)
        #expect(try condition() == "leaning")
        // Of two on one day the one with the higher id is the later, whichever came first.
        _ = try store([inspection("C", day.adding(days: 9), [("M1", .buried)])], in: works)
        _ = try store([inspection("AA", day.adding(days: 9), [("M1", .fair)])], in: works)
        #expect(try condition() == "buried")
        // A newer one that recorded no condition leaves it.
        _ = try store([inspection("D", day.adding(days: 10), [("M1", nil)])], in: works)
        #expect(try condition() == "buried")
        let history = try SQLiteShell.rows(
            """
            SELECT json_extract(old, '$.condition'), json_extract(new, '$.condition') FROM history
            WHERE table_name = 'monuments' AND operation = 'update' ORDER BY rowid
            """, in: works.register.path)
        #expect(history == [["good", "leaning"], ["leaning", "buried"]])
        let last = try works.register.visits(to: Monument.ID(rawValue: "M1"), limit: 2)
        #expect(last.map(\.inspection.rawValue) == ["D", "C"])
    }

    /// QGIS and QField write rows without the day, and move inspections: triggers keep it.
    @Test func aFindingFollowsTheDayOfItsInspection() throws {
        let works = try WorksRegister()
        try works.addMonuments("M1")
        _ = try store([inspection("A", day, [("M1", .good)]), inspection("B", day.adding(days: 5), [])], in: works)
        let path = works.register.path

        try SQLiteShell.rows(
            "INSERT INTO findings (uuid, inspection, monument, condition) VALUES ('made', 'B', 'M1', 'fair')", in: path)
        #expect(try works.register.visits(by: day.adding(days: 5))[Monument.ID(rawValue: "M1")]?.condition == .fair)
        try SQLiteShell.rows("UPDATE findings SET inspection = 'A' WHERE uuid = 'made'", in: path)
        // The features' own triggers need the functions that GeoPackage programs have.
        try DatabaseQueue(path: path, configuration: GeoPackageFile.configuration(readOnly: false, busyTimeout: 10))
            .write { db in try db.execute(sql: "UPDATE inspections SET last_date = '2026-02-01' WHERE id = 'A'") }
        #expect(try SQLiteShell.rows("SELECT DISTINCT date FROM findings", in: path) == [["2026-02-01"]])
        #expect(try SQLiteShell.isIntact(path))
    }

    @Test func digestsAreAddedAndNeverLost() throws {
        let works = try WorksRegister()
        try works.addMonuments("M1")
        func visit(_ digests: String?...) -> Inspection {
            inspection(
                "A", day, [("M1", .good)],
                photos: zip(["a.jpg", "b.jpg"], digests).map { Finding.Photo(path: $0, sha256: $1) })
        }
        #expect(try store([visit(nil, "22")], in: works).accepted == 1)
        #expect(try works.register.inspection(Inspection.ID(rawValue: "A")) == visit(nil, "22"))
        #expect(try store([visit("11", nil)], in: works).unchanged == 1)
        #expect(try works.register.inspection(Inspection.ID(rawValue: "A")) == visit("11", "22"))
        #expect(try store([visit("11", "99")], in: works).differing == ["A"])
    }

    @Test func accessReplacesAndIsKeptInTheHistory() throws {
        let works = try WorksRegister()
        try works.addMonuments("M1", "M2")
        let access = MonumentAccess(
            monument: Monument.ID(rawValue: "M1"), point: "Bridge", hours: 1.5, risks: [.crossingNear, .riverErosion])
        #expect(try works.register.importAccess([access], change: WorksRegister.change).accepted == 1)
        #expect(try works.register.importAccess([access], change: WorksRegister.change).unchanged == 1)
        let sites = try works.register.inspectionSites(in: WorksRegister.long)
        #expect(sites.map(\.access.point) == ["Bridge", nil])
        #expect(sites.first?.access == access)
        #expect(
            try SQLiteShell.value(
                "SELECT count(*) FROM history WHERE table_name = 'monuments' AND operation = 'update'",
                in: works.register.path) == "1")
    }
}
