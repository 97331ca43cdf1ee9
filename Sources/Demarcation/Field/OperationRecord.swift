/// The one coordinate operation that brought a batch into the register's frame, as it is kept with the survey.
public struct OperationRecord: Hashable, Sendable, Codable {
    public struct Grid: Hashable, Sendable, Codable {
        public var name: String
        public var isAvailable: Bool

        public init(name: String, isAvailable: Bool) {
            self.name = name
            self.isAvailable = isAvailable
        }
    }

    public var name: String
    /// `EPSG:1171`, when it has one.
    public var code: String?
    /// Stated accuracy in metres; `nil` is unknown.
    public var accuracy: Double?
    /// True when no transformation between the datums is known and coordinates pass as they are.
    public var isBallpark: Bool
    public var grids: [Grid]
    /// The PROJ string that was run.
    public var proj: String
    public var projVersion: String
    public var epsgVersion: String

    public init(
        name: String, code: String?, accuracy: Double?, isBallpark: Bool, grids: [Grid], proj: String,
        projVersion: String, epsgVersion: String
    ) {
        self.name = name
        self.code = code
        self.accuracy = accuracy
        self.isBallpark = isBallpark
        self.grids = grids
        self.proj = proj
        self.projVersion = projVersion
        self.epsgVersion = epsgVersion
    }
}
