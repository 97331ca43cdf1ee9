import Demarcation
import GeoTypes

extension GPXWriter {
    /// The rows of a layer: points as waypoints, lines as tracks. Rows without a place are left out.
    ///
    /// Returns how many were written.
    public mutating func add(_ batch: LayerBatch) -> Int {
        var written = 0
        for row in 0..<batch.count {
            guard let shape = batch.places.shape(row) else { continue }
            let name = batch.title(row)
            let description = batch.description(row)
            if case .point(let point, let height) = shape {
                waypoint(
                    Waypoint(
                        point, name: name, elevation: height?.metres, description: description, kind: batch.layer))
            } else {
                track(name: name, description: description, kind: batch.layer, shape)
            }
            written += 1
        }
        return written
    }
}

extension KMLWriter {
    /// The rows of a layer as placemarks with their values as a table.
    public mutating func add(_ batch: LayerBatch) {
        for row in 0..<batch.count {
            let data = batch.columns.compactMap { column -> (name: String, value: String)? in
                let value = column.text(row)
                return value.isEmpty ? nil : (column.name, value)
            }
            placemark(batch.title(row), batch.places.shape(row), data: data)
        }
    }
}

extension LayerBatch {
    /// The id, else what the row is called.
    fileprivate func title(_ row: Int) -> String {
        if let ids, !ids[row].isEmpty { return ids[row] }
        let name = column("name")?.text(row) ?? ""
        return name.isEmpty ? "\(layer) \(row + 1)" : name
    }

    fileprivate func description(_ row: Int) -> String {
        columns.filter { $0.name != "layer" && $0.name != "id" }
            .compactMap { column in
                let value = column.text(row)
                return value.isEmpty ? nil : "\(column.name)=\(value)"
            }.joined(separator: "; ")
    }
}
