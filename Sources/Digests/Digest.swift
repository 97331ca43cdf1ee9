/// The 32 bytes of a SHA-256 digest, which name a file by its content.
public struct Digest: Hashable, Sendable {
    static let byteCount = 32

    public let bytes: [UInt8]

    init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// 64 lower-case hexadecimal digits, as `sha256sum` prints them.
    public var hexadecimal: String {
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        text.reserveCapacity(2 * bytes.count)
        for byte in bytes {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }
}

extension Digest: CustomStringConvertible {
    public var description: String { hexadecimal }
}
