public import Demarcation

/// Everything that a report of progress shows, computed once, so that each format says the same.
public struct ProgressDocument: Sendable {
    public var progress: Progress
    /// What the year will come to, or why that can't be said; for the products that something adds up to.
    public var forecasts: [Product.Code: Result<Forecast, Forecast.Absence>]
    /// By the key that was asked for, in the order of the programme; empty where none was.
    public var breakdowns: [Breakdown]
    /// For charts, in the order of the programme.
    public var months: [MonthlyProgress]
    /// For a picture of the line.
    public var map: ProgressMap?
    /// What the law asks to say beside the sectors that the figures are made of.
    public var remarks: [Bilingual] = []
    /// The period that this is the closed report of.
    public var closing: Closing?

    /// `neighbours` gives the neighbour of each sector, for a breakdown.
    public init(
        _ inputs: ProgressInputs, window: ProgressWindow, by key: Breakdown.Key? = nil,
        neighbours: [Sector.ID: String] = [:], withMonths: Bool = false, map: ProgressMap? = nil,
        closing: Closing? = nil
    ) {
        progress = Progress(inputs, window: window)
        forecasts = [:]
        for row in progress.rows where row.executed != nil {
            do throws(Forecast.Absence) {
                forecasts[row.code] = .success(try Forecast(row.code, inputs: inputs, window: window))
            } catch {
                forecasts[row.code] = .failure(error)
            }
        }
        breakdowns = progress.rows.compactMap { row in
            key.flatMap { Breakdown(row.code, by: $0, inputs: inputs, window: window, neighbours: neighbours) }
        }
        let parents = Set(progress.rows.compactMap(\.parent))
        months = []
        if withMonths {
            months = progress.rows.filter { !parents.contains($0.code) }
                .compactMap { MonthlyProgress($0.code, inputs: inputs, window: window) }
        }
        self.map = map
        self.closing = closing
    }

    func pace(_ row: ProgressRow) -> Pace? { Pace(row, window: progress.window) }

    func forecast(_ row: ProgressRow) -> Forecast? {
        guard case .success(let forecast) = forecasts[row.code] else { return nil }
        return forecast
    }

    func forecastAbsence(_ row: ProgressRow) -> Forecast.Absence? {
        guard case .failure(let absence) = forecasts[row.code] else { return nil }
        return absence
    }

    /// `certified, 2026-01-01 to 2026-06-30`, and that the period is closed where it is.
    func windowText(in language: Language) -> String {
        guard let closing else { return progress.windowText(in: language) }
        return progress.windowText(in: language)
            + Bilingual(
                en: "; \(closing.period) closed on \(closing.closedOn)",
                es: "; \(closing.period) cerrado el \(closing.closedOn)")[language]
    }
}
