public import Demarcation
import GeoTypes

/// Reads the line from a table of its vertices (CLI: `line import`), as `export csv vertices` writes it: a row for each, with
/// its segment and its number there. Other columns are the segment's properties; its first row that has one decides.
public enum VertexTable {
    /// The columns without which a table is none of vertices.
    public static func isOne(_ columns: [String]) -> Bool {
        columns.contains { ["segment", "segmento"].contains($0) }
            && columns.contains { numbers.contains($0) }
    }

    private static let numbers = ["sequence", "number", "secuencia", "numero", "número"]
    /// Of a vertex, not of its segment.
    private static let own: Set<String> = [
        "id", "sequence", "number", "secuencia", "numero", "número", "chainage_m", "longitude", "longitud", "lon",
        "latitude", "latitud", "lat", "crs", "layer", "name", "segmento",
    ]

    /// The segments in the order of their first rows, each by its vertices' numbers; a vertex that repeats the one before is
    /// dropped. A row that can't be read rejects its whole segment: a line that lacks a vertex is another line.
    public static func read(_ table: RecordTable) -> (lines: [LineDraft], rejections: [Rejection]) {
        var order: [String] = []
        var segments: [String: [RecordTable.Record]] = [:]
        var rejections: [Rejection] = []
        for record in table.records {
            guard let segment = record["segment", "segmento"] else {
                rejections.append(Rejection(line: record.line, reason: .missingField("segment"), text: record.text))
                continue
            }
            if segments[segment] == nil { order.append(segment) }
            segments[segment, default: []].append(record)
        }
        var lines: [LineDraft] = []
        for segment in order {
            let records = segments[segment] ?? []
            do throws(Rejection) {
                lines.append(try draft(segment, records))
            } catch {
                rejections += records.map { record in
                    record.line == error.line
                        ? error
                        : Rejection(line: record.line, reason: .partOfRejected(line: error.line), text: record.text)
                }
            }
        }
        return (lines, rejections.sorted { $0.line < $1.line })
    }

    private static func draft(_ segment: String, _ records: [RecordTable.Record]) throws(Rejection) -> LineDraft {
        var properties = ["segment": segment]
        var vertices: [(number: Int, point: GeographicPoint)] = []
        var lines: [Int: Int] = [:]
        for record in records {
            do throws(Rejection.Reason) {
                let vertex = try vertex(RecordFields(record))
                if let first = lines.updateValue(record.line, forKey: vertex.number) {
                    throw .duplicateID(id: "\(segment)/\(vertex.number)", firstLine: first)
                }
                vertices.append(vertex)
            } catch {
                throw Rejection(line: record.line, reason: error, text: record.text)
            }
            for column in record.cells.keys where !own.contains(column) && properties[column] == nil {
                properties[column] = record[column]
            }
        }
        var points: [GeographicPoint] = []
        for vertex in vertices.sorted(by: { $0.number < $1.number }) where points.last != vertex.point {
            points.append(vertex.point)
        }
        guard points.count >= 2 else {
            let problem = Bilingual(en: "has fewer than two vertices", es: "tiene menos de dos vértices")
            throw Rejection(line: records[0].line, reason: .badRecord(problem: problem), text: records[0].text)
        }
        return LineDraft(number: records[0].line, properties: properties, points: points)
    }

    private static func vertex(_ fields: RecordFields) throws(Rejection.Reason) -> (number: Int, point: GeographicPoint)
    {
        let text = fields.text(numbers)
        guard let text else { throw .missingField("sequence") }
        guard let number = Int(text) else { throw .notANumber(field: "sequence", value: text) }
        // The line's operation begins at WGS 84, as GeoJSON does.
        if let system = fields.text(["crs"]), system != "EPSG:4326", system != "OGC:CRS84" {
            throw .valueOutOfRange(field: "crs", value: system, allowed: "EPSG:4326")
        }
        let longitude = try fields.requiredNumber("longitude", "longitud", "lon")
        let latitude = try fields.requiredNumber("latitude", "latitud", "lat")
        guard (-180...180).contains(longitude) else { throw .longitudeOutOfRange(longitude) }
        guard (-90...90).contains(latitude) else { throw .latitudeOutOfRange(latitude) }
        return (number, GeographicPoint(longitude: longitude, latitude: latitude))
    }
}
