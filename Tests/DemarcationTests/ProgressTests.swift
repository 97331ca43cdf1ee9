import Demarcation
import GeoTypes
import TestSupport
import Testing

struct ProgressTests {
    private func order(
        _ id: String, _ from: Double, _ to: Double, _ certified: CivilDate?, state: WorkState = .certified,
        corrects: WorkOrder.ID? = nil, kind: WorkKind = .brechaConservation
    ) -> WorkOrder {
        WorkOrder(
            id: WorkOrder.ID(rawValue: id), kind: kind, state: state, sector: "S", from: .metres(from),
            to: .metres(to), dates: .init(finished: certified, certified: certified), acta: "A-\(id)",
            corrects: corrects)
    }

    private func volume(_ id: String, _ quantity: Double, _ date: CivilDate, corrects: WorkOrder.ID? = nil)
        -> WorkOrder
    {
        WorkOrder(
            id: WorkOrder.ID(rawValue: id), kind: .bankStabilisation, state: .certified, sector: "S",
            executedQuantity: Quantity(quantity), dates: .init(certified: date), acta: "A", corrects: corrects)
    }

    private func progress(
        _ orders: [WorkOrder], to date: CivilDate = "2026-12-31", basis: Basis = .certified, events: [Event] = [],
        spending: [Spending] = []
    ) throws -> Progress {
        let inputs = ProgressInputs(
            programme: try Fixture.nationalPlan(), ledger: WorkLedger(orders), events: events, spending: spending)
        return Progress(inputs, window: ProgressWindow(year: 2026, to: date, basis: basis))
    }

    /// The example of the command line's contract: 201.35 of 448 km by 30 June.
    @Test func givesTheFiguresOfTheContract() throws {
        let orders = [
            order("1", 0, 101_200, "2026-03-31"), order("2", 101_200, 201_350, "2026-06-30"),
            order("3", 50_000, 78_750, "2026-02-01"),
        ]
        let row = try #require(try progress(orders, to: "2026-06-30")["L1.1"])
        #expect(row.executed == 201.35)
        #expect(row.gross == 230.1)
        #expect(row.byPeriod == [101.2, 100.15, 0.0])
        #expect(row.target == 448.0 && row.targetInitial == 448.0)
        #expect(row.programmedToDate == 224.0)
        #expect(abs((row.percent ?? 0) - 44.9) < 0.05)
        #expect(abs((row.percentProgrammed ?? 0) - 89.9) < 0.05)
        #expect(row.light == .amber)
        #expect(row.targetMoney == .quetzales(12_371_441))
        #expect(row.findings.contains(.linearProgramming("L1.1")))
        #expect(row.lag == 22.65)
    }

    @Test func cubicMetresAreNeverAddedToKilometres() throws {
        let result = try progress([order("1", 0, 2000, "2026-01-10"), volume("2", 300, "2026-01-11")])
        #expect(result["L1"]?.executed == 2.0)
        #expect(result["L1.1"]?.executed == 2.0)
        #expect(result["L1.2"]?.executed == 300.0)
    }

    @Test func theYearIsThatOfCertification() throws {
        let orders = [order("1", 0, 1000, "2025-12-31"), order("2", 5000, 6000, "2026-01-01")]
        #expect(try progress(orders)["L1.1"]?.executed == 1.0)
        #expect(try progress([order("3", 0, 1000, "2026-07-01")], to: "2026-06-30")["L1.1"]?.executed == 0.0)
    }

    @Test func eachBasisAsksForItsState() throws {
        let orders = [
            order("1", 0, 1000, "2026-01-10", state: .measured), order("2", 1000, 3000, "2026-01-10", state: .verified),
            order("3", 3000, 7000, "2026-01-10"), order("4", 9000, 9900, "2026-01-10", state: .inProgress),
            order("5", 9900, 9999, "2026-01-10", state: .cancelled),
        ]
        #expect(try progress(orders, basis: .reported)["L1.1"]?.executed == 7.0)
        #expect(try progress(orders, basis: .verified)["L1.1"]?.executed == 6.0)
        #expect(try progress(orders, basis: .certified)["L1.1"]?.executed == 4.0)
    }

    @Test func aCorrectionTakesOffWhatItsOrderCovered() throws {
        let orders = [
            order("1", 0, 10_000, "2026-01-10"), order("2", 4000, 5000, "2026-02-10"),
            order("3", 4500, 7000, "2026-06-01", corrects: "1"),
        ]
        let row = try #require(try progress(orders)["L1.1"])
        // 10 km, less 4.5–7.0 of order 1, of which 4.5–5.0 is held by order 2: 8.0 km.
        #expect(row.executed == 8.0)
        #expect(row.byPeriod == [10.0, -2.0, 0.0])
        #expect(try progress(orders, to: "2026-05-31")["L1.1"]?.executed == 10.0)
    }

