import Foundation
import TestSupport
import Testing

/// One report in every format: what each says is read back by another program and compared.
@Suite struct ProgressFormatsTests {
    private static let python = ProgramRun.find("python3")
    private static let chromium = ProgramRun.find("chromium")
    private static let hasOpenpyxl: Bool = {
        guard let python else { return false }
        let run = try? ProgramRun.run(python, ["-c", "import openpyxl"], in: FileManager.default.temporaryDirectory)
        return run?.status == 0
    }()

    private func workbook(_ arguments: [String], _ reader: String...) throws -> [String: [[String?]]] {
        let folder = try TemporaryFolder()
        let run = try ProgramRun.lindero(
            arguments + ["--format", "xlsx", "-o", folder.path("report.xlsx")], in: SampleRegister.shared.get().folder)
        try #require(run.status == 0, "\(run.errors)")
        let script = ProgressYear.fixture("workbook.py")
        let read = try ProgramRun.run(
            try #require(Self.python), [script, folder.path("report.xlsx")] + reader, in: folder.url)
        try #require(read.status == 0, "\(read.errors)")
        return try JSONDecoder().decode([String: [[String?]]].self, from: read.output)
    }

    private func csv(_ arguments: [String]) throws -> [[String]] {
        try ProgramRun.lindero(arguments + ["--format", "csv"], in: SampleRegister.shared.get().folder).text
            .split(separator: "\r\n").map(fields)
    }

    /// RFC 4180, as far as these files need it.
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

    @Test(.enabled(if: ProgressFormatsTests.python != nil, "python3 is not installed"), arguments: ["full", "ficha"])
    func aWorkbookHoldsTheDigitsOfTheCSV(layout: String) throws {
        let arguments = ["progress", "--year", "2026", "--to", "2026-08-31", "--layout", layout]
        let sheets = try workbook(arguments)
        let rows = try csv(arguments)
        let sheet = try #require(sheets[layout == "full" ? "progress" : "ficha"])
        for (line, cells) in zip(rows, sheet) {
            let padded = cells.map { $0 ?? "" } + [String](repeating: "", count: max(0, line.count - cells.count))
            #expect(padded == line)
        }
        #expect(rows.count == 7)
    }

    @Test(.enabled(if: ProgressFormatsTests.hasOpenpyxl, "openpyxl is not installed"))
    func openpyxlReadsTheWorkbook() throws {
        let arguments = ["progress", "--year", "2026", "--to", "2026-08-31", "--by", "sector"]
        let sheets = try workbook(arguments, "openpyxl")
        #expect(Set(sheets.keys) == ["progress", "ficha", "breakdown", "notes"])
        let json = try ProgramRun.lindero(arguments + ["--json"], in: SampleRegister.shared.get().folder).object
        let sheet = try #require(sheets["progress"])
        for (row, line) in zip(json["rows"] as? [[String: Any]] ?? [], sheet.dropFirst()) {
            for (title, text) in zip(sheet[0], line) {
                guard let title, let number = row[title] as? NSNumber, row.text(title) == nil else { continue }
                #expect(text.flatMap { Double($0) } == number.doubleValue, "\(title)")
            }
        }
    }

    /// Each cell of the page's tables as Chromium has it after it read the page, against the CSV.
    @Test(.enabled(if: ProgressFormatsTests.chromium != nil, "chromium is not installed"), .timeLimit(.minutes(2)))
    func aBrowserShowsTheFiguresOfTheCSV() throws {
        let folder = try TemporaryFolder()
        let arguments = ["progress", "--year", "2026", "--to", "2026-06-30"]
        let run = try ProgramRun.lindero(
            arguments + ["-o", folder.path("page.html")], in: SampleRegister.shared.get().folder)
        try #require(run.status == 0, "\(run.errors)")
        let page = try ProgramRun.run(
            try #require(Self.chromium),
            [
                "--headless", "--no-sandbox", "--disable-gpu", "--user-data-dir=" + folder.path("profile"),
                "--dump-dom", "file://" + folder.path("page.html"),
            ], in: folder.url, environment: ["HOME": folder.url.path])
        try #require(page.status == 0, "\(page.errors)")
        let rows = try csv(arguments)
        let tables = page.text.components(separatedBy: "<table>").dropFirst().map { table in
            table.components(separatedBy: "<tr>").dropFirst().map { row in
                row.components(separatedBy: "<td").dropFirst().map { cell in
                    String((cell.components(separatedBy: "</td>").first ?? "").drop { $0 != ">" }.dropFirst())
                }
            }
        }
        func check(_ table: Int, _ columns: [Int: String]) throws {
            #expect(tables[table].count == rows.count)
            for (cells, line) in zip(tables[table].dropFirst(), rows.dropFirst()) {
                for (place, name) in columns {
                    let index = try #require(rows[0].firstIndex(of: name))
                    #expect(cells[place] == line[index], "\(name)")
                }
            }
        }
        try check(
            0,
            [
                0: "code", 3: "target_initial", 4: "target", 5: "executed", 6: "percent", 8: "programmed_to_date",
                9: "percent_programmed",
            ])
        try check(
            1,
            [
                1: "programmed_c1", 2: "programmed_c2", 3: "programmed_c3", 4: "executed_c1", 5: "executed_c2",
                6: "executed_c3", 7: "gross",
            ])
        try check(
            2,
            [
                1: "lag", 2: "remaining", 3: "days_left", 4: "per_week", 5: "required_per_week", 6: "forecast",
                8: "forecast_method",
            ])
        try check(
            3,
            [
                1: "target_gtq", 2: "current_budget_gtq", 3: "accrued_gtq", 4: "percent_financial", 5: "unit_cost_gtq",
                6: "target_unit_cost_gtq", 7: "gap_points",
            ])
        // Four charts and the map; the map's cleared length is the executed one.
        #expect(page.text.components(separatedBy: "role=\"img\" aria-label").count == 6)
        let place = try #require(rows[0].firstIndex(of: "executed"))
        #expect(page.text.contains("cleared \(rows[2][place]) km"))
        #expect(page.text.contains("<path class=\"pending\""))
    }

    @Test func theJSONHasTheFiguresOfTheCSV() throws {
        let arguments = ["progress", "--year", "2026", "--to", "2026-08-31"]
        let rows = try csv(arguments)
        let json = try ProgramRun.lindero(arguments + ["--json"], in: SampleRegister.shared.get().folder).object
        var compared = 0
        for (row, line) in zip(json["rows"] as? [[String: Any]] ?? [], rows.dropFirst()) {
            for (name, text) in zip(rows[0], line) {
                guard let value = row[name] else { continue }
                if let number = value as? NSNumber, row.text(name) == nil {
                    #expect(Double(text) == number.doubleValue, "\(name)")
                    compared += 1
                }
            }
        }
        #expect(compared > 80)
    }
}
