public import Demarcation
import GeoTypes

/// Reads monuments with one stated position each (CLI: `monument import`). Columns beyond the known ones are kept
/// in the notes.
public enum MonumentRecords {
    public static func read(_ table: RecordTable) -> (drafts: [MonumentDraft], rejections: [Rejection]) {
        var drafts: [MonumentDraft] = []
        var rejections: [Rejection] = []
        let others = table.columns.filter { !known.contains($0) && !$0.isEmpty }
        let namesSources = !sources.isDisjoint(with: table.columns)
        for record in table.records {
            do throws(Rejection.Reason) {
                var draft = try draft(record, others: others)
                if !namesSources { draft.source = draft.monument.instrument }
                drafts.append(draft)
            } catch {
                rejections.append(Rejection(line: record.line, reason: error, text: record.text))
            }
        }
        return (drafts, rejections)
    }

    /// The rows of the neighbour's own list, in its numbering: each states a position of the monument that carries the
    /// number, as the neighbour has it. A number that no monument or more than one carries is rejected.
    public static func read(
        _ table: RecordTable, of neighbour: String, numbering: [String: [Monument]]
    ) -> (drafts: [MonumentDraft], rejections: [Rejection]) {
        var drafts: [MonumentDraft] = []
        var rejections: [Rejection] = []
        for record in table.records {
            do throws(Rejection.Reason) {
                let fields = RecordFields(record)
                let number = try fields.required(
                    "neighbour_number", "numero_vecino", "number", "numero", "número", "id")
                let known = numbering[number] ?? []
                guard let monument = known.first, known.count == 1 else {
                    throw .unknownReference(field: "neighbour_number", value: number)
                }
                var draft = try position(of: bare(monument), in: fields)
                draft.statedBy = neighbour
                draft.state = .imported
                (draft.document, draft.validFrom, draft.validTo, draft.survey) = (nil, nil, nil, nil)
                drafts.append(draft)
            } catch {
                rejections.append(Rejection(line: record.line, reason: error, text: record.text))
            }
        }
        return (drafts, rejections)
    }

    /// Who it is and nothing more: what the neighbour's list says of it is not ours.
    private static func bare(_ monument: Monument) -> Monument {
        Monument(
            id: monument.id, number: monument.number, monumentClass: monument.monumentClass, sector: monument.sector,
            neighbourNumber: monument.neighbourNumber)
    }

    private static func draft(
        _ record: RecordTable.Record, others: [String]
    ) throws(Rejection.Reason) -> MonumentDraft {
        let fields = RecordFields(record)
        let id = try fields.required("id")
        var monument = Monument(
            id: Monument.ID(rawValue: id), number: record["number", "numero", "número"] ?? id,
            monumentClass: try fields.requiredCode("class", "clase"),
            sector: record["sector"].map { Sector.ID(rawValue: $0) },
            neighbourNumber: record["neighbour_number", "numero_vecino"], built: record["built", "construido"],
            instrument: record["instrument", "instrumento"], condition: try fields.code("condition", "estado"))
        monument.suffix = record["suffix", "sufijo"]
        monument.builtBy = record["built_by", "construido_por"]
        monument.rebuilt = record["rebuilt", "reconstruido"]
        monument.rebuiltBy = record["rebuilt_by", "reconstruido_por"]
        monument.isUnilateral = try fields.flag("unilateral")
        monument.type = record["type", "tipo"]
        monument.material = record["material"]
        monument.height = try fields.number("monument_height", "altura_monumento")
        monument.plate = record["plate", "placa"]
        monument.access = record["access", "acceso"]
        monument.legalStatus = try fields.code("legal_status", "situacion_juridica")
        monument.classification = try fields.code("classification", "clasificacion")
        monument.references = try references(record["references", "referencias"])
        monument.photos = (record["photo", "foto"] ?? "").split(separator: ";").map {
            Finding.Photo(path: String($0).trimmed)
        }
        let kept = others.compactMap { column in record[column].map { "\(column)=\($0)" } }
        let notes = ([record["notes", "note", "nota"]].compactMap { $0 } + kept).joined(separator: "; ")
        monument.notes = notes.isEmpty ? nil : notes
        return try position(of: monument, in: fields)
    }

