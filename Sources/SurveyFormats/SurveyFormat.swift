/// The survey formats that are read natively, by the names that `--format` takes.
public enum SurveyFormat: String, CaseIterable, Sendable {
    case csv
    case gpx

    /// What people call it.
    public var title: String {
        switch self {
        case .csv: "CSV"
        case .gpx: "GPX"
        }
    }
}
