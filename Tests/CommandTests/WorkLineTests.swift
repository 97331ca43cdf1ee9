import Foundation
import TestSupport
import Testing

/// Long work shows a line on a terminal, which is gone at the end; a file or a program that reads never gets it.
@Suite("Progress lines") struct WorkLineTests {
    /// 40,000 orders take more than a second to store, and to read in a debug build.
    private func orders(_ folder: borrowing TemporaryFolder) throws {
        var text = "id,kind,sector,from_m,to_m,quantity,unit,state\n"
        for number in 0..<40_000 {
            text += "W-\(number),brecha-conservation,GTM-MEX-01,\(number),\(number + 1),,km,planned\n"
        }
        try Data(text.utf8).write(to: folder.url.appendingPathComponent("many.csv"))
    }

    @Test(.enabled(if: ProgramRun.find("script") != nil))
    func aTerminalSeesItAndItIsErased() throws {
        let folder = try SampleRegister.copy()
        try orders(folder)
        let program = try ProgramRun.linderoPath()
        // util-linux's script gives the program a terminal.
        let result = try ProgramRun.run(
            try #require(ProgramRun.find("script")),
            ["-qec", "'\(program)' order import many.csv --lang en", "/dev/null"], in: folder.url)
        #expect(result.status == 0)
        #expect(result.text.contains("many.csv: storing"))
        let last = try #require(result.text.range(of: "many.csv: storing", options: .backwards))
        // ESC [K clears the line, then comes what was stored.
        let erased = try #require(result.text.range(of: "\r\u{1B}[K", range: last.upperBound..<result.text.endIndex))
        #expect(result.text[erased.upperBound...].hasPrefix("many.csv: 40000 rows read"))
    }

    @Test func aFileNeverGetsIt() throws {
        let folder = try SampleRegister.copy()
        try orders(folder)
        let result = try ProgramRun.lindero(["order", "import", "many.csv", "--dry-run"], in: folder.url)
        #expect(result.status == 0)
        #expect(!result.errors.contains("\u{1B}") && !result.text.contains("\u{1B}"))
    }
}
