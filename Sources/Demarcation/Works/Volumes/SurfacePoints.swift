public import GeoTypes

/// Heights of a surface at points of a plane, in metres.
public struct SurfacePoints: Hashable, Sendable {
    public var x: [Double] = []
    public var y: [Double] = []
    public var z: [Double] = []

    public init() {}

    public var count: Int { x.count }

    public mutating func append(x: Double, y: Double, z: Double) {
        self.x.append(x)
        self.y.append(y)
        self.z.append(z)
    }

    /// Two surfaces as columns of the same cells.
    public struct Cells: Hashable, Sendable {
        /// NaN where a surface has no point.
        public var before: [Double]
        public var after: [Double]
        public var cell: Area
    }

    /// Brings two surfaces to the same cells, in order of y and x.
    ///
    /// With a cell's size, the height of a cell is the mean of the points in it. Without, both surfaces have to be points of
    /// one grid, whose steps are found from them.
    /// - Throws: `notAGrid` where the points stand on none, `notPositive` for the size, `tooFewPoints` for no cell in
    ///   common.
    public static func cells(
        before: SurfacePoints, after: SurfacePoints, size: Length?
    ) throws(VolumeError) -> Cells {
        let stepX: Double
        let stepY: Double
        if let size {
            guard size.metres > 0, size.metres.isFinite else { throw .notPositive(field: "cell", value: size.metres) }
            stepX = size.metres
            stepY = size.metres
        } else {
            stepX = try step(before.x + after.x)
            stepY = try step(before.y + after.y)
        }
        // Points of a grid stand in the middle of their cells; other cells begin at whole multiples of their size.
        let shiftX = size == nil ? (before.x.first ?? 0) - stepX / 2 : 0
        let shiftY = size == nil ? (before.y.first ?? 0) - stepY / 2 : 0
        func means(_ points: SurfacePoints) -> [Place: (sum: Double, count: Double)] {
            var means: [Place: (sum: Double, count: Double)] = [:]
            for row in 0..<points.count {
                let place = Place(
                    y: Int(((points.y[row] - shiftY) / stepY).rounded(.down)),
                    x: Int(((points.x[row] - shiftX) / stepX).rounded(.down)))
                means[place, default: (0, 0)].sum += points.z[row]
                means[place, default: (0, 0)].count += 1
            }
            return means
        }
        let one = means(before)
        let two = means(after)
        guard one.keys.contains(where: { two[$0] != nil }) else { throw .surfacesApart }
        let places = Set(one.keys).union(two.keys).sorted()
        return Cells(
            before: places.map { one[$0].map { $0.sum / $0.count } ?? .nan },
            after: places.map { two[$0].map { $0.sum / $0.count } ?? .nan }, cell: .squareMetres(stepX * stepY))
    }

    private struct Place: Hashable, Comparable {
        var y: Int
        var x: Int

        static func < (left: Place, right: Place) -> Bool { (left.y, left.x) < (right.y, right.x) }
    }

    /// The step of a grid along one axis: the least distance between its values, of which all others are multiples to a
    /// hundredth.
    private static func step(_ values: [Double]) throws(VolumeError) -> Double {
        let sorted = values.sorted()
        // Nearer than a millimetre is the same line of the grid.
        let distances = zip(sorted, sorted.dropFirst()).map { $1 - $0 }.filter { $0 > 0.001 }
        guard let step = distances.min() else { throw .notAGrid }
        for distance in distances {
            let times = distance / step
            guard abs(times - times.rounded()) <= 0.01 * times.rounded() else { throw .notAGrid }
        }
        return step
    }
}
