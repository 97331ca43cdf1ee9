public import Demarcation
import GeoTypes
public import Geodesy

/// Brings the vertices of a GeoJSON line, which are WGS 84, into a register's frame.
public enum LineFraming {
    /// Returns the operation that was used, or `nil` when the frame is WGS 84 and nothing had to be done.
    @discardableResult
    public static func bring(
        _ sectors: inout [Sector], into frame: ReferenceFrame, operation named: String? = nil
    ) throws(GeodesyError) -> CoordinateOperation? {
        guard frame.code != "EPSG:4326" || named != nil else { return nil }
        let box = GeographicBox(around: sectors.lazy.flatMap(\.segments).flatMap(\.vertices))
        let operation = try CoordinateOperation.pinned(
            from: try ReferenceSystem("EPSG:4326"), to: try ReferenceSystem(frame.code), points: box, heights: false,
            named: named)
        var transformer = try Transformer(operation)
        var epoch: Epoch?
        if operation.needsEpoch, let year = frame.epoch { epoch = try Epoch(year: year) }
        for sector in sectors.indices {
            for segment in sectors[sector].segments.indices {
                let vertices = sectors[sector].segments[segment].vertices
                var columns = CoordinateColumns(x: vertices.map(\.longitude), y: vertices.map(\.latitude))
                let outcome = try transformer.transform(&columns, epoch: epoch)
                guard outcome.failed.isEmpty else {
                    throw .operationsRefused(
                        source: operation.source.description, target: operation.target.description,
                        candidates: [OperationCandidate(operation: operation, refusals: [.notSupported])])
                }
                sectors[sector].segments[segment].vertices = zip(columns.x, columns.y)
                    .map { GeographicPoint(longitude: $0, latitude: $1) }
            }
        }
        return operation
    }
}
