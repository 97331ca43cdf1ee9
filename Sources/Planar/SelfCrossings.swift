import CGEOS
public import GeoTypes

extension PlanarContext {
    /// The places where a line meets itself: crossings, touches, and the ends of stretches that it runs twice, sorted by
    /// x and y. A closed line may meet itself at its end.
    ///
    /// GEOS 3.11 says only that a line isn't simple. Noded, it falls into pieces that end where it meets itself.
    public mutating func selfCrossings(of line: CoordinateColumns) throws(PlanarError) -> [PlanePoint] {
        try line.check("a coordinate")
        let line = line.withoutRepeats
        guard line.count > 2 else { return [] }
        let whole = try GeometryHandle(line: line, handle)
        if try handle.ask("GEOSisSimple_r", { GEOSisSimple_r($0, whole.geometry) }) { return [] }
        let noded = try GeometryHandle("GEOSNode_r", handle) { GEOSNode_r($0, whole.geometry) }
        let reader = GeometryReader(handle: handle)
        var meetings: [PlanePoint: Int] = [:]
        for piece in try reader.members(of: noded.geometry) {
            let columns = try reader.columns(of: piece)
            guard columns.count > 0 else { continue }
            for index in [0, columns.count - 1] {
                meetings[PlanePoint(x: columns.x[index], y: columns.y[index]), default: 0] += 1
            }
        }
        // The line's own ends aren't meetings unless more pieces end there than the line brings itself.
        for index in [0, line.count - 1] {
            meetings[PlanePoint(x: line.x[index], y: line.y[index]), default: 0] -= 1
        }
        return meetings.filter { $0.value > 0 }.keys.sorted { ($0.x, $0.y) < ($1.x, $1.y) }
    }
}
