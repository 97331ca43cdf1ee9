import Demarcation
import Foundation
import GeoTypes
import SurveyFormats
import Testing

/// All that a reader gives for one file.
struct ReadSurvey {
    var source: SurveySource
    var batches: [SurveyBatch]

    init(_ bytes: [UInt8], named name: String = "", options: SurveyReadingOptions = SurveyReadingOptions())
        throws(SurveyFormatError)
    {
        try self.init(ByteSource(bytes: bytes), named: name, options: options)
    }

    init(_ text: String, named name: String = "", options: SurveyReadingOptions = SurveyReadingOptions())
        throws(SurveyFormatError)
    {
        try self.init(Array(text.utf8), named: name, options: options)
    }

    /// Hands the text over in pieces of so many bytes.
    init(_ text: String, pieces: Int, options: SurveyReadingOptions = SurveyReadingOptions()) throws(SurveyFormatError)
    {
        let bytes = Array(text.utf8)
        var at = 0
        try self.init(
            ByteSource {
                let end = min(at + pieces, bytes.count)
                defer { at = end }
                return Array(bytes[at..<end])
            }, named: "", options: options)
    }

    init(fixture path: String) throws {
        try self.init(
            ByteSource(path: ReadSurvey.fixtures.appendingPathComponent(path).path), named: path,
            options: SurveyReadingOptions())
    }

    init(path: String) throws {
        try self.init(
            ByteSource(path: path), named: URL(fileURLWithPath: path).lastPathComponent, options: SurveyReadingOptions()
        )
    }

    static let fixtures = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Fixtures")

    private init(_ bytes: sending ByteSource, named name: String, options: SurveyReadingOptions)
        throws(SurveyFormatError)
    {
        var reader = try SurveyReader(bytes, named: name, options: options)
        batches = []
        while let batch = try reader.next() { batches.append(batch) }
        source = reader.source
    }

    var count: Int { batches.reduce(0) { $0 + $1.count } }
    var rejections: [Rejection] { batches.flatMap(\.rejections) }
    var x: [Double] { batches.flatMap(\.coordinates.x) }
    var y: [Double] { batches.flatMap(\.coordinates.y) }
    var z: [Double] { batches.flatMap(\.coordinates.z) }
    var times: [Int64] { batches.flatMap(\.times) }
    var lines: [Int] { batches.flatMap(\.lines) }
    var fixes: [FixQuality] { batches.flatMap(\.fixes) }
    var names: [String] { batches.flatMap { batch in (0..<batch.names.count).map { batch.names[$0] } } }
    var notes: [String] { batches.flatMap { batch in (0..<batch.notes.count).map { batch.notes[$0] } } }
    var extras: [String] { batches.flatMap { batch in (0..<batch.extras.count).map { batch.extras[$0] } } }
}
