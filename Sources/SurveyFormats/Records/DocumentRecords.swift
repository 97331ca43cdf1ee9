public import Demarcation

/// Reads documents (CLI: `document import`). Columns beyond the known ones are kept in the note.
public enum DocumentRecords {
    public static func read(_ table: RecordTable) -> RecordReading<Document> {
        let others = table.columns.filter { !known.contains($0) && !$0.isEmpty }
        return table.mapRecords { fields throws(Rejection.Reason) in try document(fields, others: others) }
    }

    static let known: Set<String> = [
        "id", "kind", "tipo", "clase", "number", "numero", "número", "title", "titulo", "título", "date", "fecha",
        "signed_by", "firmado_por", "article", "articulo", "artículo", "page", "pagina", "file", "archivo", "sha256",
        "participation", "participacion", "classification", "clasificacion", "note", "nota", "layer",
    ]

    private static func document(
        _ fields: RecordFields, others: [String]
    ) throws(Rejection.Reason) -> Document {
        let sha256 = fields.text(["sha256"])?.lowercased()
        if let sha256, sha256.utf8.count != 64 || !sha256.allSatisfy(\.isHexDigit) {
            throw .valueOutOfRange(field: "sha256", value: sha256, allowed: "64 × 0-9a-f")
        }
        let kept = others.compactMap { column in fields.record[column].map { "\(column)=\($0)" } }
        let note = ([fields.text(["note", "nota"])].compactMap { $0 } + kept).joined(separator: "; ")
        var document = Document(
            id: Document.ID(rawValue: try fields.required("id")),
            kind: try fields.requiredCode("kind", "tipo", "clase"),
            number: fields.text(["number", "numero", "número"]), title: fields.text(["title", "titulo", "título"]),
            date: try fields.date("date", "fecha"), signedBy: fields.text(["signed_by", "firmado_por"]),
            article: fields.text(["article", "articulo", "artículo", "page", "pagina"]),
            file: fields.text(["file", "archivo"]), sha256: sha256,
            participation: try fields.code("participation", "participacion"), note: note.isEmpty ? nil : note)
        document.classification = try fields.classification
        return document
    }
}
