public import Demarcation

/// The history for people and for programs.
public enum HistoryReport {
    public static func write(_ entries: [HistoryEntry], to json: inout JSONWriter) {
        json.array { json in
            for entry in entries {
                json.object { json in
                    json.member("at", entry.at)
                    members(of: entry.author, to: &json)
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

    static func members(of author: HistoryEntry.Author?, to json: inout JSONWriter) {
        json.member("batch", author?.batch)
        json.member("outside", author == nil)
        json.member("who", author?.who)
        json.member("command", author?.command)
        json.member("reason", author?.reason)
        json.member("summary", author?.summary)
        json.member("undoes", author?.undoes)
        json.member("undone_by", author?.undoneBy)
    }

    public static func csv(_ entries: [HistoryEntry]) -> [UInt8] {
        var csv = CSVWriter(header: [
            "batch", "at", "who", "command", "reason", "summary", "undoes", "undone_by", "table", "inserted", "updated",
            "deleted",
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
                    csv.field(entry.author?.undoneBy)
                    csv.field(count?.table)
                    csv.field(count?.inserted)
                    csv.field(count?.updated)
                    csv.field(count?.deleted)
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
                .text(entry.author.map { String($0.batch) } ?? "—"), .text(moment(entry.at)),
                .text(entry.author?.who ?? outside[language]),
                .text(entry.author?.command ?? ""),
                .text(note(on: entry.author, in: language) + counts(entry.counts)),
            ]
            if hasReasons { cells.append(.text(entry.author?.reason ?? "")) }
            table.append(cells)
        }
        return table.text(width: width)
    }

    static let who = Bilingual(en: "who", es: "quién")
    static let outside = Bilingual(en: "outside", es: "fuera del programa")

    /// `2026-11-21 13:19:26`, of `2026-11-21T13:19:26.204Z`.
    static func moment(_ at: String) -> String {
        String(at.prefix(19)).replacing("T", with: " ")
    }

    private static func note(on author: HistoryEntry.Author?, in language: Language) -> String {
        guard let batch = author?.undoneBy else { return "" }
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
