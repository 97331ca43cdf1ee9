import Demarcation
import GeoTypes
import Geodesy
import Surveying
import TestSupport
import Testing

@Suite("Points on the line")
struct MatcherTests {
    private func matched(_ points: [GeographicPoint], reach: Double, onlySector: Int? = nil) throws -> PlacedBatch {
        let network = try TestFrame.network()
        let index = MonumentIndex(
            [TestFrame.point(-90.05, 17.01)], radius: .metres(10), equatorialRadius: 6_378_137,
            inverseFlattening: 298.257223563)
        let batch = TestFrame.batch(points)
        var placed = PlacedBatch(points: batch, coordinates: batch.coordinates)
        Matcher(network, monuments: index, reach: .metres(reach), onlySector: onlySector).match(&placed)
        return placed
    }

    @Test("a batch is placed as each point by itself, by the geodesic way")
    func againstCandidates() throws {
        let network = try TestFrame.network()
        var generator = SeededGenerator(seed: 4)
        let points = (0..<3000).map { _ in
            TestFrame.point(
                .random(in: -90.25 ... -89.95, using: &generator), .random(in: 16.95...17.15, using: &generator))
        }
        for reach in [200.0, 3000] {
            let placed = try matched(points, reach: reach)
            for (row, point) in points.enumerated() {
                let best = network.locator.candidates(near: point, within: .metres(reach)).first
                guard let best else {
                    #expect(placed.sectors[row] == -1 && placed.chainages[row].isNaN && placed.offsets[row].isNaN)
                    continue
                }
                #expect(abs(abs(placed.offsets[row]) - best.offset.magnitude.metres) < 0.001)
                if !placed.ambiguous[row] {
                    #expect(placed.sectors[row] == Int32(best.alignment))
                    #expect(abs(placed.chainages[row] - best.chainage.metres) < 0.001)
                }
            }
        }
    }

    @Test("nothing is placed at sea, beyond reach, on another sector than the named one, or at NaN")
    func nowhere() throws {
        let atSea = TestFrame.point(-89.7, 16.7)
        #expect(try matched([atSea, TestFrame.point(.nan, 17)], reach: 5000).sectors == [-1, -1])
        let onB = TestFrame.point(-90.2001, 17.06)
        #expect(try matched([onB], reach: 50).sectors == [1])
        #expect(try matched([onB], reach: 5).sectors == [-1])
        let named = try matched([onB], reach: 50, onlySector: 0)
        #expect(named.sectors == [-1] && named.chainages[0].isNaN && !named.ambiguous[0])
    }

    @Test("left of increasing chainage is positive, and the monument on the way is found")
    func sides() throws {
        // The first leg runs west; its left is south.
        let placed = try matched(
            [TestFrame.point(-90.025, 17.004), TestFrame.point(-90.025, 17.006), TestFrame.point(-90.05, 17.01)],
            reach: 500)
        #expect(placed.offsets[0] > 0 && placed.offsets[1] < 0 && abs(placed.offsets[2]) < 1e-6)
        #expect(placed.monuments == [-1, -1, 0])
    }
}
