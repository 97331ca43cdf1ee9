/// The tokens of a JSON text (RFC 8259), strictly, from a stream of any length.
///
/// Nothing is kept but the buffer from the pinned place on, so a feature collection of any size passes in the memory of
/// its largest feature.
struct JSONTokens {
    enum Token: Equatable {
        case beginObject, endObject, beginArray, endArray
        case colon, comma
        /// Place of the text between the quotes, in ``buffer``.
        case string(Range<Int>, hasEscapes: Bool)
        case number(Range<Int>)
        case literal(Range<Int>)
        case end
    }

    private(set) var buffer: [UInt8] = []
    /// Counted from 1.
    private(set) var line = 1
    private var text: TextSource
    private var at = 0
    private var pin: Int?
    private var isLast = false

    /// A record may not be longer.
    private static let limit = 64 << 20

    init(_ bytes: ByteSource) throws(SurveyFormatError) {
        text = try TextSource(bytes, declared: nil)
    }

    /// From here on the buffer is kept, until the next call.
    mutating func pinHere() {
        pin = at
    }

    /// The bytes since the pin, at most so many, as text.
    func pinnedText(limit: Int) -> String {
        let start = pin ?? at
        return buffer.span.text(start..<min(at, start + limit))
    }

    mutating func next() throws(SurveyFormatError) -> Token {
        while true {
            guard try has(at) else { return .end }
            let byte = buffer[at]
            switch byte {
            case 0x0A:
                line += 1
                at += 1
            case 0x20, 0x09, 0x0D: at += 1
            case 0x7B: return take(.beginObject)
            case 0x7D: return take(.endObject)
            case 0x5B: return take(.beginArray)
            case 0x5D: return take(.endArray)
            case 0x3A: return take(.colon)
            case 0x2C: return take(.comma)
            case 0x22: return try string()
            case 0x2D, 0x30...0x39:
                return .number(try run { $0 &- 0x30 < 10 || [0x2B, 0x2D, 0x2E, 0x45, 0x65].contains($0) })
            case 0x61...0x7A: return .literal(try run { (0x61...0x7A).contains($0) })
            default: throw malformed("unexpected “\(Character(Unicode.Scalar(byte)))”")
            }
        }
    }

    func malformed(_ problem: String) -> SurveyFormatError {
        .malformed(problem: problem, line: line)
    }

    private mutating func take(_ token: Token) -> Token {
        at += 1
        return token
    }

    private mutating func string() throws(SurveyFormatError) -> Token {
        var length = 1
        var hasEscapes = false
        var isASCII = true
        while true {
            guard try has(at + length) else { throw .truncated(line: line) }
            let byte = buffer[at + length]
            if byte == 0x22 { break }
            if byte < 0x20 { throw malformed("a control character in a string") }
            if byte >= 0x80 { isASCII = false }
            if byte == 0x5C {
                hasEscapes = true
                length += 1
                guard try has(at + length) else { throw .truncated(line: line) }
            }
            length += 1
        }
        let range = at + 1..<at + length
        at += length + 1
        if !isASCII { try validate(range) }
        return .string(range, hasEscapes: hasEscapes)
    }

    private func validate(_ range: Range<Int>) throws(SurveyFormatError) {
        do throws(UTF8.ValidationError) {
            _ = try UTF8Span(validating: buffer.span.extracting(range))
        } catch {
            throw malformed("text that isn't UTF-8")
        }
    }

    private mutating func run(_ belongs: (UInt8) -> Bool) throws(SurveyFormatError) -> Range<Int> {
        var length = 1
        while try has(at + length), belongs(buffer[at + length]) { length += 1 }
        defer { at += length }
        return at..<at + length
    }

    /// Whether there is a byte at a place of the buffer, after reading more if need be. Reading moves ``at`` and the
    /// pin together with the bytes, so `place` must be given relative to ``at``.
    private mutating func has(_ place: Int) throws(SurveyFormatError) -> Bool {
        let ahead = place - at
        while at + ahead >= buffer.count {
            guard !isLast else { return false }
            let keep = min(pin ?? at, at)
            buffer.removeSubrange(..<keep)
            at -= keep
            if pin != nil { pin = 0 }
            guard buffer.count <= JSONTokens.limit else { throw .recordTooLong(limit: JSONTokens.limit, line: line) }
            let chunk = try text.next()
            isLast = chunk.isEmpty
            buffer += chunk
        }
        return true
    }
}