    @Test func aCorrectionOfAnotherYearGoesToTheAdjustment() throws {
        let orders = [
            order("1", 0, 10_000, "2025-11-10"), order("2", 4500, 7000, "2026-06-01", corrects: "1"),
            volume("3", 50, "2026-02-01"), volume("4", -20, "2026-03-01", corrects: "3"),
            volume("5", 80, "2025-02-01"), volume("6", -30, "2026-03-01", corrects: "5"),
        ]
        let result = try progress(orders)
        #expect(result["L1.1"]?.executed == 0.0)
        #expect(result["L1.1"]?.adjustment == -2.5)
        #expect(result["L1.2"]?.executed == 30.0)
        #expect(result["L1.2"]?.adjustment == -30.0)
    }

    @Test func anEventCountsOnceWhenItHasItsActa() throws {
        let events = [
            Event(id: "E1", kind: .inspection, firstDay: "2026-02-01", lastDay: "2026-02-05", acta: "A1"),
            Event(id: "E1", kind: .inspection, firstDay: "2026-02-01", lastDay: "2026-02-05", acta: "A1"),
            Event(id: "E2", kind: .supervision, firstDay: "2026-05-01"),
            Event(id: "E3", kind: .negotiation, firstDay: "2026-09-01", acta: "A3"),
            Event(id: "E4", kind: .negotiation, firstDay: "2027-01-01", acta: "A4"),
        ]
        let result = try progress([], events: events)
        #expect(result["L2.1"]?.executed == .count(1))
        #expect(result["L2.2"]?.executed == .count(1))
        #expect(result["L2"]?.byPeriod == [.count(1), .zero, .count(1)])
        #expect(result.findings.contains(.leftOut("L2.1", reason: .noActa, count: 1, ids: ["E2"])))
        #expect(result.findings.contains(.unitMissing("L2.2", taken: .event)))
    }

    @Test func moneyIsHeldAgainstTheBudgetInForce() throws {
        let spending = [
            Spending(
                product: "L1.1", date: "2026-01-31", accrued: .quetzales(1_000_000),
                currentBudget: .quetzales(12_000_000)),
            Spending(
                product: "L1.1", date: "2026-04-30", accrued: .quetzales(2_000_000),
                currentBudget: .quetzales(10_000_000)),
            Spending(product: "L1.1", date: "2026-05-31", accrued: .quetzales(9)),
            Spending(product: "L1.2", date: "2026-04-30", accrued: .quetzales(500)),
        ]
        let result = try progress([order("1", 0, 224_000, "2026-04-01")], to: "2026-04-30", spending: spending)
        let row = try #require(result["L1.1"])
        #expect(row.accrued == .quetzales(3_000_000))
        #expect(row.currentBudget == .quetzales(10_000_000))
        #expect(row.percentFinancial == 30)
        // Q3,000,000 / 224 km = Q13,392.857; 50 % physical against 30 % financial is a gap of 20 points, not above it.
        #expect(row.unitCost?.description == "13392.86")
        #expect(row.gap == 20)
        #expect(!row.findings.contains { $0.code == "gap" })
        #expect(result["L1"]?.accrued == .quetzales(3_000_500))
        #expect(result.findings.contains(.budgetFromTarget("L1.2")))
    }

    @Test func withoutABudgetTheOrdersCostsAreTakenAndSaid() throws {
        var one = order("1", 0, 100_000, "2026-04-01")
        one.cost = Money(centavos: 12_345_67)
        var late = order("2", 0, 100_000, "2026-08-01")
        late.cost = .quetzales(99)
        let row = try #require(try progress([one, late], to: "2026-06-30")["L1.1"])
        #expect(row.accrued?.description == "12345.67")
        #expect(row.findings.contains(.accruedFromOrders("L1.1")))
        #expect(row.findings.contains { $0.code == "gap" })
    }

