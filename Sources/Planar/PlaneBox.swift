public import GeoTypes

/// A rectangle on the plane, its edges included.
public struct PlaneBox: Hashable, Sendable {
    public var minX: Double
    public var minY: Double
    public var maxX: Double
    public var maxY: Double

    public init(minX: Double, minY: Double, maxX: Double, maxY: Double) {
        self.minX = minX
        self.minY = minY
        self.maxX = maxX
        self.maxY = maxY
    }

    /// Longitude is x and latitude y, in degrees.
    public init(_ box: GeographicBox) {
        self.init(minX: box.west, minY: box.south, maxX: box.east, maxY: box.north)
    }

    /// False for a box that holds nothing, its least above its greatest.
    var isOrdered: Bool { minX <= maxX && minY <= maxY }

    /// The diagonal: a line whose envelope is the box.
    var diagonal: CoordinateColumns { CoordinateColumns(x: [minX, maxX], y: [minY, maxY]) }

    func check() throws(PlanarError) {
        guard minX.isFinite, minY.isFinite, maxX.isFinite, maxY.isFinite else { throw .notFinite(what: "a box") }
    }
}
