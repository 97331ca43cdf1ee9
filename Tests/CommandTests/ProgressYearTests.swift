import Foundation
import TestSupport
import Testing

/// Figures of Tests/DemarcationTests/Fixtures/work_year.md, worked out by hand, from the command line.
@Suite struct ProgressYearTests {
    @Test func theYearIsThatOfTheHandComputation() throws {
        let km = try ProgressYear.row("K", to: "2026-12-31")
        #expect(km.number("executed") == 19.6492)
        #expect(km.number("gross") == 22.3484)
        #expect(km.number("percent") == 54.6)
        #expect(km.text("light") == "red")
        #expect(km.number("adjustment") == -0.5)
        // C1 stays as it was closed; B07 and B08 came late: 0.7 + 0.3.
        #expect(km["by_period"] as? [Double] == [10.9992, 5.5, 2.15])
        #expect(km.number("late") == 1.0)
        let banks = try ProgressYear.row("V", to: "2026-12-31")
        #expect(banks.number("executed") == 425.25 && banks.number("gross") == 455.75)
        #expect(banks["by_period"] as? [Double] == [200.5, 169.75, 55])
        #expect(banks.number("adjustment") == -10)
    }

    @Test func theTargetOfMayCountsFromMayOn() throws {
        let april = try ProgressYear.row("K", to: "2026-04-30")
        #expect(april.number("target") == 40 && april.number("target_initial") == 40)
        #expect(april.number("programmed_to_date") == 13.333333)
        #expect(april.number("percent_programmed") == 90.0)
        #expect(april.text("light") == "amber")
        let june = try ProgressYear.row("K", to: "2026-06-30")
        #expect(june.number("target") == 36 && june.number("target_initial") == 40)
        #expect(june.number("programmed_to_date") == 18 && june.number("lag") == 2.5008)
        #expect(june.number("percent") == 43.1 && june.number("percent_programmed") == 86.1)
        #expect(june.number("remaining") == 20.5008 && june.number("days_left") == 184)
        #expect(june.number("required_per_week") == 0.779922)
        // The only order of 2025, A17, is of 30 December: by June none of that year's work was due.
        #expect(june["forecast"] is NSNull)
        #expect(june.text("no_forecast") == "no forecast: only 0 % of the year's work is due by this day")
    }

    @Test(arguments: [
        ("reported", 22.6492, 425.25 + 99), ("verified", 20.6492, 524.25), ("certified", 19.6492, 425.25),
    ])
    func eachBasisCountsItsOwn(basis: String, km: Double, m3: Double) throws {
        #expect(try ProgressYear.row("K", to: "2026-12-31", "--basis", basis).number("executed") == km)
        #expect(try ProgressYear.row("V", to: "2026-12-31", "--basis", basis).number("executed") == m3)
    }

    @Test func lateRecordsStandOnTheAdjustmentLine() throws {
        let row = try ProgressYear.row("K", to: "2026-08-31")
        let adjustments = row["adjustments"] as? [[String: Any]] ?? []
        let item = try #require(adjustments.first)
        #expect(adjustments.count == 1 && item.text("period") == "2026-C1")
        #expect(item.number("reported") == 10.9992 && item.number("now") == 11.9992 && item.number("quantity") == 1)
        let records = item["records"] as? [[String: Any]] ?? []
        #expect(records.compactMap { $0.text("id") } == ["B07", "B08"])
        let explained = try ProgressYear.read(
            "explain", "progress", "--code", "K", "--to", "2026-08-31", "--json"
        ).object
        let parts = explained["contributions"] as? [[String: Any]] ?? []
        #expect(Set(parts.filter { $0.text("late_for") == "2026-C1" }.compactMap { $0.text("id") }) == ["B07", "B08"])
        let sum = parts.reduce(explained.number("bridged") ?? 0) { $0 + ($1.number("added") ?? .nan) }
        #expect(abs(sum - 17.4992) < 1e-9)
        let left = explained["left_out"] as? [[String: Any]] ?? []
        #expect(left.compactMap { $0.text("id") }.prefix(1) == ["A14"])
        // The ficha has a line of its own for it.
        let ficha = try ProgressYear.read(
            "progress", "--to", "2026-08-31", "--layout", "ficha", "--json"
        ).array
        #expect(ficha.count == 3)
        #expect(ficha[1].number("cumulative") == 1 && ficha[1].text("source") == "B07 B08")
        #expect(ficha[0].number("executed_c1") == 10.9992 && ficha[0].number("cumulative") == 17.4992)
    }

