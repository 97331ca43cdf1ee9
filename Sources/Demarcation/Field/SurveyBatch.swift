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
    /// True for a point of a track, which a moving receiver recorded by itself: no occupation of anything.
    public var tracks: [Bool] = []
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
    /// The record of each point as it stands in the source, where a table's reader was asked to keep them.
    public var records = TextColumn()
    /// The records of this stretch of the source that became no point.
    public var rejections: [Rejection] = []

    public init() {}

    public var count: Int { lines.count }

    /// A point that a later step can't take.
    public func rejection(of row: Int, _ reason: Rejection.Reason) -> Rejection {
        let name = names.isEmpty ? "" : names[row]
        let z = coordinates.z.isEmpty || coordinates.z[row].isNaN ? "" : "\(coordinates.z[row])"
        let point = Rejection.Point(
            name: name, x: "\(coordinates.x[row])", y: "\(coordinates.y[row])", z: z,
            time: times.isEmpty ? Self.missingTime : times[row])
        let text =
            records.isEmpty
            ? [name, point.x, point.y].filter { !$0.isEmpty }.joined(separator: ", ") : records[row]
        return Rejection(line: lines[row], reason: reason, text: text, point: point)
    }
}
