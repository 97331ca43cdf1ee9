import Demarcation
import GeoTypes
import TestSupport
import Testing

/// Fixtures/work_year.csv against Fixtures/work_year.md, where every figure is worked out by hand.
struct WorkYearTests {
    private static func orders() throws -> [WorkOrder] {
        try Fixture.table("work_year.csv").map { row in
            func text(_ name: String) -> String? { row[name].flatMap { $0.isEmpty ? nil : $0 } }
            func date(_ name: String) -> CivilDate? { text(name).flatMap { CivilDate($0) } }
            return WorkOrder(
                id: WorkOrder.ID(rawValue: row["id"] ?? ""), kind: try #require(WorkKind(rawValue: row["kind"] ?? "")),
                state: try #require(WorkState(rawValue: row["state"] ?? "")),
                sector: text("sector").map(Sector.ID.init(rawValue:)), from: text("from_m").flatMap { Chainage($0) },
                to: text("to_m").flatMap { Chainage($0) }, executedQuantity: text("quantity").flatMap { Quantity($0) },
                assignedTo: text("assigned_to"),
                dates: .init(
                    finished: date("finished_on"), verified: date("verified_on"), certified: date("certified_on"),
                    recorded: date("recorded_on")), acta: text("acta"), cost: text("cost_gtq").flatMap { Money($0) },
                corrects: text("corrects").map(WorkOrder.ID.init(rawValue:)))
        }
    }

    private static func inputs(_ orders: [WorkOrder]) -> ProgressInputs {
        let km = Target(
            year: 2026, initial: .init(quantity: 40.0, money: .quetzales(40_000)),
            changes: [.init(inForceFrom: "2026-05-15", version: .init(quantity: 36.0, money: .quetzales(36_000)))])
        let m3 = Target(year: 2026, initial: .init(quantity: 500.0, money: .quetzales(50_000)))
        let name = Bilingual(en: "Clearing", es: "Chapeo")
        return ProgressInputs(
            programme: Programme(products: [
                Product(code: "K", parent: nil, level: .product, name: name, unit: .kilometre, targets: [km]),
                Product(code: "V", parent: nil, level: .product, name: nil, unit: .cubicMetre, targets: [m3]),
            ]), ledger: WorkLedger(orders))
    }

    private func row(_ code: Product.Code, to date: CivilDate, basis: Basis = .certified) throws -> ProgressRow {
        let window = ProgressWindow(year: 2026, to: date, basis: basis)
        return try #require(Progress(WorkYearTests.inputs(try WorkYearTests.orders()), window: window)[code])
    }

    @Test func kilometresAreThoseOfTheHandComputation() throws {
        let year = try row("K", to: "2026-12-31")
        #expect(year.executed == 19.6492)
        #expect(year.gross == 22.3484)
        #expect(year.byPeriod == [11.9992, 5.5, 2.15])
        #expect(year.sectors.map(\.net) == [15.4992, 4.15])
        #expect(year.sectors.map(\.gross) == [16.9989, 5.3495])
        #expect(year.adjustment == -0.5)
        #expect(abs((year.percent ?? 0) - 54.5811) < 5e-5)
        #expect(year.light == .red)
    }

    @Test func theTargetOfMayCountsFromMayOn() throws {
        let april = try row("K", to: "2026-04-30")
        #expect(april.executed == 11.9992 && april.target == 40.0 && april.programmedToDate == 13.333333)
        #expect(abs((april.percentProgrammed ?? 0) - 89.994) < 5e-4)
        #expect(abs((april.percent ?? 0) - 29.998) < 1e-9)
        #expect(april.light == .amber)
        let june = try row("K", to: "2026-06-30")
        #expect(june.executed == 15.4992 && june.target == 36.0 && june.targetInitial == 40.0)
        #expect(june.programmedToDate == 18.0 && june.lag == 2.5008)
        #expect(abs((june.percent ?? 0) - 43.0533) < 5e-5)
        #expect(abs((june.percentProgrammed ?? 0) - 86.1067) < 5e-5)
        let pace = try #require(Pace(june, window: ProgressWindow(year: 2026, to: "2026-06-30")))
        #expect(pace.daysLeft == 184)
        #expect(pace.remaining == 20.5008)
        #expect(pace.requiredPerWeek == 0.779922)
    }

    @Test func theOtherBasesCountWhatIsNotYetCertified() throws {
        #expect(try row("K", to: "2026-12-31", basis: .verified).executed == 20.6492)
        #expect(try row("K", to: "2026-12-31", basis: .reported).executed == 22.6492)
        #expect(try row("V", to: "2026-12-31", basis: .verified).executed == 524.25)
    }