    @Test func aClosedReportComesOutByteForByte() throws {
        let year = try ProgressYear.shared.get()
        let now = try ProgressYear.closedForms(in: year.folder)

        #expect(now.count == 20)
        for (name, bytes) in year.closed { #expect(now[name] == bytes, "\(name)") }
        let json = try #require(year.closed["json full en"])
        let object = try JSONSerialization.jsonObject(with: json) as? [String: Any] ?? [:]
        #expect((object["closed"] as? [String: Any])?.text("closed_on") == "2026-05-10")
        #expect((object["rows"] as? [[String: Any]])?.first?.number("executed") == 10.9992)
    }

    @Test func whatWasCountedInAClosedPeriodCantBeRewritten() throws {
        let copy = try ProgressYear.copy()
        let before = try copy.bytes()
        let target = try copy.lindero(
            "programme", "target", "K", "2026", "--quantity", "1", "--from", "2026-04-30", "--json")
        #expect(target.status == 77 && target.errors.contains("E_PERIOD_CLOSED"))
        try copy.write(
            "code,year,physical_target,financial_target_gtq,in_force_from\nK,2026,1,1,2026-02-01\n", to: "t.csv")
        let plan = try copy.lindero("programme", "import", "t.csv")
        #expect(plan.status == 77)
        #expect(try copy.lindero("programme", "import", "t.csv", "-n").status == 77)
        try copy.write("code,year,part,quantity\nV,2026,C1,1\nV,2026,C2,1\nV,2026,C3,1\n", to: "p.csv")
        #expect(try copy.lindero("programme", "programming", "import", "p.csv", "--lang", "es").status == 77)
        #expect(try copy.lindero("programme", "programming", "import", "p.csv", "-n").status == 77)
        #expect(try copy.lindero("close", "2026-C1", "--date", "2026-06-01").status == 77)
        #expect(try copy.lindero("close", "2026-03", "--date", "2026-06-01").status == 77)
        #expect(try copy.lindero("close", "2026-C3", "--date", "2027-06-01").status == 77)
        #expect(try copy.lindero("close", "2026-C2", "--date", "2026-08-31").status == 77)
        #expect(try copy.lindero("close", "2026-C4").status == 64)
        let batch = try SQLiteShell.value(
            "SELECT id FROM batches WHERE command LIKE 'close 2026-C1%'", in: copy.path("border.gpkg"))
        for arguments in [[], ["-n"]] {
            let undo = try ProgramRun.lindero(["undo", batch, "--json"] + arguments, in: copy.url)
            #expect(undo.status == 77 && undo.errors.contains("E_PERIOD_CLOSED"), "\(undo.errors)")
        }
        #expect(try copy.bytes() == before)
        // Whoever else edits the file is refused by the file itself.
        for change in [
            "UPDATE work_orders SET executed_quantity = 1 WHERE id = 'V01'", "DELETE FROM closings",
            "UPDATE closed_figures SET executed = 1", "DELETE FROM closed_reports",
            "UPDATE targets SET quantity = 1 WHERE product = 'K' AND in_force_from IS NULL",
            "UPDATE products SET unit = 'm3' WHERE code = 'K'",
        ] {
            #expect(throws: SQLiteShell.Failure.self, "\(change)") {
                try SQLiteShell.rows(change, in: copy.path("border.gpkg"))
            }
        }
        #expect(try copy.bytes() == before)
    }

    /// V03 was certified in June, V08 verified in September: nothing of them is closed.
    @Test func whatIsOpenCanStillBeChanged() throws {
        let copy = try ProgressYear.copy()
        try SQLiteShell.rows(
            "UPDATE targets SET quantity = 37 WHERE product = 'K' AND in_force_from = '2026-05-15'",
            in: copy.path("border.gpkg"))
        let second = try copy.lindero("close", "2026-C2", "--date", "2026-09-03", "--json")
        #expect(second.status == 0)
        let rows = second.object["products"] as? [[String: Any]] ?? []
        #expect(rows.first?.number("executed") == 5.5)
        let list = try copy.lindero("close", "--list", "--json").array
        #expect(list.compactMap { $0.text("period") } == ["2026-C1", "2026-C2"])
    }

    @Test func aRehearsedClosingStoresNothing() throws {
        let copy = try ProgressYear.copy()
        let before = try copy.bytes()
        let run = try copy.lindero("close", "2026-C2", "--date", "2026-09-03", "-n", "--json")
        #expect(run.status == 0 && run.object["stored"] as? Bool == false)
        #expect(try copy.bytes() == before)
        #expect(try copy.lindero("progress", "--closed", "2026-C2").status == 66)
        #expect(try copy.lindero("progress", "--closed", "2026-C1", "--by", "sector").status == 64)
    }

    @Test func breakdownsAddUp() throws {
        func parts(_ key: String) throws -> [String: Double] {
            let run = try ProgressYear.read("progress", "--to", "2026-12-31", "--by", key, "--json")
            let products = (run.object["breakdown"] as? [String: Any])?["products"] as? [[String: Any]] ?? []
            let parts = products.first { $0.text("code") == "K" }?["parts"] as? [[String: Any]] ?? []
            return Dictionary(
                uniqueKeysWithValues: parts.map { ($0.text("name") ?? "", $0.number("executed") ?? .nan) })
        }
        #expect(try parts("sector") == ["A": 15.4992, "B": 4.15])
        #expect(try parts("neighbour") == ["MEX": 15.4992, "BLZ": 4.15])
        #expect(try parts("crew") == ["Brigada 1": 15.4992, "Brigada 2": 4.15])
        #expect(try parts("cuatrimestre") == ["C1": 10.9992, "C2": 5.5, "C3": 2.15, "late": 1])
    }

    /// 86.1 % of what was programmed to 30 June, 43.1 % physical.
    @Test func thresholdsAreConfigurationAndSaySo() throws {
        let copy = try ProgressYear.copy()
        #expect(try ProgressYear.row("K", to: "2026-06-30", "--green", "86").text("light") == "green")
        #expect(try ProgressYear.row("K", to: "2026-06-30", "--amber", "87").text("light") == "red")
        try copy.write("{\"green\": 86.2, \"amber\": 86, \"gap\": 5}", to: "rules.json")
        let run = try copy.lindero("progress", "--to", "2026-06-30", "--rules", "rules.json", "--lang", "es")
        #expect(run.text.contains("verde desde 86.2 %, amarillo desde 86.0 %"))
        #expect(run.text.replacingOccurrences(of: "\n  ", with: " ").contains("umbrales configurados, no oficiales"))
        #expect(try copy.lindero("progress", "--green", "10", "--amber", "20").status == 64)
        try copy.write("[]", to: "rules.json")
        #expect(try copy.lindero("progress", "--rules", "rules.json").status == 65)
    }
}