    @Test func aTargetChangedInMayIsInForceFromThenOn() throws {
        let target = Target(
            year: 2026, initial: .init(quantity: 400.0, money: .quetzales(400)),
            changes: [.init(inForceFrom: "2026-05-15", version: .init(quantity: 300.0, money: .quetzales(330)))])
        let programme = Programme(products: [
            Product(code: "X", parent: nil, level: .product, name: nil, unit: .kilometre, targets: [target])
        ])
        let inputs = ProgressInputs(programme: programme, ledger: WorkLedger([order("1", 0, 90_000, "2026-01-05")]))
        let before = try #require(Progress(inputs, window: .init(year: 2026, to: "2026-04-30")).rows.first)
        #expect(before.target == 400.0 && before.targetInitial == 400.0 && before.percent == 22.5)
        let after = try #require(Progress(inputs, window: .init(year: 2026, to: "2026-05-31")).rows.first)
        #expect(after.target == 300.0 && after.targetInitial == 400.0 && after.percent == 30)
        #expect(after.programmedToDate == 125.0)
    }

    @Test func anotherPlanMayUseTheSameCodes() throws {
        let programme = Programme(products: [
            Product(code: "L2.1", parent: nil, level: .product, name: nil, unit: .kilometre),
            Product(code: "S", parent: nil, level: .product, name: nil, unit: .unit),
        ])
        var sign = order("2", 0, 0, "2026-01-05", kind: .sign)
        sign.executedQuantity = .count(3)
        let ledger = WorkLedger([order("1", 0, 90_000, "2026-01-05"), sign])
        let plain = Progress(ProgressInputs(programme: programme, ledger: ledger), window: .init(year: 2026))
        #expect(plain["L2.1"]?.executed == 90.0)
        #expect(plain["S"]?.executed == nil)
        #expect(plain.findings.contains(.noMeasure("S")) && plain.findings.contains(.noTarget("S")))
        let rules = ProgressRules(measures: ["S": .sum([.sign])])
        let told = Progress(
            ProgressInputs(programme: programme, ledger: ledger, rules: rules), window: .init(year: 2026))
        #expect(told["S"]?.executed == .count(3))
    }

    @Test func programmingByMonthsOrPeriodsIsFollowed() throws {
        let months = Programming.monthly([0, 0, 10, 30, 30, 10, 0, 0, 0, 0, 10, 10].map(Quantity.count))
        #expect(months.cumulative(to: "2026-04-30", in: 2026) == 40.0)
        #expect(months.cumulative(to: "2026-04-15", in: 2026) == 25.0)
        #expect(months.cumulative(to: "2027-01-01", in: 2026) == 100.0)
        let periods = Programming.cuatrimestral([60.0, 10.0, 30.0])
        #expect(periods.cumulative(to: "2026-02-28", in: 2026) == 30.0)
        #expect(periods.cumulative(to: "2026-08-31", in: 2026) == 70.0)
        #expect(periods.cumulative(to: "2025-12-31", in: 2026) == 0.0)
    }

    @Test(arguments: 1...25)
    func explanationsAddUpToTheFigureWhateverTheOrder(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        var orders = (0..<120).map { index in
            let from = Double(Int.random(in: 0..<90_000, using: &generator))
            let day = CivilDate(firstDayOf: 2026).adding(days: Int.random(in: -30..<400, using: &generator))
            return order("\(index)", from, from + Double.random(in: 0...2000, using: &generator), day)
        }
        for index in 0..<10 {
            let target = orders[Int.random(in: 0..<120, using: &generator)]
            var correction = order("C\(index)", 0, 0, target.dates.certified, corrects: target.id)
            correction.from = target.from
            correction.to = (target.from ?? .origin) + .metres(Double.random(in: 0...500, using: &generator))
            orders.append(correction)
        }
        orders.append(volume("V", 7, "2026-03-03"))
        let first = try progress(orders, to: "2026-10-15")
        let row = try #require(first["L1.1"])
        #expect(row.byPeriod.reduce(.zero, +) == row.executed)
        #expect((row.executed ?? .zero) <= (row.gross ?? .zero))
        let inputs = ProgressInputs(programme: try Fixture.nationalPlan(), ledger: WorkLedger(orders))
        let explanation = try #require(Explanation("L1.1", inputs: inputs, window: first.window))
        #expect(explanation.executed == row.executed)
        #expect(explanation.contributions.reduce(explanation.bridged) { $0 + $1.added } == row.executed)
        #expect(explanation.contributions.allSatisfy { $0.added >= .zero && $0.added <= $0.stated.magnitude })
        #expect(explanation.contributions.count + explanation.leftOut.count == 130)
        #expect(!explanation.leftOut.contains { $0.reason.code == "no-stretch" })
        orders.shuffle(using: &generator)
        #expect(try progress(orders, to: "2026-10-15") == first)
        let again = ProgressInputs(programme: try Fixture.nationalPlan(), ledger: WorkLedger(orders))
        #expect(Explanation("L1.1", inputs: again, window: first.window) == explanation)
    }
}
