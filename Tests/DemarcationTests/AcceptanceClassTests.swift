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
}
