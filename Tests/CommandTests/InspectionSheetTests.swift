import Foundation
import TestSupport
import Testing

/// The sheet as it leaves the printer: made a PDF by Chromium, read by poppler.
@Suite(.enabled(if: Printer.isThere, "chromium, pdfinfo and pdftotext are needed to print the sheet"))
struct InspectionSheetTests {
    @Test(arguments: ["en", "es"])
    func printsOnA4WithEveryBoxWhole(language: String) throws {
        let folder = try SampleRegister.copy()
        let days = try pages("inspection plan --sector GTM-BLZ-04 --days 2 --date 2026-07-01", language, in: folder.url)

        #expect(days.size.contains("A4"))
        // Two days of ten monuments each: a day begins a page, five boxes fit below its head.
        #expect(days.texts.count == 4)
        let heads = language == "es" ? ["Día 1", "Día 2"] : ["Day 1", "Day 2"]
        for (page, head) in zip([0, 2], heads) { #expect(days.texts[page].contains(head)) }
        for page in [1, 3] { #expect(!heads.contains { days.texts[page].contains($0) }) }
        // Each box stands on one page: its monument, its coordinates and the last line to write on.
        let photo = language == "es" ? "foto:" : "photo:"
        for text in days.texts {
            let boxes = text.components(separatedBy: "UTM 16N E, N").count - 1
            #expect(text.components(separatedBy: photo).count - 1 == boxes && boxes == 5)
        }
        let all = days.texts.joined()
        for monument in 110...119 { #expect(all.contains("M-0\(monument)")) }
        let note = language == "es" ? "sin perjuicio" : "without prejudice"
        #expect(days.texts[0].contains(note) && days.texts[2].contains(note))
        #expect(days.texts[3].contains(language == "es" ? "Pesos configurados" : "Configured weights"))
    }

    /// A full day of long notes takes more room, and no text is cut at the edge of the paper.
    @Test func longNotesStayOnThePaper() throws {
        let folder = try SampleRegister.copy()
        let note = String(repeating: "muy-larga-sin-espacios-", count: 12)
        let record = try ProgramRun.lindero(
            [
                "inspection", "record", "--id", "X", "--sector", "GTM-HND-05", "--date", "2026-06-30", "--monument",
                "M-0136", "--condition", "damaged", "--note", note,
            ], in: folder.url)
        #expect(record.status == 0)

        let sheet = try pages("inspection plan --sector GTM-HND-05 --date 2026-07-01", "es", in: folder.url)

        #expect(sheet.texts.count == 1)
        // Words broken over lines come back whole when the line ends are taken out.
        #expect(sheet.texts[0].filter { !$0.isWhitespace }.contains("muy-larga"))
        #expect(sheet.rightmost <= sheet.width - 30)
    }

    private struct Pages {
        var size: String
        var texts: [String]
        var width: Double
        /// The right edge of the rightmost word, points.
        var rightmost: Double
    }

    private func pages(_ line: String, _ language: String, in folder: URL) throws -> Pages {
        let plan = try ProgramRun.lindero(
            line.split(separator: " ").map(String.init) + ["-o", "plan.html", "--lang", language], in: folder)
        #expect(plan.status == 0, "\(plan.errors)")
        let file = folder.appendingPathComponent("plan.html")
        let printing = try ProgramRun.run(
            try #require(Printer.chromium),
            [
                "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", "--print-to-pdf=plan.pdf",
                "--user-data-dir=\(folder.path)/profile", file.absoluteString,
            ], in: folder)
        #expect(printing.status == 0, "\(printing.errors)")
        let info = try ProgramRun.run(try #require(Printer.info), ["plan.pdf"], in: folder).text
        let text = try ProgramRun.run(try #require(Printer.text), ["-layout", "plan.pdf", "-"], in: folder).text
        let boxes = try ProgramRun.run(try #require(Printer.text), ["-bbox", "plan.pdf", "-"], in: folder).text
        let edges = boxes.matches(of: /xMax="([0-9.]+)"/).compactMap { Double($0.1) }
        let width = try #require(boxes.firstMatch(of: /page width="([0-9.]+)"/))
        return Pages(
            size: info,
            texts: text.split(separator: "\u{C}").map(String.init).filter { $0.contains(where: \.isLetter) },
            width: try #require(Double(width.1)), rightmost: edges.max() ?? 0)
    }
}

private enum Printer {
    static let chromium = ProgramRun.find("chromium")
    static let info = ProgramRun.find("pdfinfo")
    static let text = ProgramRun.find("pdftotext")
    static var isThere: Bool { chromium != nil && info != nil && text != nil }
}
