import Literals

/// Reads the values of a JSON text one after the other, and knows its grammar.
struct JSONReader {
    private(set) var tokens: JSONTokens
    private var depth = 0
    /// A token that was looked at too early.
    private var waiting: JSONTokens.Token?

    /// Objects and arrays inside one another.
    private static let depthLimit = 64

    init(_ bytes: ByteSource) throws(SurveyFormatError) {
        tokens = try JSONTokens(bytes)
    }

    var line: Int { tokens.line }

    mutating func next() throws(SurveyFormatError) -> JSONTokens.Token {
        if let token = waiting {
            waiting = nil
            return token
        }
        return try tokens.next()
    }

    /// Reads the members of an object whose brace has been read: `member` reads the value of each key.
    mutating func object(
        _ member: (inout JSONReader, String) throws(SurveyFormatError) -> Void
    ) throws(SurveyFormatError) {
        try enter()
        var token = try next()
        while token != .endObject {
            guard case .string(let range, let hasEscapes) = token else { throw unexpected(token) }
            let key = try string(range, hasEscapes: hasEscapes)
            try expect(.colon)
            try member(&self, key)
            token = try next()
            if token == .comma {
                token = try next()
                if token == .endObject { throw tokens.malformed("a comma before “}”") }
            } else if token != .endObject {
                throw unexpected(token)
            }
        }
        depth -= 1
    }

    /// Reads the elements of an array whose bracket has been read.
    mutating func array(_ element: (inout JSONReader) throws(SurveyFormatError) -> Void) throws(SurveyFormatError) {
        try enter()
        var token = try next()
        while token != .endArray {
            waiting = token
            try element(&self)
            token = try next()
            if token == .comma {
                token = try next()
                if token == .endArray { throw tokens.malformed("a comma before “]”") }
            } else if token != .endArray {
                throw unexpected(token)
            }
        }
        depth -= 1
    }

    /// Passes over a value.
    mutating func skip() throws(SurveyFormatError) {
        switch try next() {
        case .beginObject: try object { (reader, _) throws(SurveyFormatError) in try reader.skip() }
        case .beginArray: try array { (reader) throws(SurveyFormatError) in try reader.skip() }
        case .string, .number, .literal: break
        case let token: throw unexpected(token)
        }
    }

    /// Appends a value as compact JSON.
    mutating func copy(to output: inout [UInt8]) throws(SurveyFormatError) {
        switch try next() {
        case .beginObject:
            output.append(0x7B)
            var copied: [UInt8] = []
            try object { (reader, key) throws(SurveyFormatError) in
                if !copied.isEmpty { copied.append(0x2C) }
                JSONText.append(key, to: &copied)
                copied.append(0x3A)
                try reader.copy(to: &copied)
            }
            output += copied
            output.append(0x7D)
        case .beginArray:
            output.append(0x5B)
            var copied: [UInt8] = []
            try array { (reader) throws(SurveyFormatError) in
                if !copied.isEmpty { copied.append(0x2C) }
                try reader.copy(to: &copied)
            }
            output += copied
            output.append(0x5D)
        case .string(let range, let hasEscapes):
            JSONText.append(try string(range, hasEscapes: hasEscapes), to: &output)
        case .number(let range):
            _ = try number(range)
            output += tokens.buffer[range]
        case .literal(let range):
            guard ["true", "false", "null"].contains(text(range)) else { throw tokens.malformed("“\(text(range))”") }
            output += tokens.buffer[range]
        case let token: throw unexpected(token)
        }
    }

    /// A string value, or nothing for a value of another kind, which is passed over.
    mutating func optionalString() throws(SurveyFormatError) -> String? {
        let token = try next()
        if case .string(let range, let hasEscapes) = token { return try string(range, hasEscapes: hasEscapes) }
        waiting = token
        try skip()
        return nil
    }

    /// Looks at the next token without taking it.
    mutating func peek() throws(SurveyFormatError) -> JSONTokens.Token {
        let token = try next()
        waiting = token
        return token
    }

    mutating func expect(_ token: JSONTokens.Token) throws(SurveyFormatError) {
        let found = try next()
        guard found == token else { throw unexpected(found) }
    }

    mutating func pinHere() { tokens.pinHere() }

    func text(_ range: Range<Int>) -> String { tokens.buffer.span.text(range) }

    func number(_ range: Range<Int>) throws(SurveyFormatError) -> Double {
        let bytes = tokens.buffer.span
        let start = bytes[range.lowerBound] == 0x2D ? range.lowerBound + 1 : range.lowerBound
        // JSON wants a digit before and after the point, and no zero in front of others.
        var isPlain = isDigit(start, in: range) && !(bytes[start] == 0x30 && isDigit(start + 1, in: range))
        for place in range where bytes[place] == 0x2E { isPlain = isPlain && isDigit(place + 1, in: range) }
        guard isPlain, let value = bytes.decimal(in: range) else {
            throw tokens.malformed("“\(text(range))”, which is not a number")
        }
        return value
    }

    private func isDigit(_ place: Int, in range: Range<Int>) -> Bool {
        range.contains(place) && tokens.buffer[place] &- 0x30 < 10
    }

    func unexpected(_ token: JSONTokens.Token) -> SurveyFormatError {
        token == .end ? .truncated(line: line) : tokens.malformed("unexpected \(token.name)")
    }

    func string(_ range: Range<Int>, hasEscapes: Bool) throws(SurveyFormatError) -> String {
        let raw = text(range)
        guard hasEscapes else { return raw }
        guard let plain = JSONReader.unescaped(raw) else { throw tokens.malformed("a bad escape in a string") }
        return plain
    }

    private mutating func enter() throws(SurveyFormatError) {
        depth += 1
        if depth > JSONReader.depthLimit { throw .nestedTooDeep(limit: JSONReader.depthLimit, line: line) }
    }

    private static func unescaped(_ raw: String) -> String? {
        var units: [UInt16] = []
        var rest = Array(raw.utf16)[...]
        while let unit = rest.popFirst() {
            guard unit == 0x5C else {
                units.append(unit)
                continue
            }
            guard let escape = rest.popFirst() else { return nil }
            switch escape {
            case 0x22, 0x5C, 0x2F: units.append(escape)
            case 0x62: units.append(0x08)
            case 0x66: units.append(0x0C)
            case 0x6E: units.append(0x0A)
            case 0x72: units.append(0x0D)
            case 0x74: units.append(0x09)
            case 0x75:
                let digits = String(decoding: rest.prefix(4), as: UTF16.self)
                guard digits.utf16.count == 4, digits.allSatisfy(\.isHexDigit), let value = UInt16(digits, radix: 16)
                else {
                    return nil
                }
                units.append(value)
                rest = rest.dropFirst(4)
            default: return nil
            }
        }
        // Lone surrogates are no text.
        return String(validating: units, as: UTF16.self)
    }
}

extension JSONTokens.Token {
    /// What it is called in messages.
    var name: String {
        switch self {
        case .beginObject: "“{”"
        case .endObject: "“}”"
        case .beginArray: "“[”"
        case .endArray: "“]”"
        case .colon: "“:”"
        case .comma: "“,”"
        case .string: "string"
        case .number: "number"
        case .literal: "literal"
        case .end: "end"
        }
    }
}
