public import Demarcation
import GeoTypes

/// What a figure of progress is made of, record by record, and what was left out.
public enum ExplanationReport {
    public static func write(
        _ explanation: Explanation, money: MoneyExplanation, unit: PhysicalUnit?, in language: Language,
        to json: inout JSONWriter
    ) {
        json.object { json in
            json.member("code", explanation.code.rawValue)
            json.member("year", explanation.window.year)
            json.member("to", explanation.window.to.description)
            json.member("basis", explanation.window.basis.rawValue)
            json.member("unit", unit?.rawValue)
            json.member("executed", explanation.executed)
            json.member("bridged", explanation.bridged)
            json.newline()
            json.array("contributions") { json in
                for contribution in explanation.contributions {
                    json.newline()
                    json.object { json in members(of: contribution, to: &json) }
                }
            }
            json.newline()
            json.array("left_out") { json in
                for item in explanation.leftOut {
                    json.newline()
                    json.object { json in
                        json.member("id", item.id)
                        json.member("code", item.reason.code)
                        json.member("defect", item.reason.isDefect)
                        json.member("message", item.reason.message[language])
                    }
                }
            }
            json.newline()
            json.object("money") { json in members(of: money, to: &json) }
            json.newline()
            json.object("target") { json in members(of: money.target, to: &json) }
        }
    }

    private static func members(of money: MoneyExplanation, to json: inout JSONWriter) {
        json.member("from", money.origin?.rawValue)
        json.member("accrued_gtq", money.accrued)
        json.member("current_budget_gtq", money.currentBudget)
        json.member("percent_financial", money.percent, decimals: FigureText.percentDecimals)
        json.array("lines") { json in
            for line in money.lines {
                json.newline()
                json.object { json in ProgrammeReport.write(line, to: &json) }
            }
        }
    }

    private static func members(of target: Target?, to json: inout JSONWriter) {
        json.array("versions") { json in
            for (day, version) in target?.versions ?? [] {
                json.object { json in
                    json.member("in_force_from", day?.description)
                    json.member("target", version.quantity)
                    json.member("target_gtq", version.money)
                    json.member("source", version.source)
                }
            }
        }
    }

    private static func members(of contribution: Explanation.Contribution, to json: inout JSONWriter) {
        json.member("id", contribution.id)
        json.member("date", contribution.date.description)
        json.member("sector", contribution.sector?.rawValue)
        json.member("from_m", contribution.from?.metres, decimals: 3)
        json.member("to_m", contribution.to?.metres, decimals: 3)
        json.member("stated", contribution.stated)
        json.member("added", contribution.added)
        json.member("acta", contribution.acta)
        json.member("correction", contribution.isCorrection)
        json.member("cost_gtq", contribution.cost)
        json.member("recorded", contribution.recorded?.description)
        json.member("late_for", contribution.lateFor?.description)
    }

    public static func text(
        _ explanation: Explanation, money: MoneyExplanation, unit: PhysicalUnit?, in language: Language,
        width: Int = 100
    ) -> String {
        let window = explanation.window
        let unitText = unit.map { " " + $0.label[language] } ?? ""
        var text =
            "\(explanation.code.rawValue)  \(explanation.executed)\(unitText)  "
            + Bilingual(
                en: "\(window.basis.label.english), \(CivilDate(firstDayOf: window.year)) to \(window.to)",
                es: "\(window.basis.label.spanish), del \(CivilDate(firstDayOf: window.year)) al \(window.to)")[
                language] + "\n\n"
        text += contributions(explanation, language).text()
        text += leftOut(explanation, language, width)
        text += self.money(explanation, money, language)
        return text + targets(money.target, unitText, language, width)
    }

    private static func leftOut(_ explanation: Explanation, _ language: Language, _ width: Int) -> String {
        guard !explanation.leftOut.isEmpty else { return "" }
        var text = "\n" + Words.leftOut[language] + "\n"
        for group in groups(explanation.leftOut, language) {
            text += wrapped("· \(group.message) (\(group.ids.count)): " + group.ids.joined(separator: " "), to: width)
        }
        return text
    }

