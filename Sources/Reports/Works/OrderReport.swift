public import Demarcation
import GeoTypes

/// Work orders for people and for programs.
public enum OrderReport {
    public static func write(_ orders: [WorkOrder], to json: inout JSONWriter) {
        json.array { json in
            for order in orders {
                json.newline()
                write(order, to: &json)
            }
            if !orders.isEmpty { json.newline() }
        }
    }

    /// One order; names as in `order import`, and what stands in the way of its next state.
    public static func write(_ order: WorkOrder, to json: inout JSONWriter) {
        json.object { json in writeMembers(order, to: &json) }
    }

    static func writeMembers(_ order: WorkOrder, to json: inout JSONWriter) {
        json.member("id", order.id.rawValue)
        json.member("kind", order.kind.rawValue)
        json.member("state", order.state.rawValue)
        json.member("sector", order.sector?.rawValue)
        json.member("from_m", order.from?.metres, decimals: 3)
        json.member("to_m", order.to?.metres, decimals: 3)
        json.member("stretch", order.stretch?.rawValue)
        json.member("reach", order.reach?.rawValue)
        json.member("installation", order.installation)
        json.member("monuments", order.monuments.map(\.rawValue))
        json.member("planned_quantity", order.plannedQuantity)
        json.member("quantity", order.quantity)
        json.member("unit", order.unit.rawValue)
        json.member("assigned_to", order.assignedTo)
        json.member("started_on", order.dates.started?.description)
        json.member("finished_on", order.dates.finished?.description)
        json.member("verified_on", order.dates.verified?.description)
        json.member("certified_on", order.dates.certified?.description)
        json.member("received_on", order.dates.received?.description)
        json.member("recorded_on", order.dates.recorded?.description)
        json.member("acta", order.acta)
        json.member("acceptance_acta", order.acceptanceActa)
        json.member("work_type", order.work?.rawValue)
        json.member("method", order.method?.rawValue)
        json.member("material_state", order.material?.rawValue)
        json.member("cost_gtq", order.cost)
        json.member("corrects", order.corrects?.rawValue)
        if let version = order.lineVersion { json.member("line_version", version) }
        json.member("note", order.notes)
        json.member("classification", order.classification.rawValue)
        json.member("next", order.state.next?.rawValue)
        json.member("missing", order.missingFields)
    }

    /// Crew and latest date are left out where they don't fit: below 100 columns.
    public static func table(_ orders: [WorkOrder], in language: Language, width: Int? = nil) -> String {
        let isWide = (width ?? 100) >= 100
        var columns: [TextTable.Column] = [
            .init(Words.order[language], .fixed), .init(Words.kind[language]), .init(Words.state[language]),
            .init(StringTable.sector[language], .fixed), .init(StringTable.from[language], .right),
            .init(StringTable.to[language], .right), .init(Words.quantity[language], .right),
        ]
        if isWide { columns += [.init(StringTable.date[language], .right), .init(Words.crew[language])] }
        var table = TextTable(columns)
        for order in orders {
            let quantity = (order.quantity ?? order.plannedQuantity).map { "\($0) \(order.unit.label[language])" }
            var row: [TextTable.Cell] = [
                .text(order.id.rawValue), .text(order.kind.label[language]), .text(order.state.label[language]),
                .text(order.sector?.rawValue ?? ""), .text(order.from?.text(decimals: 0) ?? ""),
                .text(order.to?.text(decimals: 0) ?? ""), .text(quantity ?? ""),
            ]
            if isWide { row += [.text(order.dates.latest?.description ?? ""), .text(order.assignedTo ?? "")] }
            table.append(row)
        }
        return table.text(width: width) + "\n" + Words.count(orders.count)[language] + "\n"
    }

