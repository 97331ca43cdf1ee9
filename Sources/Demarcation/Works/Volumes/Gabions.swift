public import GeoTypes

/// A number of equal wire baskets.
public struct Gabions: Hashable, Sendable {
    public var count: Int
    public var length: Length
    public var width: Length
    public var height: Length
    /// Share of the basket that is filled, 0…1.
    public var filled: Double

    public init(count: Int, length: Length, width: Length, height: Length, filled: Double = 1) {
        self.count = count
        self.length = length
        self.width = width
        self.height = height
        self.filled = filled
    }

    /// `Σ n l w h × filled fraction`. Negative counts are corrections.
    public static func volume(of gabions: [Gabions]) throws(VolumeError) -> MeasuredVolume {
        var sum = 0.0
        for item in gabions {
            for (field, side) in [("length", item.length), ("width", item.width), ("height", item.height)]
            where !(side > .zero && side.metres.isFinite) {
                throw .notPositive(field: field, value: side.metres)
            }
            guard (0...1).contains(item.filled) else { throw .filledFractionOutOfRange(item.filled) }
            sum += Double(item.count) * item.length.metres * item.width.metres * item.height.metres * item.filled
        }
        return MeasuredVolume(volume: .cubicMetres(sum), method: .gabions)
    }
}