    @Test func cubicMetresTakeCorrectionsOff() throws {
        let year = try row("V", to: "2026-12-31")
        #expect(year.executed == 425.25 && year.gross == 455.75)
        #expect(year.byPeriod == [200.5, 169.75, 55.0])
        #expect(year.adjustment == -10.0)
        #expect(year.accrued == .quetzales(7000))
    }

    @Test func moneyIsThatOfTheOrdersThatCount() throws {
        let year = try row("K", to: "2026-12-31")
        #expect(year.accrued?.description == "2700.25")
        #expect(abs((year.percentFinancial ?? 0) - 7.5007) < 5e-5)
        #expect(year.unitCost?.description == "137.42")
    }

    @Test func theExplanationNamesWhatWasLeftOut() throws {
        let window = ProgressWindow(year: 2026)
        let inputs = WorkYearTests.inputs(try WorkYearTests.orders())
        let explanation = try #require(Explanation("K", inputs: inputs, window: window))
        #expect(explanation.leftOut.map(\.id) == ["A16", "A17", "A18", "A19", "A20", "A21", "A22"])
        #expect(
            explanation.leftOut.map(\.reason) == [
                .otherYear(2027), .otherYear(2025), .stateTooEarly(.measured, needed: .certified),
                .stateTooEarly(.verified, needed: .certified), .cancelled, .noDate(.certified),
                .correctsOtherYear("A17"),
            ])
        #expect(explanation.contributions.count == 25)
        // A02 brought 2000–3000 and 3600–4000 after its correction; A03, later, all of 3500–5500 but 3600–4000.
        let added = Dictionary(uniqueKeysWithValues: explanation.contributions.map { ($0.id, $0.added) })
        #expect(added["A02"] == 1.4 && added["A03"] == 1.6 && added["A05"] == 0.0 && added["A10"] == 0.0)
        #expect(explanation.bridged == 0.0008)
        #expect(explanation.contributions.first { $0.id == "A13" }?.acta == "ACTA-A13")
    }

    private static let firstPeriod = ReportPeriod.cuatrimestre(.first, of: 2026)
    private static let secondPeriod = ReportPeriod.cuatrimestre(.second, of: 2026)

    @Test func aClosedPeriodStaysAndLateRecordsAreAnAdjustment() throws {
        let all = try WorkYearTests.orders()
        let known = all.filter { ($0.dates.recorded ?? "2026-01-01") <= "2026-05-10" }
        let closing = try Closing(
            Self.firstPeriod, of: WorkYearTests.inputs(known), basis: .certified, on: "2026-05-10", after: [])
        #expect(closing.products["K"]?.executed == 10.9992)
        let window = ProgressWindow(year: 2026, to: "2026-08-31")
        var inputs = WorkYearTests.inputs(all)
        inputs.closings = [closing]
        let august = try #require(Progress(inputs, window: window)["K"])
        #expect(august.reportedByPeriod == [10.9992, 5.5, 0.0])
        #expect(august.lateQuantity == 1.0)
        #expect(august.adjustments.map(\.quantity) == [1.0])
        #expect(august.adjustments.first?.lateRecords.map(\.id) == ["B07", "B08"])
        #expect(august.reportedByPeriod.reduce(august.lateQuantity, +) == august.executed)
        #expect(august.executed == 17.4992)
        // Before the period's end there is nothing closed to hold on to.
        let march = try #require(Progress(inputs, window: .init(year: 2026, to: "2026-03-31"))["K"])
        #expect(march.adjustments.isEmpty && march.reportedByPeriod == march.byPeriod)
        let parts = try #require(Breakdown("K", by: .cuatrimestre, inputs: inputs, window: window)).parts
        #expect(parts.map(\.name) == ["C1", "C2", "late"] && parts.map(\.executed) == [10.9992, 5.5, 1.0])
    }

    @Test func periodsCloseInOrderAndOnce() throws {
        let inputs = WorkYearTests.inputs(try WorkYearTests.orders())
        func close(
            _ period: ReportPeriod, _ day: CivilDate, _ earlier: [Closing], _ basis: Basis = .certified
        ) throws(Closing.Refusal) -> Closing {
            try Closing(period, of: inputs, basis: basis, on: day, after: earlier)
        }
        #expect(throws: Closing.Refusal.notEnded(Self.firstPeriod)) {
            try close(Self.firstPeriod, "2026-04-30", [])
        }
        #expect(throws: Closing.Refusal.earlierOpen(Self.firstPeriod)) {
            try close(Self.secondPeriod, "2026-09-02", [])
        }
        let first = try close(Self.firstPeriod, "2026-05-10", [])
        #expect(throws: Closing.Refusal.alreadyClosed(Self.firstPeriod, on: "2026-05-10")) {
            try close(Self.firstPeriod, "2026-05-11", [first])
        }
        #expect(throws: Closing.Refusal.laterClosed(Self.firstPeriod)) {
            try close(.month(3, of: 2026), "2026-05-11", [first])
        }
        #expect(throws: Closing.Refusal.otherBasis(.verified, closed: .certified)) {
            try close(Self.secondPeriod, "2026-09-02", [first], .verified)
        }
        let second = try close(Self.secondPeriod, "2026-09-02", [first])
        #expect(second.products["K"]?.executed == 5.5)
        // No cost falls in the second period but the correction's.
        #expect(second.products["K"]?.accrued?.description == "-300.05")
        // May alone: A08 and A09 9000–10400, B04 and B05 5000–6000.
        let may = try close(.month(5, of: 2026), "2026-06-01", [first])
        #expect(may.products["K"]?.executed == 2.4)
        #expect(try close(.year(2026), "2027-01-05", [first, second]).products["K"]?.executed == 19.6492)
    }

    @Test(arguments: [
        ("2026", "2026-01-01", "2026-12-31"), ("2026-C2", "2026-05-01", "2026-08-31"),
        ("2024-02", "2024-02-01", "2024-02-29"), ("2025-12", "2025-12-01", "2025-12-31"),
    ])
    func periodsAreReadAndWritten(text: String, first: CivilDate, last: CivilDate) throws {
        let period = try #require(ReportPeriod(text))
        #expect(period.description == text && period.firstDay == first && period.lastDay == last)
    }

    @Test(arguments: ["", "26", "2026-", "2026-C4", "2026-13", "2026-1", "2026-C01", "2026-00", "2026-01-01", "year"])
    func whatIsNoPeriodIsRefused(text: String) {
        #expect(ReportPeriod(text) == nil)
    }

    @Test func breakdownsAddUpWhereTheyCan() throws {
        let inputs = WorkYearTests.inputs(try WorkYearTests.orders())
        let window = ProgressWindow(year: 2026)
        let neighbours: [Sector.ID: String] = ["A": "MEX", "B": "BLZ"]
        let bySector = try #require(Breakdown("K", by: .sector, inputs: inputs, window: window))
        #expect(bySector.parts.map(\.name) == ["A", "B"] && bySector.parts.map(\.executed) == [15.4992, 4.15])
        let byNeighbour = try #require(
            Breakdown("K", by: .neighbour, inputs: inputs, window: window, neighbours: neighbours))
        #expect(byNeighbour.parts.map(\.name) == ["BLZ", "MEX"])
        let byCrew = try #require(Breakdown("V", by: .crew, inputs: inputs, window: window))
        #expect(byCrew.parts.map(\.executed) == [425.25] && byCrew.addsUp)
        // Opening: A13 1.5 km and B05 0.3995 km; conservation has everything else.
        let byKind = try #require(Breakdown("K", by: .kind, inputs: inputs, window: window))
        #expect(byKind.parts.first { $0.name == "brecha-opening" }?.executed == 1.8995)
        #expect(!byKind.addsUp)
    }

    @Test func fichaColumnsStandInTheOfficialOrder() throws {
        let august = try row("K", to: "2026-08-31")
        let window = ProgressWindow(year: 2026, to: "2026-08-31")
        #expect(
            FichaColumn.allCases.map(\.label.spanish) == [
                "Producto", "Subproducto", "Unidad", "Meta inicial", "Meta vigente", "Programado C1", "Programado C2",
                "Programado C3", "Ejecutado C1", "Ejecutado C2", "Ejecutado C3", "Acumulado", "% físico", "Vigente Q",
                "Devengado Q", "% financiero", "Costo unitario Q", "Semáforo", "Fuente",
            ])
        let values = Dictionary(
            uniqueKeysWithValues: FichaColumn.allCases.map { ($0, $0.value(of: august, window: window)) })
        #expect(values[.product] == .text(Bilingual(en: "K Clearing", es: "K Chapeo")))
        #expect(values[.subproduct] == .empty)
        #expect(values[.programmed2] == .quantity(12.0))
        #expect(values[.executed2] == .quantity(5.5) && values[.executed3] == .empty)
        #expect(values[.cumulative] == .quantity(17.4992))
        #expect(
            values[.source]
                == .text(
                    Bilingual(en: "Register, certified, to 2026-08-31", es: "Registro, certificado, al 2026-08-31")))
    }

    @Test(arguments: 1...5)
    func theOrderOfTheFileDoesNotMatter(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        var orders = try WorkYearTests.orders()
        let window = ProgressWindow(year: 2026)
        let expected = Progress(WorkYearTests.inputs(orders), window: window)
        orders.shuffle(using: &generator)
        #expect(Progress(WorkYearTests.inputs(orders), window: window) == expected)
    }
}
