public import GeoTypes

/// Rows made ready for a ``BulkInsert``, on whatever thread: one cell for each value, texts and blobs end to end.
///
/// Bind the columns of a row in order, then `endRow()`. A cell takes 16 bytes. Measured: 6 ns a value.
public struct BulkRows: Sendable {
    public let columnCount: Int
    /// Rows ended so far.
    public private(set) var count = 0
    private(set) var cells: [BulkStatement.Cell] = []
    /// What cells of texts and blobs refer to.
    private(set) var bytes: [UInt8] = []

    /// Makes room for so many rows.
    public init(columnCount: Int, capacity: Int = 0, bytesPerRow: Int = 0) {
        precondition(columnCount > 0, "rows without columns")
        self.columnCount = columnCount
        cells.reserveCapacity(capacity * columnCount)
        bytes.reserveCapacity(capacity * bytesPerRow)
    }

    // MARK: Values, in the order of the columns

    public mutating func bind(_ value: Int64) {
        add(.integer, bits: UInt64(bitPattern: value))
    }

    public mutating func bind(_ value: Int) {
        bind(Int64(value))
    }

    /// NaN is NULL.
    public mutating func bind(_ value: Double) {
        if value.isNaN { add(.null, bits: 0) } else { add(.real, bits: value.bitPattern) }
    }

    public mutating func bindNull() {
        add(.null, bits: 0)
    }

    /// A `nil` text is NULL.
    public mutating func bind(text: String?) {
        guard var text else { return bindNull() }
        text.withUTF8 { bind(.text, $0) }
    }

    /// A range of `bytes`, valid UTF-8.
    public mutating func bind(text bytes: [UInt8], _ range: Range<Int>) {
        bytes.withUnsafeBufferPointer { bind(.text, UnsafeBufferPointer(rebasing: $0[range])) }
    }

    public mutating func bind(blob bytes: [UInt8]) {
        bind(blob: bytes, bytes.indices)
    }

    /// A range of `bytes`.
    public mutating func bind(blob bytes: [UInt8], _ range: Range<Int>) {
        bytes.withUnsafeBufferPointer { bind(.blob, UnsafeBufferPointer(rebasing: $0[range])) }
    }

    /// The blob of a point, made in place. A NaN height is no height; a point with a NaN coordinate is NULL.
    public mutating func bind(point: GeographicPoint, height: Double = .nan, srsID: Int32) {
        guard !point.longitude.isNaN, !point.latitude.isNaN else { return bindNull() }
        let offset = bytes.count
        GeometryBlob.appendPoint(point.longitude, point.latitude, height: height, srsID: srsID, to: &bytes)
        add(.blob, length: bytes.count - offset, bits: UInt64(offset))
    }

    /// A text that many rows have, kept once.
    public struct SharedText {
        fileprivate let offset: Int
        fileprivate let length: Int
    }

    /// Keeps a text for ``bind(_:)-(SharedText)``. It belongs to these rows and ends with ``removeAll()``.
    public mutating func share(_ text: String) -> SharedText {
        let offset = bytes.count
        bytes.append(contentsOf: text.utf8)
        return SharedText(offset: offset, length: bytes.count - offset)
    }

    public mutating func bind(_ text: SharedText) {
        add(.text, length: text.length, bits: UInt64(text.offset))
    }

    private mutating func bind(_ kind: BulkStatement.Cell.Kind, _ value: UnsafeBufferPointer<UInt8>) {
        let offset = bytes.count
        bytes.append(contentsOf: value)
        add(kind, length: value.count, bits: UInt64(offset))
    }

    private mutating func add(_ kind: BulkStatement.Cell.Kind, length: Int = 0, bits: UInt64) {
        cells.append(BulkStatement.Cell(kind: kind, length: UInt32(length), bits: bits))
    }

    // MARK: Rows

    public mutating func endRow() {
        count += 1
        precondition(cells.count == count * columnCount, "values and columns of a row differ in number")
    }

    var isBetweenRows: Bool { cells.count == count * columnCount }

    /// Adds a copy of one row of `other`, which has the same columns.
    mutating func append(row: Int, of other: BulkRows) {
        for cell in other.cells[row * columnCount..<(row + 1) * columnCount] {
            var copy = cell
            if cell.kind.hasBytes {
                copy.bits = UInt64(bytes.count)
                bytes.append(contentsOf: other.bytes[Int(cell.bits)..<Int(cell.bits) + Int(cell.length)])
            }
            cells.append(copy)
        }
        endRow()
    }

    mutating func removeAll() {
        count = 0
        cells.removeAll(keepingCapacity: true)
        bytes.removeAll(keepingCapacity: true)
    }
}
