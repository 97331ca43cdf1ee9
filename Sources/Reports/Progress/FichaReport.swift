public import Demarcation

/// The columns that the four-monthly report of indicators (ficha) asks for, in their order; below a product whose closed
/// periods changed stands an adjustment line.
public enum FichaReport {
    public static func csv(_ document: ProgressDocument, in language: Language) -> [UInt8] {
        var csv = CSVWriter(header: FichaColumn.allCases.map { $0.label[language] })
        for line in lines(document) {
            csv.row { csv in
                for column in FichaColumn.allCases { csv.field(text(line.value(column), language)) }
            }
        }
        return csv.bytes
    }

    public static func write(_ document: ProgressDocument, in language: Language, to json: inout JSONWriter) {
        json.array { json in
            for line in lines(document) {
                json.newline()
                json.object { json in
                    for column in FichaColumn.allCases { member(column, line.value(column), language, to: &json) }
                }
            }
        }
    }

    /// A block for each product: nineteen columns fit no terminal.
    public static func text(_ document: ProgressDocument, in language: Language, width: Int = 100) -> String {
        var page = title(document, language) + "\n" + document.windowText(in: language) + "\n"
        for line in lines(document) {
            var fields = FieldList()
            for column in FichaColumn.allCases { fields.add(column.label, text(line.value(column), language)) }
            page += "\n" + fields.text(in: language)
        }
        return page + "\n" + wrapped(document.progress.thresholdsText(in: language), to: width)
            + document.remarks.map { wrapped($0[language], to: width) }.joined()
    }

    public static func html(_ document: ProgressDocument, in language: Language) -> [UInt8] {
        let title = title(document, language)
        var page = HTMLWriter(title: title, language: language, isWide: true, style: "table { font-size: 7.5pt; }\n")
        page.element("h1", title)
        page.element("p", document.windowText(in: language))
        let numbers = Set(
            FichaColumn.allCases.indices.filter { index in
                switch FichaColumn.allCases[index] {
                case .product, .subproduct, .unit, .light, .source: false
                default: true
                }
            })
        page.block("table") { page in
            page.block("thead") {
                $0.row(FichaColumn.allCases.map { $0.label[language] }, header: true, numbers: numbers)
            }
            page.block("tbody") { page in
                for line in lines(document) {
                    page.row(FichaColumn.allCases.map { text(line.value($0), language) }, numbers: numbers)
                }
            }
        }
        for note in [document.progress.thresholdsText(in: language)] + document.remarks.map({ $0[language] }) {
            page.element("p", note, class: "note")
            page.raw("\n")
        }
        page.end()
        return page.bytes
    }

    public static func workbook(_ document: ProgressDocument, in language: Language) -> [UInt8] {
        var workbook = WorkbookWriter()
        addSheet(document, in: language, to: &workbook)
        return workbook.finish()
    }

    static func addSheet(_ document: ProgressDocument, in language: Language, to workbook: inout WorkbookWriter) {
        workbook.add(
            "ficha",
            [FichaColumn.allCases.map { .title($0.label[language]) }]
                + lines(document).map { line in FichaColumn.allCases.map { cell(line.value($0), language) } }
                + [[.text(document.progress.thresholdsText(in: language))]]
                + document.remarks.map { [.text($0[language])] },
            widths: FichaColumn.allCases.map { $0 == .product || $0 == .subproduct ? 40 : 13 })
    }

    private static func title(_ document: ProgressDocument, _ language: Language) -> String {
        Bilingual(en: "Indicator sheet", es: "Ficha de indicadores")[language] + " \(document.progress.window.year)"
    }

    /// A row of the ficha: a product, or the adjustment of its closed periods.
    private struct Line {
        var value: (FichaColumn) -> FichaColumn.Value
    }

    private static func lines(_ document: ProgressDocument) -> [Line] {
        let window = document.progress.window
        return document.progress.rows.flatMap { row in
            [Line { $0.value(of: row, window: window) }]
                + row.adjustments.filter { !$0.isEmpty }.map { item in
                    Line { $0.value(of: item, row: row) }
                }
        }
    }

    private static func text(_ value: FichaColumn.Value, _ language: Language) -> String? {
        switch value {
        case .text(let text): text[language]
        case .quantity(let quantity): FigureText.quantity(quantity)
        case .percent(let percent): FigureText.percent(percent)
        case .money(let money): FigureText.money(money)
        case .light(let light): light.label[language]
        case .empty: nil
        }
    }

    private static func cell(_ value: FichaColumn.Value, _ language: Language) -> WorkbookWriter.Cell {
        let text = text(value, language) ?? ""
        switch value {
        case .text, .light: return .text(text)
        case .quantity: return .number(text)
        case .percent: return .percent(text)
        case .money: return .money(text)
        case .empty: return .empty
        }
    }

    private static func member(
        _ column: FichaColumn, _ value: FichaColumn.Value, _ language: Language, to json: inout JSONWriter
    ) {
        let name = column.rawValue
        switch value {
        case .text(let text): json.member(name, text[language])
        case .quantity(let quantity): json.member(name, quantity)
        case .percent(let percent): json.member(name, percent, decimals: FigureText.percentDecimals)
        case .money(let money): json.member(name, money)
        case .light(let light): json.member(name, light.rawValue)
        case .empty:
            json.key(name)
            json.null()
        }
    }
}
