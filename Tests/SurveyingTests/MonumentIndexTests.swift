import GeoTypes
import Geodesy
import Surveying
import TestSupport
import Testing

@Suite("The nearest monument")
struct MonumentIndexTests {
    /// By GeographicLib's geodesic, in any direction and at any latitude; a point that is within a millimetre of the radius
    /// may be on either side of it.
    @Test("is the one that brute force finds by geodesics, at every latitude", arguments: [0.0, 17.5, -45, 62, 78])
    func againstBruteForce(latitude: Double) {
        var generator = SeededGenerator(seed: UInt64(latitude + 200))
        let ellipsoid = Ellipsoid.wgs84
        for radius in [0.5, 10, 900] {
            let monuments: [GeographicPoint?] = (0..<60).map { index in
                index % 11 == 3
                    ? nil
                    : GeographicPoint(
                        longitude: -90 + .random(in: -0.02...0.02, using: &generator),
                        latitude: latitude + .random(in: -0.02...0.02, using: &generator))
            }
            let index = MonumentIndex(
                monuments, radius: .metres(radius), equatorialRadius: 6_378_137, inverseFlattening: 298.257223563)
            for _ in 0..<600 {
                guard let near = monuments.randomElement(using: &generator) ?? nil else { continue }
                let point = ellipsoid.direct(
                    from: near, azimuth: .degrees(.random(in: 0..<360, using: &generator)),
                    length: .metres(.random(in: 0...1.3, using: &generator) * radius)
                ).point
                let distances = monuments.map { $0.map { ellipsoid.distance(from: $0, to: point).metres } ?? .infinity }
                let least = distances.min() ?? .infinity
                let match = index.nearest(to: point)
                if match.index >= 0 {
                    #expect(abs(distances[Int(match.index)] - least) < 0.002)
                    #expect(least <= radius + 0.002)
                    let length = (match.east * match.east + match.north * match.north).squareRoot()
                    #expect(abs(length - least) < 0.002)
                } else {
                    #expect(least > radius - 0.002, "at \(point), \(least) m from a monument")
                }
            }
        }
    }

    @Test("monuments on all sides of the world take no more time or memory than their number asks for")
    func spreadOut() {
        let corners = [(-180.0, -90.0), (180, 90), (0, 0), (-90, 17)].map {
            GeographicPoint(longitude: $0.0, latitude: $0.1)
        }
        let clock = ContinuousClock.now
        let index = MonumentIndex(
            corners, radius: .metres(10), equatorialRadius: 6_378_137, inverseFlattening: 298.257223563)
        #expect(ContinuousClock.now - clock < .seconds(5))
        #expect(index.nearest(to: GeographicPoint(longitude: -90, latitude: 17.00005)).index == 3)
        #expect(index.nearest(to: GeographicPoint(longitude: -90, latitude: 17.001)).index == -1)
        #expect(index.nearest(to: GeographicPoint(longitude: .nan, latitude: 17)).index == -1)
    }

    @Test("without monuments, and with none that has a position, nothing is near")
    func empty() {
        for monuments in [[], [nil, nil]] as [[GeographicPoint?]] {
            let index = MonumentIndex(
                monuments, radius: .metres(10), equatorialRadius: 6_378_137, inverseFlattening: 298.257223563)
            #expect(index.nearest(to: GeographicPoint(longitude: -90, latitude: 17)).index == -1)
        }
    }
}
