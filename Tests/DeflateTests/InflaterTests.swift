import Deflate
import Testing

/// Streams by Python 3.11: `zlib.compressobj(9, zlib.DEFLATED, -15)`; checksums by `zlib.crc32`.
struct InflaterTests {
    /// Of `b"lindero " * 8`.
    private let stream: [UInt8] = [0xCB, 0xC9, 0xCC, 0x4B, 0x49, 0x2D, 0xCA, 0x57, 0xC8, 0x21, 0x93, 0x06, 0x00]
    private let text = Array(String(repeating: "lindero ", count: 8).utf8)

    @Test(arguments: [1, 3, 100])
    func aStreamExpandsPieceByPiece(piece: Int) throws {
        var inflater = try Inflater()
        var expanded: [UInt8] = []
        var at = 0

        while !inflater.isAtEnd {
            let end = min(at + piece, stream.count)
            let (used, bytes) = try inflater.expand(stream.span.extracting(at..<end), upTo: piece)
            expanded += bytes
            at += used
            if used == 0, bytes.isEmpty { break }
        }

        let isAtEnd = inflater.isAtEnd
        #expect(expanded == text && isAtEnd)
    }

    @Test func moreThanTheLimitIsNeverGiven() throws {
        var inflater = try Inflater()

        let first = try inflater.expand(stream.span, upTo: 10)

        let isAtEnd = inflater.isAtEnd
        #expect(first.bytes == Array(text.prefix(10)) && !isAtEnd)
    }

    @Test func otherBytesAreAnError() throws {
        var inflater = try Inflater()
        // Block type 3 doesn't exist (RFC 1951, 3.2.3).
        let bytes: [UInt8] = [0x07, 0xFF, 0xFF]

        #expect(throws: InflateError.damaged) { try inflater.expand(bytes.span, upTo: 100) }
    }

    @Test func aCutStreamMakesNoProgressAndHasNoEnd() throws {
        var inflater = try Inflater()
        let cut = Array(stream.dropLast(3))

        _ = try inflater.expand(cut.span, upTo: 1000)
        let more = try inflater.expand([UInt8]().span, upTo: 1000)

        let isAtEnd = inflater.isAtEnd
        #expect(more.used == 0 && more.bytes.isEmpty && !isAtEnd)
    }

    @Test func checksumsAgreeWithPythons() {
        var whole = CRC32()
        whole.update(text.span)
        var pieces = CRC32()
        pieces.update(text.span.extracting(0..<5))
        pieces.update(text.span.extracting(5..<64))

        #expect(whole.value == 0x0AFB4A16)
        #expect(pieces == whole)
        // The check value of ISO 3309's CRC: "123456789".
        var check = CRC32()
        check.update(Array("123456789".utf8).span)
        #expect(check.value == 0xCBF4_3926)
    }
}
