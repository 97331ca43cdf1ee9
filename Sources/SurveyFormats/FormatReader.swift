import Demarcation

/// One format's reader. ``SurveyReader`` chooses among them.
protocol FormatReader {
    var source: SurveySource { get }
    /// The next points and rejections, or nothing at the end.
    mutating func next() throws(SurveyFormatError) -> SurveyBatch?
}

/// About as many points as a batch holds.
let batchSize = 4_096

/// About as many bytes of text as a batch holds; far below the 2 GiB of a ``Demarcation/TextColumn``.
let batchTextSize = 64 << 20
