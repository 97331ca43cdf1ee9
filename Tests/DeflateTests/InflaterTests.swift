import Deflate
import Testing

/// The text and both streams are from Python's zlib: `zlib.crc32(text)`, `zlib.compressobj(9, zlib.DEFLATED, -15)`.
@Suite("Inflating")
struct InflaterTests {
}
