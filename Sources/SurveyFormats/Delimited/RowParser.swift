import Demarcation
import GeoTypes
import Literals

/// Turns the fields of one record into one point of a batch, or into a rejection.
struct RowParser {
    let layout: DelimitedLayout
    let columns: [ColumnUse]
    let present: ColumnPresence
    var warnings = SurveyWarnings()
    var batch = SurveyBatch()
    var recentWords = RecentWords()
    /// `"header":` for each column that is kept as an extra.
    let extraKeys: [[UInt8]]
    let hasExtras: Bool
    let keepsRecords: Bool
    /// Thousands separators were said not to be there.
    private let trustsDecimalMark: Bool

    init(_ layout: DelimitedLayout, options: SurveyReadingOptions) {
        self.layout = layout
        columns = layout.columns.map { ColumnUse($0, in: layout) }
        present = ColumnPresence(layout)
        extraKeys = layout.columns.indices.map { index in
            var key: [UInt8] = []
            JSONText.append(layout.headers.isEmpty ? "column \(index + 1)" : layout.headers[index], to: &key)
            key.append(0x3A)
            return key
        }
        hasExtras = columns.contains { $0.isExtra }
        keepsRecords = options.keepsRecords
        trustsDecimalMark = options.decimalMark != nil
    }

    /// The batch holds as much as it should.
    var isFull: Bool {
        batch.lines.count + batch.rejections.count >= batchSize || batch.textSize + rejectedText >= batchTextSize
    }

    private var rejectedText = 0

    mutating func begin() {
        rejectedText = 0
        batch = SurveyBatch()
        batch.lines.reserveCapacity(batchSize)
        batch.coordinates.x.reserveCapacity(batchSize)
        batch.coordinates.y.reserveCapacity(batchSize)
        if present.height { batch.coordinates.z.reserveCapacity(batchSize) }
        if present.time { batch.times.reserveCapacity(batchSize) }
        if present.fix { batch.fixes.reserveCapacity(batchSize) }
        if present.satellites { batch.satellites.reserveCapacity(batchSize) }
        if present.eastSigma { batch.eastSigmas.reserveCapacity(batchSize) }
        if present.northSigma { batch.northSigmas.reserveCapacity(batchSize) }
        if present.upSigma { batch.upSigmas.reserveCapacity(batchSize) }
        if present.name { batch.names.reserveCapacity(rows: batchSize, bytes: batchSize * 12) }
        if present.note { batch.notes.reserveCapacity(rows: batchSize, bytes: batchSize * 16) }
    }

    mutating func finish() -> SurveyBatch {
        let finished = batch
        batch = SurveyBatch()
        return finished
    }

    /// Adds the point or the rejection. A record of nothing but delimiters is no record.
    mutating func parse(
        _ bytes: Span<UInt8>, record: Range<Int>, found: RecordScanner.Found, line: Int
    ) throws(SurveyFormatError) {
        do throws(RowProblem) {
            try checkShape(bytes, record, found)
            var point = RowPoint()
            for index in columns.indices where index < found.fields.count {
                try read(bytes, found.fields[index], index: index, line: line, into: &point)
            }
            if point.isBlank { return }
            try check(&point, bytes, line: line)
            append(point, bytes, record: record, found, line: line)
        } catch {
            switch error {
            case .rejected(let reason):
                let text = ownText(bytes, record, found)
                rejectedText += text.utf8.count
                batch.rejections.append(Rejection(line: line, reason: reason, text: text))
            case .fatal(let error):
                throw error
            }
        }
    }

    private func checkShape(
        _ bytes: Span<UInt8>, _ record: Range<Int>, _ found: RecordScanner.Found
    ) throws(RowProblem) {
        if found.hasNUL {
            throw .rejected(
                .badRecord(problem: Bilingual(en: "a NUL byte in the text", es: "un byte NUL en el texto")))
        }
        if found.hasStrayQuote {
            throw .rejected(
                .badRecord(
                    problem: Bilingual(
                        en: "text after a closing quote", es: "texto después de una comilla de cierre")))
        }
        if found.fields.count != columns.count, !found.fields.allSatisfy({ bytes.trimmed($0.range).isEmpty }) {
            throw .rejected(.wrongFieldCount(expected: columns.count, found: found.fields.count))
        }
        if layout.isRejects { try checkMended(bytes, found) }
    }

    /// A row that was cut off has been filled up with empty fields, and must not pass for whole because of that.
    private func checkMended(_ bytes: Span<UInt8>, _ found: RecordScanner.Found) throws(RowProblem) {
        let own = columns.count - RejectColumns.count
        guard found.fields.count == columns.count, bytes.trimmed(found.fields[own - 1].range).isEmpty,
            bytes.text(bytes.trimmed(found.fields[own + RejectColumns.code].range)) == RejectColumns.cutOff
        else { return }
        throw .rejected(
            .badRecord(
                problem: Bilingual(
                    en: "was cut off, and its last field is still empty; if that is right, clear its code",
                    es: "estaba cortado, y su último campo sigue vacío; si así es, borre su código")))
    }

    /// Coordinates are there and in their range; the time columns become an instant.
    private mutating func check(_ point: inout RowPoint, _ bytes: Span<UInt8>, line: Int) throws(RowProblem) {
        if point.x.isNaN { throw .rejected(.missingCoordinate(field: coordinateName(.x))) }
        if point.y.isNaN { throw .rejected(.missingCoordinate(field: coordinateName(.y))) }
        switch layout.coordinateKind {
        case .geographic:
            guard (-180...180).contains(point.x) else { throw .rejected(.longitudeOutOfRange(point.x)) }
            guard (-90...90).contains(point.y) else { throw .rejected(.latitudeOutOfRange(point.y)) }
        case .geocentric:
            if point.z.isNaN { throw .rejected(.missingCoordinate(field: coordinateName(.z))) }
        case .projected: break
        }
        if point.x == 0, point.y == 0 { warnings.note(.zeroCoordinates, line: line) }
        if present.time { point.instant = instant(point, bytes, line: line) }
    }

    private func coordinateName(_ axis: PointAxis) -> String {
        columns.firstIndex { $0.axis == axis }.map { layout.name($0) } ?? "\(axis)"
    }

    private mutating func instant(_ point: RowPoint, _ bytes: Span<UInt8>, line: Int) -> Int64 {
        let reading =
            present.splitTime
            ? TimeReading(bytes, date: point.date, timeOfDay: point.timeOfDay, isDayFirst: layout.isDayFirst)
            : TimeReading(bytes, time: point.time, isDayFirst: layout.isDayFirst)
        switch reading {
        case .missing: return SurveyBatch.missingTime
        case .instant(let milliseconds, let hasZone):
            if !hasZone { warnings.note(.timeWithoutZone, line: line) }
            return milliseconds
        case .withoutDate:
            warnings.note(.timeWithoutDate, line: line)
            return SurveyBatch.missingTime
        case .unreadable(let range):
            warnings.note(.badTime, line: line, text: bytes.text(range))
            return SurveyBatch.missingTime
        }
    }

    /// Why a field is no number: thousands separators spoil the whole file, anything else this row.
    func notANumber(_ bytes: Span<UInt8>, _ range: Range<Int>, _ index: Int, line: Int) -> RowProblem {
        let (field, value) = (layout.name(index), bytes.text(range))
        if !trustsDecimalMark, columns[index].axis != nil, NumberShape(bytes, range).isGrouped {
            return .fatal(.thousandsSeparator(field: field, value: value, line: line))
        }
        return .rejected(.notANumber(field: field, value: value))
    }
}
