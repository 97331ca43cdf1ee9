/// Finds the fields of one record of a delimited file, by RFC 4180 and its common relaxations: any line ending, quotes in
/// the middle of a field are plain characters.
struct RecordScanner {
    struct Field {
        var start: Int
        var end: Int
        var isQuoted: Bool
        /// Quotes inside are doubled.
        var isEscaped: Bool

        var range: Range<Int> { start..<end }
    }

    enum Outcome {
        /// The record ends at `end`, its line ending included it ends at `next`.
        case record(end: Int, next: Int)
        /// The bytes end before the record does.
        case incomplete
        case unterminatedQuote
    }

    /// What was found in the record that was scanned last.
    struct Found {
        var fields: [Field] = []
        /// Line breaks inside quotes.
        fileprivate(set) var innerLines = 0
        fileprivate(set) var hasNonASCII = false
        fileprivate(set) var hasNUL = false
        /// Something stands between a closing quote and the delimiter.
        fileprivate(set) var hasStrayQuote = false
    }

    let delimiter: UInt8
    /// Small enough to be handed on for each record.
    private(set) var found = Found()
    private let classes: InlineArray<256, ByteClass.RawValue>

    private enum ByteClass: UInt8 {
        case plain, delimiter, lineFeed, carriageReturn, nonASCII, nul
    }

    init(delimiter: UInt8) {
        self.delimiter = delimiter
        classes = InlineArray { byte in
            switch UInt8(byte) {
            case delimiter: ByteClass.delimiter.rawValue
            case 0x0A: ByteClass.lineFeed.rawValue
            case 0x0D: ByteClass.carriageReturn.rawValue
            case 0: ByteClass.nul.rawValue
            case 0x80...: ByteClass.nonASCII.rawValue
            default: ByteClass.plain.rawValue
            }
        }
    }

    /// Scans the record that starts at `start`; `isLast` says that no bytes follow these.
    mutating func scan(_ bytes: Span<UInt8>, from start: Int, isLast: Bool) -> Outcome {
        found.fields.removeAll(keepingCapacity: true)
        found.innerLines = 0
        found.hasNonASCII = false
        found.hasNUL = false
        found.hasStrayQuote = false
        var at = start
        while true {
            var fieldStart = at
            if at < bytes.count, bytes[at] == 0x22 {
                guard let closing = quotedField(bytes, from: at + 1, isLast: isLast) else {
                    return isLast ? .unterminatedQuote : .incomplete
                }
                at = closing + 1
                fieldStart = -1
            }
            let from = at
            at = plainEnd(bytes, from: at)
            if fieldStart >= 0 {
                found.fields.append(Field(start: fieldStart, end: at, isQuoted: false, isEscaped: false))
            } else if (from..<at).contains(where: { bytes[$0] != 0x20 }) {
                found.hasStrayQuote = true
            }
            guard at < bytes.count else { return isLast ? .record(end: at, next: at) : .incomplete }
            if bytes[at] == delimiter {
                at += 1
            } else if bytes[at] == 0x0A {
                return .record(end: at, next: at + 1)
            } else {
                guard at + 1 < bytes.count || isLast else { return .incomplete }
                let isPair = at + 1 < bytes.count && bytes[at + 1] == 0x0A
                return .record(end: at, next: isPair ? at + 2 : at + 1)
            }
        }
    }

    /// Where the delimiter or line ending after `start` stands, or the end.
    private mutating func plainEnd(_ bytes: Span<UInt8>, from start: Int) -> Int {
        var at = start
        while at < bytes.count {
            let byteClass = classes[Int(bytes[at])]
            if byteClass != ByteClass.plain.rawValue {
                switch byteClass {
                case ByteClass.nonASCII.rawValue: found.hasNonASCII = true
                case ByteClass.nul.rawValue: found.hasNUL = true
                default: return at
                }
            }
            at += 1
        }
        return at
    }

    /// Notes the field that starts at `start`, after its quote, and returns where it is closed.
    private mutating func quotedField(_ bytes: Span<UInt8>, from start: Int, isLast: Bool) -> Int? {
        var at = start
        var isEscaped = false
        while at < bytes.count {
            switch bytes[at] {
            case 0x22:
                if at + 1 < bytes.count, bytes[at + 1] == 0x22 {
                    isEscaped = true
                    at += 1
                } else if at + 1 == bytes.count, !isLast {
                    return nil
                } else {
                    found.fields.append(Field(start: start, end: at, isQuoted: true, isEscaped: isEscaped))
                    return at
                }
            case 0x0A: found.innerLines += 1
            case 0x0D:
                if at + 1 < bytes.count, bytes[at + 1] != 0x0A { found.innerLines += 1 }
            case 0: found.hasNUL = true
            case 0x80...: found.hasNonASCII = true
            default: break
            }
            at += 1
        }
        return nil
    }
}

extension Span where Element == UInt8 {
    /// A range without the blanks and tabs at its ends.
    func trimmed(_ range: Range<Int>) -> Range<Int> {
        var start = range.lowerBound
        var end = range.upperBound
        while start < end, self[start] == 0x20 || self[start] == 0x09 { start += 1 }
        while end > start, self[end - 1] == 0x20 || self[end - 1] == 0x09 { end -= 1 }
        return start..<end
    }

    /// The text of a range that is valid UTF-8; what isn't is replaced.
    func text(_ range: Range<Int>) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(range.count)
        for index in range { bytes.append(self[index]) }
        return String(decoding: bytes, as: UTF8.self)
    }

    func equals(_ range: Range<Int>, _ other: [UInt8]) -> Bool {
        guard range.count == other.count else { return false }
        for index in other.indices where self[range.lowerBound + index] != other[index] { return false }
        return true
    }
}
