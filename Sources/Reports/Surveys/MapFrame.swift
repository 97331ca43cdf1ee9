public import GeoTypes

/// The part of the ground that a drawing shows, and how: north up, a degree of longitude and one of latitude each by its
/// length in the middle. For looking at, never for measuring.
public struct MapFrame: Sendable {
    public let box: GeographicBox
    /// Of the drawing, in its own units (CSS pixels).
    public let width: Double
    public let height: Double
    /// Pixels of a metre.
    public let scale: Double
    private let middle: GeographicPoint
    private let metresEast: Double
    private let metresNorth: Double

    private static let greatest = (width: 1060.0, height: 720.0)
    private static let leastHeight = 300.0
    /// Shown around what is drawn, as a part of its extent.
    private static let margin = 0.08
    /// Nothing is drawn larger than this, metres across.
    private static let leastExtent = 60.0

    /// - `box`: what must be seen; not empty.
    /// - `metresPerDegree`: eastwards and northwards, in the middle of it.
    public init(around box: GeographicBox, metresPerDegree: (east: Double, north: Double)) {
        let (east, north) = metresPerDegree
        let across = max((box.east - box.west) * east * (1 + 2 * Self.margin), Self.leastExtent)
        let up = max((box.north - box.south) * north * (1 + 2 * Self.margin), Self.leastExtent)
        let scale = min(Self.greatest.width / across, Self.greatest.height / up)
        (metresEast, metresNorth, self.scale) = (east, north, scale)
        width = Self.greatest.width
        height = min(Self.greatest.height, max(Self.leastHeight, up * scale))
        middle = GeographicPoint(
            longitude: (box.west + box.east) / 2, latitude: (box.south + box.north) / 2)
        let (halfWidth, halfHeight) = (width / scale / 2 / east, height / scale / 2 / north)
        self.box = GeographicBox(
            west: middle.longitude - halfWidth, south: middle.latitude - halfHeight,
            east: middle.longitude + halfWidth, north: middle.latitude + halfHeight)
    }

    /// Pixels from the upper left corner.
    public func place(_ point: GeographicPoint) -> (x: Double, y: Double) {
        (
            width / 2 + (point.longitude - middle.longitude) * metresEast * scale,
            height / 2 - (point.latitude - middle.latitude) * metresNorth * scale
        )
    }

    /// 1, 2 or 5 times a power of ten: the least of them that is at least so many metres.
    public static func niceLength(atLeast metres: Double) -> Double {
        var power = 0.001
        while power * 10 <= metres { power *= 10 }
        return [power, 2 * power, 5 * power, 10 * power].first { $0 >= metres * 0.999_999 } ?? 10 * power
    }
}
