public import Demarcation
public import Foundation

extension RecordTable {
    /// Reads the points of a GeoJSON file: each feature's properties, with its coordinates as the columns `longitude`,
    /// `latitude` and `height` and `crs` EPSG:4326, which is what GeoJSON is in.
    ///
    /// - `places`: without them any geometry will do, and only the properties are read.
    public static func geoJSON(_ bytes: Data, places: Bool = true) throws(GeoJSONLines.Problem) -> (
        table: RecordTable, rejections: [Rejection]
    ) {
        let features = try GeoJSONLines.features(bytes)
        var columns: Set<String> = []
        var records: [Record] = []
        var rejections: [Rejection] = []
        for (index, feature) in features.enumerated() {
            var cells: [String: String] = [:]
            for (name, value) in feature.properties ?? [:] {
                if let text = value.text { cells[name.trimmedLowercased] = text.trimmed }
            }
            let text = cells["id"] ?? "feature \(index + 1)"
            guard places else {
                columns.formUnion((feature.properties ?? [:]).keys.map(\.trimmedLowercased))
                records.append(Record(line: index + 1, text: text, cells: cells))
                continue
            }
            guard let geometry = feature.geometry, geometry.type == "Point",
                case .array(let numbers)? = geometry.coordinates,
                numbers.count >= 2, case .number(let longitude) = numbers[0], case .number(let latitude) = numbers[1]
            else {
                let problem = Bilingual(en: "is no Point with coordinates", es: "no es un Point con coordenadas")
                rejections.append(Rejection(line: index + 1, reason: .badRecord(problem: problem), text: text))
                continue
            }
            cells["longitude"] = "\(longitude)"
            cells["latitude"] = "\(latitude)"
            if numbers.count > 2, case .number(let height) = numbers[2] { cells["height"] = "\(height)" }
            if cells["crs"] == nil { cells["crs"] = "EPSG:4326" }
            columns.formUnion(cells.keys)
            records.append(Record(line: index + 1, text: text, cells: cells))
        }
        return (RecordTable(columns: columns.sorted(), records: records), rejections)
    }
}
