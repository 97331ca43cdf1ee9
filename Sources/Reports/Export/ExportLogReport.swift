public import Demarcation

/// The log of what left for the public.
public enum ExportLogReport {
    public static func write(_ records: [ExportRecord], to json: inout JSONWriter) {
        json.array { json in
            for record in records {
                json.newline()
                json.object { json in
                    json.member("id", record.id)
                    json.member("at", record.at)
                    json.member("who", record.who)
                    json.member("command", record.command)
                    json.member("format", record.format)
                    json.member("layers", record.layers)
                    json.member("coarsened", record.isCoarsened)
                    write(record.written, as: "written", to: &json)
                    write(record.leftOut, as: "left_out", to: &json)
                    json.member("file", record.file)
                    json.member("bytes", record.bytes)
                    json.member("sha256", record.sha256)
                }
            }
            if !records.isEmpty { json.newline() }
        }
    }

    static func write(_ counts: ExportRecord.Counts, as name: String, to json: inout JSONWriter) {
        json.object(name) { json in
            for (layer, parts) in counts.sorted(by: { $0.key < $1.key }) {
                json.object(layer) { json in
                    for (code, count) in parts.sorted(by: { $0.key < $1.key }) { json.member(code, count) }
                }
            }
        }
    }

    /// `monuments 140 reserved, 2 confidential; orders 12 reserved`.
    static func text(_ counts: ExportRecord.Counts, in language: Language) -> String {
        let layers = counts.sorted { $0.key < $1.key }.compactMap { layer, parts -> String? in
            let words = Classification.allCases.compactMap { item -> String? in
                guard let count = parts[item.rawValue], count > 0 else { return nil }
                return "\(count) \(item.label[language])"
            }
            return words.isEmpty ? nil : layer + " " + words.joined(separator: ", ")
        }
        return layers.isEmpty ? Bilingual(en: "nothing", es: "nada")[language] : layers.joined(separator: "; ")
    }

    public static func table(_ records: [ExportRecord], in language: Language, width: Int? = nil) -> String {
        var table = TextTable([
            .init("id"), .init(Bilingual(en: "at (UTC)", es: "cuándo (UTC)")[language]),
            .init(Bilingual(en: "who", es: "quién")[language]), .init(Bilingual(en: "file", es: "archivo")[language]),
            .init(Bilingual(en: "written", es: "escritos")[language]),
            .init(Bilingual(en: "left out", es: "omitidos")[language]), .init("SHA-256"),
        ])
        for record in records {
            table.append([
                .text(record.id), .text(String(record.at.prefix(16))), .text(record.who), .text(record.file),
                .text(text(record.written, in: language)), .text(text(record.leftOut, in: language)),
                .text(String(record.sha256.prefix(12))),
            ])
        }
        return table.text(width: width)
    }
}
