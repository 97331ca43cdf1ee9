import Demarcation

/// One format's reader. ``SurveyReader`` chooses among them.
protocol FormatReader {
    var source: SurveySource { get }
    /// The next points and rejections, or nothing at the end.
    mutating func next() throws(SurveyFormatError) -> SurveyBatch?
}

/// About as many points as a batch holds.
let batchSize = 8_192
