public import Demarcation
import GeoTypes

/// Reads border facilities, hydrometric stations and signs (CLI: `installation import`).
public enum InstallationRecords {
    public static func read(_ table: RecordTable) -> RecordReading<Installation> {
        table.mapRecords { fields throws(Rejection.Reason) in
            var installation = Installation(
                id: Installation.ID(rawValue: try fields.required("id")),
                kind: try fields.requiredCode("kind", "tipo"), name: fields.text(["name", "nombre"]),
                sector: fields.text(["sector"]).map { Sector.ID(rawValue: $0) },
                condition: try fields.code("condition", "estado"),
                operatedBy: fields.text(["operated_by", "a_cargo_de"]), built: fields.text(["built", "construida"]),
                note: fields.text(["note", "nota"]), height: try fields.number("height", "altura", "h"),
                statedIn: try position(fields))
            installation.classification = try fields.classification
            return installation
        }
    }

    /// `nil` where a row says nothing of a place: an installation may be known before it is surveyed.
    private static func position(_ fields: RecordFields) throws(Rejection.Reason) -> Installation.StatedPosition? {
        let geographic = fields.text(["longitude", "longitud", "lon"]) ?? fields.text(["latitude", "latitud", "lat"])
        let grid = fields.text(["easting", "este", "x"]) ?? fields.text(["northing", "norte", "y"])
        guard geographic != nil || grid != nil else { return nil }
        let isGeographic = geographic != nil
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
        return Installation.StatedPosition(
            system: fields.text(["crs"]), epoch: try fields.number("epoch", "epoca", "época"), x: x, y: y,
            isGeographic: isGeographic)
    }
}
