import Demarcation
import Literals

/// What the `%` lines of an RTKLIB solution say.
struct SolutionHeader {
    enum Coordinates {
        case degrees, degreesMinutesSeconds, geocentric, baseline
    }

    enum TimeSystem {
        case gps, utc
        /// UTC + 9 h.
        case japan
    }

    var coordinates = Coordinates.degrees
    var timeSystem = TimeSystem.gps
    var heightKind = SurveySource.HeightKind.ellipsoidal
    var isWGS84 = true
    var reference: LocalFrame?
    /// Whether a line named the columns; otherwise they are guessed from the first record.
    private(set) var isComplete = false

    mutating func take(_ line: String) {
        let text = line.dropFirst().drop { $0 == " " }
        if text.hasPrefix("ref pos") {
            reference = SolutionHeader.reference(text)
        } else if text.hasPrefix("(") {
            isWGS84 = text.contains("=WGS84")
            if text.contains("/geodetic") { heightKind = .orthometric }
            if text.hasPrefix("(x/y/z") { coordinates = .geocentric }
            if text.hasPrefix("(e/n/u") { coordinates = .baseline }
        } else if text.contains("latitude(") || text.contains("x-ecef(") || text.contains("e-baseline(") {
            isComplete = true
            if text.hasPrefix("UTC") { timeSystem = .utc }
            if text.hasPrefix("JST") { timeSystem = .japan }
            if text.contains("x-ecef(") { coordinates = .geocentric }
            if text.contains("e-baseline(") { coordinates = .baseline }
            if text.contains("latitude(d'") { coordinates = .degreesMinutesSeconds }
        }
    }

    /// Without a header the records tell: degrees, minutes and seconds need four fields more, and nobody stands on the
    /// ground less than a million metres from the Earth's centre.
    mutating func guess(_ bytes: Span<UInt8>, _ fields: [Range<Int>]) {
        guard !isComplete else { return }
        isComplete = true
        let numbers = fields.dropFirst(2).prefix(3).map { bytes.decimal(in: $0)?.magnitude ?? 0 }
        if numbers.reduce(0, +) > 1e6 {
            coordinates = .geocentric
        } else if fields.count >= 19, numbers.count == 3, numbers[1] < 60, numbers[2] < 60 {
            coordinates = .degreesMinutesSeconds
        }
    }

    /// Latitude, longitude and height in degrees or degrees, minutes and seconds, or geocentric metres.
    private static func reference(_ text: Substring) -> LocalFrame? {
        guard let colon = text.firstIndex(of: ":") else { return nil }
        let numbers = text[text.index(after: colon)...].split { " ,;\t".contains($0) }.map { String($0) }
        // The greatest is a distance from the Earth's centre, metres; `nan` and `inf` are numbers to Double too.
        let values = numbers.compactMap { Double($0) }.filter { $0.magnitude < 1e9 }
        guard values.count == numbers.count else { return nil }
        if values.count == 7 {
            let latitude = degrees(values[0...2], isNegative: numbers[0].hasPrefix("-"))
            let longitude = degrees(values[3...5], isNegative: numbers[3].hasPrefix("-"))
            return frame(longitude, latitude, height: values[6])
        }
        guard values.count == 3 else { return nil }
        return values[0].magnitude + values[1].magnitude > 360
            ? LocalFrame(x: values[0], y: values[1], z: values[2])
            : frame(values[1], values[0], height: values[2])
    }

    private static func frame(_ longitude: Double, _ latitude: Double, height: Double) -> LocalFrame? {
        guard (-180...180).contains(longitude), (-90...90).contains(latitude) else { return nil }
        return LocalFrame(longitude: longitude, latitude: latitude, height: height)
    }

    private static func degrees(_ parts: ArraySlice<Double>, isNegative: Bool) -> Double {
        let magnitude =
            parts[parts.startIndex].magnitude + parts[parts.startIndex + 1] / 60 + parts[parts.startIndex + 2] / 3600
        return isNegative ? -magnitude : magnitude
    }
}
