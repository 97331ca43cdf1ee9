public import GeoTypes

/// Velocities of the ground on a regular grid of longitudes and latitudes, for where no rigid plate describes them.
///
/// Between nodes they are interpolated bilinearly; outside the grid there is none.
public struct VelocityGrid: Hashable, Sendable {
    /// East, north and up, metres a year.
    public struct Velocity: Hashable, Sendable {
        public var east: Double
        public var north: Double
        public var up: Double

        public init(east: Double, north: Double, up: Double) {
            self.east = east
            self.north = north
            self.up = up
        }
    }

    /// For the record of what was done: a file's name, say.
    public var name: String
    /// The nodes at the edges.
    public let box: GeographicBox
    let columns: Int
    let rows: Int
    /// Row by row from the south, each from the west.
    let nodes: [Velocity]

    init(name: String, box: GeographicBox, columns: Int, rows: Int, nodes: [Velocity]) {
        precondition(columns > 1 && rows > 1 && nodes.count == columns * rows, "an incomplete grid")
        self.name = name
        self.box = box
        self.columns = columns
        self.rows = rows
        self.nodes = nodes
    }

    /// - throws: ``GeodesyError/outsideVelocityGrid(_:grid:covers:)``; the edges belong to the grid.
    public func velocity(at point: GeographicPoint) throws(GeodesyError) -> Velocity {
        guard box.contains(point) else { throw .outsideVelocityGrid(point, grid: name, covers: box) }
        let x = (point.longitude - box.west) / (box.east - box.west) * Double(columns - 1)
        let y = (point.latitude - box.south) / (box.north - box.south) * Double(rows - 1)
        let column = min(Int(x), columns - 2)
        let row = min(Int(y), rows - 2)
        let (right, above) = (x - Double(column), y - Double(row))

        let southWest = nodes[row * columns + column]
        let southEast = nodes[row * columns + column + 1]
        let northWest = nodes[(row + 1) * columns + column]
        let northEast = nodes[(row + 1) * columns + column + 1]
        func mixed(_ part: (Velocity) -> Double) -> Double {
            let south = part(southWest) * (1 - right) + part(southEast) * right
            let north = part(northWest) * (1 - right) + part(northEast) * right
            return south * (1 - above) + north * above
        }
        return Velocity(east: mixed(\.east), north: mixed(\.north), up: mixed(\.up))
    }
}
