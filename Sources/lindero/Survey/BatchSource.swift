import Demarcation
import SurveyFormats

/// The batches of a survey file in order, each with what the file had said of itself by then.
struct BatchSource: ~Copyable {
    private var reader: SurveyReader
    /// Read already, to find out where the survey is.
    private(set) var first: SurveyBatch?
    private var isAtEnd = false
    /// Whose output is read, if it is a program's.
    private let process: ChildProcess?

    /// What was odd about the file itself.
    private let warnings: [Bilingual]

    init(_ reader: consuming SurveyReader, process: ChildProcess? = nil, warnings: [Bilingual] = []) throws {
        first = try reader.next()
        self.reader = reader
        self.process = process
        self.warnings = warnings
    }

    var isTable: Bool { reader.isTable }

    var source: SurveySource {
        var source = reader.source
        source.warnings += warnings
        if let words = process?.words.split(whereSeparator: \.isNewline).first {
            source.warnings.append(Bilingual(en: "GDAL says: \(words)", es: "GDAL dice: \(words)"))
        }
        return source
    }

    /// After the last points comes one empty batch, with the warnings that the reader knew only at the end.
    mutating func next() throws -> (batch: SurveyBatch, source: SurveySource, isLast: Bool)? {
        if let batch = first.take() { return (batch, source, false) }
        if let batch = try reader.next() { return (batch, source, false) }
        guard !isAtEnd else { return nil }
        isAtEnd = true
        return (SurveyBatch(), source, true)
    }
}
