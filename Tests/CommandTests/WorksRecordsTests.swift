import Foundation
import TestSupport
import Testing

/// The log, measurements, certificates and corrections of one order, from the command line.
@Suite struct WorksRecordsTests {
    private func run(_ folder: borrowing TemporaryFolder, _ arguments: [String], language: String = "en") throws
        -> ProgramRun
    {
        try ProgramRun.lindero(arguments, in: folder.url, environment: ["LC_ALL": language + ".UTF-8"])
    }

    private func run(_ folder: borrowing TemporaryFolder, _ line: String, language: String = "en") throws -> ProgramRun
    {
        try run(folder, line.split(separator: " ").map(String.init), language: language)
    }

    /// Gabions that have begun: 240 m³ planned.
    private func begun() throws -> TemporaryFolder {
        let folder = try SampleRegister.copy()
        for step in [
            "reach add R-1 --sector GTM-MEX-09 --bank left --from 50 --to 300",
            "installation add I-1 --kind sign --sector GTM-MEX-09",
            "order new G-1 --kind bank-stabilisation --sector GTM-MEX-09 --from 100 --to 200 --quantity 240 "
                + "--stretch B-001 --reach R-1 --installation I-1",
            "order assign G-1 --to Sur --work-type gabions", "order start G-1 --date 2026-04-01",
        ] {
            let run = try run(folder, step)
            try #require(run.status == 0, "\(run.errors)")
        }
        return folder
    }

    @Test func measurementsAddUpAndCertificatesCarryOn() throws {
        let folder = try begun()
        let steps = [
            "order measure G-1 --date 2026-04-10 --quantity 120 --method gabions --material bank --sigma 2 --partial",
            "order estimate G-1 --date 2026-04-11 --amount 48250.75",
            "order measure G-1 --date 2026-04-20 --quantity 116.5",
            "order estimate G-1 --date 2026-04-25 --quantity 100 --amount 40000.10 --acta E-2",
        ]
        for step in steps {
            let run = try run(folder, step)
            #expect(run.status == 0, "\(step): \(run.errors)")
        }

        let order = try run(folder, "order show G-1 --json").object

        #expect(order.text("state") == "measured")
        #expect(order.number("quantity") == 236.5)
        #expect(order.text("stretch") == "B-001" && order.text("reach") == "R-1")
        #expect(order.text("installation") == "I-1")
        let estimations = order["estimations"] as? [[String: Any]] ?? []
        #expect(estimations.map { $0.number("previous") } == [0, 120])
        #expect(estimations.map { $0.number("period") } == [120, 100])
        #expect(estimations.map { $0.number("cumulative") } == [120, 220])
        let account = try #require(order["settlement"] as? [String: Any])
        // 236.5 − 220; 48250.75 + 40000.10, in whole centavos.
        #expect(account.number("to_estimate") == 16.5)
        #expect(account.number("amount_gtq") == 88_250.85)
        let stored = try SQLiteShell.rows(
            "SELECT sum(amount_centavos), typeof(amount_centavos) FROM order_estimations",
            in: folder.path("border.gpkg"))
        #expect(stored == [["8825085", "integer"]])
    }

    @Test(arguments: [
        ("estimate G-1 --date 2026-04-11", 77, "begun"), ("estimate G-1 --date 2026-04-11 --quantity 999", 77, "more"),
        ("measure G-1 --date 2026-04-10 --quantity 5 --partial", 77, "method"),
        ("measure G-1 --date 2026-04-10 --quantity 5 --sigma 0", 64, "sigma"),
        ("measure G-1 --date 2026-04-10 --quantity 5 --evidence none.pdf --method gabions --material bank", 66, "none"),
        ("log G-1 Lluvia --photo none.jpg", 66, "none"), ("log NOBODY Lluvia", 66, "NOBODY"),
        ("correct G-1 --quantity -5 --reason wrong", 77, "measured"), ("correct G-1 --quantity -5", 64, "reason"),
        ("receive G-1 --date 2026-05-01 --acta R-1", 77, "next"),
    ])
    func refusesWhatTheOrderIsNotReadyFor(line: String, status: Int32, words: String) throws {
        let folder = try begun()

        let run = try run(folder, "order \(line)")

        #expect(run.status == status, "\(run.errors)")
        #expect(run.text.isEmpty)
    }

