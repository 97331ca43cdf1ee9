import Demarcation
import GeoTypes
import Literals

extension RowParser {
    /// Reads one field into the point.
    mutating func read(
        _ bytes: Span<UInt8>, _ field: RecordScanner.Field, index: Int, line: Int, into point: inout RowPoint
    ) throws(RowProblem) {
        let range = bytes.trimmed(field.range)
        if range.isEmpty { return }
        if case .ignored = columns[index] { return }
        point.isBlank = false
        switch columns[index] {
        case .coordinate(let axis): point[axis] = try number(bytes, range, index, line: line)
        case .angle(.longitude): point.x = try angle(bytes, range, .longitude, index, line: line)
        case .angle(.latitude): point.y = try angle(bytes, range, .latitude, index, line: line)
        case .separation: point.separation = try number(bytes, range, index, line: line)
        case .hdop: point.hdop = try number(bytes, range, index, line: line)
        case .satellites: point.satellites = try satellites(bytes, range, index)
        case .horizontalSigma: point.horizontalSigma = try deviation(bytes, range, index, line: line)
        case .eastSigma: point.eastSigma = try deviation(bytes, range, index, line: line)
        case .northSigma: point.northSigma = try deviation(bytes, range, index, line: line)
        case .upSigma: point.upSigma = try deviation(bytes, range, index, line: line)
        case .fix(let vocabulary): point.fix = try fix(bytes, range, vocabulary, line: line)
        case .name: point.name = index
        case .note: point.note = index
        case .time: point.time = range
        case .date: point.date = range
        case .timeOfDay: point.timeOfDay = range
        case .constant:
            let expected = layout.columns[index] == .epoch ? layout.epoch ?? [] : layout.referenceSystem ?? []
            guard bytes.equals(range, expected) else {
                let allowed = String(decoding: expected, as: UTF8.self)
                throw .rejected(
                    .valueOutOfRange(field: layout.name(index), value: bytes.text(range), allowed: allowed))
            }
        case .extra: point.hasExtras = true
        case .ignored: break
        }
    }

    private func number(
        _ bytes: Span<UInt8>, _ range: Range<Int>, _ index: Int, line: Int
    ) throws(RowProblem) -> Double {
        if let value = bytes.decimal(in: range, mark: layout.decimalMark) { return value }
        throw notANumber(bytes, range, index, line: line)
    }

    private func angle(
        _ bytes: Span<UInt8>, _ range: Range<Int>, _ axis: AngleAxis, _ index: Int, line: Int
    ) throws(RowProblem) -> Double {
        if let value = bytes.decimal(in: range, mark: layout.decimalMark) { return value }
        do throws(AngleProblem) {
            return try bytes.angle(in: range, axis: axis, mark: layout.decimalMark)
        } catch {
            guard let problem = error.wording else { throw notANumber(bytes, range, index, line: line) }
            throw .rejected(.badAngle(field: layout.name(index), value: bytes.text(range), problem: problem))
        }
    }

    private func satellites(_ bytes: Span<UInt8>, _ range: Range<Int>, _ index: Int) throws(RowProblem) -> Int16 {
        guard let count = bytes.decimal(in: range, mark: layout.decimalMark), (0...999).contains(count) else {
            throw .rejected(.valueOutOfRange(field: layout.name(index), value: bytes.text(range), allowed: "0…999"))
        }
        // Averaged occupations have fractions of satellites.
        return Int16(count.rounded(.down))
    }

    /// A standard deviation in metres. Zero claims to be perfect: it counts as missing.
    private mutating func deviation(
        _ bytes: Span<UInt8>, _ range: Range<Int>, _ index: Int, line: Int
    ) throws(RowProblem) -> Double {
        let value = try number(bytes, range, index, line: line)
        if value > 0 { return value }
        guard value == 0 else {
            throw .rejected(.valueOutOfRange(field: layout.name(index), value: bytes.text(range), allowed: "≥ 0"))
        }
        warnings.note(.zeroSigma, line: line)
        return .nan
    }

    private mutating func fix(
        _ bytes: Span<UInt8>, _ range: Range<Int>, _ vocabulary: FixVocabulary, line: Int
    ) throws(RowProblem) -> FixQuality {
        switch recentWords.meaning(bytes, range, vocabulary: vocabulary) {
        case .quality(let quality) where quality.isMeasurement: return quality
        case .quality(let quality): throw .rejected(.notMeasured(quality))
        case .noFix: throw .rejected(.noFix)
        case nil:
            warnings.note(.unknownFix, line: line, text: bytes.text(range))
            return .unknown
        }
    }

