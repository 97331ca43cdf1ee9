public import Demarcation
public import GeoTypes
public import Geodesy

/// Brings places of a register's frame to WGS 84 longitude and latitude (CRS84), which GeoJSON is in.
public struct ExportFraming: ~Copyable {
    /// `nil` where the frame is WGS 84 already.
    private var transformer: Transformer?
    private var epoch: Epoch?

    public init(_ frame: ReferenceFrame, line: GeographicBox, operation named: String? = nil) throws(GeodesyError) {
        guard frame.code != "EPSG:4326" else {
            transformer = nil
            return
        }
        let operation = try CoordinateOperation.pinned(
            from: try ReferenceSystem(frame.code), to: try ReferenceSystem("EPSG:4326"), points: nil,
            register: line.isEmpty ? nil : line, heights: false, named: named)
        var epoch: Epoch?
        if operation.needsEpoch, let year = frame.epoch { epoch = try Epoch(year: year) }
        let worker = try Transformer(operation)
        transformer = consume worker
        self.epoch = epoch
    }

    /// A place that can't be brought over is NaN, which is written as no geometry. Heights stay.
    public mutating func bring(_ columns: inout CoordinateColumns) throws(GeodesyError) {
        guard transformer != nil else { return }
        let heights = columns.z
        columns.z = []
        _ = try transformer?.transform(&columns, epoch: epoch)
        columns.z = heights
    }

    public mutating func bring(_ line: GeographicLine) throws(GeodesyError) -> GeographicLine {
        guard transformer != nil else { return line }
        var columns = CoordinateColumns(x: line.points.map(\.longitude), y: line.points.map(\.latitude))
        try bring(&columns)
        return GeographicLine(zip(columns.x, columns.y).map { GeographicPoint(longitude: $0, latitude: $1) })
    }

    public mutating func bring(_ point: GeographicPoint) throws(GeodesyError) -> GeographicPoint {
        let line = try bring(GeographicLine([point]))
        return line.points[0]
    }
}