    private static func contributions(_ explanation: Explanation, _ language: Language) -> TextTable {
        var table = TextTable([
            .init(StringTable.date[language], .right), .init(Words.record[language], .fixed),
            .init(StringTable.sector[language], .fixed), .init(StringTable.from[language], .right),
            .init(StringTable.to[language], .right), .init(Words.stated[language], .right),
            .init(Words.added[language], .right), .init("acta", .fixed),
        ])
        for contribution in explanation.contributions {
            let note =
                (contribution.isCorrection ? " " + Words.correction[language] : "")
                + (contribution.lateFor.map { " " + Words.late[language] + " \($0)" } ?? "")
            table.append([
                .text(contribution.date.description), .text(contribution.id),
                .text(contribution.sector?.rawValue ?? ""), .text(contribution.from?.description ?? ""),
                .text(contribution.to?.description ?? ""), .text(contribution.stated.description),
                .text(contribution.added.description), .text((contribution.acta ?? "—") + note),
            ])
        }
        if !explanation.bridged.isZero {
            table.append([
                .text(""), .text(Words.bridged[language]), .text(""), .text(""), .text(""), .text(""),
                .text(explanation.bridged.description), .text(""),
            ])
        }
        table.total([
            .text(""), .text(StringTable.total[language]), .text(""), .text(""), .text(""), .text(""),
            .text(explanation.executed.description), .text(""),
        ])
        return table
    }

    /// Where the accrued amount comes from, line by line.
    private static func money(
        _ explanation: Explanation, _ money: MoneyExplanation, _ language: Language
    ) -> String {
        guard let origin = money.origin, let accrued = money.accrued else {
            return "\n" + Words.noMoney[language] + "\n"
        }
        let percent = money.percent.map { "  \(FigureText.percent($0)) %" } ?? ""
        let budget = money.currentBudget.map { " / \(Words.budget[language]) Q\($0)" } ?? ""
        let head = "\n\(Words.accrued[language]) Q\(accrued)\(budget)\(percent)  "
        switch origin {
        case .budgetLines:
            return head + Words.fromLines[language] + "\n\n"
                + ProgrammeReport.table(money.lines, in: language)
        case .subproducts:
            return head + Words.fromChildren[language] + "\n"
        case .orderCosts:
            var table = TextTable([
                .init(StringTable.date[language], .right), .init(Words.record[language], .fixed), .init("Q", .right),
            ])
            for item in explanation.contributions {
                guard let cost = item.cost else { continue }
                table.append([.text(item.date.description), .text(item.id), .text(cost.description)])
            }
            table.total([.text(""), .text(StringTable.total[language]), .text(accrued.description)])
            return head + Words.fromOrders[language] + "\n\n" + table.text()
        }
    }

    /// The target as it was first set and every change of it.
    private static func targets(_ target: Target?, _ unit: String, _ language: Language, _ width: Int) -> String {
        guard let target else { return "" }
        return "\n" + Words.target[language] + " \(target.year)\n"
            + target.versions.map { day, version in
                let from =
                    day.map { Bilingual(en: "from \($0)", es: "desde \($0)")[language] } ?? Words.initial[language]
                return wrapped(
                    "· \(from): \(version.quantity)\(unit), Q\(version.money)"
                        + (version.source.map { " (\($0))" } ?? ""), to: width)
            }.joined()
    }

    /// Reason by reason, in the order in which they first come.
    private static func groups(
        _ items: [Explanation.LeftOut], _ language: Language
    ) -> [(message: String, ids: [String])] {
        var groups: [(message: String, ids: [String])] = []
        var places: [String: Int] = [:]
        for item in items {
            let message = item.reason.message[language]
            if let place = places[message] {
                groups[place].ids.append(item.id)
            } else {
                places[message] = groups.count
                groups.append((message, [item.id]))
            }
        }
        return groups
    }

    private enum Words {
        static let record = Bilingual(en: "record", es: "registro")
        static let stated = Bilingual(en: "stated", es: "declarado")
        static let added = Bilingual(en: "added", es: "suma")
        static let correction = Bilingual(en: "(correction)", es: "(corrección)")
        static let bridged = Bilingual(en: "gaps up to 0.5 m", es: "huecos hasta 0.5 m")
        static let late = Bilingual(en: "late for", es: "tardío para")
        static let accrued = Bilingual(en: "Accrued", es: "Devengado")
        static let budget = Bilingual(en: "current budget", es: "vigente")
        static let fromLines = Bilingual(en: "from the lines of the budget", es: "de los renglones del presupuesto")
        static let fromOrders = Bilingual(
            en: "from the costs of the orders that count", es: "de los costos de las órdenes que cuentan")
        static let fromChildren = Bilingual(en: "from its subproducts", es: "de sus subproductos")
        static let noMoney = Bilingual(en: "No accrued amounts are known.", es: "No hay montos devengados.")
        static let target = Bilingual(en: "Target of", es: "Meta de")
        static let initial = Bilingual(en: "initial", es: "inicial")
        static let leftOut = Bilingual(en: "Left out", es: "Sin contar")
    }
}

extension Target {
    /// The initial one without a day, then every change.
    fileprivate var versions: [(CivilDate?, Version)] {
        [(nil, initial)] + changes.map { ($0.inForceFrom, $0.version) }
    }
}
