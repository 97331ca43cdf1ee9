/// The survey formats that are read natively, by the names that `--format` takes.
public enum SurveyFormat: String, CaseIterable, Sendable {
    case csv
    case gpx
    case nmea
    /// Leica GSI-8 and GSI-16.
    case gsi
    /// Trimble JobXML.
    case jobxml
    case landxml
    case kml
    /// GeoJSON and JSON-FG.
    case geojson
    /// RTKLIB solutions.
    case pos

    /// What people call it.
    public var title: String {
        switch self {
        case .csv: "CSV"
        case .gpx: "GPX"
        case .nmea: "NMEA 0183"
        case .pos: "RTKLIB .pos"
        case .jobxml: "JobXML"
        case .landxml: "LandXML"
        case .kml: "KML"
        case .gsi: "Leica GSI"
        case .geojson: "GeoJSON"
        }
    }
}
