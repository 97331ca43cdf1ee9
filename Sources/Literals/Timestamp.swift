/// An instant as text gave it: milliseconds since 1970-01-01T00:00:00Z, and whether the text said which zone it meant.
public struct Timestamp: Hashable, Sendable {
    public enum Zone: Hashable, Sendable {
        /// `Z`, or an offset, which has been taken off.
        case stated
        /// None: the digits are taken as UTC.
        case absent
    }

    /// Leap seconds don't count, as in POSIX.
    public var milliseconds: Int64
    public var zone: Zone

    public init(milliseconds: Int64, zone: Zone = .stated) {
        self.milliseconds = milliseconds
        self.zone = zone
    }
}

extension Span where Element == UInt8 {
    /// The instant that the bytes of `range` spell in ISO 8601; `nil` when they don't, or name no such instant.
    ///
    /// Read are `YYYY-MM-DD` and `YYYY/MM/DD`, alone (midnight) or followed by `T` or blanks and `HH:MM[:SS[.fraction]]`,
    /// then `Z`, `±HH`, `±HHMM`, `±HH:MM` or nothing. Fractions are cut to the millisecond. 30 February, 24:00 and a
    /// leap second (`:60`, which milliseconds since 1970 can't say) are `nil`. Costs about 15 ns.
    public func timestamp(in range: Range<Int>) -> Timestamp? {
        guard let date = calendarDay(in: range) else { return nil }
        var at = range.lowerBound + 10
        let end = range.upperBound
        let midnight = Int64(date.daysSince1970) * 86_400_000
        guard at < end else { return Timestamp(milliseconds: midnight, zone: .absent) }
        if self[at] | 0x20 == 0x74 {
            at += 1
        } else {
            let first = at
            while at < end, self[at] == 0x20 { at += 1 }
            guard at > first else { return nil }
        }
        guard let (time, next) = timeOfDay(from: at, to: end), let offset = zoneOffset(in: next..<end) else {
            return nil
        }
        return Timestamp(milliseconds: midnight + time - (offset ?? 0), zone: offset == nil ? .absent : .stated)
    }

    /// The time of day that the bytes of `range` spell as `HH:MM[:SS[.fraction]]`, in milliseconds since midnight; `nil`
    /// when they don't.
    public func timeOfDay(in range: Range<Int>) -> Int64? {
        guard let (time, next) = timeOfDay(from: range.lowerBound, to: range.upperBound), next == range.upperBound
        else { return nil }
        return time
    }

    /// The day that the first ten bytes of `range` spell.
    public func calendarDay(in range: Range<Int>) -> CalendarDay? {
        let at = range.lowerBound
        guard range.count >= 10, let upper = twoDigits(at), let lower = twoDigits(at + 2),
            self[at + 4] == 0x2D || self[at + 4] == 0x2F, self[at + 7] == self[at + 4],
            let month = twoDigits(at + 5), let day = twoDigits(at + 8)
        else { return nil }
        return CalendarDay(year: upper * 100 + lower, month: month, day: day)
    }

    private func timeOfDay(from start: Int, to end: Int) -> (milliseconds: Int64, next: Int)? {
        guard start + 5 <= end, let hour = twoDigits(start), hour < 24, self[start + 2] == 0x3A,
            let minute = twoDigits(start + 3), minute < 60
        else { return nil }
        var at = start + 5
        var milliseconds = Int64(hour * 3600 + minute * 60) * 1000
        guard at < end, self[at] == 0x3A else { return (milliseconds, at) }
        guard at + 3 <= end, let second = twoDigits(at + 1), second < 60 else { return nil }
        milliseconds += Int64(second) * 1000
        at += 3
        guard at < end, self[at] == 0x2E || self[at] == 0x2C else { return (milliseconds, at) }
        at += 1
        let first = at
        var weight: Int64 = 100
        while at < end {
            let digit = self[at] &- 0x30
            guard digit < 10 else { break }
            milliseconds += Int64(digit) * weight
            weight /= 10
            at += 1
        }
        return at > first ? (milliseconds, at) : nil
    }

    /// Milliseconds east of Greenwich; inner `nil` when there is no zone, outer when it is none.
    private func zoneOffset(in range: Range<Int>) -> Int64?? {
        var at = range.lowerBound
        let end = range.upperBound
        while at < end, self[at] == 0x20 { at += 1 }
        guard at < end else { return .some(nil) }
        if self[at] | 0x20 == 0x7A { return at + 1 == end ? 0 : nil }
        guard self[at] == 0x2B || self[at] == 0x2D, at + 3 <= end, let hours = twoDigits(at + 1), hours <= 14 else {
            return nil
        }
        let sign: Int64 = self[at] == 0x2D ? -1 : 1
        at += 3
        var minutes = 0
        if at < end {
            if self[at] == 0x3A { at += 1 }
            guard at + 2 == end, let stated = twoDigits(at), stated < 60 else { return nil }
            minutes = stated
        }
        return sign * Int64(hours * 3600 + minutes * 60) * 1000
    }

    @inline(__always)
    private func twoDigits(_ at: Int) -> Int? {
        let tens = self[at] &- 0x30
        let units = self[at + 1] &- 0x30
        return tens < 10 && units < 10 ? Int(tens) * 10 + Int(units) : nil
    }
}

extension [UInt8] {
    /// Appends milliseconds since 1970 as `YYYY-MM-DDTHH:MM:SS.SSSZ`. The instant lies in the years 0 to 9999.
    public mutating func appendTimestamp(milliseconds: Int64) {
        append(addingCapacity: 24) { output in
            RowText.appendTimestamp(milliseconds: milliseconds, to: &output)
        }
    }

    /// Appends a day as `YYYY-MM-DD`.
    public mutating func appendDate(_ date: CalendarDay) {
        appendInteger(date.year, minimumDigits: 4)
        append(0x2D)
        appendInteger(date.month, minimumDigits: 2)
        append(0x2D)
        appendInteger(date.day, minimumDigits: 2)
    }
}
