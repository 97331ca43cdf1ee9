public import Demarcation
import GeoTypes

/// Reads positions of vertices (CLI: `vertex import`), as the export of positions writes them or in the columns of
/// monuments.
public enum VertexRecords {
    public struct Reading: Sendable {
        /// Each of a monument that carries the vertex's id.
        public var drafts: [MonumentDraft] = []
        public var rejections: [Rejection] = []
        /// Rows that are positions of monuments, which come with those.
        public var ofMonuments = 0
    }

    public static func read(_ table: RecordTable, known: Set<Vertex.ID>) -> Reading {
        var reading = Reading()
        for record in table.records {
            if record["vertex"] == nil, record["monument"] != nil {
                reading.ofMonuments += 1
                continue
            }
            do throws(Rejection.Reason) {
                reading.drafts.append(try draft(renamed(record), known))
            } catch {
                reading.rejections.append(Rejection(line: record.line, reason: error, text: record.text))
            }
        }
        return reading
    }

    private static func draft(
        _ record: RecordTable.Record, _ known: Set<Vertex.ID>
    ) throws(Rejection.Reason) -> MonumentDraft {
        let fields = RecordFields(record)
        let id = try fields.required("vertex")
        guard known.contains(Vertex.ID(rawValue: id)) else { throw .unknownReference(field: "vertex", value: id) }
        let bare = Monument(id: Monument.ID(rawValue: id), number: id, monumentClass: .principal, sector: nil)
        return try MonumentRecords.position(of: bare, in: fields)
    }

    /// The stated coordinates under the names that monuments have for them. Those of a feature's geometry are rounded, and
    /// in another system.
    private static func renamed(_ record: RecordTable.Record) -> RecordTable.Record {
        var record = record
        if record["position_note"] == nil { record.cells["position_note"] = record["note"] }
        guard record["source_x"] != nil else { return record }
        for name in ["longitude", "latitude", "height", "crs", "epoch"] { record.cells[name] = nil }
        let names = [
            "source_x": "easting", "source_y": "northing", "source_z": "height", "source_crs": "crs",
            "source_epoch": "epoch",
        ]
        for (stored, name) in names { record.cells[name] = record[stored] }
        return record
    }
}
