public import Demarcation

/// Reads how teams get to monuments (CLI: `inspection access`).
public enum AccessRecords {
    public static func read(_ table: RecordTable) -> RecordReading<MonumentAccess> {
        var reading = RecordReading<MonumentAccess>()
        var places: [Monument.ID: Int] = [:]
        for record in table.records {
            do throws(Rejection.Reason) {
                let access = try access(RecordFields(record))
                if let place = places[access.monument] {
                    guard reading.items[place].item == access else {
                        throw .duplicateID(id: access.monument.rawValue, firstLine: reading.items[place].line)
                    }
                    reading.duplicates += 1
                } else {
                    places[access.monument] = reading.items.count
                    reading.items.append(ReadRecord(access, rows: [record.row()]))
                }
            } catch {
                reading.rejections.append(Rejection(line: record.line, reason: error, text: record.text))
            }
        }
        return reading
    }

    private static func access(_ fields: RecordFields) throws(Rejection.Reason) -> MonumentAccess {
        let hours = try fields.number("access_hours", "horas_acceso")
        if let hours, !(0...240).contains(hours) {
            throw .valueOutOfRange(field: "access_hours", value: "\(hours)", allowed: "0 … 240")
        }
        var risks: Set<InspectionCandidate.Risk> = []
        let words = fields.text(["risks", "riesgos"]) ?? ""
        for word in words.split(whereSeparator: { $0 == " " || $0 == ";" || $0 == "," }) {
            guard let risk = InspectionCandidate.Risk(rawValue: word.lowercased()) else {
                let allowed = InspectionCandidate.Risk.allCases.map(\.rawValue).joined(separator: ", ")
                throw .valueOutOfRange(field: "risks", value: String(word), allowed: allowed)
            }
            risks.insert(risk)
        }
        return MonumentAccess(
            monument: Monument.ID(rawValue: try fields.required("monument", "monumento", "id")),
            point: fields.text(["access_point", "punto_acceso"]), hours: hours, risks: risks)
    }
}
