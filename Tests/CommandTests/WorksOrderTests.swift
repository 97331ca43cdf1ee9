import Foundation
import TestSupport
import Testing

@Suite struct WorksOrderTests {
    private func run(_ folder: URL, _ line: String, language: String = "en") throws -> ProgramRun {
        try ProgramRun.lindero(
            line.split(separator: " ").map(String.init), in: folder, environment: ["LC_ALL": language + ".UTF-8"])
    }

    /// The life of an order in scripts/demo: certified on 11 May, it counts from then on.
    @Test func anOrderGoesFromPlanToAcceptanceAndCounts() throws {
        let folder = try SampleRegister.copy()
        let before = try run(folder.url, "progress --to 2026-06-30 --json")
        let steps = [
            "order new T-1 --kind brecha-conservation --sector GTM-HND-02 --from 5+000 --to 8+500",
            "order assign T-1 --to Sur", "order start T-1 --date 2026-04-06", "order measure T-1 --date 2026-04-24",
            "order verify T-1 --date 2026-05-04", "order certify T-1 --date 2026-05-11 --acta A-1",
            "order receive T-1 --date 2026-05-29 --acta R-1",
        ]

        for step in steps {
            let result = try run(folder.url, step)
            #expect(result.status == 0, "\(step): \(result.errors)")
        }

        let order = try run(folder.url, "order show T-1 --json").object
        #expect(order.text("state") == "received")
        #expect(order.number("quantity") == 3.5)
        #expect(order.text("acceptance_acta") == "R-1")
        let after = try run(folder.url, "progress --to 2026-06-30 --json")
        // Nothing of GTM-HND-02 was certified in 2026 before: the whole 3.5 km are new.
        #expect(abs(executed(after) - executed(before) - 3.5) < 1e-9)
    }

    private func executed(_ run: ProgramRun) -> Double {
        let rows = run.object["rows"] as? [[String: Any]] ?? []
        return rows.first { $0.text("code") == "L1.1" }?.number("executed") ?? .nan
    }

    @Test(arguments: [
        ("en", "no type of stabilisation work; give --work-type"), ("es", "falta tipo de obra; indique --work-type"),
    ])
    func saysWhatIsMissingInBothLanguages(language: String, words: String) throws {
        let folder = try SampleRegister.copy()
        _ = try run(
            folder.url, "order new T-2 --kind bank-stabilisation --sector GTM-MEX-09 --from 100 --to 200 --quantity 9")

        let blocked = try run(folder.url, "order assign T-2 --to Sur", language: language)

        #expect(blocked.status == 77)
        #expect(blocked.errors.contains(words))
        #expect(try run(folder.url, "order show T-2 --json").object.text("state") == "planned")
    }

    @Test func neverSkipsAState() throws {
        let folder = try SampleRegister.copy()
        _ = try run(folder.url, "order new T-3 --kind brecha-opening --sector GTM-MEX-01 --from 0 --to 100")

        let run = try run(folder.url, "order certify T-3 --date 2026-05-11 --acta A-1 --json")

        #expect(run.status == 77)
        #expect(run.errors.contains("\"code\":\"E_NOT_REACHABLE\""))
    }

    @Test(arguments: [
        ("order new T-4 --kind brecha-opening --sector GTM-MEX-01 --from 194+000 --to 999+000", 64),
        ("order new T-4 --kind brecha-opening --sector GTM-XXX-01 --from 0 --to 100", 66),
        ("order new T-4 --kind brecha-opening --sector GTM-MEX-01 --from 100 --to 0", 64),
        ("order new T-4 --kind brecha-opening --sector GTM-MEX-01", 64),
        ("order new T-4 --kind brecha-opening --sector GTM-MEX-01 --from 0 --to 9 --quantity 4", 64),
        ("order new T-4 --kind sign --monument M-9999 --quantity 1", 66),
        ("order new T-4 --kind bank-stabilisation --sector GTM-MEX-09 --quantity -5", 64),
        ("order new OT-2026-050 --kind sign --sector GTM-MEX-01 --quantity 1", 65),
        ("order show NOBODY", 66), ("order start NOBODY --date 2026-01-01", 66),
        ("order start OT-2026-050 --date 2026-02-30", 64),
        ("event add E-1 --kind negotiation --date 2026-01-01 --product L9", 66),
        ("inspection record --id I-9 --sector GTM-MEX-01 --from 0 --to 999+000 --date 2026-01-01", 64),
        ("inspection record --id INSP-2026-01 --sector GTM-MEX-01 --date 2026-01-01", 65),
        ("progress --year 2026 --to 2025-12-31", 64), ("explain progress --code L9 --year 2026", 66),
        ("inspection plan --from 0", 64),
    ])
    func endsWithTheStatusOfTheContract(line: String, status: Int32) throws {
        let folder = try SampleRegister.copy()

        let run = try run(folder.url, line)

        #expect(run.status == status, "\(run.errors)")
        #expect(run.text.isEmpty)
    }

    @Test func aDryRunWritesNothing() throws {
        let folder = try SampleRegister.copy()
        let before = try Data(contentsOf: folder.url.appendingPathComponent("border.gpkg"))

        for line in [
            "order new T-5 --kind brecha-opening --sector GTM-MEX-01 --from 0 --to 100 -n",
            "inspection record --id I-5 --sector GTM-MEX-01 --date 2026-01-01 -n",
            "event add E-5 --kind negotiation --date 2026-01-01 -n",
        ] { #expect(try run(folder.url, line).status == 0) }

        #expect(try Data(contentsOf: folder.url.appendingPathComponent("border.gpkg")) == before)
    }
}
