import Demarcation
import Literals

/// Turns the records of an RTKLIB solution into points.
struct SolutionParser {
    let header: SolutionHeader
    var builder = BatchBuilder()
    private(set) var warnings = SurveyWarnings()
    private var point = PointRecord()
    private var fieldBuffer: [Range<Int>] = []
    /// Fields in front of the quality: two for the time, three for a place or seven in degrees, minutes and seconds.
    private let qualityField: Int

    init(_ header: SolutionHeader) {
        self.header = header
        qualityField = header.coordinates == .degreesMinutesSeconds ? 9 : 5
    }

    mutating func take(_ bytes: Span<UInt8>, _ line: LineSource.Line) {
        let range = bytes.trimmed(line.range)
        guard !range.isEmpty, bytes[range.lowerBound] != 0x25 else { return }
        // Lent to this record: an array of its own for each would cost as much as reading it.
        var fields = fieldBuffer
        fieldBuffer = []
        defer { fieldBuffer = fields }
        SolutionParser.find(&fields, in: bytes, range)
        point.clear(line: line.number)
        do throws(RowProblem) {
            // Written whole, a record has its two ages and ratios too; cut ones are told by what is missing.
            guard fields.count > qualityField + (line.isUnfinished ? 7 : 0) else {
                throw .rejected(
                    line.isUnfinished ? .truncated : .wrongFieldCount(expected: qualityField + 10, found: fields.count))
            }
            try bytes.requireText(range)
            try readPlace(bytes, fields)
            try readQuality(bytes, fields)
            point.time = time(bytes, fields)
            readDeviations(bytes, fields)
            for (name, offset) in [("age", 8), ("ratio", 9)] where fields.count > qualityField + offset {
                point.addExtra(name, bytes.extracting(fields[qualityField + offset]))
            }
            builder.append(point)
        } catch {
            if case .rejected(let reason) = error {
                builder.reject(point, reason, text: bytes.text(line.range))
            }
        }
    }

    /// The fields of a record, whatever stands between them.
    static func fields(_ bytes: Span<UInt8>, _ range: Range<Int>) -> [Range<Int>] {
        var fields: [Range<Int>] = []
        find(&fields, in: bytes, range)
        return fields
    }

    private static func find(_ fields: inout [Range<Int>], in bytes: Span<UInt8>, _ range: Range<Int>) {
        fields.removeAll(keepingCapacity: true)
        var start = -1
        for at in range {
            switch bytes[at] {
            case 0x20, 0x09, 0x2C, 0x3B:
                if start >= 0 { fields.append(start..<at) }
                start = -1
            default:
                if start < 0 { start = at }
            }
        }
        if start >= 0 { fields.append(start..<range.upperBound) }
    }

    private mutating func readPlace(_ bytes: Span<UInt8>, _ fields: [Range<Int>]) throws(RowProblem) {
        switch header.coordinates {
        case .degrees:
            point.y = try number(bytes, fields[2], "latitude")
            point.x = try number(bytes, fields[3], "longitude")
            point.z = try number(bytes, fields[4], "height")
        case .degreesMinutesSeconds:
            point.y = try angle(bytes, fields[2...4], "latitude")
            point.x = try angle(bytes, fields[5...7], "longitude")
            point.z = try number(bytes, fields[8], "height")
        case .geocentric:
            point.x = try number(bytes, fields[2], "x")
            point.y = try number(bytes, fields[3], "y")
            point.z = try number(bytes, fields[4], "z")
            return
        case .baseline:
            let east = try number(bytes, fields[2], "e")
            let north = try number(bytes, fields[3], "n")
            let up = try number(bytes, fields[4], "u")
            // The header has been checked to have the reference position.
            guard let place = header.reference?.place(east: east, north: north, up: up) else { return }
            guard place.x.isFinite, place.y.isFinite, place.z.isFinite else {
                throw .rejected(.valueOutOfRange(field: "e", value: bytes.text(fields[2]), allowed: "< 1e7 m"))
            }
            (point.x, point.y, point.z) = place
            return
        }
        if let problem = point.geographicProblem { throw .rejected(problem) }
    }

    private func number(_ bytes: Span<UInt8>, _ range: Range<Int>, _ name: String) throws(RowProblem) -> Double {
        if let value = bytes.decimal(in: range) { return value }
        throw .rejected(.notANumber(field: name, value: bytes.text(range)))
    }

    /// Degrees, minutes and seconds; the sign stands before the degrees, also before zero.
    private func angle(
        _ bytes: Span<UInt8>, _ parts: ArraySlice<Range<Int>>, _ name: String
    ) throws(RowProblem) -> Double {
        var values: [Double] = []
        for part in parts { values.append(try number(bytes, part, name)) }
        guard values[1] >= 0, values[1] < 60, values[2] >= 0, values[2] < 60 else {
            let text = parts.map { bytes.text($0) }.joined(separator: " ")
            let problem = values[1] < 60 && values[1] >= 0 ? AngleProblem.secondsNotBelow60 : .minutesNotBelow60
            throw .rejected(.badAngle(field: name, value: text, problem: problem.wording ?? Bilingual(text)))
        }
        let magnitude = values[0].magnitude + (values[1] * 60 + values[2]) / 3600
        return values[0].sign == .minus ? -magnitude : magnitude
    }