    /// `R1 12.35 87.5; R2 8.20 181`: mark, distance in metres, azimuth in degrees.
    private static func references(_ text: String?) throws(Rejection.Reason) -> [Monument.Reference] {
        var references: [Monument.Reference] = []
        for part in (text ?? "").split(separator: ";") {
            let words = part.split(whereSeparator: \.isWhitespace)
            guard words.count >= 3, let distance = Double(words[words.count - 2]),
                let azimuth = Double(words[words.count - 1]), distance > 0, distance.isFinite,
                (0..<360).contains(azimuth)
            else {
                throw .valueOutOfRange(
                    field: "references", value: String(part).trimmed, allowed: "MARK METRES DEGREES; …")
            }
            references.append(
                Monument.Reference(
                    mark: words.dropLast(2).joined(separator: " "), distance: distance, azimuth: azimuth))
        }
        return references
    }

    static func position(
        of monument: Monument, in fields: RecordFields
    ) throws(Rejection.Reason) -> MonumentDraft {
        let record = fields.record
        let isGeographic = record["longitude", "longitud", "lon"] != nil || record["latitude", "latitud", "lat"] != nil
        let x =
            isGeographic
            ? try fields.requiredNumber("longitude", "longitud", "lon")
            : try fields.requiredNumber("easting", "este", "x")
        let y =
            isGeographic
            ? try fields.requiredNumber("latitude", "latitud", "lat")
            : try fields.requiredNumber("northing", "norte", "y")
        if isGeographic {
            guard (-180...180).contains(x) else { throw .longitudeOutOfRange(x) }
            guard (-90...90).contains(y) else { throw .latitudeOutOfRange(y) }
        }
        var draft = MonumentDraft(
            line: record.line, text: record.text, monument: monument,
            role: try fields.code("role", "origen") ?? .surveyed,
            x: x, y: y, height: try fields.number("height", "altura", "h"), referenceSystem: record["crs"],
            epoch: try fields.number("epoch", "epoca", "época"), eastSigma: try fields.sigma("sigma_e", "sigma_e_m"),
            northSigma: try fields.sigma("sigma_n", "sigma_n_m"), upSigma: try fields.sigma("sigma_u", "sigma_u_m"),
            source: record["source", "fuente", "acta"], isGeographic: isGeographic)
        try state(of: &draft, in: fields)
        return draft
    }

    /// Who states the position, and the life that it is said to have had.
    static func state(of draft: inout MonumentDraft, in fields: RecordFields) throws(Rejection.Reason) {
        draft.statedBy = fields.text(["stated_by"])
        draft.eastNorthCovariance = try fields.number("cov_en_m2")
        draft.survey = fields.text(["survey"]).map { Survey.ID(rawValue: $0) }
        draft.note = fields.text(["position_note"])
        draft.state = try fields.code("state") ?? .imported
        draft.document = fields.text(["document"]).map { Document.ID(rawValue: $0) }
        draft.validFrom = try fields.date("valid_from")
        draft.validTo = try fields.date("valid_to")
        if let from = draft.validFrom, let to = draft.validTo, to < from {
            throw .valueOutOfRange(field: "valid_to", value: to.description, allowed: "≥ \(from.description)")
        }
    }

    private static let known = Set([
        "id", "number", "numero", "número", "class", "clase", "sector", "neighbour_number", "numero_vecino", "built",
        "construido", "instrument", "instrumento", "condition", "estado", "suffix", "sufijo", "built_by",
        "construido_por", "rebuilt", "reconstruido", "rebuilt_by", "reconstruido_por", "unilateral", "type", "tipo",
        "material", "monument_height", "altura_monumento", "plate", "placa", "access", "acceso", "legal_status",
        "situacion_juridica", "classification", "clasificacion", "references", "referencias", "photo", "foto", "note",
        "nota", "longitude", "longitud", "lon", "latitude", "latitud", "lat", "easting", "este", "x", "northing",
        "norte", "y", "height", "altura", "h", "crs", "role", "origen", "epoch", "epoca", "época", "sigma_e", "sigma_n",
        "sigma_u", "source", "fuente", "acta", "notes", "state", "position_note", "cov_en_m2", "survey", "stated_by",
        "document",
        "valid_from", "valid_to",
    ]).union(derived)

    private static let sources: Set<String> = ["source", "fuente", "acta"]

    /// What an export adds of its own: the register finds it anew, or keeps it only where it was decided.
    private static let derived: Set<String> = [
        "position_role", "position_state", "chainage_m", "offset_m", "access_point", "access_hours",
        "risks", "photo_sha256", "vertex", "layer", "positions",
        "sigma_e_m", "sigma_n_m", "sigma_u_m", "legal_note", "nota_legal", "operation", "operation_accuracy_m",
        "recorded_at",
    ]
}
