public import Demarcation
import GeoTypes

extension OrderReport {
    /// The order's members, then its log, measurements, certificates, corrections and final account.
    public static func write(_ dossier: OrderDossier, to json: inout JSONWriter) {
        json.object { json in
            writeMembers(dossier.order, to: &json)
            json.array("log") { json in
                for entry in dossier.log { write(entry, to: &json) }
            }
            json.array("measurements") { json in
                for item in dossier.measurements { write(item, unit: dossier.order.unit, to: &json) }
            }
            json.array("estimations") { json in
                for item in dossier.estimations { write(item, unit: dossier.order.unit, to: &json) }
            }
            json.array("corrections") { json in
                for line in dossier.corrections { write(line, to: &json) }
            }
            let account = dossier.settlement
            json.object("settlement") { json in
                json.member("planned", account.planned)
                json.member("executed", account.executed)
                json.member("corrected", account.corrected)
                json.member("net", account.net)
                json.member("estimated", account.estimated)
                json.member("to_estimate", account.toEstimate)
                json.member("cost_gtq", account.cost)
                json.member("amount_gtq", account.amount)
                json.member("balance_gtq", account.balance)
            }
        }
    }

    public static func write(_ entry: LogEntry, to json: inout JSONWriter) {
        json.object { json in
            json.member("order", entry.order.rawValue)
            json.member("date", entry.date.description)
            json.member("author", entry.author)
            json.member("text", entry.text)
            json.array("photos") { json in
                for photo in entry.photos {
                    json.object { json in
                        json.member("path", photo.path)
                        json.member("sha256", photo.sha256)
                    }
                }
            }
        }
    }

    public static func write(_ item: OrderMeasurement, unit: PhysicalUnit, to json: inout JSONWriter) {
        json.object { json in
            json.member("id", item.id.rawValue)
            json.member("date", item.date.description)
            json.member("quantity", item.quantity)
            json.member("unit", unit.rawValue)
            json.member("from_m", item.from?.metres, decimals: 3)
            json.member("to_m", item.to?.metres, decimals: 3)
            json.member("method", item.method?.rawValue)
            json.member("material_state", item.material?.rawValue)
            json.member("sigma", item.sigma)
            json.member("check", item.isCheck)
            json.member("evidence", item.evidence)
            json.member("evidence_sha256", item.evidenceDigest)
            json.member("survey", item.survey?.rawValue)
            json.member("mean_offset_m", item.clearing?.meanOffset.metres, decimals: 3)
            json.member("largest_offset_m", item.clearing?.largestOffset.metres, decimals: 3)
            json.member("least_left_m", item.clearing?.leastLeft?.metres, decimals: 3)
            json.member("least_right_m", item.clearing?.leastRight?.metres, decimals: 3)
            json.member("measured_by", item.measuredBy)
        }
    }

    public static func write(_ item: Estimation, unit: PhysicalUnit, to json: inout JSONWriter) {
        json.object { json in
            json.member("order", item.order.rawValue)
            json.member("number", item.number)
            json.member("date", item.date.description)
            json.member("previous", item.previous)
            json.member("period", item.period)
            json.member("cumulative", item.cumulative)
            json.member("unit", unit.rawValue)
            json.member("amount_gtq", item.amount)
            json.member("acta", item.acta)
        }
    }

    /// One measurement in a line: what, how and on what evidence.
    public static func line(_ item: OrderMeasurement, unit: PhysicalUnit, in language: Language) -> String {
        var parts = ["\(item.id.rawValue)", item.date.description, "\(item.quantity) \(unit.label[language])"]
        if let sigma = item.sigma { parts.append("σ " + fixed(sigma, decimals: 3)) }
        if let from = item.from, let to = item.to { parts.append("\(from) – \(to)") }
        parts += [item.method?.label[language], item.material?.label[language]].compactMap(\.self)
        if item.isCheck { parts.append(Bilingual(en: "check", es: "de control")[language]) }
        if let clearing = item.clearing {
            let mean = fixed(clearing.meanOffset.metres, decimals: 2)
            parts.append(Bilingual(en: "mean offset \(mean) m", es: "desvío medio \(mean) m")[language])
            if let left = clearing.leastLeft, let right = clearing.leastRight {
                let widths = "\(fixed(left.metres, decimals: 2)) + \(fixed(right.metres, decimals: 2)) m"
                parts.append(Bilingual(en: "least width \(widths)", es: "ancho menor \(widths)")[language])
            }
        }
        if let evidence = item.evidence {
            parts.append("\(evidence)" + (item.evidenceDigest.map { " (\($0.prefix(12)))" } ?? ""))
        }
        return parts.joined(separator: "  ")
    }

