import Testing

@testable import Literals

/// Rows are written several bytes at a time: also where the row ends with the last of them.
struct RowTextTests {
    private func written(room: Int, _ body: (inout OutputSpan<UInt8>) -> Void) -> String {
        let bytes = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
            var output = unsafe OutputSpan(buffer: buffer, initializedCount: 0)
            body(&output)
            count = unsafe output.finalize(for: buffer)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test(arguments: [
        (0, "0"), (7, "7"), (-7, "-7"), (12_345_678, "12345678"), (123_456_789, "123456789"),
        (-9_223_372_036_854_775_808, "-9223372036854775808"), (1_000_000_000_000_000_000, "1000000000000000000"),
    ])
    func integersFillTheirRoomToTheLastByte(value: Int, text: String) {
        for spare in 0...9 {
            #expect(written(room: text.utf8.count + spare) { RowText.appendInteger(value, to: &$0) } == text)
        }
    }

    /// What C's `printf` writes.
    @Test(arguments: [
        (-90.55, 7, "-90.55"), (17.000_000_1, 7, "17.0000001"), (0.25, 1, "0.2"), (1.0, 3, "1"), (-0.000_4, 3, "0"),
        (123_456.789, 2, "123456.79"),
    ])
    func decimalsFillTheirRoomToTheLastByte(value: Double, decimals: Int, text: String) {
        for spare in 0...9 {
            let row = written(room: text.utf8.count + spare) {
                RowText.appendFixed(value, decimals: decimals, trimmingZeros: true, to: &$0)
            }
            #expect(row == text)
        }
    }

    @Test func timestampsAndCopiesFillTheirRoomToo() {
        for spare in 0...9 {
            #expect(
                written(room: 24 + spare) { RowText.appendTimestamp(milliseconds: 1_584_561_767_003, to: &$0) }
                    == "2020-03-18T20:02:47.003Z")
            #expect(
                written(room: 10 + spare) { output in
                    output.append(copying: Array("ab".utf8).span)
                    output.append(copying: Array("".utf8).span)
                    output.append(copying: Array("cdefghij".utf8).span)
                } == "abcdefghij")
        }
    }
}
