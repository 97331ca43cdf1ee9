public import Demarcation

/// Documents for people and for programs.
public enum DocumentReport {
    /// Something that names a document.
    public struct Reference: Sendable {
        /// For programs: `position`, `inspection`…
        public var kind: String
        public var label: Bilingual
        public var id: String
        public var detail: String

        public init(kind: String, label: Bilingual, id: String, detail: String) {
            self.kind = kind
            self.label = label
            self.id = id
            self.detail = detail
        }
    }

    public static func write(_ documents: [Document], to json: inout JSONWriter) {
        json.array { json in
            for document in documents { json.object { members(of: document, to: &$0) } }
        }
    }

    /// - `matches`: whether the file that is there now has the stored digest; `nil` where there is none to look at.
    public static func write(
        _ document: Document, references: [Reference], matches: Bool?, to json: inout JSONWriter
    ) {
        json.object { json in
            members(of: document, to: &json)
            json.member("file_matches", matches)
            json.array("references") { json in
                for reference in references {
                    json.object { json in
                        json.member("kind", reference.kind)
                        json.member("id", reference.id)
                        json.member("detail", reference.detail)
                    }
                }
            }
        }
    }

    static func members(of document: Document, to json: inout JSONWriter) {
        json.member("id", document.id.rawValue)
        json.member("kind", document.kind.rawValue)
        json.member("number", document.number)
        json.member("title", document.title)
        json.member("date", document.date?.description)
        json.member("signed_by", document.signedBy)
        json.member("article", document.article)
        json.member("file", document.file)
        json.member("sha256", document.sha256)
        json.member("participation", document.participation?.rawValue)
        json.member("note", document.note)
        json.member("classification", document.classification.rawValue)
    }

    public static func table(_ documents: [Document], in language: Language, width: Int? = nil) -> String {
        var table = TextTable([
            .init(Bilingual(en: "document", es: "documento")[language]),
            .init(Bilingual(en: "kind", es: "clase")[language]), .init(Bilingual(en: "number", es: "número")[language]),
            .init(StringTable.date[language]), .init(Bilingual(en: "sides", es: "partes")[language]),
            .init(Bilingual(en: "signed by", es: "firmado por")[language]),
            .init(Bilingual(en: "title", es: "título")[language]), .init("SHA-256"),
        ])
        for document in documents {
            table.append([
                .text(document.id.rawValue), .text(document.kind.label[language]), .text(document.number ?? ""),
                .text(document.date?.description ?? "—"), .text(document.participation?.label[language] ?? "—"),
                .text(document.signedBy ?? ""), .text(document.title ?? ""),
                .text(document.sha256.map { String($0.prefix(12)) + "…" } ?? "—"),
            ])
        }
        return table.text(width: width)
    }

    public static func text(
        _ document: Document, references: [Reference], matches: Bool?, in language: Language
    ) -> String {
        var fields = FieldList()
        fields.add(Bilingual(en: "document", es: "documento"), document.id.rawValue)
        fields.add(Bilingual(en: "kind", es: "clase"), document.kind.label[language])
        fields.add(Bilingual(en: "number", es: "número"), document.number)
        fields.add(Bilingual(en: "title", es: "título"), document.title)
        fields.add(Bilingual(en: "date", es: "fecha"), document.date?.description)
        fields.add(Bilingual(en: "sides", es: "partes"), document.participation?.label[language])
        fields.add(Bilingual(en: "signed by", es: "firmado por"), document.signedBy)
        fields.add(Bilingual(en: "article or page", es: "artículo o página"), document.article)
        fields.add(Bilingual(en: "file", es: "archivo"), document.file)
        fields.add(Bilingual("SHA-256"), document.sha256)
        let state =
            switch matches {
            case true?: Bilingual(en: "the file is the one that was entered", es: "el archivo es el que se registró")
            case false?:
                Bilingual(en: "THE FILE HAS CHANGED since it was entered", es: "EL ARCHIVO CAMBIÓ desde su registro")
            case nil: Bilingual("")
            }
        fields.add(Bilingual(en: "check", es: "revisión"), state[language])
        fields.add(Bilingual(en: "note", es: "nota"), document.note)
        fields.add(StringTable.classification, document.classification.label[language])
        guard !references.isEmpty else { return fields.text(in: language) }
        var table = TextTable([
            .init(Bilingual(en: "named by", es: "lo nombra")[language]), .init("id"),
            .init(Bilingual(en: "detail", es: "detalle")[language]),
        ])
        for reference in references {
            table.append([.text(reference.label[language]), .text(reference.id), .text(reference.detail)])
        }
        return fields.text(in: language) + "\n" + table.text()
    }
}
