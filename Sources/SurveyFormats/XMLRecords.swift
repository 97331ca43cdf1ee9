import Demarcation
import Literals
import XMLEvents

/// One element of an XML file that is a record of its own, with all that it contains.
struct XMLRecord {
    /// The element's name, and the line where it starts.
    var name: String
    var line: Int
    /// Texts and attributes by path from the record: `WGS84/Latitude`, `Point/coordinates`, `@TimeStamp`, `Data@name`. One
    /// path may stand several times.
    var values: [(path: String, value: String)] = []

    /// The first value with this path.
    func first(_ path: String) -> String? {
        values.first { $0.path == path }?.value
    }
}

/// The records of an XML file, one after the other, for formats whose files are never very large: some microseconds
/// for a record.
struct XMLRecords {
    private let document: XMLDocument
    /// Names of the elements that are records, each with its parent's name, or none for any parent.
    private let kinds: [(parent: String?, name: String)]
    private var at = 0
    private var path: [String] = []
    /// How many elements were open when the record began; 0 outside records.
    private var recordDepth = 0
    private var record = XMLRecord(name: "", line: 0)
    /// What stands outside the records, by path from the root, attributes too.
    private(set) var header: [String: String] = [:]

    init(_ bytes: ByteSource, records kinds: [(parent: String?, name: String)]) throws(SurveyFormatError) {
        document = try XMLDocument(bytes)
        self.kinds = kinds
    }

    /// The next record, or nothing at the end of the document.
    mutating func next() throws(SurveyFormatError) -> XMLRecord? {
        while true {
            while at < document.events.list.count {
                let event = document.events.list[at]
                at += 1
                if take(event) { return record }
            }
            guard try document.read() else { return nil }
            at = 0
        }
    }

    func skipRest() throws(SurveyFormatError) {
        try document.skipRest()
    }

    /// Takes an event; true when it ends a record.
    private mutating func take(_ event: XMLEvent) -> Bool {
        let name = document.events.names[Int(event.name)].local
        switch event.kind {
        case .start:
            if recordDepth == 0,
                kinds.contains(where: { $0.name == name && ($0.parent == nil || $0.parent == path.last) })
            {
                record = XMLRecord(name: name, line: event.line)
                recordDepth = path.count + 1
            }
            path.append(name)
        case .attribute: add("@" + name, event)
        case .text: add(nil, event)
        case .end:
            let isEnd = recordDepth == path.count
            path.removeLast()
            if isEnd, recordDepth > 0 {
                recordDepth = 0
                return true
            }
        }
        return false
    }

    private static func text(_ events: XMLEvents, _ event: XMLEvent) -> String {
        String(decoding: events.bytes[events.bytes.span.trimmedLines(event.range)], as: UTF8.self)
    }

    private mutating func add(_ attribute: String?, _ event: XMLEvent) {
        let value = XMLRecords.text(document.events, event)
        if recordDepth > 0 {
            record.values.append((path[recordDepth...].joined(separator: "/") + (attribute ?? ""), value))
        } else if header.count < 1000 {
            let place = path.joined(separator: "/") + (attribute ?? "")
            header[place] = header[place] ?? value
        }
    }
}

extension XMLRecord {
    /// A number of the record; nothing when it has none, or what stands there is `?`, as Trimble writes what it lacks.
    func number(_ path: String, or other: String? = nil) throws(RowProblem) -> Double? {
        guard let text = first(path) ?? other.flatMap({ first($0) }), !text.isEmpty, text != "?" else { return nil }
        let bytes = Array(text.utf8)
        guard let value = bytes.span.decimal(in: 0..<bytes.count) else {
            throw .rejected(.notANumber(field: path, value: text))
        }
        return value
    }

    /// Something like the record as it stands in the source.
    var outline: String {
        "<\(name)> " + values.prefix(12).map { "\($0.path)=\($0.value.prefix(60))" }.joined(separator: " ")
    }
}
