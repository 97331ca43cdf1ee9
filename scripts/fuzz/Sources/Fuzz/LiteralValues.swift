import Demarcation
import Foundation
import GeoTypes
import Literals

/// Numbers as the standard library reads them, angles and instants in their ranges, and everything written read again.
func readLiterals(_ bytes: [UInt8]) {
    guard bytes.count < 2000 else { return }
    let span = bytes.span
    let all = 0..<bytes.count
    let text = String(decoding: bytes, as: UTF8.self)
    for mark in [UInt8(0x2E), 0x2C] {
        if let number = span.decimal(in: all, mark: mark) {
            check(number.isFinite, "a number that isn't finite")
            let plain = text.replacing(mark == 0x2C ? "," : ".", with: ".")
            check(
                Double(plain.hasSuffix(".") ? String(plain.dropLast()) : plain) == number || plain.contains(".e")
                    || plain.contains(".E"), "“\(text)” is not \(number)")
            checkWriting(number)
        }
        for axis in [AngleAxis.longitude, .latitude] {
            if let angle = try? span.angle(in: all, axis: axis, mark: mark) {
                check(angle.isFinite, "an angle that isn't finite")
            }
        }
    }
    if let integer = span.integer(in: all) { check(Int(text) == integer, "“\(text)” is not \(integer)") }
    if let instant = span.timestamp(in: all) {
        // An offset may lead a day beyond the years 0 to 9999.
        check((-62_167_305_600_000...253_402_387_199_999).contains(instant.milliseconds), "no instant")
    }
    if let time = span.timeOfDay(in: all) { check((0..<86_400_000).contains(time), "no time of day") }
    if let day = span.calendarDay(in: all) {
        check(CalendarDay(daysSince1970: day.daysSince1970) == day, "another day when counted")
    }
    _ = CivilDate(text)
    if let chainage = Chainage(text) { check(chainage.metres.isFinite, "a chainage that isn't finite") }
    if bytes.count >= 8 {
        let pattern = bytes.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        let number = Double(bitPattern: pattern)
        if number.isFinite { checkWriting(number) }
    }
}

/// 17 significant digits name each number, and read back it is the same one.
private func checkWriting(_ number: Double) {
    var written: [UInt8] = []
    written.appendSignificant(number, digits: 17)
    check(written.span.decimal(in: 0..<written.count) == number, "\(number) read back is another number")
    written = []
    written.appendFixed(number, decimals: 3)
    check(
        String(decoding: written, as: UTF8.self) == String(format: "%.3f", number)
            || abs(number) < 0.001, "\(number) with three decimals is not \(String(decoding: written, as: UTF8.self))")
}
