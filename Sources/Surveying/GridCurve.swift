import GeoTypes
import Geodesy
import Synchronization

/// The straight line of a projected reference system (`grid-line`), through PROJ.
enum GridCurve {
    static func curve(system: String, frame: String) throws(GeodesyError) -> LegalCurve {
        let grid = try ReferenceSystem(system)
        let base = try ReferenceSystem(frame)
        let operation = try CoordinateOperation.pinned(from: base, to: grid, points: nil, heights: false)
        let transformer = Worker(try Transformer(operation))
        return .grid(
            forward: { point in
                transformer.run(x: point.longitude, y: point.latitude, inverse: false)
                    .map { GridPoint(easting: $0.x, northing: $0.y) }
            },
            inverse: { point in
                transformer.run(x: point.easting, y: point.northing, inverse: true)
                    .map { GeographicPoint(longitude: $0.x, latitude: $0.y) }
            })
    }

    /// One transformer behind a lock: a curve is made once, for a few thousand points.
    private final class Worker: Sendable {
        private let transformer: Mutex<Transformer>

        init(_ transformer: consuming sending Transformer) {
            self.transformer = Mutex(transformer)
        }

        func run(x: Double, y: Double, inverse: Bool) -> (x: Double, y: Double)? {
            transformer.withLock { transformer in
                var columns = CoordinateColumns(x: [x], y: [y])
                let outcome =
                    inverse ? try? transformer.inverse(&columns) : try? transformer.transform(&columns)
                guard let outcome, outcome.failed.isEmpty else { return nil }
                return (columns.x[0], columns.y[0])
            }
        }
    }
}