    /// One order, line by line, with all that is missing for what comes next.
    static func text(_ order: WorkOrder, in language: Language) -> String {
        var fields = FieldList()
        fields.add(Words.state, order.state.label[language])
        fields.add(StringTable.sector, order.sector?.rawValue)
        if let from = order.from, let to = order.to { fields.add(Words.stretch, "\(from) – \(to)") }
        fields.add(StringTable.brecha, order.stretch?.rawValue)
        fields.add(Words.reach, order.reach?.rawValue)
        fields.add(Words.installation, order.installation)
        fields.add(Words.monuments, order.monuments.map(\.rawValue).joined(separator: " "))
        let unit = order.unit.label[language]
        fields.add(Words.planned, order.plannedQuantity.map { "\($0) \(unit)" })
        fields.add(Words.executed, order.quantity.map { "\($0) \(unit)" })
        fields.add(WorkOrder.Field.work.label, order.work?.label[language])
        fields.add(WorkOrder.Field.method.label, order.method?.label[language])
        fields.add(WorkOrder.Field.material.label, order.material?.label[language])
        fields.add(Words.crew, order.assignedTo)
        fields.add(WorkOrder.Field.started.label, order.dates.started?.description)
        fields.add(WorkOrder.Field.finished.label, order.dates.finished?.description)
        fields.add(WorkOrder.Field.verified.label, order.dates.verified?.description)
        fields.add(WorkOrder.Field.certified.label, order.dates.certified?.description)
        fields.add(WorkOrder.Field.acta.label, order.acta)
        fields.add(WorkOrder.Field.received.label, order.dates.received?.description)
        fields.add(WorkOrder.Field.acceptanceActa.label, order.acceptanceActa)
        fields.add(Words.cost, order.cost.map { "Q\($0)" })
        fields.add(Words.corrects, order.corrects?.rawValue)
        fields.add(Words.lineVersion, order.lineVersion.map(String.init))
        fields.add(StringTable.note, order.notes)
        fields.add(StringTable.classification, order.classification.label[language])
        let obstacles = order.obstaclesToNext.map { $0.what[language] }
        if let next = order.state.next {
            if obstacles.isEmpty {
                fields.add(Words.next, next.label[language])
            } else {
                fields.add(Words.missing(for: next), obstacles.joined(separator: "; "))
            }
        }
        return "\(order.id.rawValue)  \(order.kind.label[language])\n\n" + fields.text(in: language)
    }

    private enum Words {
        static let order = Bilingual(en: "order", es: "orden")
        static let kind = Bilingual(en: "kind", es: "tipo")
        static let state = Bilingual(en: "state", es: "estado")
        static let quantity = Bilingual(en: "quantity", es: "cantidad")
        static let crew = Bilingual(en: "crew", es: "brigada")
        static let stretch = Bilingual(en: "stretch", es: "tramo")
        static let monuments = Bilingual(en: "monuments", es: "monumentos")
        static let planned = Bilingual(en: "planned", es: "planificado")
        static let executed = Bilingual(en: "executed", es: "ejecutado")
        static let cost = Bilingual(en: "cost", es: "costo")
        static let lineVersion = Bilingual(en: "version of the line", es: "versión de la línea")
        static let corrects = Bilingual(en: "corrects", es: "corrige a")
        static let next = Bilingual(en: "next", es: "sigue")
        static let reach = Bilingual(en: "reach", es: "tramo de río")
        static let installation = Bilingual(en: "installation", es: "instalación")

        static func missing(for state: WorkState) -> Bilingual {
            Bilingual(en: "missing for \(state.label.english)", es: "falta para \(state.label.spanish)")
        }

        static func count(_ count: Int) -> Bilingual {
            Bilingual(
                en: "\(count) \(count == 1 ? "order" : "orders")", es: "\(count) \(count == 1 ? "orden" : "órdenes")")
        }
    }
}

extension WorkOrder {
    /// The fields that the next state asks for, by the names of `order import`.
    fileprivate var missingFields: [String] {
        obstaclesToNext.compactMap { obstacle in
            if case .missing(let field) = obstacle { field.rawValue } else { nil }
        }
    }
}

extension WorkOrder.Obstacle {
    /// What is missing, without saying that it is; what is wrong in full.
    fileprivate var what: Bilingual {
        if case .missing(let field) = self { field.label } else { message }
    }
}
