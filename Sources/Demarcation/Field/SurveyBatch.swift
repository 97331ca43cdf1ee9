public import GeoTypes

/// Up to about 8,000 survey points as columns, as a format read them: coordinates in the file's own reference system,
/// times in UTC, quality in one vocabulary.
///
/// Every column holds one value for each point, or is empty when the file has no such thing. A value missing in one row
/// is NaN, ``missingTime`` or −1; an empty text is missing.
public struct SurveyBatch: Sendable {
    public static let missingTime = Int64.min
    public static let missingCount: Int16 = -1

    /// Line or feature number in the source, counted from 1.
    public var lines: [Int] = []
    /// The point's name or number in the source.
    public var names = TextColumn()
    /// Longitude and latitude in degrees, easting and northing in metres, or geocentric metres; z is the height.
    public var coordinates = CoordinateColumns()
    /// Height of the geoid above the ellipsoid, metres, where the receiver reported it.
    public var separations: [Double] = []
    /// Milliseconds since 1970-01-01T00:00:00Z.
    public var times: [Int64] = []
    public var fixes: [FixQuality] = []
    public var satellites: [Int16] = []
    /// Horizontal dilution of precision: a factor, never metres.
    public var hdops: [Double] = []
    /// Standard deviations (1σ), metres.
    public var eastSigmas: [Double] = []
    public var northSigmas: [Double] = []
    public var upSigmas: [Double] = []
    /// Covariances, square metres.
    public var eastNorthCovariances: [Double] = []
    public var eastUpCovariances: [Double] = []
    public var northUpCovariances: [Double] = []
    public var notes = TextColumn()
    /// What the source has beyond these columns, as one JSON object for each point; empty text when nothing.
    public var extras = TextColumn()
    /// The records of this stretch of the source that became no point.
    public var rejections: [Rejection] = []

    public init() {}

    public var count: Int { lines.count }
}
