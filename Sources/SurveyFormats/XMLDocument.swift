import XMLEvents

/// An XML survey file: its bytes, read on demand as lists of events.
///
/// A class because the readers, which are copyable values, can't hold the parser itself; each has a document of its own.
final class XMLDocument {
    /// The events of the stretch that was read last.
    private(set) var events = XMLEvents()
    private var bytes: ByteSource
    private var reader: XMLEventReader
    private var isAtEnd = false

    init(_ bytes: ByteSource) throws(SurveyFormatError) {
        self.bytes = bytes
        reader = try XMLDocument.makeReader()
    }

    private static func makeReader() throws(SurveyFormatError) -> XMLEventReader {
        do throws(XMLError) {
            return try XMLEventReader()
        } catch {
            throw SurveyFormatError(error)
        }
    }

    /// Replaces ``events`` by those of the next chunk; false at the document's end.
    func read() throws(SurveyFormatError) -> Bool {
        guard !isAtEnd else { return false }
        let chunk = try bytes.next()
        isAtEnd = chunk.isEmpty
        do throws(XMLError) {
            try reader.read(chunk.span, isLast: isAtEnd, into: &events)
        } catch {
            throw SurveyFormatError(error)
        }
        return true
    }

    /// Reads the bytes that are left, and no events.
    func skipRest() throws(SurveyFormatError) {
        while !isAtEnd { isAtEnd = try bytes.next().isEmpty }
    }
}

extension SurveyFormatError {
    init(_ error: XMLError) {
        switch error.problem {
        case .malformed(let message): self = .malformed(problem: message, line: error.line)
        case .truncated: self = .truncated(line: error.line)
        case .documentType: self = .documentTypeForbidden(line: error.line)
        case .nestedDeeper(let limit): self = .nestedTooDeep(limit: limit, line: error.line)
        case .longer(let limit): self = .recordTooLong(limit: limit, line: error.line)
        case .moreNames(let limit):
            self = .malformed(problem: "more than \(limit) different names", line: error.line)
        case .outOfMemory: self = .malformed(problem: "out of memory", line: error.line)
        }
    }
}
