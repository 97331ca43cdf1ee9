import Demarcation
import Literals

/// Reads Trimble JobXML: the reduced points, each with the quality control of the record that it came from, or the field
/// book's points where nothing is reduced.
///
/// Geographic WGS 84 coordinates are taken when the first point has them, else grid coordinates; a caller that wants the
/// grid says that the coordinates are projected. Deleted points are left out, points that were typed in rejected. Keeps the
/// quality of the field book's records in memory until the reductions that follow it.
struct JobXMLReader: FormatReader {
    private var records: XMLRecords
    private var builder = BatchBuilder()
    private var warnings = SurveyWarnings()
    private var kind: SurveySource.CoordinateKind?
    /// The field book's records: used when no reductions follow.
    private var fieldBook: [XMLRecord] = []
    private var byID: [String: Int] = [:]
    private var waiting: XMLRecord?
    private var position = 0
    private var isReduced = false

    init(_ bytes: ByteSource, options: SurveyReadingOptions) throws(SurveyFormatError) {
        records = try XMLRecords(bytes, records: [("FieldBook", "PointRecord"), ("Reductions", "Point")])
        kind = options.coordinateKind == .projected ? .projected : nil
        while let record = try records.next() {
            if record.name == "Point" {
                waiting = record
                isReduced = true
                break
            }
            if let id = record.first("@ID") { byID[id] = fieldBook.count }
            fieldBook.append(record)
        }
        let first = waiting.map { [$0] } ?? fieldBook
        let hasDegrees = first.contains { $0.first("WGS84/Latitude") != nil }
        kind = kind ?? (hasDegrees ? .geographic : .projected)
    }

    var source: SurveySource {
        let isGeographic = kind == .geographic
        var source = SurveySource(
            format: "jobxml", coordinateKind: kind ?? .projected, referenceSystem: isGeographic ? "EPSG:4326" : nil,
            heightKind: isGeographic ? .ellipsoidal : .unknown)
        let system = ["SystemName", "ZoneName", "DatumName"].compactMap {
            records.header["JOBFile/Environment/CoordinateSystem/" + $0]
        }
        if !system.isEmpty { source.remarks = [Bilingual(system.joined(separator: ", "))] }
        source.warnings = warnings.list
        return source
    }

    mutating func next() throws(SurveyFormatError) -> SurveyBatch? {
        while builder.count < batchSize, let record = try nextPoint() { take(record) }
        return builder.finish()
    }

    private mutating func nextPoint() throws(SurveyFormatError) -> XMLRecord? {
        guard isReduced else {
            guard position < fieldBook.count else { return nil }
            defer { position += 1 }
            return fieldBook[position]
        }
        if let record = waiting {
            waiting = nil
            return record
        }
        return try records.next()
    }

    private mutating func take(_ record: XMLRecord) {
        let quality = byID[record.first("ID") ?? record.first("@ID") ?? ""].map { fieldBook[$0] } ?? record
        if [record, quality].contains(where: { $0.first("Deleted")?.lowercased() == "true" }) {
            warnings.note(.deleted, line: record.line)
            return
        }
        do throws(RowProblem) {
            var point = PointRecord()
            point.line = record.line
            try readPlace(record, into: &point)
            try readQuality(quality, record, into: &point)
            point.name = Array((record.first("Name") ?? "").utf8)
            point.note = Array((record.first("Code") ?? "").utf8)
            if let stamp = quality.first("@TimeStamp") { point.time = warnings.time(stamp, line: record.line) }
            builder.append(point)
        } catch {
            if case .rejected(let reason) = error {
                builder.reject(line: record.line, reason, text: record.outline)
            }
        }
    }

    private func readPlace(_ record: XMLRecord, into point: inout PointRecord) throws(RowProblem) {
        if kind == .geographic {
            point.x = try record.number("WGS84/Longitude") ?? .nan
            point.y = try record.number("WGS84/Latitude") ?? .nan
            point.z = try record.number("WGS84/Height") ?? .nan
            if let problem = point.geographicProblem { throw .rejected(problem) }
            return
        }
        let grid = record.first("Grid/East") != nil ? "Grid" : "ComputedGrid"
        point.x = try record.number(grid + "/East") ?? .nan
        point.y = try record.number(grid + "/North") ?? .nan
        point.z = try record.number(grid + "/Elevation") ?? .nan
        if point.x.isNaN { throw .rejected(.missingCoordinate(field: grid + "/East")) }
        if point.y.isNaN { throw .rejected(.missingCoordinate(field: grid + "/North")) }
    }

    private mutating func readQuality(
        _ quality: XMLRecord, _ record: XMLRecord, into point: inout PointRecord
    ) throws(RowProblem) {
        if let method = quality.first("Method") ?? record.first("SurveyMethod") ?? quality.first("SurveyMethod") {
            switch FixWord(method) {
            case .quality(let fix) where fix.isMeasurement: point.fix = fix
            case .quality(let fix): throw .rejected(.notMeasured(fix))
            case .noFix: throw .rejected(.noFix)
            case nil: point.addExtra("Method", method)
            }
        }
        for group in ["QualityControl1", "Precision"] {
            if let count = try quality.number(group + "/NumberOfSatellites"), (0...999).contains(count) {
                point.satellites = Int16(count)
            }
            if let hdop = try quality.number(group + "/HDOP") { point.hdop = hdop }
            let horizontal = try quality.number(group + "/HorizontalPrecision", or: group + "/Horizontal")
            let vertical = try quality.number(group + "/VerticalPrecision", or: group + "/Vertical")
            if let horizontal, horizontal > 0 {
                // A radius over both axes.
                point.eastSigma = horizontal * 0.5.squareRoot()
                point.northSigma = point.eastSigma
            }
            if let vertical, vertical > 0 { point.upSigma = vertical }
        }
    }
}
