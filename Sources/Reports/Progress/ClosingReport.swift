public import Demarcation

/// What was closed, for people and for programs.
public enum ClosingReport {
    public static func write(_ closing: Closing, isStored: Bool, to json: inout JSONWriter) {
        json.object { json in
            members(of: closing, to: &json)
            json.member("stored", isStored)
        }
    }

    public static func write(_ closings: [Closing], to json: inout JSONWriter) {
        json.array { json in
            for closing in closings {
                json.newline()
                json.object { json in members(of: closing, to: &json) }
            }
        }
    }

    private static func members(of closing: Closing, to json: inout JSONWriter) {
        json.member("period", closing.period.description)
        json.member("from", closing.period.firstDay.description)
        json.member("to", closing.period.lastDay.description)
        json.member("basis", closing.basis.rawValue)
        json.member("closed_on", closing.closedOn.description)
        json.array("products") { json in
            for (code, frozen) in closing.products.sorted(by: { $0.key < $1.key }) {
                json.object { json in
                    json.member("code", code.rawValue)
                    json.member("executed", frozen.executed)
                    json.member("accrued_gtq", frozen.accrued)
                    json.member("records", frozen.records.count)
                }
            }
        }
    }

    /// What is frozen of each product.
    public static func text(_ closing: Closing, _ programme: Programme, in language: Language) -> String {
        var table = TextTable([
            .init(Bilingual(en: "code", es: "código")[language]), .init(StringTable.unit[language]),
            .init(StringTable.executed[language], .right), .init(StringTable.accrued[language], .right),
            .init(Bilingual(en: "records of the year", es: "registros del año")[language], .right),
        ])
        for product in programme.products {
            guard let frozen = closing.products[product.code] else { continue }
            table.append([
                .text(product.code.rawValue),
                .text(programme.effectiveUnit(of: product)?.label[language] ?? "—"),
                .text(FigureText.quantity(frozen.executed)), .text(FigureText.money(frozen.accrued)),
                .text(String(frozen.records.count)),
            ])
        }
        return Bilingual(
            en: "\(closing.period), \(closing.basis.label.english), closed on \(closing.closedOn)",
            es: "\(closing.period), \(closing.basis.label.spanish), cerrado el \(closing.closedOn)")[language]
            + "\n\n" + table.text()
    }

    public static func table(_ closings: [Closing], in language: Language) -> String {
        guard !closings.isEmpty else {
            return Bilingual(en: "No period is closed.", es: "No hay períodos cerrados.")[language] + "\n"
        }
        var table = TextTable([
            .init(Bilingual(en: "period", es: "período")[language]), .init(StringTable.from[language]),
            .init(StringTable.to[language]), .init(Bilingual(en: "basis", es: "base")[language]),
            .init(Bilingual(en: "closed on", es: "cerrado el")[language]),
        ])
        for closing in closings {
            table.append([
                .text(closing.period.description), .text(closing.period.firstDay.description),
                .text(closing.period.lastDay.description), .text(closing.basis.label[language]),
                .text(closing.closedOn.description),
            ])
        }
        return table.text()
    }
}
