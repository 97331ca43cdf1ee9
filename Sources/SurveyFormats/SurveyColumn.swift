/// What a column of a table can be, by the name that `--columns` takes.
public enum SurveyColumn: String, CaseIterable, Sendable {
    case id
    case longitude, latitude
    case easting, northing
    /// Geocentric coordinates, metres.
    case geocentricX = "geocentric-x"
    case geocentricY = "geocentric-y"
    case geocentricZ = "geocentric-z"
    /// A height that the file doesn't say the zero of.
    case height
    case ellipsoidalHeight = "ellipsoidal-height"
    case orthometricHeight = "orthometric-height"
    /// Height of the geoid above the ellipsoid.
    case separation
    /// Instant, or date alone.
    case time
    case date
    case timeOfDay = "time-of-day"
    case fix
    /// RTKLIB's quality numbers.
    case rtklibQuality = "rtklib-quality"
    /// NMEA's quality numbers.
    case nmeaQuality = "nmea-quality"
    case satellites
    case hdop
    /// Horizontal radius, 1σ: σ_E = σ_N = radius / √2.
    case horizontalSigma = "horizontal-sigma"
    case eastSigma = "east-sigma"
    case northSigma = "north-sigma"
    case upSigma = "up-sigma"
    case note
    case referenceSystem = "crs"
    case epoch
    /// Why a row was rejected by an import before.
    case rejection
    /// Kept among the extras.
    case extra
}

extension SurveyColumn {
    /// By its own name, or by a word that a header may have for it, in Spanish or English.
    public init?(named name: String) {
        guard let column = SurveyColumn(rawValue: name.lowercased()) ?? ColumnSynonyms.column(for: name) else {
            return nil
        }
        self = column
    }
}
