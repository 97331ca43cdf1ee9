public import GeoTypes

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// An earthquake through which no position near it may be moved in time: the ground jumped, and no steady motion says
/// how far.
public struct EarthquakeBarrier: Hashable, Sendable {
    public var name: String
    public var epoch: Epoch
    /// The rupture.
    public var trace: GeographicLine
    /// Positions closer to the rupture than this are affected.
    public var reach: Length

    public init(name: String, epoch: Epoch, trace: GeographicLine, reach: Length) {
        self.name = name
        self.epoch = epoch
        self.trace = trace
        self.reach = reach
    }

    /// 4 February 1976, Motagua fault: 230 km of rupture seen, 1.1 m of slip on average, 3.4 m at most (Plafker 1976;
    /// Espinosa, ed., USGS Professional Paper 1002).
    ///
    /// The trace runs through the epicentres of the aftershocks and is good to about 10 km. The reach is where a long
    /// strike-slip fault with that slip down to 15 km still moves the ground by 2 cm, s/π · atan(D/x) (Savage and
    /// Burford 1973): the tolerance of a principal monument.
    public static let guatemala1976 = EarthquakeBarrier(
        name: "Guatemala earthquake of 1976",
        // 09:01:43 UTC on day 35 of 366.
        epoch: Epoch(known: 1976.0939),
        trace: GeographicLine([
            GeographicPoint(longitude: -88.5, latitude: 15.7), GeographicPoint(longitude: -89.1, latitude: 15.3),
            GeographicPoint(longitude: -89.7, latitude: 15.0), GeographicPoint(longitude: -90.1, latitude: 14.9),
            GeographicPoint(longitude: -90.9, latitude: 14.75),
        ]),
        reach: .kilometres(260))

    /// It lies between two moments, the later of them included.
    func isBetween(_ one: Double, _ other: Double) -> Bool {
        min(one, other) < epoch.year && epoch.year <= max(one, other)
    }

    func reaches(_ point: GeographicPoint) -> Bool {
        zip(trace.points, trace.points.dropFirst()).contains { start, end in
            Self.distance(point, start, end) <= reach.metres
        }
    }

    /// From a point to a stretch of the trace, metres, in a plane scaled at the point: within some per cent, as good as
    /// the trace is known.
    private static func distance(
        _ point: GeographicPoint, _ start: GeographicPoint, _ end: GeographicPoint
    ) -> Double {
        let metres = 111_195.0
        let shrink = cos(point.latitude * .pi / 180)
        func plane(_ place: GeographicPoint) -> SIMD2<Double> {
            SIMD2((place.longitude - point.longitude) * shrink, place.latitude - point.latitude) * metres
        }
        let (from, along) = (plane(start), plane(end) - plane(start))
        let squared = (along * along).sum()
        let share = squared > 0 ? min(1, max(0, -(from * along).sum() / squared)) : 0
        let foot = from + along * share
        return (foot * foot).sum().squareRoot()
    }
}
