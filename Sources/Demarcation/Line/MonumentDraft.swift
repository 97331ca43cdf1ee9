/// A monument as a file states it: its position still in the file's reference system.
public struct MonumentDraft: Sendable {
    public var line: Int
    public var text: String
    /// Without positions.
    public var monument: Monument
    public var role: Position.Role
    /// Longitude or easting, latitude or northing.
    public var x: Double
    public var y: Double
    /// As the file has it; above the ellipsoid.
    public var height: Double?
    /// `nil` where the file doesn't say: `--crs` does.
    public var referenceSystem: String?
    public var epoch: Double?
    public var eastSigma: Double?
    public var northSigma: Double?
    public var upSigma: Double?
    public var source: String?
    /// True where the columns are called longitude and latitude.
    public var isGeographic: Bool
    /// The neighbour whose commission states the position.
    public var statedBy: String?
    /// Of east and north, square metres.
    public var eastNorthCovariance: Double?
    public var survey: Survey.ID?
    public var note: String?
    /// The life that the file states of the position; ``StatedLife`` says what is taken over.
    public var state = Position.State.imported
    public var document: Document.ID?
    public var validFrom: CivilDate?
    public var validTo: CivilDate?

    public init(
        line: Int, text: String, monument: Monument, role: Position.Role, x: Double, y: Double, height: Double?,
        referenceSystem: String?, epoch: Double?, eastSigma: Double?, northSigma: Double?, upSigma: Double?,
        source: String?, isGeographic: Bool
    ) {
        self.line = line
        self.text = text
        self.monument = monument
        self.role = role
        self.x = x
        self.y = y
        self.height = height
        self.referenceSystem = referenceSystem
        self.epoch = epoch
        self.eastSigma = eastSigma
        self.northSigma = northSigma
        self.upSigma = upSigma
        self.source = source
        self.isGeographic = isGeographic
    }
}
