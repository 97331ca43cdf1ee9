public import Demarcation

/// What was changed, field by field, for people and for programs.
public enum ChangeReport {
    public static func write(_ changes: [RowChange], to json: inout JSONWriter) {
        json.array { json in
            for change in changes {
                json.object { json in
                    json.member("at", change.at)
                    HistoryReport.members(of: change.author, to: &json)
                    json.member("after_batch", change.after)
                    json.member("table", change.table)
                    json.member("row", change.row)
                    json.member("object", change.object)
                    json.member("operation", change.operation.rawValue)
                    json.array("fields") { json in
                        for field in change.fields {
                            json.object { json in
                                json.member("name", field.name)
                                write(field.old, as: "old", to: &json)
                                write(field.new, as: "new", to: &json)
                            }
                        }
                    }
                }
            }
        }
    }

    private static func write(_ value: RowChange.Field.Value, as name: String, to json: inout JSONWriter) {
        switch value {
        case .text(let text): json.member(name, text)
        case .integer(let number): json.member(name, number)
        case .real(let number): json.member(name, number)
        case .geometry(let vertices): json.object(name) { $0.member("vertices", vertices) }
        case .none: json.member(name, nil as String?)
        }
    }

    /// A row for each field.
    public static func csv(_ changes: [RowChange]) -> [UInt8] {
        var csv = CSVWriter(header: [
            "batch", "at", "who", "command", "reason", "table", "row", "object", "operation", "field", "old", "new",
            "after_batch",
        ])
        for change in changes {
            for field in change.fields.isEmpty ? [nil] : change.fields.map(Optional.init) {
                csv.row { csv in
                    csv.field(change.author?.batch)
                    csv.field(change.at)
                    csv.field(change.author?.who ?? "outside")
                    csv.field(change.author?.command)
                    csv.field(change.author?.reason)
                    csv.field(change.table)
                    csv.field(change.row)
                    csv.field(change.object)
                    csv.field(change.operation.rawValue)
                    csv.field(field?.name)
                    csv.field(field.map { text($0.old, .english) })
                    csv.field(field.map { text($0.new, .english) })
                    csv.field(change.after)
                }
            }
        }
        return csv.bytes
    }

    /// A line for each field; unless `detailed`, a row that came or went has one line.
    public static func table(
        _ changes: [RowChange], in language: Language, detailed: Bool, width: Int? = nil
    ) -> String {
        var table = TextTable([
            .init(Bilingual(en: "batch", es: "lote")[language], .right),
            .init(Bilingual(en: "when (UTC)", es: "cuándo (UTC)")[language]), .init(HistoryReport.who[language]),
            .init(Bilingual(en: "table", es: "tabla")[language]),
            .init(Bilingual(en: "object", es: "objeto")[language]),
            .init(Bilingual(en: "change", es: "cambio")[language]),
        ])
        for change in changes {
            let start: [TextTable.Cell] = [
                .text(HistoryReport.part(change.author, after: change.after)), .text(HistoryReport.moment(change.at)),
                .text(change.author?.who ?? HistoryReport.outside[language]), .text(change.table),
                .text(change.object ?? String(change.row)),
            ]
            for (index, line) in lines(change, language, detailed: detailed).enumerated() {
                table.append((index == 0 ? start : start.map { _ in .text("") }) + [.text(line)])
            }
        }
        return table.text(width: width)
    }

    private static func lines(_ change: RowChange, _ language: Language, detailed: Bool) -> [String] {
        let isUpdate = change.operation == .update
        if isUpdate { return change.fields.map { words($0, language) } }
        let word = (change.operation == .insert ? came : went)[language]
        let values = change.fields.map { field in
            "\(field.name) \(text(change.operation == .insert ? field.new : field.old, language))"
        }
        return detailed ? [word] + values : [([word] + values).joined(separator: ", ")]
    }

    private static let came = Bilingual(en: "came", es: "entró")
    private static let went = Bilingual(en: "went", es: "salió")

    private static func words(_ field: RowChange.Field, _ language: Language) -> String {
        if case .geometry(let old) = field.old, case .geometry(let new) = field.new {
            return Bilingual(
                en: "geometry changed, \(old) → \(new) vertices", es: "cambió la geometría, \(old) → \(new) vértices")[
                    language]
        }
        return "\(field.name): \(text(field.old, language)) → \(text(field.new, language))"
    }

    private static func text(_ value: RowChange.Field.Value, _ language: Language) -> String {
        switch value {
        case .text(let text): text
        case .integer(let number): String(number)
        case .real(let number): "\(number)"
        case .geometry(let count):
            Bilingual(
                en: count == 1 ? "1 vertex" : "\(count) vertices", es: count == 1 ? "1 vértice" : "\(count) vértices")[
                    language]
        case .none: "—"
        }
    }
}