    @Test func theLogKeepsItsLinesAndTheDigestOfPhotos() throws {
        let folder = try begun()
        try Data("abc".utf8).write(to: folder.url.appendingPathComponent("f.jpg"))

        let log = try run(
            folder,
            ["order", "log", "G-1", "Rain until noon", "--date", "2026-04-07", "--photo", "f.jpg", "--by", "ana"])
        #expect(log.status == 0, "\(log.errors)")
        #expect(try run(folder, ["order", "log", "G-1", "Earlier", "--date", "2026-04-02"]).status == 0)

        let entries = try run(folder, "order show G-1 --json").object["log"] as? [[String: Any]] ?? []
        #expect(entries.map { $0.text("text") } == ["Earlier", "Rain until noon"])
        let photo = try #require((entries.last?["photos"] as? [[String: Any]])?.first)
        // FIPS 180-4's example for “abc”.
        #expect(photo.text("sha256") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        let history = try SQLiteShell.value(
            "SELECT count(*) FROM history JOIN batches ON batches.id = batch WHERE table_name = 'order_log'",
            in: folder.path("border.gpkg"))
        #expect(history == "2")
    }

    /// 236.5 − 12.5 = 224: the order keeps its values, the certified figure is the sum of the lines.
    @Test func aCorrectionIsANegativeLine() throws {
        let folder = try begun()
        for step in [
            "order measure G-1 --date 2026-04-20 --quantity 236.5 --method gabions --material bank",
            "order verify G-1 --date 2026-04-21", "order certify G-1 --date 2026-04-22 --acta A-1",
        ] { try #require(try run(folder, step).status == 0) }
        let before = try run(folder, "progress --to 2026-06-30 --json")

        let line = try run(
            folder, "order correct G-1 --quantity -12.5 --reason wrong --date 2026-06-02 --acta A-2 --json")

        #expect(line.object.text("id") == "G-1-C1" && line.object.text("state") == "certified")
        #expect(line.object.number("quantity") == -12.5 && line.object.text("corrects") == "G-1")
        let after = try run(folder, "progress --to 2026-06-30 --json")
        #expect(abs(cubicMetres(before) - cubicMetres(after) - 12.5) < 1e-9)
        let order = try run(folder, "order show G-1 --json").object
        #expect(order.number("quantity") == 236.5)
        #expect((order["settlement"] as? [String: Any])?.number("net") == 224)
        for (wrong, status) in [
            ("--quantity -225 --reason x", 77), ("--quantity 5 --reason x", 64), ("--from 0 --to 1 --reason x", 64),
        ] { #expect(try run(folder, "order correct G-1 " + wrong).status == status) }
        #expect(try run(folder, "order correct G-1-C1 --quantity -1 --reason x").status == 77)
    }

    private func cubicMetres(_ run: ProgramRun) -> Double {
        let rows = run.object["rows"] as? [[String: Any]] ?? []
        return rows.first { $0.text("unit") == "m3" }?.number("executed") ?? .nan
    }

    @Test(arguments: [
        ("en", "missing for assigned", "crew; type of stabilisation work; planned quantity"),
        ("es", "falta para asignada", "brigada; tipo de obra; cantidad planificada"),
    ])
    func showSaysAllThatIsMissing(language: String, title: String, words: String) throws {
        let folder = try SampleRegister.copy()
        _ = try run(folder, "order new G-2 --kind bank-stabilisation --sector GTM-MEX-09")

        let show = try run(folder, "order show G-2", language: language)

        let line = show.text.split(separator: "\n").first { $0.hasPrefix(title) }
        #expect(line?.hasSuffix(words) == true, "\(show.text)")
    }

    @Test func listsByCrewAndSinceADay() throws {
        let folder = try begun()
        #expect(
            try run(folder, "order list --since 2026-04-01 --crew Sur --kind bank-stabilisation --json").array
                .contains { $0.text("id") == "G-1" })
        #expect(try run(folder, "order list --since 2026-04-02 --json").array.allSatisfy { $0.text("id") != "G-1" })
    }

    /// Dates that contradict each other are refused; columns that nobody knows are kept.
    @Test func importKeepsWhatItDoesNotKnowAndRefusesImpossibleStates() throws {
        let folder = try SampleRegister.copy()
        try Data(
            """
            id,kind,sector,from_m,to_m,state,started_on,finished_on,certified_on,acta,supervisor
            K-1,brecha-opening,GTM-MEX-01,0,100,certified,2026-01-02,2026-01-05,2026-01-09,A-1,Ana
            K-2,brecha-opening,GTM-MEX-01,100,200,certified,2026-01-05,2026-01-02,2026-01-09,A-1,Ana
            K-3,brecha-opening,GTM-MEX-01,100,200,certified,2026-01-02,2026-01-05,,A-1,Ana

            """.utf8
        ).write(to: folder.url.appendingPathComponent("o.csv"))

        let result = try run(folder, "order import o.csv --json")

        #expect(result.status == 3)
        #expect(result.object.number("accepted") == 1 && result.object.number("rejected") == 2)
        #expect(try run(folder, "order show K-1 --json").object.text("note") == "supervisor=Ana")
    }
}
