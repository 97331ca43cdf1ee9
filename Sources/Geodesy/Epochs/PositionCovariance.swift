public import GeoTypes

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// How uncertain a position is: variances and covariances of east, north and up, square metres.
///
/// A change of frame turns them by microradians and is left out; what it adds is its own accuracy.
public struct PositionCovariance: Hashable, Sendable, Codable {
    public var east: Double
    public var north: Double
    public var up: Double
    public var eastNorth: Double
    public var eastUp: Double
    public var northUp: Double

    /// Variances and covariances, square metres.
    public init(
        east: Double, north: Double, up: Double, eastNorth: Double = 0, eastUp: Double = 0, northUp: Double = 0
    ) {
        self.east = east
        self.north = north
        self.up = up
        self.eastNorth = eastNorth
        self.eastUp = eastUp
        self.northUp = northUp
    }

    /// From standard deviations (1σ) and the correlation of east and north, −1 to 1.
    public init(eastSigma: Length, northSigma: Length, upSigma: Length, correlation: Double = 0) {
        self.init(
            east: eastSigma.metres * eastSigma.metres, north: northSigma.metres * northSigma.metres,
            up: upSigma.metres * upSigma.metres, eastNorth: correlation * eastSigma.metres * northSigma.metres)
    }

    public var eastSigma: Length { .metres(east.squareRoot()) }
    public var northSigma: Length { .metres(north.squareRoot()) }
    public var upSigma: Length { .metres(up.squareRoot()) }

    /// With an independent error of so many metres (1σ) in each of the three directions: a coordinate operation's
    /// stated accuracy, whose meaning the registry leaves open, is taken as that.
    public func adding(accuracy: Length) -> PositionCovariance {
        var sum = self
        let variance = accuracy.metres * accuracy.metres
        sum.east += variance
        sum.north += variance
        sum.up += variance
        return sum
    }

    /// After a motion in time whose velocity is uncertain (1σ, metres a year): the variance grows with the square of
    /// the years.
    public func moved(years: Double, velocitySigma: VelocityGrid.Velocity) -> PositionCovariance {
        var sum = self
        sum.east += (years * velocitySigma.east) * (years * velocitySigma.east)
        sum.north += (years * velocitySigma.north) * (years * velocitySigma.north)
        sum.up += (years * velocitySigma.up) * (years * velocitySigma.up)
        return sum
    }

    /// Standard deviation along a horizontal direction, clockwise from north.
    public func sigma(along azimuth: Angle) -> Length {
        let (sine, cosine) = (sin(azimuth.radians), cos(azimuth.radians))
        let variance = east * sine * sine + 2 * eastNorth * sine * cosine + north * cosine * cosine
        return .metres(max(0, variance).squareRoot())
    }

    /// The horizontal error ellipse's half axes (1σ), the greater first.
    public var ellipse: (greater: Length, smaller: Length) {
        let mean = (north + east) / 2
        let half = (north - east) / 2
        let spread = (half * half + eastNorth * eastNorth).squareRoot()
        return (.metres(max(0, mean + spread).squareRoot()), .metres(max(0, mean - spread).squareRoot()))
    }

    /// Radius of the circle that holds the horizontal position with 95 % probability.
    ///
    /// Leenhouts 1985, as the National Geodetic Survey computes it for its data sheets.
    public var horizontalRadius95: Length {
        let (greater, smaller) = ellipse
        guard greater.metres > 0 else { return .zero }
        let ratio = smaller / greater
        let factor = 1.960790 + ratio * (0.004071 + ratio * (0.114276 + ratio * 0.371625))
        return greater * factor
    }

    /// 95 % of the height: 1.96 σ.
    public var vertical95: Length { upSigma * 1.96 }
}
