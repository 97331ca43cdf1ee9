public import Demarcation
import GeoTypes

/// Reads monuments with one stated position each (CLI: `monument import`).
public enum MonumentRecords {
    public static func read(_ table: RecordTable) -> (drafts: [MonumentDraft], rejections: [Rejection]) {
        var drafts: [MonumentDraft] = []
        var rejections: [Rejection] = []
        for record in table.records {
            do throws(Rejection.Reason) {
                drafts.append(try draft(record))
            } catch {
                rejections.append(Rejection(line: record.line, reason: error, text: record.text))
            }
        }
        return (drafts, rejections)
    }

    private static func draft(_ record: RecordTable.Record) throws(Rejection.Reason) -> MonumentDraft {
        let fields = RecordFields(record)
        let id = try fields.required("id")
        let monument = Monument(
            id: Monument.ID(rawValue: id), number: record["number", "numero", "número"] ?? id,
            monumentClass: try fields.requiredCode("class", "clase"),
            sector: record["sector"].map { Sector.ID(rawValue: $0) },
            neighbourNumber: record["neighbour_number", "numero_vecino"], built: record["built", "construido"],
            instrument: record["instrument", "instrumento"], condition: try fields.code("condition", "estado"))
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
        return MonumentDraft(
            line: record.line, text: record.text, monument: monument,
            role: try fields.code("role", "origen") ?? .surveyed,
            x: x, y: y, height: try fields.number("height", "altura", "h"), referenceSystem: record["crs"],
            epoch: try fields.number("epoch", "epoca", "época"), eastSigma: try fields.sigma("sigma_e"),
            northSigma: try fields.sigma("sigma_n"), upSigma: try fields.sigma("sigma_u"),
            source: record["source", "fuente", "acta"], isGeographic: isGeographic)
    }
}
