public import Demarcation

/// The programme of targets and its defects, for people and for programs.
public enum ProgrammeReport {
    public static func write(_ programme: Programme, in language: Language, to json: inout JSONWriter) {
        json.array { json in
            for product in programme.products {
                json.object { json in
                    json.member("code", product.code.rawValue)
                    json.member("parent", product.parent?.rawValue)
                    json.member("level", product.level.rawValue)
                    json.member("name", product.name?[language])
                    json.member("unit", product.unit?.rawValue)
                    json.array("targets") { json in
                        for target in product.targets { write(target, to: &json) }
                    }
                }
            }
        }
    }

    private static func write(_ target: Target, to json: inout JSONWriter) {
        json.object { json in
            json.member("year", target.year)
            json.member("target", target.latest.quantity)
            json.member("target_gtq", target.latest.money)
            json.member("target_initial", target.initial.quantity)
            json.member("target_initial_gtq", target.initial.money)
            json.member("source", target.initial.source)
            if let programming = target.initial.programming { write(programming, to: &json) }
            json.array("changes") { json in
                for change in target.changes {
                    json.object { json in
                        json.member("in_force_from", change.inForceFrom.description)
                        json.member("target", change.version.quantity)
                        json.member("target_gtq", change.version.money)
                        json.member("source", change.version.source)
                        if let programming = change.version.programming { write(programming, to: &json) }
                    }
                }
            }
        }
    }

    private static func write(_ programming: Programming, to json: inout JSONWriter) {
        json.array("programming") { json in
            for quantity in programming.parts { json.value(quantity) }
        }
    }

    /// Physical targets, then financial ones, a column for each year; as they stand after all changes.
    public static func table(_ programme: Programme, in language: Language, width: Int? = nil) -> String {
        let years = Set(programme.products.flatMap(\.targets).map(\.year)).sorted()
        func table(
            _ title: Bilingual, hasUnit: Bool, _ cell: (Target.Version) -> String
        ) -> String {
            var table = TextTable(
                [.init(Bilingual(en: "code", es: "código")[language]), .init(StringTable.product[language])]
                    + (hasUnit ? [.init(StringTable.unit[language])] : [])
                    + years.map { .init(String($0), .right) })
            for product in programme.products {
                let indent = product.parent == nil ? "" : "  "
                table.append(
                    [.text(indent + product.code.rawValue), .text(product.name?[language] ?? "—")]
                        + (hasUnit ? [.text(product.unit?.label[language] ?? "—")] : [])
                        + years.map { .text(product.target(for: $0).map { cell($0.latest) } ?? "") })
            }
            return title[language] + "\n\n" + table.text(width: width)
        }
        return table(Bilingual(en: "Physical targets", es: "Metas físicas"), hasUnit: true) { $0.quantity.description }
            + "\n"
            + table(Bilingual(en: "Financial targets, Q", es: "Metas financieras, Q"), hasUnit: false) {
                $0.money.shortest
            } + changes(programme, language, width)
    }

    /// Every change of a target, with its day and document; nothing where there is none.
    private static func changes(_ programme: Programme, _ language: Language, _ width: Int?) -> String {
        var table = TextTable([
            .init(Bilingual(en: "code", es: "código")[language]), .init(Bilingual(en: "year", es: "año")[language]),
            .init(Bilingual(en: "in force from", es: "vigente desde")[language]),
            .init(StringTable.unit[language]), .init(Bilingual(en: "physical", es: "física")[language], .right),
            .init("Q", .right), .init(StringTable.source[language]),
        ])
        var isEmpty = true
        for product in programme.products {
            let unit = programme.effectiveUnit(of: product)?.label[language] ?? "—"
            for target in product.targets where !target.changes.isEmpty {
                for (day, version) in [(nil, target.initial)] + target.changes.map({ ($0.inForceFrom, $0.version) }) {
                    isEmpty = false
                    table.append([
                        .text(product.code.rawValue), .text(String(target.year)),
                        .text(day?.description ?? StringTable.initialTarget[language]), .text(unit),
                        .text(version.quantity.description), .text(version.money.shortest),
                        .text(version.source ?? ""),
                    ])
                }
            }
        }
        guard !isEmpty else { return "" }
        return "\n" + Bilingual(en: "Changes of targets", es: "Modificaciones de metas")[language] + "\n\n"
            + table.text(width: width)
    }

    public static func write(_ audit: PlanAudit, in language: Language, to json: inout JSONWriter) {
        json.array { json in
            for finding in audit.findings {
                json.object { json in
                    json.member("code", finding.code)
                    json.member("message", finding.message[language])
                }
            }
        }
    }

    public static func text(_ audit: PlanAudit, in language: Language) -> String {
        guard !audit.findings.isEmpty else {
            return Bilingual(
                en: "The plan has no defects that are known here.", es: "El plan no tiene defectos conocidos.")[
                    language] + "\n"
        }
        let count = audit.findings.count
        let head = Bilingual(
            en: "\(count) \(count == 1 ? "finding" : "findings") in the plan itself:",
            es: "\(count) \(count == 1 ? "hallazgo" : "hallazgos") en el propio plan:")
        return head[language] + "\n"
            + audit.findings.map { "  \($0.message[language])  [\($0.code)]\n" }.joined()
    }
}

extension Target {
    /// After all changes.
    fileprivate var latest: Version { inForce(on: CivilDate(lastDayOf: 9999)) }
}
