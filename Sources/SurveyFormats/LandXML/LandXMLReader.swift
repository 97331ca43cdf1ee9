import Demarcation
import Literals

/// Reads the CgPoints of LandXML 1.0 to 2.0: text of northing, easting and perhaps elevation.
///
/// The reference system is that of `CoordinateSystem`, when it has an EPSG code; feet become metres. Points that only
/// refer to others (`pntRef`) are passed over.
struct LandXMLReader: FormatReader {
    private var records: XMLRecords
    private var builder = BatchBuilder()
    private var warnings = SurveyWarnings()
    private var isAtEnd = false
    private var unit: Double?

    init(_ bytes: ByteSource) throws(SurveyFormatError) {
        records = try XMLRecords(bytes, records: [(nil, "CgPoint")])
        // Units and reference system stand before the points.
        try readRecord()
        guard records.header.keys.contains(where: { $0.hasPrefix("LandXML") }) || builder.count > 0 else {
            throw .malformed(problem: "the root element isn't LandXML", line: 1)
        }
    }

    var source: SurveySource {
        let code = records.header["LandXML/CoordinateSystem@epsgCode"].flatMap { Int($0) }
        var source = SurveySource(
            format: "landxml", coordinateKind: .projected, referenceSystem: code.map { "EPSG:\($0)" })
        if let unit, unit != 1 {
            source.remarks = [Bilingual(en: "feet of \(unit) m", es: "pies de \(unit) m")]
        }
        source.warnings = warnings.list
        return source
    }

    mutating func next() throws(SurveyFormatError) -> SurveyBatch? {
        while !builder.isFull, !isAtEnd { try readRecord() }
        return builder.finish()
    }

    private mutating func readRecord() throws(SurveyFormatError) {
        guard let record = try records.next() else {
            isAtEnd = true
            return
        }
        do throws(RowProblem) {
            let unit = try unit(record)
            guard let text = record.first("") else {
                if record.first("@pntRef") != nil { return }
                throw .rejected(.missingCoordinate(field: "CgPoint"))
            }
            builder.append(try point(record, text: text, unit: unit))
        } catch {
            switch error {
            case .rejected(let reason): builder.reject(line: record.line, reason, text: record.outline)
            case .fatal(let error): throw error
            }
        }
    }

    /// The file's unit of length in metres.
    private mutating func unit(_ record: XMLRecord) throws(RowProblem) -> Double {
        if let unit { return unit }
        let name =
            records.header["LandXML/Units/Metric@linearUnit"] ?? records.header["LandXML/Units/Imperial@linearUnit"]
        switch name {
        case "meter", "metre", nil: unit = 1
        case "foot": unit = 0.3048
        case "USSurveyFoot": unit = 1200.0 / 3937
        case "millimeter": unit = 0.001
        case "centimeter": unit = 0.01
        case "kilometer": unit = 1000
        case let name?: throw .fatal(.malformed(problem: "unknown unit “\(name)”", line: record.line))
        }
        return unit ?? 1
    }

    private mutating func point(_ record: XMLRecord, text: String, unit: Double) throws(RowProblem) -> PointRecord {
        var point = PointRecord()
        point.line = record.line
        let bytes = Array(text.utf8)
        var numbers: [Double] = []
        for field in SolutionParser.fields(bytes.span, 0..<bytes.count) {
            guard let value = bytes.span.decimal(in: field) else {
                throw .rejected(.notANumber(field: "CgPoint", value: bytes.span.text(field)))
            }
            numbers.append(value * unit)
        }
        guard (2...3).contains(numbers.count) else {
            throw .rejected(.wrongFieldCount(expected: 3, found: numbers.count))
        }
        point.y = numbers[0]
        point.x = numbers[1]
        if numbers.count == 3 { point.z = numbers[2] }
        for (path, value) in record.values {
            switch path {
            case "": break
            case "@name": point.name = Array(value.utf8)
            case "@desc": point.note = Array(value.utf8)
            case "@timeStamp": point.time = warnings.time(value, line: record.line)
            default: point.addExtra(String(path.trimmingPrefix("@")), value)
            }
        }
        return point
    }
}

extension SurveyWarnings {
    /// The instant that a text spells; what it doesn't is noted.
    mutating func time(_ text: String, line: Int) -> Int64 {
        let bytes = Array(text.utf8)
        guard let stamp = bytes.span.timestamp(in: 0..<bytes.count) else {
            note(.badTime, line: line, text: text)
            return SurveyBatch.missingTime
        }
        if stamp.zone == .absent, bytes.count > 10 { note(.timeWithoutZone, line: line) }
        return stamp.milliseconds
    }
}
