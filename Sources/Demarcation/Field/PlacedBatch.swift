public import GeoTypes

/// A ``SurveyBatch`` in the register's frame, each point placed along the line.
///
/// All columns are as long as ``points``; indices refer to the lists that the matcher was made with.
public struct PlacedBatch: Sendable {
    /// The points as read, without those rejected on the way; the rejections of all steps so far.
    public var points: SurveyBatch
    /// Longitude, latitude (degrees) and ellipsoidal height (metres; NaN missing; empty when no point has one) in the
    /// register's frame and epoch.
    public var coordinates: CoordinateColumns
    /// What each point says, digested.
    public var digests: [ContentDigest] = []
    /// Index of the sector, −1 when no line is within reach.
    public var sectors: [Int32] = []
    /// Metres from the sector's origin, NaN when not located.
    public var chainages: [Double] = []
    /// Metres, left of increasing chainage positive, NaN when not located.
    public var offsets: [Double] = []
    /// True where another part of the line is as near.
    public var ambiguous: [Bool] = []
    /// Index of the monument that the point observes, −1 when none is within tolerance.
    public var monuments: [Int32] = []

    public init(points: SurveyBatch, coordinates: CoordinateColumns) {
        self.points = points
        self.coordinates = coordinates
    }

    public var count: Int { points.count }
}
