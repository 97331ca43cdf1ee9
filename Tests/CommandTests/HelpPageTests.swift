import Foundation
import TestSupport
import Testing

/// Help fits 100 columns where the output is no terminal. An example is a command to copy, which is never broken.
@Suite("Help pages") struct HelpPageTests {
    private static let commands = [
        "", "survey", "survey import", "export geojson", "geodesic inverse", "monument propose", "order measure",
        "inspection plan", "programme spending", "locate",
    ]

    private func help(_ command: String, _ language: String) throws -> [String] {
        let folder = try TemporaryFolder()
        let arguments = command.split(separator: " ").map(String.init) + ["--help", "--lang", language]
        let result = try ProgramRun.lindero(arguments, in: folder.url, environment: ["COLUMNS": "500"])
        #expect(result.status == 0)
        return result.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    @Test(arguments: commands, ["en", "es"])
    func fitsTheWidth(command: String, language: String) throws {
        let lines = try help(command, language)
        let end = try #require(lines.firstIndex { $0.hasPrefix("USAGE: ") || $0.hasPrefix("USO: ") })
        for (index, line) in lines.enumerated() where index >= end || !line.hasPrefix(" ") {
            #expect(line.count <= 100, "\(line)")
        }
    }

    @Test(arguments: commands)
    func nothingOfTheParserIsEnglishInSpanish(command: String) throws {
        let text = try help(command, "es").joined(separator: "\n")
        for words in ["(default", "(values", "Show help", "OVERVIEW", "USAGE", "OPTIONS"] {
            #expect(!text.contains(words), "\(words)")
        }
    }

    @Test func anOptionAndItsValueStayInOneLine() throws {
        let lines = try help("monument propose", "en")
        let start = try #require(lines.firstIndex { $0.hasPrefix("USAGE: ") })
        let usage = lines[start...].prefix { !$0.isEmpty }
        #expect(usage.dropFirst().allSatisfy { $0.hasPrefix("       ") && !$0.hasPrefix("        ") })
        for line in usage {
            #expect(line.count { $0 == "[" } == line.count { $0 == "]" }, "\(line)")
            #expect(!(line.split(separator: " ").last ?? "").hasPrefix("--"), "\(line)")
        }
    }

    @Test func anExampleIsOneLine() throws {
        let example =
            "  lindero order measure OT-2026-102 --date 2026-04-10 --quantity 120 --evidence sections.csv --partial"
        #expect(example.count == 102)
        #expect(try help("order measure", "en").contains(example))
    }
}
