import ArgumentParser

/// Years one after the other, as they are typed: `2025-2029`, or one, `2026`.
struct YearRange: ExpressibleByArgument {
    var range: ClosedRange<Int>

    /// `nil` for anything else, for years outside 1900 to 2200 and for more than 50 of them.
    init?(argument: String) {
        let years = argument.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
        guard (1...2).contains(years.count), let first = years[0], let last = years[years.count - 1], first <= last,
            first >= 1900, last <= 2200, last - first < 50
        else { return nil }
        range = first...last
    }
}
