/// A moment at which coordinates hold, as a decimal year: 2010.0 is the first instant of 2010.
///
/// A day is 1/365 of a year, in a leap year 1/366.
public struct Epoch: Hashable, Comparable, Sendable, Codable {
    /// Decimal year, from 1900 to 2200.
    public let year: Double

    private static let range = 1900.0...2200.0

    /// - throws: ``GeodesyError/badEpoch(_:)`` outside 1900 to 2200.
    public init(year: Double) throws(GeodesyError) {
        guard Self.range.contains(year) else { throw .badEpoch("\(year)") }
        self.year = year
    }

    /// For constants of this program.
    init(known year: Double) {
        precondition(Self.range.contains(year), "an epoch out of range")
        self.year = year
    }

    /// Reads a decimal year, `2024.5`, or a date, `2024-07-01`, which stands for its noon.
    public init(_ text: String) throws(GeodesyError) {
        guard let year = Self.date(text) ?? Self.decimalYear(text), Self.range.contains(year) else {
            throw .badEpoch(text)
        }
        self.year = year
    }

    /// - `millisecondsSince1970`: UTC, as surveys store times.
    public init(millisecondsSince1970 time: Int64) throws(GeodesyError) {
        let perDay: Int64 = 86_400_000
        // 300 years and more either way, so that nothing below overflows.
        guard (-10_000_000_000_000...10_000_000_000_000).contains(time) else { throw .badEpoch("\(time) ms") }
        let day = time >= 0 ? time / perDay : -((perDay - 1 - time) / perDay)
        let fraction = Double(time - day * perDay) / Double(perDay)
        // The Gregorian calendar repeats after 146,097 days: a first guess is right or one too high or low.
        var year = 1970 + Int((Double(day) / 365.2425).rounded(.down))
        while Self.days(before: year) > Int(day) { year -= 1 }
        while Self.days(before: year + 1) <= Int(day) { year += 1 }
        let ofYear = Double(Int(day) - Self.days(before: year)) + fraction
        try self.init(year: Double(year) + ofYear / Double(Self.days(in: year)))
    }

    public static func < (left: Epoch, right: Epoch) -> Bool { left.year < right.year }

    /// Years from `right` to `left`.
    public static func - (left: Epoch, right: Epoch) -> Double { left.year - right.year }

    private static func decimalYear(_ text: String) -> Double? {
        // `Double` would also read hexadecimal, exponents and `nan`.
        guard text.utf8.count <= 20, text.utf8.allSatisfy({ (48...57).contains($0) || $0 == 46 }) else { return nil }
        return Double(text)
    }

    private static func date(_ text: String) -> Double? {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts.map(\.utf8.count) == [4, 2, 2],
            parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }),
            let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]),
            (1...12).contains(month), (1...days(in: year, month: month)).contains(day)
        else { return nil }
        let before = (1..<month).reduce(0) { $0 + days(in: year, month: $1) } + day - 1
        return Double(year) + (Double(before) + 0.5) / Double(days(in: year))
    }

    private static func isLeap(_ year: Int) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }
    private static func days(in year: Int) -> Int { isLeap(year) ? 366 : 365 }

    private static func days(in year: Int, month: Int) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Days from 1970-01-01 to the first day of a year.
    private static func days(before year: Int) -> Int {
        let past = year - 1
        return past * 365 + past / 4 - past / 100 + past / 400 - 719_162
    }
}

extension Epoch: CustomStringConvertible {
    public var description: String { "\(year)" }
}
