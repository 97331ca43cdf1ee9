import GeoTypes

/// The box around what a document shows, across the antimeridian if something in it crosses.
struct Extent: Sendable {
    private var box = GeographicBox.empty
    /// Of the eastern and of the western hemisphere, for a box that crosses.
    private var westernmostEast = 180.0
    private var easternmostWest = -180.0
    private var crosses = false

    mutating func form(longitude: Double, latitude: Double) {
        box.formUnion(GeographicPoint(longitude: longitude, latitude: latitude))
        if longitude >= 0 {
            westernmostEast = min(westernmostEast, longitude)
        } else {
            easternmostWest = max(easternmostWest, longitude)
        }
    }

    mutating func formUnion(_ shape: Shape, cut: Bool) {
        for point in shape.vertices { form(longitude: point.longitude, latitude: point.latitude) }
        crosses = crosses || cut
    }

    mutating func formUnion(_ other: Extent) {
        box.formUnion(other.box)
        westernmostEast = min(westernmostEast, other.westernmostEast)
        easternmostWest = max(easternmostWest, other.easternmostWest)
        crosses = crosses || other.crosses
    }

    /// West, south, east, north in degrees; west is greater than east when the box crosses the antimeridian (RFC 7946,
    /// 5.2). `nil` when nothing was added.
    var bounds: [Double]? {
        if box.isEmpty { return nil }
        if crosses { return [westernmostEast, box.south, easternmostWest, box.north] }
        return [box.west, box.south, box.east, box.north]
    }
}
