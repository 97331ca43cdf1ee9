import Demarcation
import GeoTypes

extension GeoJSONWriter {
    /// The rows of a layer as features.
    public mutating func features(_ batch: LayerBatch) {
        if case .points(let coordinates) = batch.places {
            return points(coordinates, ids: batch.ids, properties: batch.columns)
        }
        let cells = ColumnCells(batch.columns)
        for row in 0..<batch.count {
            feature(id: batch.ids?[row], batch.places.shape(row)) { json in json.cells(cells, row: row) }
        }
    }

    /// The rows of a layer as features of JSON-FG (OGC 21-045r1): their place in WGS 84 under `geometry`, and in the
    /// register's frame, with all its digits, under `place`. `isLatitudeFirst` is the order of the frame's axes, which
    /// `place` has to follow.
    public mutating func featuresAndPlaces(_ batch: LayerBatch, isLatitudeFirst: Bool) {
        let cells = ColumnCells(batch.columns)
        let dates = batch.column("date") ?? batch.column("time")
        for row in 0..<batch.count {
            let time = dates?.text(row) ?? ""
            feature(id: batch.ids?[row], batch.places.shape(row)) { json in
                json.member("featureType", batch.layer)
                if time.isEmpty {
                    json.key("time")
                    json.null()
                } else {
                    json.object("time") { $0.member(time.count == 10 ? "date" : "timestamp", time) }
                }
                json.key("place")
                if let shape = batch.native.shape(row), shape.isDrawable {
                    json.geometry(shape, decimals: nil, isLatitudeFirst: isLatitudeFirst)
                } else {
                    json.null()
                }
            } properties: { json in
                json.cells(cells, row: row)
            }
        }
    }

    /// Members of a collection in JSON-FG that name its reference system. `epoch` is that of the coordinates.
    public static func describeSystem(_ code: String, epoch: Double?, to json: inout JSONWriter) {
        json.member(
            "conformsTo",
            ["http://www.opengis.net/spec/json-fg-1/1.0/conf/core"])
        let parts = code.split(separator: ":")
        let href = parts.count == 2 ? "http://www.opengis.net/def/crs/\(parts[0])/0/\(parts[1])" : code
        guard let epoch else { return json.member("coordRefSys", href) }
        json.object("coordRefSys") { json in
            json.member("type", "Reference")
            json.member("href", href)
            json.member("epoch", epoch)
        }
    }
}

extension JSONWriter {
    /// The members of one row, in an object that has been begun.
    fileprivate mutating func cells(_ cells: borrowing ColumnCells, row: Int) {
        bytes.append(addingCapacity: cells.room(row: row)) { output in cells.append(row: row, to: &output) }
        endValue()
    }
}

/// Features written apart from their collection, on another thread.
public struct GeoJSONFragment: Sendable {
    /// A line each, with commas between them.
    fileprivate let bytes: [UInt8]
    fileprivate let extent: Extent
    public let count: Int

    public init(_ batch: LayerBatch, decimals: Int) {
        var writer = GeoJSONWriter(decimals: decimals)
        writer.begin()
        writer.flush { _ in }
        writer.features(batch)
        bytes = writer.bytes
        extent = writer.extent
        count = batch.count
    }
}

extension GeoJSONWriter {
    /// Adds features written elsewhere.
    public mutating func features(_ fragment: GeoJSONFragment) {
        guard fragment.count > 0 else { return }
        json.newline()
        json.separate()
        // They begin with a line end of their own.
        json.bytes.append(contentsOf: fragment.bytes.dropFirst())
        json.endValue()
        extent.formUnion(fragment.extent)
    }
}
