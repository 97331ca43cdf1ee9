/// One NMEA 0183 sentence: its type without the talker, and its fields.
struct NMEASentence {
    enum Kind: String {
        case gga = "GGA"
        case gns = "GNS"
        case rmc = "RMC"
        case gll = "GLL"
        case gst = "GST"
        case gsa = "GSA"
        case zda = "ZDA"
    }

    enum Problem: Error {
        /// Another kind of sentence, or none: nothing that a point needs.
        case irrelevant
        case noSentence
        case cut
        case checksum(stated: String, computed: String)
    }

    let kind: Kind
    /// The fields after the address.
    let fields: [Range<Int>]

    /// Reads the sentence of a line. What stands before its `$` (receivers' logs have times there) is left out.
    init(_ bytes: Span<UInt8>, _ line: Range<Int>, isUnfinished: Bool) throws(Problem) {
        guard let start = line.first(where: { bytes[$0] == 0x24 }) else { throw .noSentence }
        var end = start + 1
        var sum: UInt8 = 0
        while end < line.upperBound, bytes[end] != 0x2A {
            sum ^= bytes[end]
            end += 1
        }
        guard end >= start + 6, bytes[start + 1] != 0x50 else { throw .irrelevant }
        guard let kind = Kind(rawValue: bytes.text(start + 3..<start + 6)) else { throw .irrelevant }
        guard end < line.upperBound || !isUnfinished else { throw .cut }
        let stated = end < line.upperBound ? bytes.trimmed(end + 1..<line.upperBound) : end..<end
        if isUnfinished, stated.count < 2 { throw .cut }
        guard stated.count == 2, NMEASentence.hexadecimal(bytes, stated) == sum else {
            throw .checksum(stated: bytes.text(stated), computed: NMEASentence.text(of: sum))
        }
        self.kind = kind
        fields = NMEASentence.split(bytes, start + 6..<end)
    }

    /// A field, empty when the sentence has fewer.
    func field(_ number: Int) -> Range<Int> {
        fields.indices.contains(number - 1) ? fields[number - 1] : 0..<0
    }

    private static func split(_ bytes: Span<UInt8>, _ range: Range<Int>) -> [Range<Int>] {
        var fields: [Range<Int>] = []
        fields.reserveCapacity(20)
        var start = range.lowerBound + 1
        for at in range where bytes[at] == 0x2C {
            if at >= start { fields.append(start..<at) }
            start = at + 1
        }
        if start <= range.upperBound { fields.append(start..<range.upperBound) }
        return fields
    }

    private static func hexadecimal(_ bytes: Span<UInt8>, _ range: Range<Int>) -> UInt8? {
        var value: UInt8 = 0
        for at in range {
            switch bytes[at] {
            case 0x30...0x39: value = value << 4 | (bytes[at] - 0x30)
            case 0x41...0x46, 0x61...0x66: value = value << 4 | ((bytes[at] & 0xDF) - 0x37)
            default: return nil
            }
        }
        return value
    }

    private static func text(of sum: UInt8) -> String {
        (sum < 16 ? "0" : "") + String(sum, radix: 16, uppercase: true)
    }
}
