public import Demarcation
public import GeoTypes
public import Geodesy

/// Brings the stops of a plan to the systems that receivers are set to: WGS 84, GTM and the stop's UTM zone.
///
/// The datum is changed once, from the register's frame to WGS 84, by one pinned operation; GTM and UTM are projections
/// of that.
public enum StopFraming {
    /// As many places as points, without references. A point that can't be brought over, and `nil`, have none.
    ///
    /// - `named`: the operation to WGS 84, when the user chose one.
    public static func places(
        of points: [GeographicPoint?], in frame: ReferenceFrame, operation named: String? = nil
    ) throws(GeodesyError) -> [StopPlace] {
        var framing = try ExportFraming(
            frame, line: GeographicBox(around: points.compactMap { $0 }), operation: named)
        var columns = CoordinateColumns(
            x: points.map { $0?.longitude ?? .nan }, y: points.map { $0?.latitude ?? .nan })
        try framing.bring(&columns)
        let gtm = try projected(columns, to: StopPlace.gtmCode)
        var places = [StopPlace](repeating: StopPlace(), count: points.count)
        var zones: [UTMZone: [Int]] = [:]
        for index in places.indices {
            let point = GeographicPoint(longitude: columns.x[index], latitude: columns.y[index])
            guard point.isValid else { continue }
            places[index].wgs84 = point
            places[index].gtm = gridPoint(gtm, index)
            zones[UTMZone(point), default: []].append(index)
        }
        for (zone, members) in zones {
            let part = CoordinateColumns(x: members.map { columns.x[$0] }, y: members.map { columns.y[$0] })
            let grid = try projected(part, to: zone.code)
            for (row, index) in members.enumerated() {
                places[index].utm = gridPoint(grid, row)
                places[index].utmZone = zone.description
            }
        }
        return places
    }

    private static func projected(
        _ columns: CoordinateColumns, to code: String
    ) throws(GeodesyError) -> CoordinateColumns {
        // Without a box: a projection is defined beyond the area that it is recommended for.
        let operation = try CoordinateOperation.pinned(
            from: try ReferenceSystem("EPSG:4326"), to: try ReferenceSystem(code), points: nil, heights: false)
        var transformer = try Transformer(operation)
        var result = columns
        _ = try transformer.transform(&result)
        return result
    }

    private static func gridPoint(_ columns: CoordinateColumns, _ index: Int) -> GridPoint? {
        guard columns.x[index].isFinite, columns.y[index].isFinite else { return nil }
        return GridPoint(easting: columns.x[index], northing: columns.y[index])
    }

    private struct UTMZone: Hashable, CustomStringConvertible {
        var number: Int
        var isNorth: Bool

        init(_ point: GeographicPoint) {
            number = min(60, Int(((point.longitude + 180) / 6).rounded(.down)) + 1)
            isNorth = point.latitude >= 0
        }

        var code: String { "EPSG:\((isNorth ? 32600 : 32700) + number)" }
        var description: String { "\(number)\(isNorth ? "N" : "S")" }
    }
}
