import Demarcation
import SurveyFormats

/// The batches of a survey file in order, each with what the file had said of itself by then.
struct BatchSource: ~Copyable {
    private var reader: SurveyReader
    /// Read already, to find out where the survey is.
    private(set) var first: SurveyBatch?
    private var isAtEnd = false

    init(_ stream: DigestedStream, named name: String, format: SurveyFormat?, options: SurveyReadingOptions) throws {
        var reader = try SurveyReader(
            ByteSource(reading: { try stream.read() }), named: name == "-" ? "" : name, format: format, options: options
        )
        first = try reader.next()
        self.reader = reader
    }

    var source: SurveySource { reader.source }

    /// After the last points comes one empty batch, with the warnings that the reader knew only at the end.
    mutating func next() throws -> (batch: SurveyBatch, source: SurveySource, isLast: Bool)? {
        if let batch = first.take() { return (batch, reader.source, false) }
        if let batch = try reader.next() { return (batch, reader.source, false) }
        guard !isAtEnd else { return nil }
        isAtEnd = true
        return (SurveyBatch(), reader.source, true)
    }
}
