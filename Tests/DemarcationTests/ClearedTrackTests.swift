import Demarcation
import GeoTypes
import Testing

struct ClearedTrackTests {
    @Test func gapsLongerThanTheThresholdSplitTheTrack() {
        // Walked back from 30 to 0, then on from 60: 30 m without a point.
        let track = ClearedTrack(
            chainages: [30, 20, 10, 0, .nan, 60, 70, 75], offsets: [1, 0, -1, 2, 0, 0.5, -0.5, -3],
            gapsLongerThan: .metres(20))
        #expect(track.runs.map(\.from.metres) == [0, 60])
        #expect(track.runs.map(\.to.metres) == [30, 75])
        #expect(track.gaps == [.metres(30)...Chainage.metres(60)])
        #expect(track.unplaced == 1)
        #expect(track.runs[0].meanOffset.metres == 0.5)
        #expect(track.runs[1].largestOffset.metres == 3)
        #expect(track.runs.map(\.points) == [4, 3])
    }

    @Test func nothingComesOfNoPoints() {
        let track = ClearedTrack(chainages: [], offsets: [], gapsLongerThan: .metres(20))
        #expect(track.runs.isEmpty && track.gaps.isEmpty)
    }

    @Test func widthsAreThoseBetweenBothEdges() {
        // Left edge from 3 m to 2 m over 0…100, right edge 3 m throughout, known from 20 on.
        let width = ClearedWidth(
            left: [(100, 2), (0, 3)], right: [(20, -3), (120, -3)], step: .metres(20), gapsLongerThan: .metres(150))
        #expect(width.samples.map(\.chainage.metres) == [20, 40, 60, 80, 100])
        let left = width.samples.map(\.left.metres)
        #expect(zip(left, [2.8, 2.6, 2.4, 2.2, 2.0]).allSatisfy { abs($0 - $1) < 1e-12 })
        #expect(width.samples.allSatisfy { $0.right.metres == 3 })
        let short = width.shortfalls(left: .metres(2.5), right: .metres(2.5), step: .metres(20))
        #expect(short.count == 1)
        #expect(short.first?.from == .metres(60) && short.first?.to == .metres(100))
        #expect(abs((short.first?.left.metres ?? 0) - 0.5) < 1e-12)
    }

    @Test func nothingIsKnownBetweenEdgePointsFarApart() {
        let width = ClearedWidth(
            left: [(0, 3), (10, 3), (90, 3), (100, 3)], right: [(0, -3), (100, -3)], step: .metres(10),
            gapsLongerThan: .metres(100))
        let sparse = ClearedWidth(
            left: [(0, 3), (10, 3), (90, 3), (100, 3)], right: [(0, -3), (50, -3), (100, -3)], step: .metres(10),
            gapsLongerThan: .metres(50))
        #expect(width.samples.count == 11)
        #expect(sparse.samples.map(\.chainage.metres) == [0, 10, 90, 100])
    }
}
