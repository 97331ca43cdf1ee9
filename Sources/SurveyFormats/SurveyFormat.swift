/// The survey formats, by the names that `--format` takes.
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
    /// KML in a ZIP archive.
    case kmz
    /// A layer of a GeoPackage.
    case gpkg
    /// GeoJSON and JSON-FG.
    case geojson
    /// RTKLIB solutions.
    case pos
    /// What isn't read here itself, but by GDAL: Shapefile, DXF, FlatGeobuf…
    case gdal

    /// A file of this format is opened by its name, since it is read at many places at once, or has others beside it.
    public var isReadByName: Bool { self == .gpkg || self == .gdal }

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
        case .kmz: "KMZ"
        case .gpkg: "GeoPackage"
        case .gsi: "Leica GSI"
        case .geojson: "GeoJSON"
        case .gdal: "GDAL"
        }
    }
}
