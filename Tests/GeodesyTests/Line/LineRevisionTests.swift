import GeoTypes
import Geodesy
import Testing

/// The old line runs 2 km east by a monument at 1 km; the new one makes a detour of 500 m to the north in its second half.
struct LineRevisionTests {
    private let old: Alignment
    private let new: Alignment
    private let revision: LineRevision
    private let middle = TestLines.place(1_000, 0)

    init() throws {
        old = try TestLines.alignment([(0, 0), (1_000, 0), (2_000, 0)])
        new = try TestLines.alignment([(0, 0), (1_000, 0), (1_500, 500), (2_000, 0)])
        revision = try LineRevision(
            from: old, to: new,
            monuments: [
                .init(name: "1", old: TestLines.place(0, 0), new: TestLines.place(0, 0)),
                .init(name: "2", old: middle, new: middle),
                .init(name: "3", old: TestLines.place(2_000, 0), new: TestLines.place(2_000, 0)),
            ], within: .metres(600))
    }

    @Test func eachEventFollowsItsRule() throws {
        let revised = revision.revised([
            LineEvent(name: "work", from: .metres(1_200), to: .metres(1_400), rule: .move),
            LineEvent(name: "finding", from: .metres(1_200), rule: .stay),
            LineEvent(name: "stretch", from: .metres(100), to: .metres(1_300), rule: .retire),
            LineEvent(name: "before", from: .metres(400), to: .metres(500), rule: .move),
        ])

        #expect(revised.map(\.outcome) == [.moved, .stayed, .retired, .moved])
        // The second half is √2 times as long.
        #expect(abs(try #require(revised[0].from).metres - (1_000 + 200 * 2.0.squareRoot())) < 0.01)
        #expect(abs(try #require(revised[0].to).metres - (1_000 + 400 * 2.0.squareRoot())) < 0.01)
        // The foot of (1200, 0) on the rising leg is 200 / √2 along it.
        #expect(abs(try #require(revised[1].from).metres - (1_000 + 200 / 2.0.squareRoot())) < 0.01)
        #expect(abs(try #require(revised[1].shift).metres - (200 / 2.0.squareRoot() - 200)) < 0.01)
        #expect(revised[2].from == nil && revised[2].to == nil && revised[2].shift == nil)
        #expect(abs(try #require(revised[3].shift).metres) < 1e-6)
        #expect(revised.map(\.event.name) == ["work", "finding", "stretch", "before"])
        #expect(revised.allSatisfy { !$0.needsReview })
    }

    /// (1500, 0) is as far from both legs of the detour.
    @Test func aDoubtIsForReview() {
        let revised = revision.revised([
            LineEvent(name: "between", from: .metres(1_500), rule: .stay),
            LineEvent(name: "off the old line", from: .metres(2_500), rule: .stay),
            LineEvent(name: "off the new line", from: .metres(9_000), rule: .move),
        ])

        #expect(revised.map(\.outcome) == [.stayed, .lost, .lost])
        #expect(!revised.contains { !$0.needsReview })
    }

    @Test func aMonumentOffTheLineTiesNothing() {
        let far = LineRevision.Tie(name: "9", old: TestLines.place(0, 5_000), new: middle)

        #expect(throws: LineRevision.Problem.offTheLine(far, .old)) {
            try LineRevision(from: old, to: new, monuments: [far], within: .metres(600))
        }
        #expect(throws: LineRevision.Problem.map(.noMarks)) {
            try LineRevision(from: old, to: new, monuments: [], within: .metres(600))
        }
    }
}
