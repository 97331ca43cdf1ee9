import Demarcation
import GRDB

/// What the register holds of the documents and surveys that positions of a file name, looked up once.
struct StatedPapers {
    private(set) var documents: [Document.ID: Document.Kind] = [:]
    private var surveys: Set<Survey.ID> = []

    init(_ db: Database, of positions: some Sequence<Position>) throws {
        var (papers, surveys): (Set<String>, Set<String>) = ([], [])
        for position in positions {
            if let document = position.document { papers.insert(document.rawValue) }
            if let survey = position.survey { surveys.insert(survey.rawValue) }
        }
        var documents: [Document.ID: Document.Kind] = [:]
        try KeyedRows.each(db, of: "documents", where: "id", isOneOf: papers.sorted()) { row in
            documents[Document.ID(rawValue: row["id"])] = try storedCode(row, "kind", of: "documents")
        }
        var found: Set<Survey.ID> = []
        try KeyedRows.each(db, of: "surveys", where: "id", isOneOf: surveys.sorted()) { row in
            found.insert(Survey.ID(rawValue: row["id"]))
        }
        self.documents = documents
        self.surveys = found
    }

    /// The same positions; a survey that isn't in this register stays in their source.
    func known(_ positions: [Position]) -> [Position] {
        positions.map { position in
            guard let survey = position.survey, !surveys.contains(survey) else { return position }
            var position = position
            position.survey = nil
            if position.source == nil { position.source = survey.rawValue }
            return position
        }
    }
}
