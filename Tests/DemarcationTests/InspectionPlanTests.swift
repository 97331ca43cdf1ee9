import Demarcation
import GeoTypes
import TestSupport
import Testing

struct InspectionPlanTests {
    private func candidate(
        _ id: String, _ metres: Double, condition: Monument.Condition? = .good, lastVisit: CivilDate? = "2026-01-01",
        risks: Set<InspectionCandidate.Risk> = [], access: String? = nil, hours: Double? = nil, sector: String = "S"
    ) -> InspectionCandidate {
        InspectionCandidate(
            monument: Monument.ID(rawValue: id), monumentClass: .principal, sector: Sector.ID(rawValue: sector),
            chainage: .metres(metres), condition: condition, lastVisit: lastVisit, risks: risks,
            legalStatus: .demarcated, accessPoint: access, accessHours: hours)
    }

    /// Weights 1, 1, 1, 0.5, 0.05 by hand: 365 days of 365 → 1; damaged → 0.6; erosion → 0.6; 2 h → −0.1.
    @Test func scoresAreTheWeightedSum() {
        let item = candidate(
            "M1", 0, condition: .damaged, lastVisit: "2025-06-30", risks: [.riverErosion], hours: 2)
        let priority = InspectionPriority(item, on: "2026-06-30", weights: InspectionWeights())
        #expect(priority.daysSinceVisit == 365)
        #expect(abs(priority.score - 2.1) < 1e-12)
        let never = InspectionPriority(
            candidate("M2", 0, condition: nil, lastVisit: nil), on: "2026-06-30", weights: InspectionWeights())
        #expect(abs(never.score - 3.5) < 1e-12)
    }

    @Test func takesTheMostUrgentOfTheWindow() {
        let candidates = [
            candidate("A", 100, condition: .good), candidate("B", 200, condition: .missing),
            candidate("C", 300, condition: .damaged), candidate("D", 400, condition: .destroyed),
            candidate("E", 250, condition: .missing, sector: "T"),
        ]
        let plan = InspectionPlan(
            candidates,
            request: .init(date: "2026-06-30", sector: "S", from: .metres(150), to: .metres(400), limit: 2),
            weights: InspectionWeights())
        #expect(plan.ranked.map(\.candidate.monument) == ["B", "D"])
    }

    @Test func daysFollowAccessAndTheLine() {
        // 1 h of access and 2 h a visit in a day of 6 h: two visits a day.
        let near = (0..<3).map { candidate("N\($0)", Double(500 - $0), access: "North", hours: 1) }
        let far = [candidate("F", 10, condition: .missing, access: "South", hours: 9)]
        let plan = InspectionPlan(
            near + far,
            request: .init(date: "2026-06-30", days: 2, hoursPerDay: 6, hoursPerVisit: 2),
            weights: InspectionWeights())
        #expect(plan.days.map(\.accessPoint) == ["South", "North"])
        #expect(plan.days.map { $0.visits.map(\.candidate.monument.rawValue) } == [["F"], ["N2", "N1"]])
        #expect(plan.days.map(\.hours) == [11, 5])
        #expect(plan.postponed.map(\.candidate.monument) == ["N0"])
    }

    @Test(arguments: 1...10)
    func theSameInputGivesTheSameListAndLosesNobody(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let lastDay: CivilDate = "2026-06-30"
        var candidates = (0..<300).map { index in
            candidate(
                "M\(index)", Double(Int.random(in: 0...40, using: &generator)),
                condition: Monument.Condition.allCases.randomElement(using: &generator),
                lastVisit: lastDay.adding(days: -Int.random(in: 0...4, using: &generator) * 300),
                risks: [.crossingNear, .pastDamage, .riverErosion],
                access: ["P", "Q", nil].randomElement(using: &generator) ?? nil,
                hours: Double(Int.random(in: 0...3, using: &generator)))
        }
        let request = InspectionPlan.Request(date: "2026-06-30", limit: 250, days: 20)
        let plan = InspectionPlan(candidates, request: request, weights: InspectionWeights())
        candidates.shuffle(using: &generator)
        #expect(InspectionPlan(candidates, request: request, weights: InspectionWeights()) == plan)
        let listed = plan.days.flatMap(\.visits) + plan.postponed
        #expect(Set(listed) == Set(plan.ranked) && listed.count == 250)
        for day in plan.days {
            #expect(day.visits.count == 1 || day.hours <= 8)
            #expect(
                zip(day.visits, day.visits.dropFirst()).allSatisfy { $0.candidate.chainage <= $1.candidate.chainage })
        }
    }

    @Test func weightsArePrintedInOneOrder() {
        let lines = InspectionWeights().lines
        #expect(lines.map(\.name).prefix(3) == ["age", "condition", "risk"])
        #expect(lines.count == 7 + 5 + 9 + 3 + 4)
    }

    /// By hand: 3 h of a day of 4 h go into access, so one visit of 1 h a day; without access four visits a day.
    @Test func accessTakesItsHoursOfEachDay() {
        let far = (0..<3).map { candidate("F\($0)", Double($0), access: "Camp", hours: 3) }
        let near = (0..<5).map { candidate("N\($0)", Double(10 + $0), access: "Road") }
        let plan = InspectionPlan(
            far + near, request: .init(date: "2026-06-30", hoursPerDay: 4, hoursPerVisit: 1),
            weights: InspectionWeights())
        let counts = plan.days.map { "\($0.accessPoint ?? "") \($0.visits.count)" }
        #expect(counts.sorted() == ["Camp 1", "Camp 1", "Camp 1", "Road 1", "Road 4"])
    }

    @Test func theSiteAndTheVisitsMakeTheRisks() throws {
        var sector = Sector(
            id: "S", neighbour: "MEX", name: "made", kind: .river, legalStatus: .delimited)
        let site = InspectionSite(
            id: "M", number: "1", monumentClass: .principal, sector: "S", chainage: .metres(5), condition: .good,
            access: MonumentAccess(monument: "M", point: "Bridge", hours: 2, risks: [.crossingNear]))
        let visits = MonumentVisits(condition: .fair, wasDamaged: true, isSeenLater: true)

        let candidate = try #require(InspectionCandidate(site, on: sector, visits: visits))
        #expect(candidate.risks == [.crossingNear, .riverErosion, .pastDamage])
        #expect(candidate.accessPoint == "Bridge" && candidate.accessHours == 2)
        // The register's own condition was not known on the day of the plan.
        #expect(candidate.condition == .fair)
        sector.kind = .land
        #expect(InspectionCandidate(site, on: sector, visits: nil)?.risks == [.crossingNear])
        #expect(InspectionCandidate(site, on: nil, visits: nil) == nil)
    }
}
