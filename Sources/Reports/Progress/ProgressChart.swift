import Demarcation

/// Small pictures of progress as SVG, drawn with nothing but lines and boxes.
enum ProgressChart {
    /// A share of 0 to 1 as a bar; a share above is drawn full.
    static func bar(share: Double?, light: ProgressRules.Light?, to page: inout HTMLWriter) {
        let width = 100.0 * min(max(share ?? 0, 0), 1)
        page.raw(
            """
            <svg width="104" height="12" viewBox="0 0 104 12" role="img" aria-hidden="true">\
            <rect x="1" y="1" width="102" height="10" fill="none" stroke="#999"/>\
            <rect x="2" y="2" width="\(number(width))" height="8" class="\(light?.rawValue ?? "none")"/></svg>
            """)
    }

    /// Cumulative through the twelve months: what was programmed in dashes, what was executed as a line.
    static func course(
        _ course: MonthlyProgress, target: Quantity?, light: ProgressRules.Light?, to page: inout HTMLWriter,
        _ language: Language
    ) {
        let all = course.months.flatMap { [$0.executed, $0.programmed] }.compactMap { $0?.value }
        let top = max(all.max() ?? 0, target?.value ?? 0)
        guard top > 0 else { return }
        let plot = Plot(top: top)
        let title = Bilingual(en: "cumulative by month", es: "acumulado por mes")[language]
        page.raw("<svg width=\"400\" height=\"170\" viewBox=\"0 0 400 170\" role=\"img\" aria-label=\"")
        page.text("\(course.code.rawValue) \(title)")
        page.raw("\">\n<path d=\"M44 8V148H392\" fill=\"none\" stroke=\"#555\"/>\n")
        label(FigureText.quantity(Quantity(top)), x: 40, y: plot.y(top) + 4, anchor: "end", to: &page)
        label("0", x: 40, y: 148, anchor: "end", to: &page)
        for month in 1...12 { label(String(month), x: plot.x(Double(month)), y: 161, anchor: "middle", to: &page) }
        let programmed = course.months.compactMap { month in
            month.programmed.map { (Double(month.month), $0.value) }
        }
        line(programmed, plot, style: "stroke=\"#777\" stroke-dasharray=\"4 3\"", to: &page)
        let executed = course.months.compactMap { month in month.executed.map { (position(month), $0.value) } }
        line(executed, plot, style: "stroke=\"#1565c0\" stroke-width=\"2\"", to: &page)
        page.raw("</svg>\n")
    }

    /// The end of a month is its number; a day within it lies before.
    private static func position(_ month: MonthlyProgress.Month) -> Double {
        Double(month.month - 1) + Double(month.date.day)
            / Double(CivilDate.days(inMonth: month.month, of: month.date.year))
    }

    private struct Plot {
        var top: Double

        func x(_ month: Double) -> Double { 44 + month * 28.5 }
        func y(_ value: Double) -> Double { 148 - max(value, 0) / top * 136 }
    }

    private static func line(
        _ points: [(month: Double, value: Double)], _ plot: Plot, style: String, to page: inout HTMLWriter
    ) {
        guard !points.isEmpty else { return }
        let path = points.map { "\(number(plot.x($0.month))),\(number(plot.y($0.value)))" }.joined(separator: " ")
        page.raw(
            "<polyline points=\"\(number(plot.x(0))),\(number(plot.y(0))) \(path)\" fill=\"none\" \(style)/>\n")
    }

    private static func label(_ text: String, x: Double, y: Double, anchor: String, to page: inout HTMLWriter) {
        page.raw("<text x=\"\(number(x))\" y=\"\(number(y))\" text-anchor=\"\(anchor)\">")
        page.text(text)
        page.raw("</text>\n")
    }

    private static func number(_ value: Double) -> String { fixed(value, decimals: 1) }
}
