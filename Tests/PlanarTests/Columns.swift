import GeoTypes

func columns(_ points: [(Double, Double)]) -> CoordinateColumns {
    CoordinateColumns(x: points.map(\.0), y: points.map(\.1))
}

/// The area of a polygon by its outer ring and holes (shoelace formula).
func area(_ rings: [CoordinateColumns]) -> Double {
    var areas: [Double] = []
    for ring in rings {
        var twice = 0.0
        for index in 1..<ring.count {
            twice += ring.x[index - 1] * ring.y[index] - ring.x[index] * ring.y[index - 1]
        }
        areas.append(abs(twice) / 2)
    }
    return (areas.first ?? 0) - areas.dropFirst().reduce(0, +)
}

/// Whether a place lies in a polygon: an odd number of edges to its right (Jordan).
func contains(_ rings: [CoordinateColumns], x: Double, y: Double) -> Bool {
    var inside = false
    for ring in rings {
        for index in 1..<ring.count where (ring.y[index] > y) != (ring.y[index - 1] > y) {
            let share = (y - ring.y[index]) / (ring.y[index - 1] - ring.y[index])
            if x < ring.x[index] + share * (ring.x[index - 1] - ring.x[index]) { inside.toggle() }
        }
    }
    return inside
}
