import Foundation
import TestSupport
import Testing

/// Targets, programming and budget lines, from the command line to the table and back.
@Suite struct ProgrammeRecordsTests {
    /// Fixtures/programme/README.md: the sums are worked out there.
    @Test func budgetLinesAreExactToTheCentavo() throws {
        let copy = try ProgressYear.copy()
        let file = ProgressYear.fixture("spending.csv")
        let first = try copy.lindero("programme", "spending", "import", file, "--json")
        #expect(first.status == 0 && first.object.number("accepted") == 4)
        let bytes = try copy.bytes()
        let again = try copy.lindero("programme", "spending", "import", file, "--json")
        #expect(again.object.number("unchanged") == 4 && again.object.number("accepted") == 0)
        #expect(try copy.bytes() == bytes)
        #expect(
            try SQLiteShell.rows(
                "SELECT typeof(accrued_centavos), accrued_centavos FROM spending ORDER BY date",
                in: copy.path("border.gpkg"))
                == [["integer", "1000010"], ["integer", "500005"], ["integer", "250030"], ["integer", "-45"]])

        let run = try copy.lindero("progress", "--to", "2026-08-31", "--json")
        let row = try #require((run.object["rows"] as? [[String: Any]])?.first)
        #expect(row.number("accrued_gtq") == 17_500 && row.number("current_budget_gtq") == 39_000)
        #expect(row.number("percent_financial") == 44.9)
        #expect(row.number("unit_cost_gtq") == 1000.05 && row.number("target_unit_cost_gtq") == 1000)
        // 17.4992 / 36 is 48.6089 %, less 44.8718 %.
        #expect(row.number("gap_points") == 3.7)
        // The lines of the closed period came after its closing: 15000.15 on the adjustment, which had the costs of the
        // orders, 3000.30, until now.
        let adjustment = try #require((row["adjustments"] as? [[String: Any]])?.first)
        #expect(adjustment.number("accrued_gtq") == 11_999.85)

