public import Demarcation
import GeoTypes
import Literals

extension LayerBatch {
    /// Adds the places of points in the register's own frame, with all their digits, and names the frame: a list has no
    /// reference system of its own. What already says its coordinates is left alone.
    public mutating func stateCoordinates(frame: ReferenceFrame) {
        guard case .points(let places) = native, column("longitude") == nil else { return }
        columns.append(ReportColumn("longitude", .json(TextColumn(places.x.map(Self.text)))))
        columns.append(ReportColumn("latitude", .json(TextColumn(places.y.map(Self.text)))))
        columns.append(ReportColumn("crs", .codes([Int32](repeating: 0, count: count), among: [frame.code])))
        if let epoch = frame.epoch {
            columns.append(
                ReportColumn("epoch", .codes([Int32](repeating: 0, count: count), among: [Self.text(epoch)])))
        }
    }

    private static func text(_ number: Double) -> String {
        guard number.isFinite else { return "" }
        var bytes: [UInt8] = []
        bytes.append(shortest: number)
        return String(decoding: bytes, as: UTF8.self)
    }
}
