/// What a product will have reached at the end of the year, if the rest of it goes as some pattern says.
///
/// The law names no method, so the method stands beside the figure. A straight line is none of them: clearing is work
/// of the dry season.
public struct Forecast: Hashable, Sendable {
    public enum Method: Hashable, Sendable {
        /// The share of the year's total that these earlier years had reached by the same day, their mean.
        case season(years: [Int])
        /// The share of the year's total that is programmed to the day.
        case programming

        public var label: Bilingual {
            switch self {
            case .season(let years):
                Bilingual(
                    en: "seasonal pattern of \(Method.text(years))", es: "patrón estacional de \(Method.text(years))")
            case .programming: Bilingual(en: "programming of the year", es: "programación del año")
            }
        }

        /// Stable code for scripts.
        public var code: String {
            switch self {
            case .season: "season"
            case .programming: "programming"
            }
        }

        private static func text(_ years: [Int]) -> String { years.map(String.init).joined(separator: ", ") }
    }

    /// Why there is no forecast.
    public enum Absence: Error, Hashable, Sendable {
        case unknownProduct
        /// Neither an earlier year with work in it nor a programming by month or period is known.
        case noPattern
        /// So little of the year's work is due by this day that a forecast would be noise; the share.
        case tooEarly(share: Double)
    }

    public var code: Product.Code
    public var method: Method
    /// Of the year's total, by the day of the report.
    public var shareToDate: Double
    public var yearEnd: Quantity
    /// By the single years of the pattern with the highest and the lowest share.
    public var lowest: Quantity
    public var highest: Quantity

    /// Less than this share of the year is too little to go by.
    public static let leastShare = 0.1

    /// Takes the pattern of up to three earlier years that the ledger holds, else the programming.
    public init(
        _ code: Product.Code, inputs: ProgressInputs, window: ProgressWindow, years: Int = 3
    ) throws(Absence) {
        guard let product = inputs.programme[code],
            let measure = inputs.rules.measure(for: product, in: inputs.programme)
        else { throw .unknownProduct }
        var shares: [(year: Int, share: Double)] = []
        for year in (window.year - max(0, years))..<window.year {
            let all = Tally(measure, of: code, in: inputs, window: .init(year: year, basis: window.basis)).executed
            guard all > .zero, let day = Forecast.sameDay(window.to, in: year) else { continue }
            let part = Tally(
                measure, of: code, in: inputs, window: .init(year: year, to: day, basis: window.basis))
            shares.append((year, part.executed / all))
        }
        if shares.isEmpty {
            guard let programming = product.target(for: window.year)?.programming(asOf: window.to),
                programming.total > .zero
            else { throw .noPattern }
            method = .programming
            let programmed = programming.cumulative(to: window.to, in: window.year)
            shares = [(window.year, programmed / programming.total)]
        } else {
            method = .season(years: shares.map(\.year))
        }
        self.code = code
        let executed = Tally(measure, of: code, in: inputs, window: window).executed
        let mean = shares.reduce(0) { $0 + $1.share } / Double(shares.count)
        guard mean >= Forecast.leastShare else { throw .tooEarly(share: mean) }
        shareToDate = mean
        func atEnd(_ share: Double) -> Quantity {
            share > 0 ? Quantity(executed.value / share) ?? executed : executed
        }
        yearEnd = atEnd(mean)
        lowest = shares.map { atEnd($0.share) }.min() ?? yearEnd
        highest = shares.map { atEnd($0.share) }.max() ?? yearEnd
    }

    /// 29 February falls on 28 February where there is none.
    private static func sameDay(_ date: CivilDate, in year: Int) -> CivilDate? {
        CivilDate(year: year, month: date.month, day: min(date.day, CivilDate.days(inMonth: date.month, of: year)))
    }
}
