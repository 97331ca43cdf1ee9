/// True in the years 0 to 9999, which ISO 8601 writes with four digits.
func hasTimeText(_ milliseconds: Int64) -> Bool {
    (-62_167_219_200_000..<253_402_300_800_000).contains(milliseconds)
}

/// Appends `2026-03-14T15:09:26.535Z` from milliseconds since 1970, in the proleptic Gregorian calendar.
func append(time milliseconds: Int64, to output: inout OutputSpan<UInt8>) {
    let days = milliseconds.floorDivided(by: 86_400_000)
    let time = Int(milliseconds - days * 86_400_000)
    let date = civilDate(days: Int(days))
    let day = eightDigits(UInt64(date.year * 10_000 + date.month * 100 + date.day))
    let clock = eightDigits(UInt64(time / 3_600_000 * 10_000 + time / 60_000 % 60 * 100 + time / 1000 % 60))
    let thousandths = eightDigits(UInt64(time % 1000))
    append(day, 0..<4, to: &output)
    output.append(UInt8(ascii: "-"))
    append(day, 4..<6, to: &output)
    output.append(UInt8(ascii: "-"))
    append(day, 6..<8, to: &output)
    output.append(UInt8(ascii: "T"))
    append(clock, 2..<4, to: &output)
    output.append(UInt8(ascii: ":"))
    append(clock, 4..<6, to: &output)
    output.append(UInt8(ascii: ":"))
    append(clock, 6..<8, to: &output)
    output.append(UInt8(ascii: "."))
    append(thousandths, 5..<8, to: &output)
    output.append(UInt8(ascii: "Z"))
}

extension Int64 {
    fileprivate func floorDivided(by divisor: Int64) -> Int64 {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? quotient - 1 : quotient
    }
}

/// Year, month and day of a count of days since 1970-01-01 (Howard Hinnant, "chrono-Compatible Low-Level Date
/// Algorithms", civil_from_days).
private func civilDate(days: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
}
