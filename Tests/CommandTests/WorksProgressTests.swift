import Foundation
import TestSupport
import Testing

@Suite struct WorksProgressTests {
    /// samples/figures.json: computed by scripts/make-samples in Python, interval by interval.
    private func certified(_ year: Int) throws -> [String: Any] {
        let data = try Data(contentsOf: URL(fileURLWithPath: Checkout.sample("figures.json")))
        let figures = try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
        return (figures["certified"] as? [String: Any])?[String(year)] as? [String: Any] ?? [:]
    }

    @Test(arguments: [2025, 2026])
    func agreesWithTheFiguresOfAnIndependentProgram(year: Int) throws {
        let expected = try certified(year)

        let run = try SampleRegister.read("progress", "--year", "\(year)", "--to", "\(year)-12-31", "--json")

        let rows = run.object["rows"] as? [[String: Any]] ?? []
        let brecha = try #require(rows.first { $0.text("code") == "L1.1" })
        let banks = try #require(rows.first { $0.text("code") == "L1.2" })
        #expect(brecha.number("executed") == expected.number("net_km"))
        #expect(brecha.number("gross") == expected.number("gross_km"))
        #expect(banks.number("executed") == expected.number("m3"))
        #expect(brecha.number("accrued_gtq") == expected.number("brecha_cost_gtq"))
        #expect(banks.number("accrued_gtq") == expected.number("bank_cost_gtq"))
    }

    /// 24 inspections of 2026, 21 with an acta (samples/README.md).
    @Test func countsEventsThatHaveAnActa() throws {
        let run = try SampleRegister.read("progress", "--year", "2026", "--to", "2026-12-31", "--json")

        let rows = run.object["rows"] as? [[String: Any]] ?? []
        #expect(rows.first { $0.text("code") == "L2.1" }?.number("executed") == 21)
    }

    @Test func allFormatsHaveTheSameFigures() throws {
        let arguments = ["progress", "--year", "2026", "--to", "2026-06-30"]
        func run(_ format: String) throws -> ProgramRun {
            try ProgramRun.lindero(arguments + ["--format", format], in: SampleRegister.shared.get().folder)
        }
        let rows = try run("json").object["rows"] as? [[String: Any]] ?? []
        let csv = try run("csv").text.split(separator: "\r\n").map(fields)
        let (table, html) = (try run("table").text, try run("html").text)
        let columns = [
            "target", "executed", "gross", "percent", "programmed_to_date", "percent_programmed", "target_gtq",
            "accrued_gtq", "percent_financial", "unit_cost_gtq",
        ]

        #expect(rows.count == 6)
        for (row, line) in zip(rows, csv.dropFirst()) {
            for column in columns {
                let place = try #require(csv[0].firstIndex(of: column))
                #expect(Double(line[place]) == row.number(column), "\(column)")
                guard !line[place].isEmpty else { continue }
                let isInHTML = html.contains(">\(line[place])<")
                let isInTable = table.contains(line[place])
                #expect(isInHTML && isInTable, "\(column) \(line[place])")
            }
        }
    }

    /// RFC 4180, as far as this file needs it.
    private func fields(_ line: Substring) -> [String] {
        var fields = [""]
        var isQuoted = false
        for character in line {
            if character == "\"" {
                isQuoted.toggle()
            } else if character == ",", !isQuoted {
                fields.append("")
            } else {
                fields[fields.count - 1].append(character)
            }
        }
        return fields
    }

    @Test(arguments: ["L1.1", "L1.2", "L2.1"])
    func anExplanationAddsUpToTheFigure(code: String) throws {
        let run = try SampleRegister.read(
            "explain", "progress", "--code", code, "--year", "2026", "--to", "2026-06-30", "--json")
        let progress = try SampleRegister.read("progress", "--year", "2026", "--to", "2026-06-30", "--json")

        let parts = run.object["contributions"] as? [[String: Any]] ?? []
        let sum = parts.reduce(run.object.number("bridged") ?? 0) { $0 + ($1.number("added") ?? .nan) }
        let rows = progress.object["rows"] as? [[String: Any]] ?? []
        let executed = try #require(rows.first { $0.text("code") == code }?.number("executed"))
        #expect(abs(sum - executed) < 1e-6)
    }

    @Test func aPageOfHTMLNeedsNothingBesideIt() throws {
        let html = try SampleRegister.read(
            "progress", "--year", "2026", "--to", "2026-06-30", "--format", "html", language: "es"
        ).text

        #expect(html.contains("<svg"))
        #expect(html.contains("@page { size: A4"))
        #expect(html.contains("umbrales configurados, no oficiales"))
        #expect(!html.contains("http://") && !html.contains("https://") && !html.contains("<script"))
    }

    /// The legal status of the line with Belize is a matter of words: it is never called a limit or a boundary.
    @Test(arguments: ["en", "es"])
    func neverCallsTheAdjacencyLineABoundary(language: String) throws {
        for format in ["table", "csv", "json", "gpx", "geojson", "html"] {
            let plan = try SampleRegister.read(
                "inspection", "plan", "--sector", "GTM-BLZ-03", "--date", "2026-07-01", "--format", format,
                language: language
            ).text.lowercased()
                .replacingOccurrences(of: "not a boundary", with: "")
                // Codes among the weights, which are printed with every plan.
                .replacingOccurrences(of: "demarcated-boundary", with: "")
                .replacingOccurrences(of: "delimited-boundary", with: "")

            // CSS has borders.
            let words = plan.components(separatedBy: "</style>").last ?? ""
            let found = ["boundary", "límite", "frontera", "border"].filter { words.contains($0) }
            #expect(found.isEmpty, "\(format)")
            let namesSector = words.contains("gtm-blz-03") || format == "gpx"
            #expect(namesSector, "\(format)")
        }
    }
}
