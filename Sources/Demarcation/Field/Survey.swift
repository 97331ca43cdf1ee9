public import GeoTypes

/// A survey file that was imported: where it came from, how its coordinates were brought into the register's frame,
/// and what became of each of its records.
public struct Survey: Identifiable, Hashable, Sendable {
    public struct ID: RawRepresentable, Hashable, Comparable, Sendable {
        public var rawValue: String
        public init(rawValue: String) { self.rawValue = rawValue }
        public static func < (left: ID, right: ID) -> Bool { left.rawValue < right.rawValue }
    }

    /// What became of the records. Each is in exactly one of the four buckets.
    public struct Ledger: Hashable, Sendable {
        public var read = 0
        public var accepted = 0
        public var rejected = 0
        /// The same as an earlier record of the same file.
        public var duplicate = 0
        /// The same as an observation that the register already holds.
        public var unchanged = 0
        /// Of the accepted ones, those within reach of the line.
        public var located = 0

        public init() {}

        public var isBalanced: Bool { read == accepted + rejected + duplicate + unchanged }
    }

    /// What the survey is good for, which decides the tolerance for its points.
    public enum Class: String, Labelled {
        case principalMonument = "principal-monument"
        case intermediateMonument = "intermediate-monument"
        case brechaTrack = "brecha-track"
        case inspection

        public var label: Bilingual {
            switch self {
            case .principalMonument: Bilingual(en: "principal monument", es: "monumento principal")
            case .intermediateMonument: Bilingual(en: "intermediate monument", es: "monumento intermedio")
            case .brechaTrack: Bilingual(en: "brecha track", es: "recorrido de brecha")
            case .inspection: Bilingual(en: "inspection", es: "inspección")
            }
        }
    }

    /// `S-0001`, in order of import.
    public var id: ID
    /// The file's name, without its folder.
    public var file: String
    /// Lowercase hexadecimal SHA-256 of its bytes.
    public var sha256: String
    public var format: String
    public var surveyClass: Class
    /// Reference system and epoch of the file's coordinates.
    public var referenceSystem: String
    public var epoch: Double?
    public var heightKind: SurveySource.HeightKind
    public var operation: OperationRecord
    public var ledger: Ledger
    /// Around the accepted points, in the register's frame.
    public var bounds: GeographicBox
    /// When (`YYYY-MM-DDTHH:MM:SS.SSSZ`), by whom and with which program it was imported.
    public var importedAt: String
    public var importedBy: String
    public var program: String
    public var warnings: [Bilingual]

    public init(
        id: ID, file: String, sha256: String, format: String, surveyClass: Class, referenceSystem: String,
        epoch: Double?, heightKind: SurveySource.HeightKind, operation: OperationRecord, ledger: Ledger,
        bounds: GeographicBox, importedAt: String, importedBy: String, program: String, warnings: [Bilingual]
    ) {
        self.id = id
        self.file = file
        self.sha256 = sha256
        self.format = format
        self.surveyClass = surveyClass
        self.referenceSystem = referenceSystem
        self.epoch = epoch
        self.heightKind = heightKind
        self.operation = operation
        self.ledger = ledger
        self.bounds = bounds
        self.importedAt = importedAt
        self.importedBy = importedBy
        self.program = program
        self.warnings = warnings
    }
}
