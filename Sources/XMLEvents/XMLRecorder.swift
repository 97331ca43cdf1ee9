import CExpat

/// Where expat's callbacks put what they are told. It lives at a fixed address that expat holds, without reference
/// counting: the callbacks run a dozen times for each point of a track.
struct XMLRecorder {
    var events = XMLEvents()
    /// Why the recorder stopped the parser, if it did.
    private(set) var failure: XMLError.Problem?
    private let parser: XML_Parser
    private let limits: XMLLimits
    private var names = NameTable()
    /// The names of the open elements.
    private var open: [Int32] = []
    /// Text since the last tag.
    private var text: [UInt8] = []
    private var textHasInk = false

    // Counting lines: expat's own count goes over every byte once more, slowly.
    private var line = 1
    /// The chunk being parsed, and the place in the document where it starts.
    private var chunk = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
    private var chunkStart = 0
    private var countedTo = 0
    /// Where lines end in chunks gone by, after the last element reported: expat may report the next one from there.
    private var pendingLineEnds: [Int] = []

    init(parser: XML_Parser, limits: XMLLimits) {
        self.parser = parser
        self.limits = limits
    }

    mutating func begin(chunk: UnsafeBufferPointer<UInt8>) {
        self.chunk = chunk
    }

    /// Forgets the chunk, after noting the lines that end in its rest.
    mutating func endChunk() {
        for index in Swift.max(countedTo - chunkStart, 0)..<chunk.count where chunk[index] == 0x0A {
            pendingLineEnds.append(chunkStart + index)
        }
        chunkStart += chunk.count
        countedTo = chunkStart
        chunk = UnsafeBufferPointer(start: nil, count: 0)
    }

    mutating func start(
        _ element: UnsafePointer<XML_Char>, _ attributes: UnsafeMutablePointer<UnsafePointer<XML_Char>?>
    ) {
        countLines(to: Int(XML_GetCurrentByteIndex(parser)))
        flushText()
        guard open.count < limits.depth else {
            stop(.nestedDeeper(than: limits.depth))
            return
        }
        let name = number(of: element)
        open.append(name)
        events.append(.start, name: name, line: line)
        var index = 0
        while let attribute = attributes[index], let value = attributes[index + 1] {
            events.append(.attribute, name: number(of: attribute), line: line, value: XMLRecorder.bytes(value))
            index += 2
        }
    }

    mutating func end() {
        flushText()
        guard let name = open.popLast() else { return }
        events.append(.end, name: name, line: line)
    }

    mutating func append(text piece: UnsafePointer<XML_Char>, count: Int32) {
        let bytes = UnsafeBufferPointer(
            start: UnsafeRawPointer(piece).assumingMemoryBound(to: UInt8.self), count: Int(count))
        if !textHasInk {
            textHasInk = bytes.contains { $0 > 0x20 }
        }
        text.append(contentsOf: bytes)
        if text.count > limits.length { stop(.longer(than: limits.length)) }
    }

    mutating func stop(_ problem: XMLError.Problem) {
        if failure == nil { failure = problem }
        XML_StopParser(parser, XML_Bool(XML_FALSE))
    }

    private mutating func flushText() {
        if textHasInk, let name = open.last {
            text.withUnsafeBufferPointer { events.append(.text, name: name, line: line, value: $0) }
            textHasInk = false
        }
        text.removeAll(keepingCapacity: true)
    }

    private mutating func countLines(to place: Int) {
        if !pendingLineEnds.isEmpty {
            let passed = pendingLineEnds.firstIndex { $0 >= place } ?? pendingLineEnds.count
            line += passed
            pendingLineEnds.removeSubrange(..<passed)
        }
        let from = Swift.max(countedTo - chunkStart, 0)
        let to = Swift.min(place - chunkStart, chunk.count)
        guard from < to else { return }
        var newlines = 0
        for byte in chunk[from..<to] { newlines &+= byte == 0x0A ? 1 : 0 }
        line += newlines
        countedTo = chunkStart + to
    }

    private mutating func number(of name: UnsafePointer<XML_Char>) -> Int32 {
        let key = XMLRecorder.bytes(name)
        let (number, isNew) = names.number(of: key)
        guard isNew else { return number }
        // With a separator of a blank, expat says “namespace local”; a name alone has no namespace.
        let parts = key.split(separator: 0x20).map { String(decoding: $0, as: UTF8.self) }
        events.append(
            name: XMLName(namespace: parts.dropLast().joined(separator: " "), local: parts.last ?? ""))
        if names.count > limits.names { stop(.moreNames(than: limits.names)) }
        return number
    }

    private static func bytes(_ text: UnsafePointer<XML_Char>) -> UnsafeBufferPointer<UInt8> {
        var count = 0
        while text[count] != 0 { count += 1 }
        return UnsafeBufferPointer(start: UnsafeRawPointer(text).assumingMemoryBound(to: UInt8.self), count: count)
    }
}
