/// A ``ByteSource`` as UTF-8 without byte order mark, whatever the file's encoding.
///
/// UTF-8 passes unchecked: a reader checks the records that have other bytes than ASCII, and then knows their line.
struct TextSource {
    let encoding: TextEncoding
    private var source: ByteSource
    private var isAtStart = true
    /// Bytes of a code unit or surrogate pair that the last chunk cut.
    private var rest: [UInt8] = []
    private var taken = 0

    /// A byte order mark wins over `declared`; without either the file is taken to be UTF-8.
    init(_ source: ByteSource, declared: TextEncoding?) throws(SurveyFormatError) {
        var source = source
        encoding = TextEncoding.byteOrderMark(of: try source.peek(3))?.encoding ?? declared ?? .utf8
        self.source = source
    }

    /// Place in the file of the first byte that ``next()`` gives, for UTF-8.
    private(set) var offset = 0

    /// The next text; none at the end.
    mutating func next() throws(SurveyFormatError) -> [UInt8] {
        while true {
            var chunk = try source.next()
            let isLast = chunk.isEmpty
            if isAtStart {
                isAtStart = false
                if let mark = TextEncoding.byteOrderMark(of: chunk), mark.encoding == encoding {
                    chunk.removeFirst(mark.length)
                    offset = mark.length
                }
            }
            let text = try decoded(chunk, isLast: isLast)
            // A chunk may hold less than one character.
            if isLast || !text.isEmpty { return text }
        }
    }

    private mutating func decoded(_ chunk: [UInt8], isLast: Bool) throws(SurveyFormatError) -> [UInt8] {
        switch encoding {
        case .utf8: return chunk
        case .latin1: return singleBytes(chunk) { UInt16($0) }
        case .windows1252:
            if let bad = chunk.firstIndex(where: { Windows1252.isUndefined($0) }) {
                throw .notText(encoding: encoding.rawValue, byte: taken + bad)
            }
            return singleBytes(chunk) { Windows1252.scalar(of: $0) }
        case .utf16LittleEndian: return try utf16(chunk, isLast: isLast, low: 0, high: 1)
        case .utf16BigEndian: return try utf16(chunk, isLast: isLast, low: 1, high: 0)
        }
    }

    /// `scalar` gives a code point below the surrogates.
    private mutating func singleBytes(_ chunk: [UInt8], scalar: (UInt8) -> UInt16) -> [UInt8] {
        taken += chunk.count
        var text: [UInt8] = []
        text.reserveCapacity(chunk.count + chunk.count / 8)
        for byte in chunk {
            if byte < 0x80 { text.append(byte) } else { append(UInt32(scalar(byte)), to: &text) }
        }
        return text
    }

    private mutating func utf16(
        _ chunk: [UInt8], isLast: Bool, low: Int, high: Int
    ) throws(SurveyFormatError) -> [UInt8] {
        let bytes = rest + chunk
        let start = taken
        var text: [UInt8] = []
        var at = 0
        while at + 2 <= bytes.count {
            let unit = UInt32(bytes[at + low]) | UInt32(bytes[at + high]) << 8
            guard (0xD800...0xDFFF).contains(unit) else {
                append(unit, to: &text)
                at += 2
                continue
            }
            guard at + 4 <= bytes.count else { break }
            let second = UInt32(bytes[at + 2 + low]) | UInt32(bytes[at + 2 + high]) << 8
            guard unit < 0xDC00, (0xDC00...0xDFFF).contains(second) else {
                throw .notText(encoding: encoding.rawValue, byte: start + at)
            }
            append(0x10000 + (unit - 0xD800) << 10 + (second - 0xDC00), to: &text)
            at += 4
        }
        rest = Array(bytes[at...])
        taken += at
        if isLast, !rest.isEmpty { throw .notText(encoding: encoding.rawValue, byte: taken) }
        return text
    }

    /// Appends a code point that isn't a surrogate.
    private func append(_ scalar: UInt32, to text: inout [UInt8]) {
        guard let scalar = Unicode.Scalar(scalar), let bytes = UTF8.encode(scalar) else { return }
        text.append(contentsOf: bytes)
    }
}

/// The code page of Western Windows, where it differs from ISO 8859-1.
private enum Windows1252 {
    private static let upper: [UInt16] = [
        0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
        0,
        0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E,
        0x0178,
    ]

    static func isUndefined(_ byte: UInt8) -> Bool { [0x81, 0x8D, 0x8F, 0x90, 0x9D].contains(byte) }

    static func scalar(of byte: UInt8) -> UInt16 {
        (0x80..<0xA0).contains(byte) ? upper[Int(byte) - 0x80] : UInt16(byte)
    }
}