    private mutating func readQuality(_ bytes: Span<UInt8>, _ fields: [Range<Int>]) throws(RowProblem) {
        switch bytes.integer(in: fields[qualityField]).flatMap({ FixWord(rtklib: $0) }) {
        case .quality(let quality) where quality.isMeasurement: point.fix = quality
        case .quality(let quality): throw .rejected(.notMeasured(quality))
        case .noFix: throw .rejected(.noFix)
        case nil:
            throw .rejected(.valueOutOfRange(field: "Q", value: bytes.text(fields[qualityField]), allowed: "0…7"))
        }
        if fields.count > qualityField + 1, let count = bytes.integer(in: fields[qualityField + 1]),
            (0...999).contains(count)
        {
            point.satellites = Int16(count)
        }
    }

    /// Metres; what is beyond is no measurement.
    private static let greatestDeviation = 1e9

    private func deviation(_ bytes: Span<UInt8>, _ field: Range<Int>) -> Double {
        bytes.decimal(in: field) ?? .nan
    }

    /// The file has sign(c)·√|c|.
    private func covariance(_ bytes: Span<UInt8>, _ field: Range<Int>) -> Double {
        let root = deviation(bytes, field)
        return root < 0 ? -root * root : root * root
    }

    private mutating func readDeviations(_ bytes: Span<UInt8>, _ fields: [Range<Int>]) {
        let first = qualityField + 2
        guard fields.count >= first + 6 else { return }
        let values = (
            deviation(bytes, fields[first]), deviation(bytes, fields[first + 1]), deviation(bytes, fields[first + 2])
        )
        guard values.0 > 0, values.1 > 0, values.2 > 0 else { return }
        let mixed = (
            covariance(bytes, fields[first + 3]), covariance(bytes, fields[first + 4]),
            covariance(bytes, fields[first + 5])
        )
        // Squared they must still be numbers.
        guard max(values.0, values.1, values.2) < SolutionParser.greatestDeviation,
            [mixed.0, mixed.1, mixed.2].allSatisfy({ $0.isNaN || $0.isFinite })
        else { return }
        switch header.coordinates {
        case .degrees, .degreesMinutesSeconds:
            // sdn sde sdu sdne sdeu sdun
            (point.northSigma, point.eastSigma, point.upSigma) = (values.0, values.1, values.2)
            (point.eastNorthCovariance, point.eastUpCovariance, point.northUpCovariance) = (
                mixed.0, mixed.1, mixed.2
            )
        case .baseline:
            // sde sdn sdu sden sdnu sdue
            (point.eastSigma, point.northSigma, point.upSigma) = (values.0, values.1, values.2)
            (point.eastNorthCovariance, point.northUpCovariance, point.eastUpCovariance) = (
                mixed.0, mixed.1, mixed.2
            )
        case .geocentric:
            // sdx sdy sdz sdxy sdyz sdzx
            let matrix = Covariance(
                xx: values.0 * values.0, yy: values.1 * values.1, zz: values.2 * values.2, xy: mixed.0,
                xz: mixed.2, yz: mixed.1)
            let local = LocalFrame(x: point.x, y: point.y, z: point.z).local(matrix)
            // Rounded to a tenth of a millimetre, a matrix may be of no real uncertainty.
            guard local.xx > 0, local.yy > 0, local.zz > 0 else { return }
            (point.eastSigma, point.northSigma, point.upSigma) = (
                local.xx.squareRoot(), local.yy.squareRoot(), local.zz.squareRoot()
            )
            (point.eastNorthCovariance, point.eastUpCovariance, point.northUpCovariance) = (
                local.xy, local.xz, local.yz
            )
        }
    }

    private mutating func time(_ bytes: Span<UInt8>, _ fields: [Range<Int>]) -> Int64 {
        let stated: Int64?
        if let week = bytes.integer(in: fields[0]), let seconds = bytes.decimal(in: fields[1]),
            (0...9999).contains(week), (0..<604_800).contains(seconds)
        {
            stated = GPSTime.milliseconds(week: week, secondsOfWeek: seconds)
        } else if fields[0].count == 10, let day = bytes.calendarDay(in: fields[0]),
            let time = bytes.timeOfDay(in: fields[1])
        {
            stated = Int64(day.daysSince1970) * 86_400_000 + time
        } else {
            stated = nil
        }
        guard let stated else {
            warnings.note(
                .badTime, line: point.line, text: bytes.text(fields[0].lowerBound..<fields[1].upperBound))
            return SurveyBatch.missingTime
        }
        switch header.timeSystem {
        case .gps: return GPSTime.utc(stated)
        case .utc: return stated
        case .japan: return stated - 32_400_000
        }
    }
}
