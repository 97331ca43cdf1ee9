import Demarcation
import Literals

/// Reads the points of KML 2: placemarks with a Point, a MultiGeometry of them, or a Google track.
///
/// Longitude, latitude and perhaps height, WGS 84. Heights are above the sea's level when their `altitudeMode` is absolute;
/// otherwise they needn't be heights of the place and stand among the extras. Links to other files are never followed.
struct KMLReader: FormatReader {
    private var records: XMLRecords
    private var builder = BatchBuilder()
    private var warnings = SurveyWarnings()
    private var isAtEnd = false
    private var links = 0
    private var foreignStyles = 0

    init(_ bytes: ByteSource) throws(SurveyFormatError) {
        records = try XMLRecords(bytes, records: [(nil, "Placemark"), (nil, "NetworkLink")])
    }

    var source: SurveySource {
        var source = SurveySource(
            format: "kml", coordinateKind: .geographic, referenceSystem: "EPSG:4326", heightKind: .orthometric)
        source.warnings = warnings.list
        if links > 0 {
            source.warnings.append(
                Bilingual(
                    en: "links to other files, not followed: \(links)",
                    es: "enlaces a otros archivos, que no se siguen: \(links)"))
        }
        if foreignStyles > 0 {
            source.warnings.append(
                Bilingual(
                    en: "styles in other files, not looked at: \(foreignStyles)",
                    es: "estilos en otros archivos, que no se miran: \(foreignStyles)"))
        }
        return source
    }

    mutating func next() throws(SurveyFormatError) -> SurveyBatch? {
        while !builder.isFull, !isAtEnd {
            guard let record = try records.next() else {
                isAtEnd = true
                break
            }
            if record.name == "NetworkLink" { links += 1 } else { take(record) }
        }
        return builder.finish()
    }

    /// Reads the bytes that are left without looking at them, so that an error among them shows.
    func skipRest() throws(SurveyFormatError) {
        try records.skipRest()
    }

    private mutating func take(_ placemark: XMLRecord) {
        var point = description(placemark)
        var tuples: [(text: String, isAbsolute: Bool)] = []
        var other: String?
        var times: [String] = []
        // Looked up once: a track has one mode for hundreds of thousands of places.
        let absolute = Set(
            placemark.values.filter { $0.path.hasSuffix("/altitudeMode") && $0.value == "absolute" }.map {
                String($0.path.dropLast("/altitudeMode".count))
            })
        for (path, value) in placemark.values {
            let parts = path.split(separator: "/").map { String($0) }
            switch (parts.dropLast().last, parts.last) {
            case ("Point", "coordinates"):
                tuples.append((value, absolute.contains(parts.dropLast().joined(separator: "/"))))
            case ("Track", "coord"): tuples.append((value, absolute.contains(parts.dropLast().joined(separator: "/"))))
            case ("Track", "when"): times.append(value)
            case (let shape?, "coordinates"): other = other ?? shape
            default: break
            }
        }
        if tuples.isEmpty {
            let shape = other ?? "Placemark"
            let problem = Bilingual(en: "\(shape) is no point", es: "\(shape) no es un punto")
            builder.reject(line: placemark.line, .badRecord(problem: problem), text: placemark.outline)
        }
        point.isTrack = tuples.count > 1
        if let problem = point.repetitionProblem(points: tuples.count) {
            return builder.reject(line: placemark.line, problem, text: placemark.outline)
        }
        let shared = point
        for (index, tuple) in tuples.enumerated() {
            point = shared
            if times.count == tuples.count { point.time = warnings.time(times[index], line: placemark.line) }
            do throws(RowProblem) {
                try place(&point, tuple.text, isAbsolute: tuple.isAbsolute)
                if point.x == 0, point.y == 0 { warnings.note(.zeroCoordinates, line: point.line) }
                builder.append(point)
            } catch {
                if case .rejected(let reason) = error {
                    builder.reject(line: placemark.line, reason, text: placemark.outline)
                }
            }
        }
    }

    private func place(_ point: inout PointRecord, _ tuple: String, isAbsolute: Bool) throws(RowProblem) {
        let bytes = Array(tuple.utf8)
        // Blanks after the commas are wrong and common.
        let fields = bytes.split { [0x2C, 0x20, 0x09, 0x0A, 0x0D].contains($0) }
        guard (2...3).contains(fields.count) else {
            throw .rejected(.wrongFieldCount(expected: 3, found: fields.count))
        }
        var numbers: [Double] = []
        for field in fields {
            guard let value = bytes.span.decimal(in: field.indices) else {
                throw .rejected(.notANumber(field: "coordinates", value: tuple))
            }
            numbers.append(value)
        }
        point.x = numbers[0]
        point.y = numbers[1]
        point.z = isAbsolute && numbers.count == 3 ? numbers[2] : .nan
        if let problem = point.geographicProblem { throw .rejected(problem) }
        if !isAbsolute, numbers.count == 3, numbers[2] != 0 { point.addExtra("altitude", String(numbers[2])) }
    }

    /// All of a placemark but its place.
    private mutating func description(_ placemark: XMLRecord) -> PointRecord {
        var point = PointRecord()
        point.line = placemark.line
        var key = ""
        for (path, value) in placemark.values {
            switch path {
            case "name": point.name = Array(value.utf8)
            case "description": point.note = Array(value.utf8)
            case "styleUrl" where !value.hasPrefix("#"): foreignStyles += 1
            case "TimeStamp/when": point.time = warnings.time(value, line: placemark.line)
            case "ExtendedData/Data@name", "ExtendedData/SchemaData/SimpleData@name": key = value
            case "ExtendedData/Data/value", "ExtendedData/SchemaData/SimpleData": point.addExtra(key, value)
            default: break
            }
        }
        return point
    }
}
