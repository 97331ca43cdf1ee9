import Demarcation
import SurveyFormats

/// Reads a survey twice, as a whole and in small pieces: both must give the same.
func readSurvey(_ bytes: [UInt8], as format: SurveyFormat?, options: SurveyReadingOptions = SurveyReadingOptions()) {
    let whole = SurveyDigest(ByteSource.pieces(of: bytes, first: bytes.count + 1), format, options)
    let pieces = SurveyDigest(ByteSource.pieces(of: bytes, first: 1), format, options)
    check(whole.points == pieces.points, "\(whole.points) points as a whole, \(pieces.points) in pieces")
    check(
        whole.rejections == pieces.rejections,
        "rejected as a whole: \(whole.rejections), in pieces: \(pieces.rejections)")
    check(whole.texts == pieces.texts, "other texts as a whole than in pieces")
    check(
        (whole.failure == nil) == (pieces.failure == nil),
        "failure as a whole: \(whole.failure, default: "none"), in pieces: \(pieces.failure, default: "none")")
}

/// A table with options that the first byte chooses; without quotes, each of its lines must come out once.
func readTable(_ bytes: [UInt8]) {
    guard let choice = bytes.first else { return }
    let table = Array(bytes.dropFirst())
    var options = SurveyReadingOptions()
    if choice & 1 != 0 { options.decimalMark = choice & 2 != 0 ? 0x2C : 0x2E }
    if choice & 4 != 0 { options.delimiter = choice & 8 != 0 ? 0x3B : 0x09 }
    if choice & 16 != 0 { options.coordinateKind = choice & 8 != 0 ? .projected : .geographic }
    if choice & 32 != 0 { options.columns = [.id: "1", .longitude: "2", .latitude: "3"] }
    if choice & 64 != 0 { options.encoding = choice & 2 != 0 ? .windows1252 : .utf16LittleEndian }
    options.keepsRecords = choice & 128 != 0
    readSurvey(table, as: .csv, options: options)
}

/// What came out of a reader, to compare.
private struct SurveyDigest {
    var points = 0
    var rejections: [Int] = []
    var texts: [UInt8] = []
    var failure: SurveyFormatError?

    init(_ source: sending ByteSource, _ format: SurveyFormat?, _ options: SurveyReadingOptions) {
        do throws(SurveyFormatError) {
            var reader = try SurveyReader(source, format: format, options: options)
            var previous = 0
            while let batch = try reader.next() {
                BatchCheck(batch, kind: reader.source.coordinateKind).run()
                points += batch.count
                rejections += batch.rejections.map(\.line)
                texts += batch.names.bytes + batch.notes.bytes + batch.extras.bytes
                let lines = (batch.lines + batch.rejections.map(\.line)).sorted()
                check((lines.first ?? 1) >= 1 || reader.format == .gpx, "a line number below 1")
                check(
                    (lines.first ?? previous) >= previous || reader.format == .nmea, "a line of a batch gone by")
                previous = lines.last ?? previous
            }
            let source = reader.source
            check(source.epoch?.isFinite != false, "an epoch that isn't finite")
            for text in (source.remarks + source.warnings).flatMap({ [$0[.english], $0[.spanish]] }) {
                check(!text.isEmpty, "an empty remark")
            }
        } catch {
            failure = error
            check(!error.description.isEmpty, "an error without words")
        }
    }
}
