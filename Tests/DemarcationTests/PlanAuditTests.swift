import Demarcation
import Testing

struct PlanAuditTests {
    @Test func findsTheFiveDefectsOfTheRealPlanAndNothingElse() throws {
        let audit = PlanAudit(try Fixture.nationalPlan())
        #expect(
            audit.findings.map(\.code).sorted() == [
                "name-missing", "unit-cost-jumps", "unit-differs-from-parent", "unit-missing",
                "without-indicator-sheet",
            ])
        #expect(audit.findings.contains(.nameMissing("L1.2")))
        #expect(audit.findings.contains(.unitMissing("L2.2")))
        #expect(audit.findings.contains(.unitDiffersFromParent("L1.2", .cubicMetre, parent: "L1", .kilometre)))
        #expect(audit.findings.contains(.withoutIndicatorSheet(["L1", "L2"])))
        for case .unitCostJumps(let code, let from, let old, let to, let new, let change) in audit.findings {
            #expect(code == "L1.2" && from == 2027 && to == 2028)
            #expect(old.description == "841.63")
            #expect(new.description == "175.92")
            #expect(abs(change + 0.79098) < 1e-5)
        }
    }

    @Test func indicatorSheetsAreConfiguration() throws {
        let plan = try Fixture.nationalPlan()
        let one = PlanAudit(plan, configuration: .init(indicatorSheets: ["L1"]))
        #expect(one.findings.last == .withoutIndicatorSheet(["L2"]))
        let both = PlanAudit(plan, configuration: .init(indicatorSheets: ["L1", "L2"]))
        #expect(both.findings.count == 4)
    }

    @Test func seesAParentThatIsNotTheSumOfItsChildren() throws {
        var plan = try Fixture.nationalPlan()
        plan.products[0].targets[2].initial.money += Money(centavos: 1)
        plan.products[3].targets[4].initial.quantity += .count(1)
        let findings = PlanAudit(plan).findings
        #expect(
            findings.contains(
                .moneyDiffersFromChildren(
                    "L1", year: 2027, stated: Money(centavos: 1_661_459_101), children: .quetzales(16_614_591))))
        #expect(
            findings.contains(
                .quantityDiffersFromChildren("L2", year: 2029, stated: .count(121), children: .count(120))))
        #expect(findings.count == 7)
    }
}
