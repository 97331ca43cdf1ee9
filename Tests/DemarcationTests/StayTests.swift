import Demarcation
import Testing

struct StayTests {
    private func epoch(
        _ time: Double?, east: Double = 0, north: Double = 0, height: Double? = 100, quality: FixQuality = .fixed,
        sigma: Double? = 0.01
    ) -> MarkObservation {
        MarkObservation(
            quality: quality, time: time, east: east, north: north, height: height,
            eastVariance: sigma.map { $0 * $0 }, northVariance: sigma.map { $0 * $0 },
            upVariance: sigma.map { 4 * $0 * $0 }, eastNorth: nil)
    }

    /// A receiver that logs every second for two hours stands there once, not 7200 times.
    @Test func epochsWithoutAPauseAreOneOccupation() {
        let stays = Stay.grouped((0..<7200).map { epoch(Double($0)) })
        #expect(stays.count == 1)
        #expect(stays.first?.members.count == 7200)
    }

    @Test func aPauseOfMoreThanFiveMinutesBeginsAnother() {
        #expect(Stay.grouped([epoch(0), epoch(300)]).count == 1)
        #expect(Stay.grouped([epoch(0), epoch(300.5)]).count == 2)
        // The order in the file doesn't matter.
        #expect(Stay.grouped([epoch(4000), epoch(0), epoch(200)]).map(\.start) == [0, 4000])
    }

    @Test func withoutATimeEachIsItsOwn() {
        #expect(Stay.grouped([epoch(nil), epoch(nil)]).count == 2)
    }

    @Test func qualitiesAreKeptApart() {
        let stays = Stay.grouped([epoch(0, quality: .float), epoch(1), epoch(2)])
        #expect(stays.map(\.quality) == [.float, .fixed])
    }

    /// By hand: offsets −1, 0 and 4 m east have the mean 1; squares 4 + 1 + 9 = 14, over 3, root 2.16025.
    @Test func scatterIsTheRootOfTheMeanSquare() throws {
        let stay = try #require(Stay.grouped([epoch(0, east: -1), epoch(1, east: 0), epoch(2, east: 4)]).first)
        #expect(stay.east == 1)
        #expect(abs(stay.scatter - 2.160_247) < 1e-6)
    }

    /// By hand. East 0.000 and 0.004: mean 0.002; σ of one is 0.010, of the mean of two 0.010/√2 = 0.0070711; the spread
    /// says 0.004/2 = 0.002, which is less. Heights 100.00 and 100.06: σ of one is 0.02, of the mean 0.0141421; the
    /// spread says √(2·0.03²/1/2) = 0.03, which is more.
    @Test func theMeanTakesTheWorseOfStatedAndSeenAccuracy() {
        let mean = MeanOfStays(Stay.grouped([epoch(0), epoch(4000, east: 0.004, height: 100.06)]))
        #expect(abs(mean.east - 0.002) < 1e-12)
        #expect(abs((mean.eastSigma ?? 0) - 0.007_071_068) < 1e-9)
        #expect(abs((mean.height ?? 0) - 100.03) < 1e-9)
        #expect(abs((mean.upSigma ?? 0) - 0.03) < 1e-9)
    }

    @Test func whatOneLacksTheMeanLacks() {
        let mean = MeanOfStays(Stay.grouped([epoch(0, sigma: nil), epoch(4000, height: nil)]))
        #expect(mean.height == nil)
        #expect(mean.eastSigma == nil)
    }
}
