import Demarcation
import GeoTypes
import Testing

/// Rules on values, each with one defect; expected numbers by hand.
struct CheckRulesTests {
    private let limits = CheckLimits()
    private let sector = Sector(
        id: Sector.ID(rawValue: "S"), neighbour: "MEX", name: "S", kind: .land, legalStatus: .demarcated,
        segments: [CheckRulesTests.segment("A", from: 0, to: 1000), CheckRulesTests.segment("B", from: 1000, to: 2500)])

    private static func segment(_ id: String, from: Double, to: Double) -> Segment {
        var segment = Segment(
            id: Segment.ID(rawValue: id), order: 1, rule: .surveyed, kind: .land, legalStatus: .demarcated, name: id,
            instrument: "Treaty", vertices: [])
        segment.from = .metres(from)
        segment.to = .metres(to)
        return segment
    }

    private func monument(_ id: String, at chainage: Double, number: String? = nil, offset: Double = 0)
        -> CheckedMonument
    {
        CheckedMonument(
            id: Monument.ID(rawValue: id), number: number ?? id, monumentClass: .principal, sector: sector.id,
            chainage: .metres(chainage), offset: .metres(offset), point: GeographicPoint(longitude: 0, latitude: 0))
    }

    @Test func spacingAboveTheLimitIsFoundBetweenStandingMonuments() {
        let clean = [monument("1", at: 0), monument("2", at: 900), monument("3", at: 1700), monument("4", at: 2500)]
        #expect(SpacingCheck.findings(clean, on: [sector], limits: limits).isEmpty)
        var lost = clean
        lost[1].condition = .washedAway
        let findings = SpacingCheck.findings(lost, on: [sector], limits: limits)
        // From 0 to 1700 m, above 1000 m.
        #expect(
            findings.map(\.fault) == [
                .apart(.metres(1700), limit: .metres(1000), lost[0].id, lost[2].id)
            ])
        #expect(findings.first?.place.from == .origin && findings.first?.place.to == .metres(1700))
        // The rule of 1994 is for the land line with Mexico.
        var other = sector
        other.neighbour = "BLZ"
        #expect(SpacingCheck.findings(lost, on: [other], limits: limits).isEmpty)
    }

    @Test func offsetsAreHeldAgainstTheLimitOfTheClass() {
        #expect(MonumentChecks.offsets([monument("1", at: 0, offset: -1)], limits: limits).isEmpty)
        // The least of the disputed offsets of 2001, 3.93 m.
        let findings = MonumentChecks.offsets([monument("1", at: 0, offset: -3.93)], limits: limits)
        #expect(findings.map(\.fault) == [.offLine(.metres(3.93), limit: .metres(1), .principal)])
    }

    @Test func aNumberTwiceInASectorIsFoundOnce() {
        var second = monument("2", at: 10, number: "7")
        let first = monument("1", at: 0, number: "7")
        #expect(MonumentChecks.numbers([first, second]).map(\.record) == ["2"])
        second.suffix = "A"
        #expect(MonumentChecks.numbers([first, second]).isEmpty)
    }

    @Test func theLastDayOfTheCycleIsInTime() {
        let day = CivilDate("2026-07-01")
        var seen = monument("1", at: 0)
        seen.lastVisit = CivilDate("2025-07-01")
        #expect(MonumentChecks.visits([seen], cycleDays: [.principal: 365], on: day).isEmpty)
        seen.lastVisit = CivilDate("2025-06-30")
        #expect(
            MonumentChecks.visits([seen], cycleDays: [.principal: 365], on: day).map(\.fault)
                == [.notVisited(last: seen.lastVisit, days: 366, cycle: 365)])
    }

    @Test func aSegmentBeginsWhereTheOneBeforeEnds() {
        #expect(ChainageChecks.order([sector], vertices: [], limits: limits).isEmpty)
        var torn = sector
        torn.segments[1].from = .metres(1000.5)
        #expect(
            ChainageChecks.order([torn], vertices: [], limits: limits).map(\.fault)
                == [.chainageJumps(.metres(1000.5), end: .metres(1000), of: torn.segments[0].id)])
    }

    @Test func aSegmentHasTheInstrumentOfItsSectorWhereItNamesNone() {
        var bare = sector
        bare.segments[0].instrument = nil
        #expect(ChainageChecks.instruments([bare]).map(\.record) == ["A"])
        bare.instrument = "Treaty of 27 September 1882"
        #expect(ChainageChecks.instruments([bare]).isEmpty)
    }

    @Test func partsUnderSeveralStretchesAreFoundOnce() {
        func brecha(_ stretches: [(String, Double, Double)]) -> CheckedBrecha {
            var brecha = CheckedBrecha()
            let place = brecha.place(of: sector.id)
            for (id, from, to) in stretches {
                brecha.append(
                    id: Array(id.utf8).span, sector: place, fromMetres: from, toMetres: to, isInProgramme: true)
            }
            return brecha
        }
        // Half a metre at a stake is no overlap.
        #expect(BrechaChecks.overlaps(brecha([("1", 0, 100.5), ("2", 100, 200)]), limits: limits).isEmpty)
        // 1 covers all; 2 and 3 touch one another, 4 stands apart: 10–30 and 50–60.
        let findings = BrechaChecks.overlaps(
            brecha([("1", 0, 100), ("4", 50, 60), ("2", 10, 22), ("3", 20, 30)]), limits: limits)
        #expect(
            findings.map(\.fault) == [
                .overlapping(["1", "2", "3"], count: 3, .metres(20)), .overlapping(["1", "4"], count: 2, .metres(10)),
            ])
        let outside = BrechaChecks.outside(
            brecha([("1", 0, 2500.4), ("2", 2400, 2600)]), sectorLengths: [sector.id: .metres(2500)], limits: limits)
        #expect(outside.map(\.record) == ["2"])
    }

    @Test func certifiedOrdersNeedEvidence() {
        let certified = CivilDate("2026-01-01")
        var ledger = WorkLedger()
        for id in ["1", "2"] {
            ledger.append(
                id: id, kind: .brechaOpening, state: .certified, sector: nil,
                dates: WorkOrder.Dates(certified: certified, recorded: certified), acta: "A")
        }
        #expect(OrderChecks.evidence(ledger, evident: [WorkOrder.ID(rawValue: "2")]).map(\.record) == ["1"])
        #expect(OrderChecks.actas(ledger).isEmpty)
    }

    @Test func limitsAreReadAndWritten() throws {
        var limits = CheckLimits()
        limits.spacing = .metres(800)
        limits.offsets[.sign] = .metres(12.5)
        #expect(try CheckLimits(limits.text) == limits)
        #expect(throws: SettingsProblem.self) { try CheckLimits("spacing-m = 0") }
    }
}
