/// The pinned recipe that brings coordinates from one system to another: what was chosen, and with which library and
/// database, so that the same numbers can be computed again years later.
///
/// It is stored with the survey. ``Transformer`` runs it; making one from a recipe needs no search in the database.
public struct CoordinateOperation: Hashable, Sendable, Codable {
    /// A grid file that the operation reads.
    public struct Grid: Hashable, Sendable, Codable {
        public var name: String
        public var isAvailable: Bool

        public init(name: String, isAvailable: Bool) {
            self.name = name
            self.isAvailable = isAvailable
        }
    }

    public var source: ReferenceSystem
    public var target: ReferenceSystem
    /// Heights are transformed too, in both systems promoted to three dimensions. Without it points with heights are
    /// refused: they would pass through unchanged.
    public var hasHeights: Bool
    public var name: String
    /// `EPSG:1171`, also where the operation runs backwards or PROJ derived it; `nil` for a chain of several.
    public var code: String?
    /// Codes of the steps that shift a datum or a height, in order; of a single operation its own.
    public var stepCodes: [String]
    /// Stated accuracy, metres: 0 for a pure conversion, `nil` when unknown.
    public var accuracy: Double?
    /// A null shift that PROJ makes up where no operation is known.
    public var isBallpark: Bool
    /// A mathematical conversion (a projection, an order of axes) without a change of datum.
    public var isConversion: Bool
    public var isDeprecated: Bool
    public var grids: [Grid]
    /// Where every step that shifts a datum or a height may be used; `nil` when that isn't limited or not stated.
    public var areaOfUse: AreaOfUse?
    /// Points need a coordinate epoch: one of the frames is dynamic, or a step depends on time.
    public var needsEpoch: Bool
    /// What PROJ runs: longitude before latitude and easting before northing, in the units of the systems (degrees,
    /// mostly metres).
    public var pipeline: String
    public var versions: GeodesyVersions
    /// Grid files that are missing here and would give a more accurate operation than this one.
    public var missingGridsOfBetter: [String] = []
    /// Operations that would have been chosen for points in their area, where none of the points lay when this one was
    /// pinned. ``Transformer`` refuses a point there.
    public var rivals: [OperationSummary] = []

    /// PROJ has the methods of all its steps.
    var isSupported: Bool { !pipeline.isEmpty }

    var missingGrids: [String] { grids.filter { !$0.isAvailable }.map(\.name) }
}

extension CoordinateOperation: CustomStringConvertible {
    /// `NAD27 to WGS 84 (2) (EPSG:1171), 10.0 m`.
    public var description: String {
        isBallpark ? "\(name), ballpark" : summary.description
    }
}
