public import GeoTypes

/// Finds the monument that a point observes: the nearest one within a radius of some metres.
///
/// A grid over the monuments' extent, of about 800 m and coarser over a great extent, says for each cell which monuments
/// are within the radius of it; nearly every point falls in a cell without any, and costs one look-up.
public struct MonumentIndex: Sendable {
    public struct Match: Sendable {
        /// Index into the monuments given at creation, −1 when none is near.
        public var index: Int32
        /// Metres from the monument to the point, eastwards and northwards.
        public var east: Double
        public var north: Double
    }

    private let points: [GeographicPoint]
    private let radius: Double
    private var box: GeographicBox
    /// Degrees on each side of a cell.
    private let cell: Double
    private let columns: Int
    private let rows: Int
    /// Where the monuments of each cell begin in `members`.
    private let starts: [Int32]
    private let members: [Int32]
    private let ellipsoid: EllipsoidCurvature

    private static let leastCell = 0.0075
    /// One monument with wrong coordinates on the other side of the world must not fill the memory with empty cells.
    private static let mostCells = 1_000_000.0

    /// A monument without a position (`nil`) is never found.
    public init(_ monuments: [GeographicPoint?], radius: Length, equatorialRadius: Double, inverseFlattening: Double) {
        points = monuments.map { $0 ?? GeographicPoint(longitude: .nan, latitude: .nan) }
        self.radius = radius.metres
        ellipsoid = EllipsoidCurvature(equatorialRadius: equatorialRadius, inverseFlattening: inverseFlattening)
        let placed = points.filter(\.isValid)
        // A degree of latitude has more than 110.5 km everywhere on the Earth, one of longitude less by the cosine.
        let margin = radius.metres / 110_000
        box = GeographicBox(around: placed)
        guard !placed.isEmpty else {
            (cell, columns, rows, starts, members) = (Self.leastCell, 0, 0, [0], [])
            return
        }
        let farthest = min(89.9, max(abs(box.north), abs(box.south)) + margin)
        let widest = margin / ellipsoid.cosine(farthest)
        box = GeographicBox(
            west: box.west - widest, south: box.south - margin, east: box.east + widest, north: box.north + margin)
        let (width, height) = (box.east - box.west, box.north - box.south)
        let size = max(Self.leastCell, (width * height / Self.mostCells).squareRoot())
        cell = size
        columns = max(1, Int((width / size).rounded(.up)))
        rows = max(1, Int((height / size).rounded(.up)))
        var cells: [Int: [Int32]] = [:]
        for (index, point) in points.enumerated() where point.isValid {
            let lonMargin = margin / ellipsoid.cosine(min(89.9, abs(point.latitude) + margin))
            let west = Int((point.longitude - lonMargin - box.west) / size)
            let east = Int((point.longitude + lonMargin - box.west) / size)
            let south = Int((point.latitude - margin - box.south) / size)
            let north = Int((point.latitude + margin - box.south) / size)
            for row in max(0, south)...min(rows - 1, max(0, north)) {
                for column in max(0, west)...min(columns - 1, max(0, east)) {
                    cells[row * columns + column, default: []].append(Int32(index))
                }
            }
        }
        var starts: [Int32] = [0]
        var members: [Int32] = []
        starts.reserveCapacity(rows * columns + 1)
        for place in 0..<rows * columns {
            if let found = cells[place] { members += found }
            starts.append(Int32(members.count))
        }
        self.starts = starts
        self.members = members
    }

    /// The nearest monument within the radius, measured in the tangent plane at the monument: exact to better than 1 mm
    /// over 100 m.
    public func nearest(to point: GeographicPoint) -> Match {
        var best = Match(index: -1, east: 0, north: 0)
        guard columns > 0, box.contains(point) else { return best }
        let column = min(columns - 1, Int((point.longitude - box.west) / cell))
        let row = min(rows - 1, Int((point.latitude - box.south) / cell))
        let place = row * columns + column
        var least = radius * radius
        for member in Int(starts[place])..<Int(starts[place + 1]) {
            let monument = points[Int(members[member])]
            let (east, north) = ellipsoid.metres(from: monument, to: point)
            let square = east * east + north * north
            if square <= least {
                least = square
                best = Match(index: members[member], east: east, north: north)
            }
        }
        return best
    }
}
