import Demarcation
import Reports

/// Prints the results of lines, piece by piece, and says on standard error which lines gave none.
struct LineOutput: ~Copyable {
    private var output: ResultOutput
    private let path: String
    private let style: LineResults.Style
    private let expected: Bilingual
    private var lineCount = 0
    private var elementCount = 0
    private(set) var failureCount = 0

    /// Lines that are named; the others are only counted.
    private static let namedFailures = 20

    /// `expected`: what a line should hold, for messages.
    init(path: String?, style: LineResults.Style, expected: Bilingual) throws {
        output = try ResultOutput(path: nil)
        self.path = path ?? "-"
        self.style = style
        self.expected = expected
    }

    mutating func put(_ text: [UInt8]) throws {
        try output.put(text)
    }

    mutating func put(_ results: LineResults) throws {
        if style == .json, elementCount > 0, results.elementCount > 0 { try output.put(",\n") }
        try output.put(results.text)
        for problem in results.problems {
            failureCount += 1
            if failureCount <= Self.namedFailures { say(problem.problem, line: lineCount + problem.line + 1) }
        }
        lineCount += results.lineCount
        elementCount += results.elementCount
    }

    /// Ends the result and tells how many lines gave none.
    mutating func finish() throws {
        try output.finish()
        let more = failureCount - Self.namedFailures
        if more > 0 {
            Diagnostics.say("lindero: " + localised("and \(more) lines more", "y \(more) líneas más"))
        }
    }

    private func say(_ problem: LineResults.Problem, line: Int) {
        let words =
            switch problem {
            case .notNumbers: Bilingual(en: "not “\(expected[.english])”", es: "no es «\(expected[.spanish])»")
            case .notComputed:
                Bilingual(
                    en: "can't be computed: check the order, the reference system, heights and epochs",
                    es: "no se puede calcular: revise el orden, el sistema de referencia, las alturas y las épocas")
            case .outsideArea:
                Bilingual(en: "outside the operation's area of use", es: "fuera del área de uso de la operación")
            }
        Diagnostics.say("lindero: \(path):\(line): \(words[Program.language])")
    }
}
