import SurveyFormats

/// The readers that are fuzzed.
enum Target: String, CaseIterable {
    case csv, gpx, nmea, pos, gsi, geojson, kml, kmz, jobxml, landxml
    /// The format is found out from the bytes.
    case survey
    case xml, inflate, geometry, literals, lines
    case tableCSV = "table-csv"
    case tableJSON = "table-json"

    /// Reads the bytes and traps where the result can't be right. That a file is refused is right.
    func read(_ bytes: [UInt8]) {
        switch self {
        case .csv: readTable(bytes)
        case .gpx: readSurvey(bytes, as: .gpx)
        case .nmea: readSurvey(bytes, as: .nmea)
        case .pos: readSurvey(bytes, as: .pos)
        case .gsi: readSurvey(bytes, as: .gsi)
        case .geojson: readSurvey(bytes, as: .geojson)
        case .kml: readSurvey(bytes, as: .kml)
        case .kmz: readSurvey(bytes, as: .kmz)
        case .jobxml: readSurvey(bytes, as: .jobxml)
        case .landxml: readSurvey(bytes, as: .landxml)
        case .survey: readSurvey(bytes, as: nil)
        case .xml: readXML(bytes)
        case .inflate: expand(bytes)
        case .geometry: readGeometry(bytes)
        case .literals: readLiterals(bytes)
        case .lines: readLines(bytes)
        case .tableCSV: readRecordsOfCSV(bytes)
        case .tableJSON: readRecordsOfGeoJSON(bytes)
        }
    }
}

/// Traps with the words, also in a release build.
func check(_ isRight: Bool, _ problem: @autoclosure () -> String) {
    if !isRight { fatalError(problem()) }
}
