import Demarcation

/// A text file line by line, with bounded memory whatever the lines' lengths.
///
/// ```swift
/// repeat {
///     let bytes = lines.buffer
///     while let line = lines.next() { … bytes.span, line.range … }
/// } while try lines.fill()
/// ```
struct LineSource {
    struct Line {
        /// Place in the buffer, without the line ending.
        var range: Range<Int>
        /// Counted from 1.
        var number: Int
        /// The file ends without a line ending here.
        var isUnfinished: Bool
    }

    /// Text in UTF-8 as far as it is read; not checked.
    private(set) var buffer: [UInt8] = []
    let encoding: TextEncoding
    private var text: TextSource
    private var at = 0
    private var number = 0
    private var isLast = false
    /// The rest of a line that is too long is being thrown away.
    private var isDiscarding = false

    /// A longer line is cut here; none of the formats has lines of a hundredth of this.
    private static let limit = 1 << 16

    init(_ bytes: ByteSource, declared: TextEncoding?) throws(SurveyFormatError) {
        text = try TextSource(bytes, declared: declared)
        encoding = text.encoding
        guard try fill() else { throw .empty }
    }

    /// The next whole line of the buffer, if there is one.
    mutating func next() -> Line? {
        while let line = scan() {
            if isDiscarding {
                isDiscarding = false
                continue
            }
            number += 1
            return line
        }
        guard buffer.count - at > LineSource.limit else { return nil }
        // What there is of it is handed out, to be rejected; the rest is not kept.
        let range = at..<at + LineSource.limit
        at = buffer.count
        defer { isDiscarding = true }
        guard !isDiscarding else { return nil }
        number += 1
        return Line(range: range, number: number, isUnfinished: false)
    }

    private mutating func scan() -> Line? {
        var end = at
        while end < buffer.count, buffer[end] != 0x0A, buffer[end] != 0x0D { end += 1 }
        let range = at..<end
        guard end < buffer.count else {
            guard isLast, !range.isEmpty else { return nil }
            at = end
            return Line(range: range, number: number + 1, isUnfinished: true)
        }
        if buffer[end] == 0x0D {
            guard end + 1 < buffer.count || isLast else { return nil }
            if end + 1 < buffer.count, buffer[end + 1] == 0x0A { end += 1 }
        }
        at = end + 1
        return Line(range: range, number: number + 1, isUnfinished: false)
    }

    /// Reads more; false when the file has no more. No copy of the buffer may be held.
    mutating func fill() throws(SurveyFormatError) -> Bool {
        guard !isLast else { return false }
        let chunk = try text.next()
        isLast = chunk.isEmpty
        buffer.removeSubrange(..<at)
        at = 0
        buffer += chunk
        return !buffer.isEmpty
    }
}

extension Span where Element == UInt8 {
    /// Rejects a line that isn't UTF-8; the byte is counted from 0 in the line.
    func requireText(_ line: Range<Int>) throws(RowProblem) {
        do throws(UTF8.ValidationError) {
            _ = try UTF8Span(validating: extracting(line))
        } catch {
            throw .rejected(.notText(byte: error.byteOffsets.lowerBound))
        }
    }
}
