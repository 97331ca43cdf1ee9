import Demarcation
import Literals

/// Writes comma separated values (RFC 4180): UTF-8, lines end in CR LF, fields are quoted where they must be.
///
///     var list = CSVWriter(header: ["id", "chainage_m", "note"])
///     list.row { row in
///         row.field(monument.id.rawValue)
///         row.field(place.chainage.metres, decimals: 3)
///         row.field(monument.note)
///     }
///     try list.flush(into: write)
///
/// A text that a spreadsheet would run as a formula, because it begins with `=`, `+`, `-`, `@`, tab or CR, gets an
/// apostrophe before it; a text that is a plain number is left alone. Numbers always have a point, whatever the
/// delimiter. Missing values are empty fields.
public struct CSVWriter: Sendable {
    /// What has been written and not yet flushed.
    public private(set) var bytes: [UInt8] = []
    private let delimiter: UInt8
    private let width: Int
    private var fieldsInRow = 0

    /// The delimiter is an ASCII character: comma, semicolon or tab.
    public init(header: [String], delimiter: Character = ",") {
        guard let ascii = delimiter.asciiValue, ![34, 10, 13].contains(ascii) else {
            preconditionFailure("the delimiter is an ASCII character, and neither a quote nor a line end")
        }
        self.delimiter = ascii
        width = header.count
        row { row in
            for name in header { row.field(name) }
        }
    }

    /// One row, with as many fields as the header.
    public mutating func row<E: Error>(_ body: (inout CSVWriter) throws(E) -> Void) throws(E) {
        fieldsInRow = 0
        try body(&self)
        precondition(fieldsInRow == width, "a row with \(fieldsInRow) fields below a header with \(width)")
        bytes.append(UInt8(ascii: "\r"))
        bytes.append(UInt8(ascii: "\n"))
    }

    public mutating func field(_ text: String?) {
        separate()
        // A line that is empty would be no row, but a single field that is empty.
        guard let text, !text.isEmpty || width == 1 else { return }
        append(Array(text.utf8))
    }

    public mutating func field(_ integer: Int?) {
        separate()
        if let integer { bytes.appendInteger(integer) }
    }

    public mutating func field(_ flag: Bool?) {
        separate()
        if let flag { bytes.append(contentsOf: (flag ? "true" : "false").utf8) }
    }

    /// The fewest digits that read back as the same number; what isn't finite is empty.
    public mutating func field(_ number: Double?) {
        separate()
        if let number, number.isFinite { bytes.append(shortest: number) }
    }

    /// Rounded to so many decimals, zeros at the end included; what isn't finite is empty.
    public mutating func field(_ number: Double?, decimals: Int) {
        separate()
        if let number, number.isFinite { bytes.append(number, decimals: decimals, trimming: false) }
    }

    /// Rows straight from columns, which are as long as each other and as many as the header has names.
    public mutating func rows(_ columns: [ReportColumn]) {
        let count = columns.first?.count ?? 0
        precondition(columns.allSatisfy { $0.count == count }, "columns of different lengths")
        for index in 0..<count {
            row { row in
                for column in columns { row.field(column.values, index) }
            }
        }
    }

    private mutating func field(_ values: ReportColumn.Values, _ row: Int) {
        switch values {
        case .texts(let column): field(column[row])
        case .json(let column):
            let text = column[row]
            // A number in JSON is no formula, whatever its exponent.
            guard let first = text.utf8.first, first == UInt8(ascii: "-") || (48...57).contains(first) else {
                return field(text)
            }
            separate()
            bytes.append(contentsOf: text.utf8)
        case .numbers(let numbers, let decimals): field(numbers[row], decimals: decimals)
        case .integers(let integers, let missing): field(integers[row] == missing ? nil : integers[row])
        case .codes(let codes, let list): field(codes[row] < 0 ? nil : list[Int(codes[row])])
        case .flags(let flags): field(flags[row])
        case .times(let times):
            separate()
            guard hasTimeText(times[row]) else { return }
            bytes.appendTimestamp(milliseconds: times[row])
        }
    }

    /// Gives the bytes to `sink` and forgets them, when there are more than `limit`.
    public mutating func flush(over limit: Int = 0, into sink: ([UInt8]) throws -> Void) rethrows {
        guard bytes.count > limit else { return }
        try sink(bytes)
        bytes.removeAll(keepingCapacity: true)
    }

    private mutating func separate() {
        if fieldsInRow > 0 { bytes.append(delimiter) }
        fieldsInRow += 1
    }

    private mutating func append(_ text: [UInt8]) {
        let isGuarded = text.first.map(formulaBeginnings.contains) ?? false && !isPlainNumber(text)
        let isQuoted = text.isEmpty || text.contains { $0 == delimiter || $0 == 34 || $0 == 10 || $0 == 13 }
        if isQuoted { bytes.append(UInt8(ascii: "\"")) }
        if isGuarded { bytes.append(UInt8(ascii: "'")) }
        for byte in text {
            if byte == UInt8(ascii: "\"") { bytes.append(byte) }
            bytes.append(byte)
        }
        if isQuoted { bytes.append(UInt8(ascii: "\"")) }
    }
}

/// `=`, `+`, `-`, `@`, tab, CR (OWASP, "CSV Injection").
private let formulaBeginnings: Set<UInt8> = [0x3D, 0x2B, 0x2D, 0x40, 0x09, 0x0D]

/// A sign, digits, and perhaps a point with digits: nothing that could be a formula.
private func isPlainNumber(_ text: [UInt8]) -> Bool {
    var rest = text[...]
    if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
    let parts = rest.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return (1...2).contains(parts.count)
        && parts.allSatisfy { part in !part.isEmpty && part.allSatisfy { (48...57).contains($0) } }
}
