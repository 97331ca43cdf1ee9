import Demarcation
import Literals

/// What the sentences of one instant have said so far.
struct NMEAEpoch {
    var timeOfDay: Int64?
    private(set) var date: CalendarDay?
    var point = PointRecord()
    private(set) var altitude = Double.nan
    /// How much the sentence that gave the position says; 0 when none has.
    private(set) var rank = 0
    private(set) var line = 0
    /// That sentence.
    private(set) var text = ""
    private(set) var rejection: Rejection.Reason?

    /// Whether a sentence of this rank says more of the position than those before it.
    mutating func begin(rank: Int, _ bytes: Span<UInt8>, _ line: LineSource.Line) -> Bool {
        guard rank > self.rank else { return false }
        self.rank = rank
        self.line = line.number
        point.line = line.number
        rejection = nil
        bytesOfLine = line.range
        text = ""
        return true
    }

    private var bytesOfLine = 0..<0

    mutating func setFix(_ fix: FixWord?) {
        switch fix {
        case .quality(let quality) where quality.isMeasurement: point.fix = quality
        case .quality(let quality): rejection = .notMeasured(quality)
        case .noFix: rejection = .noFix
        case nil: point.fix = .unknown
        }
    }

    /// Latitude, hemisphere, longitude and hemisphere stand side by side.
    mutating func setPosition(_ bytes: Span<UInt8>, _ sentence: NMEASentence, latitudeField: Int) {
        point.y = NMEAEpoch.degrees(bytes, sentence.field(latitudeField), sentence.field(latitudeField + 1), "N", "S")
        point.x = NMEAEpoch.degrees(
            bytes, sentence.field(latitudeField + 2), sentence.field(latitudeField + 3), "E", "W")
        if rejection == nil { rejection = point.geographicProblem }
        if rejection != nil { text = bytes.text(bytesOfLine) }
    }

    mutating func setAltitude(_ bytes: Span<UInt8>, _ sentence: NMEASentence, altitude: Int, separation: Int) {
        self.altitude = bytes.decimal(in: sentence.field(altitude)) ?? .nan
        point.separation = bytes.decimal(in: sentence.field(separation)) ?? .nan
        if let count = bytes.integer(in: sentence.field(7)), (0...999).contains(count) {
            point.satellites = Int16(count)
        }
        if let hdop = bytes.decimal(in: sentence.field(8)) { point.hdop = hdop }
    }

    /// GST's standard deviations of latitude, longitude and altitude, metres, 1σ; zero says nothing.
    mutating func setDeviations(_ bytes: Span<UInt8>, _ sentence: NMEASentence) {
        let sigmas = (6...8).map { number in
            bytes.decimal(in: sentence.field(number)).flatMap { $0 > 0 ? $0 : nil } ?? .nan
        }
        (point.northSigma, point.eastSigma, point.upSigma) = (sigmas[0], sigmas[1], sigmas[2])
    }

    /// `ddmmyy`: the years 80 to 99 are those of the 20th century, GPS began in 1980.
    mutating func setDate(_ bytes: Span<UInt8>, _ range: Range<Int>) {
        guard range.count == 6, let number = bytes.integer(in: range), number >= 0 else { return }
        let year = number % 100
        date = CalendarDay(
            year: year >= 80 ? 1900 + year : 2000 + year, month: number / 100 % 100, day: number / 10_000)
    }

    mutating func setDate(_ bytes: Span<UInt8>, day: Range<Int>, month: Range<Int>, year: Range<Int>) {
        guard let day = bytes.integer(in: day), let month = bytes.integer(in: month), let year = bytes.integer(in: year)
        else { return }
        date = CalendarDay(year: year, month: month, day: day) ?? date
    }

    /// `dddmm.mmmm` and a hemisphere; NaN when it is none.
    private static func degrees(
        _ bytes: Span<UInt8>, _ number: Range<Int>, _ hemisphere: Range<Int>, _ positive: Unicode.Scalar,
        _ negative: Unicode.Scalar
    ) -> Double {
        guard let packed = bytes.decimal(in: number), packed >= 0, hemisphere.count == 1 else { return .nan }
        let degrees = (packed / 100).rounded(.down)
        let minutes = packed - degrees * 100
        guard minutes < 60 else { return .nan }
        let angle = degrees + minutes / 60
        switch Unicode.Scalar(bytes[hemisphere.lowerBound]) {
        case positive: return angle
        case negative: return -angle
        default: return .nan
        }
    }

    /// The mode indicators of GNS (one for each constellation), RMC and GLL: the best of them.
    static func fix(modes: String) -> FixWord? {
        let order: [(Character, FixWord)] = [
            ("R", .quality(.fixed)), ("F", .quality(.float)), ("P", .quality(.precise)), ("D", .quality(.differential)),
            ("A", .quality(.autonomous)), ("E", .quality(.estimated)), ("M", .quality(.manual)),
            ("S", .quality(.simulated)), ("N", .noFix),
        ]
        return order.first { modes.contains($0.0) }?.1
    }
}
