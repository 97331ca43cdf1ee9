public import Demarcation

/// The history for people and for programs.
public enum HistoryReport {
    public static func write(_ entries: [HistoryEntry], to json: inout JSONWriter) {
        json.array { json in
            for entry in entries {
                json.object { json in
                    json.member("at", entry.at)
                    members(of: entry.author, undoneBy: entry.outsideUndoneBy, to: &json)
                    json.member("after_batch", entry.after)
                    write(entry.counts, to: &json)
                }
            }
        }
    }

    /// As the member `changes`.
    public static func write(_ counts: [HistoryEntry.TableCount], to json: inout JSONWriter) {
        json.array("changes") { json in
            for count in counts {
                json.object { json in
                    json.member("table", count.table)
                    json.member("inserted", count.inserted)
                    json.member("updated", count.updated)
                    json.member("deleted", count.deleted)
                }
            }
        }
    }

    static func members(of author: HistoryEntry.Author?, undoneBy: Int? = nil, to json: inout JSONWriter) {
        json.member("batch", author?.batch)
        json.member("outside", author == nil)
        json.member("who", author?.who)
        json.member("command", author?.command)
        json.member("reason", author?.reason)
        json.member("summary", author?.summary)
        json.member("undoes", author?.undoes)
        json.member("undone_by", author?.undoneBy ?? undoneBy)
    }

    public static func csv(_ entries: [HistoryEntry]) -> [UInt8] {
        var csv = CSVWriter(header: [
            "batch", "at", "who", "command", "reason", "summary", "undoes", "undone_by", "table", "inserted", "updated",
            "deleted", "after_batch",
        ])
        for entry in entries {
            // A batch that changed no table has its row too.
            for count in entry.counts.isEmpty ? [nil] : entry.counts.map(Optional.init) {
                csv.row { csv in
                    csv.field(entry.author?.batch)
                    csv.field(entry.at)
                    csv.field(entry.author?.who ?? "outside")
                    csv.field(entry.author?.command)
                    csv.field(entry.author?.reason)
                    csv.field(entry.author?.summary)
                    csv.field(entry.author?.undoes)
                    csv.field(entry.author?.undoneBy ?? entry.outsideUndoneBy)
                    csv.field(count?.table)
                    csv.field(count?.inserted)
                    csv.field(count?.updated)
                    csv.field(count?.deleted)
                    csv.field(entry.after)
                }
            }
        }
        return csv.bytes
    }

    public static func table(_ entries: [HistoryEntry], in language: Language, width: Int? = nil) -> String {
        let hasReasons = entries.contains { $0.author?.reason != nil }
        var table = TextTable(
            [
                .init(Bilingual(en: "batch", es: "lote")[language], .right),
                .init(Bilingual(en: "when (UTC)", es: "cuándo (UTC)")[language]), .init(who[language]),
                .init(Bilingual(en: "command", es: "orden")[language]),
                .init(Bilingual(en: "changes", es: "cambios")[language]),
            ] + (hasReasons ? [.init(Bilingual(en: "reason", es: "motivo")[language])] : []))
        for entry in entries {
            var cells: [TextTable.Cell] = [
                .text(part(entry.author, after: entry.after)), .text(moment(entry.at)),
                .text(entry.author?.who ?? outside[language]),
                .text(entry.author?.command ?? ""),
                .text(note(on: entry.author?.undoneBy ?? entry.outsideUndoneBy, in: language) + counts(entry.counts)),
            ]
            if hasReasons { cells.append(.text(entry.author?.reason ?? "")) }
            table.append(cells)
        }
        return table.text(width: width)
    }

    /// `7`, or `7+` for what other programs changed after batch 7: as “undo” takes it.
    static func part(_ author: HistoryEntry.Author?, after: Int?) -> String {
        if let author { return HistoryPart.batch(author.batch).description }
        return after.map { HistoryPart.outside(after: $0).description } ?? "—"
    }

    static let who = Bilingual(en: "who", es: "quién")
    static let outside = Bilingual(en: "outside", es: "fuera del programa")

    /// `2026-11-21 13:19:26`, of `2026-11-21T13:19:26.204Z`.
    static func moment(_ at: String) -> String {
        String(at.prefix(19)).replacing("T", with: " ")
    }

    private static func note(on undo: Int?, in language: Language) -> String {
        guard let batch = undo else { return "" }
        return Bilingual(en: "undone by \(batch): ", es: "deshecho por \(batch): ")[language]
    }

    /// `segments +37, monuments ~2 −1`: came, changed, went.
    public static func counts(_ counts: [HistoryEntry.TableCount]) -> String {
        counts.map { count in
            let parts = [("+", count.inserted), ("~", count.updated), ("−", count.deleted)]
            return ([count.table] + parts.filter { $0.1 > 0 }.map { "\($0.0)\($0.1)" }).joined(separator: " ")
        }.joined(separator: ", ")
    }
}
