/// Coordinates of many points, one array for each dimension: x is longitude (degrees) or easting (metres), y is
/// latitude or northing, or all three are geocentric metres.
///
/// `z` is empty when no point has a height; otherwise it is as long as `x` and a missing height is NaN.
public struct CoordinateColumns: Hashable, Sendable {
    public var x: [Double]
    public var y: [Double]
    public var z: [Double]

    public init(x: [Double] = [], y: [Double] = [], z: [Double] = []) {
        precondition(x.count == y.count && (z.isEmpty || z.count == x.count), "columns of different lengths")
        self.x = x
        self.y = y
        self.z = z
    }

    public var count: Int { x.count }
}