    /// Appends the point to every column that the table has.
    mutating func append(
        _ point: RowPoint, _ bytes: Span<UInt8>, record: Range<Int>, _ found: RecordScanner.Found, line: Int
    ) {
        batch.lines.append(line)
        batch.coordinates.x.append(point.x)
        batch.coordinates.y.append(point.y)
        if present.height { batch.coordinates.z.append(point.z) }
        if present.separation { batch.separations.append(point.separation) }
        if present.time { batch.times.append(point.instant) }
        if present.fix { batch.fixes.append(point.fix) }
        if present.satellites { batch.satellites.append(point.satellites) }
        if present.hdop { batch.hdops.append(point.hdop) }
        // A radius over both axes: σE = σN = radius / √2.
        let axisSigma = point.horizontalSigma * 0.5.squareRoot()
        if present.eastSigma { batch.eastSigmas.append(point.eastSigma.isNaN ? axisSigma : point.eastSigma) }
        if present.northSigma { batch.northSigmas.append(point.northSigma.isNaN ? axisSigma : point.northSigma) }
        if present.upSigma { batch.upSigmas.append(point.upSigma) }
        if present.name { RowParser.append(point.name, to: &batch.names, bytes, found) }
        if present.note { RowParser.append(point.note, to: &batch.notes, bytes, found) }
        if hasExtras { appendExtras(point, bytes, found) }
        if keepsRecords { batch.records.append(ownText(bytes, record, found)) }
    }

    /// The record as it stands, without what an earlier import said of it.
    func ownText(_ bytes: Span<UInt8>, _ record: Range<Int>, _ found: RecordScanner.Found) -> String {
        let own = found.fields.count - RejectColumns.count
        guard layout.isRejects, own > 0 else { return bytes.text(record) }
        let last = found.fields[own - 1]
        return bytes.text(record.lowerBound..<last.end + (last.isQuoted ? 1 : 0))
    }

    private static func append(
        _ field: Int, to column: inout TextColumn, _ bytes: Span<UInt8>, _ found: RecordScanner.Found
    ) {
        guard field >= 0 else {
            column.append("")
            return
        }
        let place = found.fields[field]
        if place.isEscaped {
            column.append(utf8: unescaped(bytes, place.range).span)
        } else {
            column.append(utf8: bytes.extracting(bytes.trimmed(place.range)))
        }
    }

    /// The columns that aren't understood, as a JSON object of strings.
    private mutating func appendExtras(
        _ point: RowPoint, _ bytes: Span<UInt8>, _ found: RecordScanner.Found
    ) {
        guard point.hasExtras else {
            batch.extras.append("")
            return
        }
        var json: [UInt8] = [0x7B]
        for index in columns.indices where columns[index].isExtra {
            let field = found.fields[index]
            let range = bytes.trimmed(field.range)
            if range.isEmpty { continue }
            if json.count > 1 { json.append(0x2C) }
            json.append(contentsOf: extraKeys[index])
            if field.isEscaped {
                JSONText.append(RowParser.unescaped(bytes, field.range).span, to: &json)
            } else {
                JSONText.append(bytes.extracting(range), to: &json)
            }
        }
        json.append(0x7D)
        batch.extras.append(utf8: json.span)
    }

    /// A quoted field with its doubled quotes made single.
    private static func unescaped(_ bytes: Span<UInt8>, _ range: Range<Int>) -> [UInt8] {
        var text: [UInt8] = []
        var at = range.lowerBound
        while at < range.upperBound {
            text.append(bytes[at])
            at += bytes[at] == 0x22 ? 2 : 1
        }
        return text
    }
}

extension AngleProblem {
    /// What is wrong, where it is more than not being a number.
    var wording: Bilingual? {
        switch self {
        case .notAnAngle: nil
        case .minutesNotBelow60: Bilingual(en: "minutes are 60 or more", es: "los minutos son 60 o más")
        case .secondsNotBelow60: Bilingual(en: "seconds are 60 or more", es: "los segundos son 60 o más")
        case .signAndLetter:
            Bilingual(en: "both a sign and a hemisphere letter", es: "signo y letra de hemisferio a la vez")
        case .wrongLetter:
            Bilingual(en: "a letter that is no hemisphere of it", es: "una letra que no es su hemisferio")
        case .fractionBeforeSmallerUnit:
            Bilingual(en: "a fraction before a smaller unit", es: "una fracción antes de una unidad menor")
        }
    }
}
