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
    ///
    /// `sideSigma` is the standard deviation (1σ) of one measured side. The sides of a line of equal baskets are taken as
    /// measured once, so that σ_V = √Σ (V √((σ/l)² + (σ/w)² + (σ/h)²))².
    public static func volume(
        of gabions: [Gabions], sideSigma: Length? = nil
    ) throws(VolumeError) -> MeasuredVolume {
        var sum = 0.0
        var variance = 0.0
        for item in gabions {
            for (field, side) in [("length", item.length), ("width", item.width), ("height", item.height)]
            where !(side > .zero && side.metres.isFinite) {
                throw .notPositive(field: field, value: side.metres)
            }
            guard (0...1).contains(item.filled) else { throw .filledFractionOutOfRange(item.filled) }
            let volume = Double(item.count) * item.length.metres * item.width.metres * item.height.metres * item.filled
            sum += volume
            if let sigma = sideSigma?.metres {
                for side in [item.length.metres, item.width.metres, item.height.metres] {
                    variance += (volume * sigma / side) * (volume * sigma / side)
                }
            }
        }
        let sigma = sideSigma == nil ? nil : Volume.cubicMetres(variance.squareRoot())
        return MeasuredVolume(volume: .cubicMetres(sum), method: .gabions, sigma: sigma)
    }
}
