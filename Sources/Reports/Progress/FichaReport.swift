public import Demarcation

/// The columns that the four-monthly report of indicators (ficha) asks for, in their order.
public enum FichaReport {
    public static func csv(_ progress: Progress, in language: Language) -> [UInt8] {
        var csv = CSVWriter(header: FichaColumn.allCases.map { $0.label[language] })
        for row in progress.rows {
            csv.row { csv in
                for column in FichaColumn.allCases { csv.field(cell(column, row, progress, language)) }
            }
        }
        return csv.bytes
    }

    public static func write(_ progress: Progress, in language: Language, to json: inout JSONWriter) {
        json.array { json in
            for row in progress.rows {
                json.newline()
                json.object { json in
                    for column in FichaColumn.allCases { member(column, row, progress, language, to: &json) }
                }
            }
        }
    }

    /// A block for each product: nineteen columns fit no terminal.
    public static func text(_ progress: Progress, in language: Language, width: Int = 100) -> String {
        var text = progress.title(in: language) + "\n" + progress.windowText(in: language) + "\n"
        for row in progress.rows {
            var fields = FieldList()
            for column in FichaColumn.allCases { fields.add(column.label, cell(column, row, progress, language)) }
            text += "\n" + fields.text(in: language)
        }
        return text + "\n" + wrapped(progress.thresholdsText(in: language), to: width)
    }

    public static func html(_ progress: Progress, in language: Language) -> [UInt8] {
        let title = Bilingual(en: "Indicator sheet", es: "Ficha de indicadores")[language] + " \(progress.window.year)"
        var page = HTMLWriter(title: title, language: language, isWide: true, style: "table { font-size: 7.5pt; }\n")
        page.element("h1", title)
        page.element("p", progress.windowText(in: language))
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
                for row in progress.rows {
                    page.row(FichaColumn.allCases.map { cell($0, row, progress, language) }, numbers: numbers)
                }
            }
        }
        page.element("p", progress.thresholdsText(in: language), class: "note")
        page.raw("\n")
        page.end()
        return page.bytes
    }

    private static func cell(
        _ column: FichaColumn, _ row: ProgressRow, _ progress: Progress, _ language: Language
    ) -> String? {
        switch column.value(of: row, window: progress.window) {
        case .text(let text): text[language]
        case .quantity(let quantity): FigureText.quantity(quantity)
        case .percent(let percent): FigureText.percent(percent)
        case .money(let money): FigureText.money(money)
        case .light(let light): light.label[language]
        case .empty: nil
        }
    }

    private static func member(
        _ column: FichaColumn, _ row: ProgressRow, _ progress: Progress, _ language: Language,
        to json: inout JSONWriter
    ) {
        let name = column.rawValue
        switch column.value(of: row, window: progress.window) {
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