    /// One order with everything that belongs to it.
    public static func text(_ dossier: OrderDossier, in language: Language, width: Int? = nil) -> String {
        let order = dossier.order
        var text = text(order, in: language)
        func section(_ title: Bilingual, _ lines: [String]) {
            guard !lines.isEmpty else { return }
            text += "\n\(title[language])\n" + lines.map { "  \($0)\n" }.joined()
        }
        section(
            Bilingual(en: "Log", es: "Bitácora"),
            dossier.log.map { entry in
                ([entry.date.description, entry.author ?? "", entry.text]
                    + entry.photos.map { photo in
                        photo.path + (photo.sha256.map { " (\($0.prefix(12)))" } ?? "")
                    }).filter { !$0.isEmpty }.joined(separator: "  ")
            })
        section(
            Bilingual(en: "Measurements", es: "Mediciones"),
            dossier.measurements.map { line($0, unit: order.unit, in: language) })
        section(
            Bilingual(en: "Corrections", es: "Correcciones"),
            dossier.corrections.map { correction in
                let quantity = correction.quantity.map { "\($0) \(order.unit.label[language])" }
                let day = correction.dates.certified ?? correction.dates.finished
                return [
                    correction.id.rawValue, day?.description, quantity, correction.state.label[language],
                    correction.notes,
                ].compactMap(\.self).joined(separator: "  ")
            })
        if !dossier.estimations.isEmpty {
            text += "\n" + estimations(dossier, in: language, width: width)
        }
        if order.state >= .measured { text += "\n" + settlement(dossier, in: language) }
        return text
    }

    /// The certificates of an order, one below the other.
    public static func estimations(_ dossier: OrderDossier, in language: Language, width: Int? = nil) -> String {
        let unit = dossier.order.unit.label[language]
        var table = TextTable([
            .init(Bilingual(en: "certificate", es: "estimación")[language], .right),
            .init(StringTable.date[language]), .init(Bilingual(en: "previous", es: "anterior")[language], .right),
            .init(Bilingual(en: "period", es: "período")[language], .right),
            .init(Bilingual(en: "cumulative", es: "acumulado")[language] + " \(unit)", .right),
            .init(Bilingual(en: "amount Q", es: "monto Q")[language], .right), .init("acta", .fixed),
        ])
        for item in dossier.estimations {
            table.append([
                .text("\(item.number)"), .text(item.date.description), .text(item.previous.description),
                .text(item.period.description), .text(item.cumulative.description),
                .text(item.amount?.description ?? ""), .text(item.acta ?? ""),
            ])
        }
        return table.text(width: width)
    }

    private static func settlement(_ dossier: OrderDossier, in language: Language) -> String {
        let account = dossier.settlement
        let unit = dossier.order.unit.label[language]
        var fields = FieldList()
        fields.add(Bilingual(en: "planned", es: "planificado"), account.planned.map { "\($0) \(unit)" })
        fields.add(Bilingual(en: "executed", es: "ejecutado"), "\(account.executed) \(unit)")
        if !account.corrected.isZero {
            fields.add(Bilingual(en: "corrections", es: "correcciones"), "\(account.corrected) \(unit)")
            fields.add(Bilingual(en: "net", es: "neto"), "\(account.net) \(unit)")
        }
        fields.add(Bilingual(en: "in certificates", es: "estimado"), "\(account.estimated) \(unit)")
        if !account.toEstimate.isZero {
            fields.add(Bilingual(en: "not certified yet", es: "por estimar"), "\(account.toEstimate) \(unit)")
        }
        fields.add(Bilingual(en: "cost", es: "costo"), account.cost.map { "Q\($0)" })
        fields.add(Bilingual(en: "sum of certificates", es: "suma de estimaciones"), account.amount.map { "Q\($0)" })
        fields.add(Bilingual(en: "balance", es: "saldo"), account.balance.map { "Q\($0)" })
        return Bilingual(en: "Final account", es: "Liquidación")[language] + "\n" + fields.text(in: language)
    }
}
