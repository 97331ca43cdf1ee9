/// JSON written byte by byte, for the extras of a point.
enum JSONText {
    /// Appends a JSON string; `utf8` is valid UTF-8.
    static func append(_ utf8: Span<UInt8>, to output: inout [UInt8]) {
        output.append(0x22)
        for index in utf8.indices {
            append(escaping: utf8[index], to: &output)
        }
        output.append(0x22)
    }

    static func append(_ text: String, to output: inout [UInt8]) {
        output.append(0x22)
        for byte in text.utf8 { append(escaping: byte, to: &output) }
        output.append(0x22)
    }

    private static func append(escaping byte: UInt8, to output: inout [UInt8]) {
        switch byte {
        case 0x22, 0x5C:
            output.append(0x5C)
            output.append(byte)
        case 0x0A: output.append(contentsOf: "\\n".utf8)
        case 0x0D: output.append(contentsOf: "\\r".utf8)
        case 0x09: output.append(contentsOf: "\\t".utf8)
        case 0..<0x20:
            output.append(contentsOf: "\\u00".utf8)
            for nibble in [byte >> 4, byte & 15] { output.append(nibble < 10 ? 0x30 + nibble : 0x57 + nibble) }
        default: output.append(byte)
        }
    }
}