        let explained = try copy.lindero("explain", "progress", "--code", "K", "--to", "2026-08-31", "--json").object
        let money = explained["money"] as? [String: Any] ?? [:]
        #expect(money.text("from") == "budget-lines")
        let lines = money["lines"] as? [[String: Any]] ?? []
        #expect(lines.compactMap { $0.text("source") } == ["CUR-101", "CUR-102", "CUR-103", "CUR-104"])
        #expect(lines.first?.text("date") == "2026-02-28")
    }

    @Test func budgetLinesThatCantBeReadAreNamedWithTheirLine() throws {
        let copy = try ProgressYear.copy()
        try copy.write(
            """
            code,date,accrued_gtq,current_gtq,source
            K,2026-06-01,"1,250.00",,a
            K,2026-06-01,10.005,,b
            K,2026-02-30,1,,c
            X,2026-06-01,1,,d
            K,2026-06-01,,,e
            K,2026-06-01,1,-5,f
            K,2026-06-01,1e3,,g
            K,2026-06-01,12.5,,h
            K,2026-06-01,12.50,,h
            K,2026-06-01,13,,h

            """, to: "s.csv")
        let run = try copy.lindero("programme", "spending", "import", "s.csv", "--json")
        #expect(run.status == 3)
        let rejects = run.object["rejects"] as? [[String: Any]] ?? []
        #expect(rejects.compactMap { $0.number("line") } == [2, 3, 4, 5, 6, 7, 8, 11])
        #expect(run.object.number("accepted") == 1 && run.object.number("duplicate") == 1)
        #expect(run.object.number("read") == 10)
        try copy.write("code,date,accrued_gtq,source\nK,2026-06-01,99,h\n", to: "other.csv")
        let other = try copy.lindero("programme", "spending", "import", "other.csv")
        #expect(other.status == 3 && other.errors.contains("other.csv:2: "))
        try copy.write("a,b\n1,2\n", to: "wrong.csv")
        #expect(try copy.lindero("programme", "spending", "import", "wrong.csv").status == 65)
    }

    @Test func aYearIsProgrammedWholeOrNotAtAll() throws {
        let copy = try ProgressYear.copy()
        try copy.write(
            """
            code,year,part,quantity,in_force_from
            V,2026,C1,100,2026-06-01
            V,2026,C2,150,2026-06-01
            V,2026,C3,250,2026-06-01
            K,2026,C1,1,2026-07-01
            K,2026,02,1,2026-07-01
            V,2026,01,5,2026-08-01
            V,2026,13,5,2026-08-01
            X,2026,C1,1,

            """, to: "p.csv")
        let run = try copy.lindero("programme", "programming", "import", "p.csv", "--json")
        #expect(run.status == 3 && run.object.number("accepted") == 3 && run.object.number("records") == 1)
        let rejects = run.object["rejects"] as? [[String: Any]] ?? []
        #expect(rejects.compactMap { $0.number("line") } == [5, 6, 7, 8, 9])
        let row = try #require(
            (try copy.lindero("progress", "--to", "2026-08-31", "--json").object["rows"] as? [[String: Any]])?.last)
        #expect(row["programmed_by_period"] as? [Double] == [100, 150, 250])
        #expect(row.number("programmed_to_date") == 250)
        let list = try copy.lindero("programme", "programming", "list", "--json").array
        #expect(list.compactMap { $0.text("code") } == ["K", "V"] && list.last?.number("total") == 500)
    }

    @Test func aTargetKeepsItsHistory() throws {
        let copy = try ProgressYear.copy()
        let plan = ProgressYear.fixture("plan.csv")
        // The file that set them says nothing new, whatever changed since.
        #expect(try copy.lindero("programme", "import", plan, "--json").object.number("unchanged") == 2)
        try copy.write("code,year,physical_target,financial_target_gtq\nK,2026,30,1\n", to: "mod.csv")
        let refused = try copy.lindero("programme", "import", "mod.csv")
        #expect(
            refused.status == 3 && refused.errors.contains("mod.csv:2: ") && refused.errors.contains("in_force_from"))
        let dry = try copy.lindero("programme", "import", "mod.csv", "--in-force-from", "2026-09-01", "-n", "--json")
        #expect(dry.object.number("accepted") == 1)
        #expect(try copy.lindero("programme", "import", "mod.csv", "--in-force-from", "2026-09-01").status == 0)
        #expect(
            try copy.lindero("programme", "import", "mod.csv", "--in-force-from", "2026-09-01", "--json").object
                .number("unchanged") == 1)
        let targets = try copy.lindero("programme", "list", "--json").array.first?["targets"] as? [[String: Any]] ?? []
        let changes = targets.first?["changes"] as? [[String: Any]] ?? []
        #expect(changes.compactMap { $0.text("in_force_from") } == ["2026-05-15", "2026-09-01"])
        #expect(changes.compactMap { $0.number("target") } == [36, 30])
        #expect(targets.first?.number("target_initial") == 40)
        let unknown = try copy.lindero("programme", "target", "Z", "2026", "--quantity", "1", "--from", "2026-09-01")
        #expect(unknown.status == 66)
        let noYear = try copy.lindero("programme", "target", "K", "2030", "--quantity", "1", "--from", "2026-09-01")
        #expect(noYear.status == 66)
    }

    /// DOMAIN: no name of the m³ row, no unit of the negotiations, no indicator sheet, a unit cost that falls, a parent
    /// counted in km over a child in m³.
    @Test func theAuditFindsTheFiveDefectsOfThePlanAndNothingElse() throws {
        let run = try SampleRegister.read("programme", "audit", "--json")
        #expect(run.status == 3)
        #expect(
            run.array.compactMap { $0.text("code") }.sorted() == [
                "name-missing", "unit-cost-jumps", "unit-differs-from-parent", "unit-missing",
                "without-indicator-sheet",
            ])
    }
}
