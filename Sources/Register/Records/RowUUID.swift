/// Identities that travel between registers: random UUIDs (RFC 9562, version 4) in lower case.
///
/// Foundation's opens `/dev/urandom` for each.
enum RowUUID {
    static func make() -> String {
        var generator = SystemRandomNumberGenerator()
        let high: UInt64 = generator.next() & ~0xF000 | 0x4000
        let low: UInt64 = generator.next() & ~(0b11 << 62) | 0b10 << 62
        var text: [UInt8] = []
        text.reserveCapacity(36)
        for (place, half) in [high, low].enumerated() {
            for shift in stride(from: UInt64(60), through: 0, by: -4) {
                text.append(digits[Int(half >> shift & 0xF)])
                // xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx
                let isGroupEnd = place == 0 ? shift == 32 || shift == 16 || shift == 0 : shift == 48
                if isGroupEnd { text.append(UInt8(ascii: "-")) }
            }
        }
        return String(decoding: text, as: UTF8.self)
    }

    private static let digits = Array("0123456789abcdef".utf8)
}
