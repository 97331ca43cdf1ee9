import Literals

/// One word of a Leica GSI block: `81..10+00399845` or, with sixteen characters of data, `81..10+0000000399845123`.
struct GSIWord {
    /// 11 point, 41 code, 71–79 remarks, 81–83 easting, northing and height, 84–86 the station's.
    let index: Int
    /// How the last digit counts.
    private let unit: UInt8
    let isNegative: Bool
    /// The data, without leading zeros.
    let data: Range<Int>

    /// `nil` for what is no word, or has another length than `dataLength`.
    init?(_ bytes: Span<UInt8>, _ range: Range<Int>, dataLength: Int) {
        guard range.count == 7 + dataLength, let index = bytes.integer(in: range.lowerBound..<range.lowerBound + 2)
        else {
            return nil
        }
        let sign = bytes[range.lowerBound + 6]
        guard sign == 0x2B || sign == 0x2D else { return nil }
        self.index = index
        unit = bytes[range.lowerBound + 5]
        isNegative = sign == 0x2D
        var start = range.lowerBound + 7
        while start < range.upperBound - 1, bytes[start] == 0x30 { start += 1 }
        data = start..<range.upperBound
    }

    /// The data as a length in metres; `nil` when it isn't one.
    func metres(_ bytes: Span<UInt8>) -> Double? {
        guard let digits = bytes.integer(in: data), digits >= 0 else { return nil }
        let length: Double
        switch unit {
        case 0x30: length = Double(digits) / 1000
        case 0x36: length = Double(digits) / 10_000
        case 0x38: length = Double(digits) / 100_000
        // International feet, as the instruments' manuals say.
        case 0x31: length = Double(digits) * 0.3048 / 1000
        case 0x37: length = Double(digits) * 0.3048 / 10_000
        default: return nil
        }
        return isNegative ? -length : length
    }
}
