import Demarcation
import Literals

/// Reads Trimble JobXML: the reduced points, each with the quality control of the record that it came from, or the field
/// book's points where nothing is reduced.
///
/// Geographic WGS 84 coordinates are taken when one of the first thousand reduced points has them (points that were typed
/// in don't), else grid coordinates; a caller that wants the grid says that the coordinates are projected. Deleted points
/// are left out, points that were typed in rejected. Times are the controller's local time, brought to UTC by the file's
/// `HoursToUTC`. The field book stands before the reductions that refer to it, so some 200 bytes of each of its records
/// stay in memory; nothing else does.
struct JobXMLReader: FormatReader {
    private var records: XMLRecords
    private var builder = BatchBuilder()
    private var warnings = SurveyWarnings()
    private var book = JobXMLFieldBook()
    private var kind = SurveySource.CoordinateKind.projected
    /// Reduced points that were read to see what coordinates they have, the first one last.
    private var waiting: [XMLRecord] = []
    /// The next entry of a field book without reductions.
    private var position = 0
    private var isReduced = false

    init(_ bytes: ByteSource, options: SurveyReadingOptions) throws(SurveyFormatError) {
        records = try XMLRecords(bytes, records: [("FieldBook", "PointRecord"), ("Reductions", "Point")])
        while waiting.count < 1000, let record = try records.next() {
            if record.name == "Point" { waiting.append(record) } else { remember(record) }
        }
        isReduced = !waiting.isEmpty
        let hasDegrees = isReduced ? waiting.contains { $0.first("WGS84/Latitude") != nil } : book.hasDegrees
        kind = hasDegrees && options.coordinateKind != .projected ? .geographic : .projected
        waiting.reverse()
    }

    var source: SurveySource {
        let isGeographic = kind == .geographic
        var source = SurveySource(
            format: "jobxml", coordinateKind: kind, referenceSystem: isGeographic ? "EPSG:4326" : nil,
            heightKind: isGeographic ? .ellipsoidal : .unknown)
        let system = ["SystemName", "ZoneName", "DatumName"].compactMap {
            records.header["JOBFile/Environment/CoordinateSystem/" + $0]
                ?? records.header["JOBFile/FieldBook/CoordinateSystemRecord/" + $0]
        }
        if !system.isEmpty { source.remarks = [Bilingual(system.joined(separator: ", "))] }
        source.warnings = warnings.list
        return source
    }

    mutating func next() throws(SurveyFormatError) -> SurveyBatch? {
        while !builder.isFull {
            if isReduced {
                guard let record = try nextReduction() else { break }
                take(record)
            } else {
                guard position < book.entries.count else { break }
                take(book.entries[position])
                position += 1
            }
        }
        return builder.finish()
    }

    private mutating func nextReduction() throws(SurveyFormatError) -> XMLRecord? {
        if let record = waiting.popLast() { return record }
        return try records.next()
    }

    /// Keeps what a record of the field book says, for the reductions.
    private mutating func remember(_ record: XMLRecord) {
        do throws(RowProblem) {
            var quality = try JobXMLQuality(record)
            quality.time = time(record)
            try book.append(record, quality)
        } catch {
            reject(error, line: record.line, text: record.outline)
        }
    }

    private mutating func take(_ record: XMLRecord) {
        do throws(RowProblem) {
            var quality = try JobXMLQuality(record)
            quality.time = time(record)
            if let measured = book.quality(ofID: record.first("ID") ?? record.first("@ID") ?? "") {
                let isDeleted = quality.isDeleted
                quality = measured
                quality.isDeleted = measured.isDeleted || isDeleted
            }
            try append(
                JobXMLFieldBook.Entry(
                    line: record.line, name: record.first("Name") ?? "", code: record.first("Code") ?? "",
                    quality: quality, geographic: try .init(geographic: record), grid: try .init(grid: record)))
        } catch {
            reject(error, line: record.line, text: record.outline)
        }
    }

    private mutating func take(_ entry: JobXMLFieldBook.Entry) {
        do throws(RowProblem) {
            try append(entry)
        } catch {
            reject(error, line: entry.line, text: "<PointRecord> Name=\(entry.name)")
        }
    }

    private mutating func append(_ entry: JobXMLFieldBook.Entry) throws(RowProblem) {
        guard !entry.quality.isDeleted else { return warnings.note(.deleted, line: entry.line) }
        var point = PointRecord()
        point.line = entry.line
        point.name = Array(entry.name.utf8)
        point.note = Array(entry.code.utf8)
        // A typed point often lacks coordinates of the other kind: that it is typed says more.
        try entry.quality.describe(&point)
        let place = kind == .geographic ? entry.geographic : entry.grid
        (point.x, point.y, point.z) = (place.x, place.y, place.z)
        if kind == .geographic {
            if let problem = point.geographicProblem { throw .rejected(problem) }
        } else {
            if point.x.isNaN { throw .rejected(.missingCoordinate(field: "Grid/East")) }
            if point.y.isNaN { throw .rejected(.missingCoordinate(field: "Grid/North")) }
        }
        builder.append(point)
    }

    private mutating func reject(_ problem: RowProblem, line: Int, text: String) {
        if case .rejected(let reason) = problem { builder.reject(line: line, reason, text: text) }
    }

    /// The record's instant; the controller writes its local time without a zone.
    private mutating func time(_ record: XMLRecord) -> Int64 {
        guard let text = record.first("@TimeStamp") else { return SurveyBatch.missingTime }
        let hours = records.header["JOBFile/FieldBook/TimeZoneRecord/HoursToUTC"].flatMap { Double($0) }
        let bytes = Array(text.utf8)
        guard let hours, (-15...15).contains(hours), let stamp = bytes.span.timestamp(in: 0..<bytes.count),
            stamp.zone == .absent
        else { return warnings.time(text, line: record.line) }
        return stamp.milliseconds + Int64(hours * 3_600_000)
    }
}
