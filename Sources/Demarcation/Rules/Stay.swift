/// One observation of a mark: an averaged point of a list, or one epoch of a receiver that stands on it.
public struct MarkObservation: Hashable, Sendable {
    public var quality: FixQuality
    /// Seconds since 1970; `nil` where the survey has no time.
    public var time: Double?
    /// Metres from an origin near the mark.
    public var east: Double
    public var north: Double
    /// Above the ellipsoid, in the register's frame.
    public var height: Double?
    /// Variances and the covariance of east and north, square metres; `nil` is unknown.
    public var eastVariance: Double?
    public var northVariance: Double?
    public var upVariance: Double?
    public var eastNorth: Double?

    public init(
        quality: FixQuality, time: Double?, east: Double, north: Double, height: Double?, eastVariance: Double?,
        northVariance: Double?, upVariance: Double?, eastNorth: Double?
    ) {
        self.quality = quality
        self.time = time
        self.east = east
        self.north = north
        self.height = height
        self.eastVariance = eastVariance
        self.northVariance = northVariance
        self.upVariance = upVariance
        self.eastNorth = eastNorth
    }
}

/// The epochs of one stay on a mark, as one occupation.
public struct Stay: Hashable, Sendable {
    /// Indices of its observations.
    public var members: [Int]
    public var quality: FixQuality
    public var start: Double?
    /// Of the mean.
    public var east: Double
    public var north: Double
    public var height: Double?
    /// Of one epoch, on average. Epochs of one stay share their errors, so that their number makes them no better.
    public var eastVariance: Double?
    public var northVariance: Double?
    public var upVariance: Double?
    public var eastNorth: Double?
    /// Root of the mean square of the distances from the mean, metres.
    public var scatter: Double

    /// A pause longer than this begins another stay.
    public static let longestPause = 300.0

    /// Observations of each quality in order of time, divided where the pause is longer than ``longestPause``. One without
    /// a time is a stay of its own.
    public static func grouped(_ observations: [MarkObservation]) -> [Stay] {
        var stays: [Stay] = []
        for quality in FixQuality.allCases {
            let members = observations.indices.filter { observations[$0].quality == quality }
            let timed = members.filter { observations[$0].time != nil }
                .sorted { (observations[$0].time ?? 0, $0) < (observations[$1].time ?? 0, $1) }
            var group: [Int] = []
            for member in timed {
                if let last = group.last, let before = observations[last].time, let now = observations[member].time,
                    now - before > longestPause
                {
                    stays.append(Stay(group, of: observations))
                    group = []
                }
                group.append(member)
            }
            if !group.isEmpty { stays.append(Stay(group, of: observations)) }
            for member in members where observations[member].time == nil {
                stays.append(Stay([member], of: observations))
            }
        }
        return stays
    }

    private init(_ members: [Int], of observations: [MarkObservation]) {
        let epochs = members.map { observations[$0] }
        self.members = members
        quality = epochs[0].quality
        start = epochs[0].time
        let count = Double(epochs.count)
        let (meanEast, meanNorth) = (
            epochs.reduce(0) { $0 + $1.east } / count, epochs.reduce(0) { $0 + $1.north } / count
        )
        east = meanEast
        north = meanNorth
        func mean(_ value: (MarkObservation) -> Double?) -> Double? {
            let values = epochs.compactMap(value)
            return values.count == epochs.count ? values.reduce(0, +) / count : nil
        }
        height = mean(\.height)
        eastVariance = mean(\.eastVariance)
        northVariance = mean(\.northVariance)
        upVariance = mean(\.upVariance)
        eastNorth = mean(\.eastNorth)
        let squares = epochs.reduce(0) {
            $0 + ($1.east - meanEast) * ($1.east - meanEast) + ($1.north - meanNorth) * ($1.north - meanNorth)
        }
        scatter = (squares / count).squareRoot()
    }
}

/// The mean of several stays.
public struct MeanOfStays: Hashable, Sendable {
    public var east: Double
    public var north: Double
    public var height: Double?
    public var eastSigma: Double?
    public var northSigma: Double?
    public var upSigma: Double?
    public var eastNorth: Double?

    /// Each stay counts once. A standard deviation is what the stays' own say (independent errors), or what their spread
    /// says where that is more.
    ///
    /// - Precondition: there is at least one.
    public init(_ stays: [Stay]) {
        precondition(!stays.isEmpty, "a mean of nothing")
        let count = Double(stays.count)
        func mean(_ value: (Stay) -> Double?) -> Double? {
            let values = stays.compactMap(value)
            return values.count == stays.count ? values.reduce(0, +) / count : nil
        }
        func sigma(_ value: (Stay) -> Double?, _ variance: (Stay) -> Double?) -> Double? {
            guard let stated = mean(variance) else { return nil }
            var square = stated / count
            if count > 1, let middle = mean(value) {
                let spread = stays.reduce(0) {
                    $0 + ((value($1) ?? middle) - middle) * ((value($1) ?? middle) - middle)
                }
                square = max(square, spread / (count - 1) / count)
            }
            return square > 0 ? square.squareRoot() : nil
        }
        east = mean(\.east) ?? .nan
        north = mean(\.north) ?? .nan
        height = mean(\.height)
        eastSigma = sigma(\.east, \.eastVariance)
        northSigma = sigma(\.north, \.northVariance)
        upSigma = sigma(\.height, \.upVariance)
        eastNorth = mean(\.eastNorth).map { $0 / count }
    }
}
