extension [UInt8] {
    /// Appends a JSON string with its quotes: escaped are `"`, `\` and the control characters below U+0020; all else
    /// stands as it is (RFC 8259, 7).
    mutating func append(jsonString text: String) {
        append(UInt8(ascii: "\""))
        // Most texts need no escape and pass in one copy.
        if text.utf8.allSatisfy({ !needsEscape($0) }) {
            append(contentsOf: text.utf8)
        } else {
            for byte in text.utf8 { append(jsonEscaping: byte) }
        }
        append(UInt8(ascii: "\""))
    }

    private mutating func append(jsonEscaping byte: UInt8) {
        if needsEscape(byte) {
            append(contentsOf: escape(byte))
        } else {
            append(byte)
        }
    }
}

/// The same for a part of valid UTF-8: up to six bytes for each of its bytes, and two.
func appendJSONString(_ text: Span<UInt8>, to output: inout OutputSpan<UInt8>) {
    output.append(UInt8(ascii: "\""))
    var start = 0
    for index in text.indices where needsEscape(text[index]) {
        append(text.extracting(start..<index), to: &output)
        append(escape(text[index]).span, to: &output)
        start = index + 1
    }
    append(text.extracting(start..<text.count), to: &output)
    output.append(UInt8(ascii: "\""))
}

@inline(__always)
private func needsEscape(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
}

private func escape(_ byte: UInt8) -> [UInt8] {
    switch byte {
    case UInt8(ascii: "\""): Array(#"\""#.utf8)
    case UInt8(ascii: "\\"): Array(#"\\"#.utf8)
    case 0x08: Array(#"\b"#.utf8)
    case 0x09: Array(#"\t"#.utf8)
    case 0x0A: Array(#"\n"#.utf8)
    case 0x0C: Array(#"\f"#.utf8)
    case 0x0D: Array(#"\r"#.utf8)
    default: Array(#"\u00"#.utf8) + [hexadecimalDigits[Int(byte >> 4)], hexadecimalDigits[Int(byte & 15)]]
    }
}

private let hexadecimalDigits = Array("0123456789abcdef".utf8)
