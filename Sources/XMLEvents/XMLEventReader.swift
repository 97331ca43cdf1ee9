import CExpat

/// Turns an XML document, handed over in chunks of any size, into ``XMLEvents``.
///
/// Namespaces are resolved. A DOCTYPE is an error, so there are no entities but the five of XML itself; so is a document
/// that ends early. Memory is bounded by ``XMLLimits``, whatever the document says. UTF-8, UTF-16, ISO 8859-1 and
/// Windows-1252 are read when the document declares them; other bytes than it declares are an error.
///
/// ```swift
/// var reader = try XMLEventReader()
/// var events = XMLEvents()
/// try reader.read(chunk.span, isLast: false, into: &events)
/// for event in events.list where event.kind == .start { print(events.names[Int(event.name)].local) }
/// ```
public struct XMLEventReader: ~Copyable {
    private let parser: XML_Parser
    private let recorder: UnsafeMutablePointer<XMLRecorder>
    private let limits: XMLLimits
    /// Bytes given to expat since it last reported anything: it keeps an unfinished token in memory.
    private var silentBytes = 0

    public init(limits: XMLLimits = XMLLimits()) throws(XMLError) {
        // A blank can't be part of a local name.
        guard let parser = XML_ParserCreateNS(nil, 0x20) else { throw XMLError(.outOfMemory, line: 1, column: 1) }
        let recorder = UnsafeMutablePointer<XMLRecorder>.allocate(capacity: 1)
        recorder.initialize(to: XMLRecorder(parser: parser, limits: limits))
        XMLEventReader.connect(parser, to: recorder)
        self.parser = parser
        self.recorder = recorder
        self.limits = limits
    }

    deinit {
        XML_ParserFree(parser)
        recorder.deinitialize(count: 1)
        recorder.deallocate()
    }

    /// Replaces `events` by those that `chunk` completes. After an error the reader is spent.
    ///
    /// `isLast` says that nothing follows; the last chunk may be empty. `events` is the value of the call before, whose
    /// memory is used again and whose names go on. Costs about 1.3 µs for a track point of 150 bytes.
    public mutating func read(_ chunk: Span<UInt8>, isLast: Bool, into events: inout XMLEvents) throws(XMLError) {
        precondition(chunk.count <= 1 << 30, "a chunk of more than 1 GiB")
        events.removeEvents()
        swap(&events, &recorder.pointee.events)
        let status = chunk.withUnsafeBufferPointer { bytes in
            recorder.pointee.begin(chunk: bytes)
            defer { recorder.pointee.endChunk() }
            return bytes.withMemoryRebound(to: CChar.self) {
                XML_Parse(parser, $0.baseAddress, Int32($0.count), isLast ? 1 : 0)
            }
        }
        swap(&events, &recorder.pointee.events)
        guard status == XML_STATUS_OK else { throw error(isLast: isLast) }
        silentBytes = events.list.isEmpty ? silentBytes + chunk.count : 0
        if silentBytes > limits.length { throw located(.longer(than: limits.length)) }
    }

    private func error(isLast: Bool) -> XMLError {
        if let failure = recorder.pointee.failure { return located(failure) }
        switch XML_GetErrorCode(parser) {
        case XML_ERROR_NO_MEMORY: return located(.outOfMemory)
        // expat reports these also in the middle of a document, where they mean something else.
        case XML_ERROR_NO_ELEMENTS where isLast, XML_ERROR_UNCLOSED_TOKEN where isLast,
            XML_ERROR_PARTIAL_CHAR where isLast, XML_ERROR_UNCLOSED_CDATA_SECTION where isLast:
            return located(.truncated)
        case let code: return located(.malformed(XML_ErrorString(code).map { String(cString: $0) } ?? "error \(code)"))
        }
    }

    private func located(_ problem: XMLError.Problem) -> XMLError {
        XMLError(
            problem, line: Int(XML_GetCurrentLineNumber(parser)), column: Int(XML_GetCurrentColumnNumber(parser)) + 1)
    }

    /// The callbacks know their recorder through expat's user data; it outlives the parser.
    private static func connect(_ parser: XML_Parser, to recorder: UnsafeMutablePointer<XMLRecorder>) {
        XML_SetUserData(parser, recorder)
        XML_SetElementHandler(
            parser,
            { data, name, attributes in
                guard let data, let name, let attributes else { return }
                data.assumingMemoryBound(to: XMLRecorder.self).pointee.start(name, attributes)
            },
            { data, _ in data?.assumingMemoryBound(to: XMLRecorder.self).pointee.end() })
        XML_SetCharacterDataHandler(parser) { data, text, count in
            guard let data, let text else { return }
            data.assumingMemoryBound(to: XMLRecorder.self).pointee.append(text: text, count: count)
        }
        XML_SetStartDoctypeDeclHandler(parser) { data, _, _, _, _ in
            data?.assumingMemoryBound(to: XMLRecorder.self).pointee.stop(.documentType)
        }
        XML_SetUnknownEncodingHandler(parser, { _, name, encoding in describeWindows1252(name, encoding) }, nil)
    }
}

/// Windows-1252 isn't among expat's own encodings, and Windows programs write it. Its five undefined bytes stay errors.
private func describeWindows1252(
    _ name: UnsafePointer<XML_Char>?, _ encoding: UnsafeMutablePointer<XML_Encoding>?
) -> Int32 {
    guard let name, let encoding, ["windows-1252", "cp1252"].contains(String(cString: name).lowercased()) else {
        return XML_STATUS_ERROR.rawValue.signed
    }
    let upper: [Int32] = [
        0x20AC, -1, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, -1, 0x017D,
        -1,
        -1, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, -1, 0x017E,
        0x0178,
    ]
    withUnsafeMutableBytes(of: &encoding.pointee.map) { raw in
        let map = raw.bindMemory(to: Int32.self)
        for byte in 0..<256 { map[byte] = (0x80..<0xA0).contains(byte) ? upper[byte - 0x80] : Int32(byte) }
    }
    encoding.pointee.data = nil
    encoding.pointee.convert = nil
    encoding.pointee.release = nil
    return XML_STATUS_OK.rawValue.signed
}

extension UInt32 {
    /// C's enumerations come as unsigned numbers, its results as signed ones.
    fileprivate var signed: Int32 { Int32(bitPattern: self) }
}
