public import GeoTypes

/// Stored observations as columns, up to some thousands at a time, in the order of their import.
public struct ObservationBatch: Sendable {
    /// Longitude and latitude in the register's frame; z is the ellipsoidal height, NaN where it is missing.
    public var coordinates = CoordinateColumns()
    /// Of the survey, `S-0001`.
    public var surveys = TextColumn()
    /// Line in the survey's file.
    public var lines: [Int] = []
    public var names = TextColumn()
    /// As the file had it, metres; NaN where it is missing.
    public var sourceHeights: [Double] = []
    /// `YYYY-MM-DDTHH:MM:SS.SSSZ`; empty where it is missing.
    public var times = TextColumn()
    public var fixes = TextColumn()
    public var satellites: [Int] = []
    public var hdops: [Double] = []
    public var eastSigmas: [Double] = []
    public var northSigmas: [Double] = []
    public var upSigmas: [Double] = []
    /// Of east and north, square metres; NaN where the survey has none.
    public var eastNorthCovariances: [Double] = []
    /// As the file had them, before any operation.
    public var sourceX: [Double] = []
    public var sourceY: [Double] = []
    /// Points of a track, which occupy no monument.
    public var tracks: [Bool] = []
    public var sectors = TextColumn()
    public var chainages: [Double] = []
    public var offsets: [Double] = []
    /// Another part of the line is as near.
    public var ambiguous: [Bool] = []
    public var monuments = TextColumn()
    public var notes = TextColumn()

    /// What `satellites` holds where the value is missing.
    public static let missingCount = -1

    public init() {}

    public var count: Int { lines.count }
}
