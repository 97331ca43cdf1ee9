public import Demarcation
public import Foundation

extension RecordTable {
    /// Reads the points of a GeoJSON file: each feature's properties, with its coordinates as the columns `longitude`,
    /// `latitude` and `height` and `crs` EPSG:4326, which is what GeoJSON is in.
    ///
    /// - `places`: without them any geometry will do, only the properties are read, and each record's text is a row of CSV
    ///   below `header`.
    /// - `parts`: the property in which a feature lists what it has several of, `findings`: an array of objects. Each of them
    ///   makes a record, which says of the feature what the feature says.
    public static func geoJSON(_ bytes: Data, places: Bool = true, parts: String? = nil) throws(GeoJSONLines.Problem)
        -> (
            table: RecordTable, rejections: [Rejection]
        )
    {
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
            guard !cells.values.contains(where: { $0.utf8.contains(0) }) else {
                rejections.append(Rejection(line: index + 1, reason: Record.holdsNUL, text: text))
                continue
            }
            if let parts, case .array(let listed)? = feature.properties?[parts], !listed.isEmpty {
                let (made, refused) = expand(listed, of: cells, line: index + 1, text: text)
                for record in made { columns.formUnion(record.cells.keys) }
                if case .object(let members) = listed[0] { columns.formUnion(members.keys.map(\.trimmedLowercased)) }
                records += made
                rejections += refused
                continue
            }
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
        let sorted = columns.sorted()
        guard !places else { return (RecordTable(columns: sorted, records: records), rejections) }
        // So that rejected records make a table that can be mended and imported.
        for index in records.indices {
            records[index].text = sorted.map { csvCell(records[index][$0] ?? "") }.joined(separator: ",")
        }
        let header = sorted.map(csvCell).joined(separator: ",")
        return (RecordTable(columns: sorted, records: records, header: header), rejections)
    }

    /// What the feature says of the part that maps show is not of the others.
    private static let shown = ["sigma_e_m", "sigma_n_m", "sigma_u_m"]

    private static func expand(
        _ parts: [GeoJSONValue], of cells: [String: String], line: Int, text: String
    ) -> (records: [Record], rejections: [Rejection]) {
        var records: [Record] = []
        var common = cells
        for name in shown { common.removeValue(forKey: name) }
        for part in parts {
            guard case .object(let members) = part else {
                let problem = Bilingual(en: "lists what is no object", es: "enumera lo que no es un objeto")
                return ([], [Rejection(line: line, reason: .badRecord(problem: problem), text: text)])
            }
            var cells = common
            for (name, value) in members { cells[name.trimmedLowercased] = value.text?.trimmed }
            guard !cells.values.contains(where: { $0.utf8.contains(0) }) else {
                return ([], [Rejection(line: line, reason: Record.holdsNUL, text: text)])
            }
            records.append(Record(line: line, text: text, cells: cells))
        }
        return (records, [])
    }

    private static func csvCell(_ text: String) -> String {
        let isPlain = text.utf8.allSatisfy { ![34, 44, 10, 13].contains($0) }
        return isPlain ? text : "\"" + text.replacing("\"", with: "\"\"") + "\""
    }
}
