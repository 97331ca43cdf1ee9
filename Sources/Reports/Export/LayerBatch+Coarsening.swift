import Demarcation
import GeoTypes

extension LayerBatch {
    /// Degrees: the side of the grid that reserved points are shown on, some 1.1 km.
    public static let coarseGrid = 0.01

    /// Moves the points that aren't public to the nearest crossing of the grid, in each frame that they are given in.
    public mutating func coarsen() {
        guard case .texts(let classes)? = column("classification")?.values else { return }
        let rows = (0..<count).filter { classes[$0] != Classification.public.rawValue }
        places.coarsen(rows)
        native.coarsen(rows)
    }
}

extension LayerBatch.Places {
    fileprivate mutating func coarsen(_ rows: [Int]) {
        guard case .points(var columns) = self else { return }
        for row in rows {
            columns.x[row] = (columns.x[row] * 100).rounded() / 100
            columns.y[row] = (columns.y[row] * 100).rounded() / 100
            if !columns.z.isEmpty { columns.z[row] = .nan }
        }
        self = .points(columns)
    }
}
