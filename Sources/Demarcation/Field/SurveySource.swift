/// What a reader learnt about a survey file before and while it read the points.
public struct SurveySource: Hashable, Sendable {
    public enum CoordinateKind: String, Sendable {
        case geographic, projected, geocentric
    }

    public enum HeightKind: String, Sendable {
        case ellipsoidal, orthometric
        /// The file has heights and does not say above what.
        case unknown
        case none
    }

    /// What it takes to write some rows of a table again, as they stood.
    public struct Table: Hashable, Sendable {
        public var delimiter: UInt8
        /// The record of headers as written; empty when there is none.
        public var header: String
        /// Fields in a row.
        public var width: Int
        /// The table holds the rejected rows of an import: its last columns say why, and texts are guarded against
        /// spreadsheets that would run them.
        public var isRejects: Bool

        public init(delimiter: UInt8, header: String, width: Int, isRejects: Bool) {
            self.delimiter = delimiter
            self.header = header
            self.width = width
            self.isRejects = isRejects
        }
    }

    /// The format's short name, as `--format` takes it: `csv`, `gpx`, `nmea`…
    public var format: String
    public var coordinateKind: CoordinateKind
    /// The reference system that the file or its format names (GPX is `EPSG:4326`), if it does.
    public var referenceSystem: String?
    public var heightKind: HeightKind
    /// Coordinate epoch that the file states, decimal year.
    public var epoch: Double?
    /// How the records of a table are written; `nil` for everything else.
    public var table: Table?
    /// What was found out by looking, for the log: `delimiter ";"`, `easting ← este`.
    public var remarks: [Bilingual]
    /// What looks wrong but may be right.
    public var warnings: [Bilingual]

    public init(
        format: String, coordinateKind: CoordinateKind, referenceSystem: String? = nil,
        heightKind: HeightKind = .unknown, epoch: Double? = nil, remarks: [Bilingual] = [], warnings: [Bilingual] = []
    ) {
        self.format = format
        self.coordinateKind = coordinateKind
        self.referenceSystem = referenceSystem
        self.heightKind = heightKind
        self.epoch = epoch
        self.remarks = remarks
        self.warnings = warnings
    }
}
