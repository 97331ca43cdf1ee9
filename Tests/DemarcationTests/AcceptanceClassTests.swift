import Demarcation
import GeoTypes
import Testing

/// DOMAIN §7: principal: two fixed occupations ≥ 1 h apart, ΔH ≤ 2 cm, R95 ≤ 2 cm; intermediate: two fixed, R95 ≤ 5 cm;
/// brecha track R95 ≤ 1 m; inspection point R95 ≤ 15 m.
struct AcceptanceClassTests {
    private func occupation(
        _ quality: FixQuality, _ radius: Double?, start: Double? = 0, height: Double? = 800
    ) -> AcceptanceClass.Occupation {
        .init(
            quality: quality, radius95: radius.map { .metres($0) }, start: start,
            height: height.map(EllipsoidalHeight.init(metres:)))
    }

    @Test func acceptsWhatMeetsEveryLimit() {
        let pair = [occupation(.fixed, 0.02), occupation(.fixed, 0.015, start: 3600, height: 800.02)]
        #expect(AcceptanceClass.principal.shortfalls(of: pair).isEmpty)
        #expect(AcceptanceClass.brecha.shortfalls(of: [occupation(.float, 1)]).isEmpty)
        #expect(AcceptanceClass.inspection.shortfalls(of: [occupation(.autonomous, 15)]).isEmpty)
    }

    @Test func namesEveryShortfall() {
        let pair = [occupation(.fixed, 0.021), occupation(.fixed, 0.01, start: 3599, height: 800.03)]
        let found = AcceptanceClass.principal.shortfalls(of: pair)
        #expect(found.count == 3)
        #expect(found.first == .tooCloseInTime(seconds: 3599, needed: 3600))
        #expect(found.last == .radiusTooLarge(.metres(0.021), allowed: .metres(0.02)))
    }

    @Test func aHandheldNeverProposesAMonument() {
        let handheld = [occupation(.autonomous, 0.01), occupation(.augmented, 0.01, start: 7200)]
        #expect(
            AcceptanceClass.principal.shortfalls(of: handheld) == [.tooFewOccupations(fixed: 0, needed: 2)])
        #expect(
            AcceptanceClass.intermediate.shortfalls(of: handheld) == [.tooFewOccupations(fixed: 0, needed: 2)])
    }

    @Test func unknownIsNotZero() {
        #expect(AcceptanceClass.inspection.shortfalls(of: [occupation(.autonomous, nil)]) == [.radiusUnknown])
        let timeless = [occupation(.fixed, 0.01, start: nil), occupation(.fixed, 0.01, height: nil)]
        #expect(AcceptanceClass.principal.shortfalls(of: timeless) == [.timeUnknown, .heightUnknown])
    }

    @Test func whatNobodyMeasuredIsNamed() {
        #expect(
            AcceptanceClass.inspection.shortfalls(of: [occupation(.simulated, 1)]) == [
                .notMeasured(.simulated), .tooFewOccupations(fixed: 0, needed: 1),
            ])
    }

    @Test func whatIsNoNumberIsUnknown() {
        let pair = [occupation(.fixed, 0.01, start: .nan, height: .nan), occupation(.fixed, .nan, start: 7200)]
        #expect(AcceptanceClass.principal.shortfalls(of: pair) == [.timeUnknown, .heightUnknown, .radiusUnknown])
    }

    /// Each gate at its edge: the limit passes, the least beyond it doesn't.
    @Test(arguments: [
        (3600.0, 800.02, 0.02, []), (3599.9, 800.02, 0.02, ["too-close-in-time"]),
        (3600, 800.0201, 0.02, ["heights-differ"]), (3600, 800.02, 0.020_01, ["r95-too-large"]),
    ])
    func principalAtItsEdges(start: Double, height: Double, radius: Double, codes: [String]) {
        let pair = [occupation(.fixed, 0.01), occupation(.fixed, radius, start: start, height: height)]
        #expect(AcceptanceClass.principal.shortfalls(of: pair).map(\.code) == codes)
    }

    @Test(arguments: [(0.05, []), (0.050_01, ["r95-too-large"])])
    func intermediateAtItsEdge(radius: Double, codes: [String]) {
        // Neither time nor height is asked for.
        let pair = [occupation(.fixed, radius, start: nil, height: nil), occupation(.fixed, 0.01, start: nil)]
        #expect(AcceptanceClass.intermediate.shortfalls(of: pair).map(\.code) == codes)
    }

    @Test func oneFixedOccupationIsNotTwo() {
        let found = AcceptanceClass.intermediate.shortfalls(of: [occupation(.fixed, 0.01), occupation(.float, 0.01)])
        #expect(found == [.tooFewOccupations(fixed: 1, needed: 2)])
    }

    /// Radii of 0.03 and 0.04 m explain 0.05 m between two occupations (3-4-5), no more.
    @Test(arguments: [(0.05, []), (0.0501, ["places-differ"])])
    func occupationsHaveToAgree(apart: Double, codes: [String]) {
        var (first, second) = (occupation(.fixed, 0.03), occupation(.fixed, 0.04))
        (first.east, first.north, second.east, second.north) = (0, 0, 0, apart)
        #expect(AcceptanceClass.intermediate.shortfalls(of: [first, second]).map(\.code) == codes)
    }

    @Test func aReceiverThatMovedOccupiedNothing() {
        var moving = occupation(.fixed, 0.02)
        moving.scatter = .metres(0.021)
        var still = occupation(.fixed, 0.02)
        still.scatter = .metres(0.02)
        #expect(
            AcceptanceClass.intermediate.shortfalls(of: [moving, still]) == [
                .moving(count: 1), .tooFewOccupations(fixed: 1, needed: 2),
            ])
        #expect(AcceptanceClass.intermediate.usable([moving, still, still, occupation(.float, 0.01)]) == [1, 2])
    }
}
