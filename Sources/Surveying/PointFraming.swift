public import Demarcation
public import GeoTypes
public import Geodesy

/// Brings a few points into a register's frame by one pinned operation.
public enum PointFraming {
    /// A point that can't be brought over is NaN.
    ///
    /// - `system`: reference system of the points; `nil` is the frame itself, and nothing is done.
    public static func bring(
        _ points: CoordinateColumns, from system: String?, epoch: String?, into frame: ReferenceFrame,
        register: GeographicBox, operation named: String? = nil
    ) throws(GeodesyError) -> CoordinateColumns {
        guard let system, system != frame.code else { return points }
        let source = try ReferenceSystem(system)
        let operation = try CoordinateOperation.pinned(
            from: source, to: try ReferenceSystem(frame.code), points: try source.box(around: points),
            register: register.isEmpty ? nil : register, heights: false, named: named)
        var columns = points
        columns.z = []
        var transformer = try Transformer(operation)
        var parsed: Epoch?
        if let epoch { parsed = try Epoch(epoch) }
        _ = try transformer.transform(&columns, epoch: parsed)
        return columns
    }
}
