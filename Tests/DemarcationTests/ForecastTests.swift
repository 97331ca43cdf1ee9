import Demarcation
import GeoTypes
import Testing

struct ForecastTests {
    private func order(_ id: String, _ km: Double, _ date: CivilDate) -> WorkOrder {
        WorkOrder(
            id: WorkOrder.ID(rawValue: id), kind: .brechaConservation, state: .certified,
            sector: Sector.ID(rawValue: id), from: .origin, to: .kilometres(km), dates: .init(certified: date),
            acta: "A")
    }

    private func inputs(_ orders: [WorkOrder], programming: Programming? = nil) -> ProgressInputs {
        let target = Target(
            year: 2026, initial: .init(quantity: 100.0, money: .quetzales(1), programming: programming))
        return ProgressInputs(
            programme: Programme(products: [
                Product(code: "K", parent: nil, level: .product, name: nil, unit: .kilometre, targets: [target])
            ]), ledger: WorkLedger(orders))
    }

    /// 2024: 60 of 80 km by 30 April, 75 %. 2025: 50 of 100, 50 %. The mean is 62.5 %; 50 km now are 80 at the end.
    @Test func followsTheSeasonOfEarlierYears() throws {
        let orders = [
            order("a", 60, "2024-03-01"), order("b", 20, "2024-11-01"), order("c", 50, "2025-04-30"),
            order("d", 50, "2025-05-01"), order("e", 50, "2026-02-01"),
        ]
        let forecast = try Forecast("K", inputs: inputs(orders), window: .init(year: 2026, to: "2026-04-30"))
        #expect(forecast.method == .season(years: [2024, 2025]))
        #expect(forecast.yearEnd == 80.0)
        #expect(forecast.lowest == 66.666667)
        #expect(forecast.highest == 100.0)
        #expect(forecast.method.label.spanish == "patrón estacional de 2024, 2025")
    }

    @Test func fallsBackOnTheProgrammingAndNeverOnAStraightLine() throws {
        let orders = [order("e", 30, "2026-02-01")]
        let window = ProgressWindow(year: 2026, to: "2026-04-30")
        let programmed = try Forecast(
            "K", inputs: inputs(orders, programming: .cuatrimestral([60.0, 10.0, 30.0])), window: window)
        #expect(programmed.method == .programming && programmed.yearEnd == 50.0)
        #expect(throws: Forecast.Absence.noPattern) { try Forecast("K", inputs: inputs(orders), window: window) }
        #expect(throws: Forecast.Absence.unknownProduct) { try Forecast("Q", inputs: inputs(orders), window: window) }
        #expect(throws: Forecast.Absence.tooEarly(share: 0.05)) {
            try Forecast(
                "K", inputs: inputs(orders, programming: .cuatrimestral([5.0, 45.0, 50.0])), window: window)
        }
    }

    @Test func paceHasNoDaysAtTheEndOfTheYear() throws {
        let progress = Progress(inputs([order("e", 30, "2026-02-01")]), window: .init(year: 2026))
        let pace = try #require(Pace(progress.rows[0], window: progress.window))
        #expect(pace.remaining == 70.0 && pace.daysLeft == 0 && pace.requiredPerWeek == nil)
        // 30 km in 365 days.
        #expect(pace.perWeekSoFar == 0.575342)
    }
}
