public import Demarcation

extension ProgrammeReport {
    /// A target beside the one that it changes.
    public static func write(
        _ record: TargetRecord, before: Target.Version, isStored: Bool, to json: inout JSONWriter
    ) {
        json.object { json in
            json.member("code", record.product.code.rawValue)
            json.member("year", record.year)
            json.member("in_force_from", record.inForceFrom?.description)
            json.member("target", record.quantity)
            json.member("target_gtq", record.money)
            json.member("target_before", before.quantity)
            json.member("target_before_gtq", before.money)
            json.member("source", record.source)
            json.member("stored", isStored)
        }
    }

    public static func write(_ records: [ProgrammingRecord], to json: inout JSONWriter) {
        json.array { json in
            for record in records {
                json.newline()
                json.object { json in
                    json.member("code", record.product.rawValue)
                    json.member("year", record.year)
                    json.member("in_force_from", record.inForceFrom?.description)
                    json.array("parts") { json in
                        for (index, quantity) in record.programming.parts.enumerated() {
                            json.object { json in
                                json.member("part", record.programming.name(ofPart: index))
                                json.member("quantity", quantity)
                            }
                        }
                    }
                    json.member("total", record.programming.total)
                    json.member("source", record.source)
                }
            }
        }
    }

    /// A row for each programming, months under their numbers.
    public static func table(_ records: [ProgrammingRecord], in language: Language) -> String {
        guard !records.isEmpty else {
            return Bilingual(en: "Nothing is programmed.", es: "No hay nada programado.")[language] + "\n"
        }
        return [12, 3].map { count in
            let mine = records.filter { $0.programming.parts.count == count }
            guard let first = mine.first else { return "" }
            var table = TextTable(
                [
                    .init(Bilingual(en: "code", es: "código")[language]),
                    .init(Bilingual(en: "year", es: "año")[language]),
                    .init(Bilingual(en: "in force from", es: "vigente desde")[language]),
                ] + (0..<count).map { .init(first.programming.name(ofPart: $0), .right) }
                    + [.init(StringTable.total[language], .right)])
            for record in mine {
                table.append(
                    [
                        .text(record.product.rawValue), .text(String(record.year)),
                        .text(record.inForceFrom?.description ?? ""),
                    ] + record.programming.parts.map { .text($0.description) }
                        + [.text(record.programming.total.description)])
            }
            return table.text()
        }.filter { !$0.isEmpty }.joined(separator: "\n")
    }

    public static func write(_ lines: [Spending], to json: inout JSONWriter) {
        json.array { json in
            for line in lines {
                json.newline()
                json.object { json in write(line, to: &json) }
            }
        }
    }

    static func write(_ line: Spending, to json: inout JSONWriter) {
        json.member("code", line.product.rawValue)
        json.member("date", line.date.description)
        json.member("accrued_gtq", line.accrued)
        json.member("current_gtq", line.currentBudget)
        json.member("source", line.source)
        json.member("recorded_on", line.recorded?.description)
    }

    public static func table(_ lines: [Spending], in language: Language, width: Int? = nil) -> String {
        guard !lines.isEmpty else {
            return Bilingual(en: "No budget lines.", es: "No hay renglones de presupuesto.")[language] + "\n"
        }
        var table = TextTable([
            .init(StringTable.date[language]), .init(Bilingual(en: "code", es: "código")[language]),
            .init(StringTable.accrued[language], .right), .init(StringTable.budget[language], .right),
            .init(StringTable.source[language]),
        ])
        for line in lines {
            table.append([
                .text(line.date.description), .text(line.product.rawValue), .text(line.accrued.description),
                .text(line.currentBudget?.description ?? ""), .text(line.source ?? ""),
            ])
        }
        table.total([
            .text(""), .text(StringTable.total[language]),
            .text(lines.reduce(.zero) { $0 + $1.accrued }.description), .text(""), .text(""),
        ])
        return table.text(width: width)
    }
}
