public import Demarcation
import Foundation
import GRDB
import GeoPackage
import GeoTypes

extension Register {
    /// What `importSurvey` found, whether or not it was stored.
    public struct SurveyOutcome: Sendable {
        public var survey: Survey
        /// Accepted points of each sector that has any, in the order of the sectors.
        public var pointsOfSector: [(sector: Sector.ID, points: Int)]
        public var rejections: [Rejection]
        public var isStored: Bool

        init(
            survey: Survey, pointsOfSector: [(sector: Sector.ID, points: Int)], rejections: [Rejection], isStored: Bool
        ) {
            self.survey = survey
            self.pointsOfSector = pointsOfSector
            self.rejections = rejections
            self.isStored = isStored
        }

        /// The same bytes again: every record is there already.
        public init(unchanged survey: Survey) {
            var ledger = Survey.Ledger()
            ledger.read = survey.ledger.read
            ledger.unchanged = survey.ledger.read
            var again = survey
            again.ledger = ledger
            again.warnings = []
            self.init(survey: again, pointsOfSector: [], rejections: [], isStored: false)
        }
    }

    /// Imports one survey in one transaction: `produce` gives the batches to the writer, one after the other.
    ///
    /// What the file says of itself is known for certain only at its end: `finish` then fills in the survey, whose id,
    /// ledger and bounds are there. With `isDryRun`, or `isStrict` and a rejected record, nothing is stored.
    public func importSurvey(
        sectors: [Sector.ID], monuments: [Monument.ID], isDryRun: Bool, isStrict: Bool, change: Change,
        produce: (inout SurveyWriter) throws -> Void, finish: (inout Survey) -> Void
    ) throws -> SurveyOutcome {
        var failure: (any Error)?
        var outcome: SurveyOutcome?
        do {
            try Register.guarding(path) {
                func run(_ db: Database) throws -> Database.TransactionCompletion {
                    let result = try importing(
                        db, sectors: sectors, monuments: monuments, isDryRun: isDryRun, change: change,
                        produce: { writer in
                            do { try produce(&writer) } catch {
                                failure = error
                                throw error
                            }
                        }, finish: finish)
                    let stores = !isDryRun && !(isStrict && result.survey.ledger.rejected > 0) && result.isNew
                    outcome = SurveyOutcome(
                        survey: result.survey, pointsOfSector: result.pointsOfSector, rejections: result.rejections,
                        isStored: stores)
                    return stores ? .commit : .rollback
                }
                if isDryRun {
                    try database.read { _ = try run($0) }
                } else {
                    try database.writeWithoutTransaction { db in try db.inTransaction(.immediate) { try run(db) } }
                }
            }
        } catch {
            throw failure ?? error
        }
        guard let outcome else { throw RegisterError.inputOutput(path: path, detail: "no result") }
        return outcome
    }

    private struct ImportResult {
        var survey: Survey
        var pointsOfSector: [(sector: Sector.ID, points: Int)]
        var rejections: [Rejection]
        /// False when every record was there already: then nothing is to be stored.
        var isNew: Bool
    }

    private func importing(
        _ db: Database, sectors: [Sector.ID], monuments: [Monument.ID], isDryRun: Bool,
        change: Change, produce: (inout SurveyWriter) throws -> Void, finish: (inout Survey) -> Void
    ) throws -> ImportResult {
        let surveyID = (try Int64.fetchOne(db, sql: "SELECT max(fid) FROM surveys") ?? 0) + 1
        var survey = Survey.unfinished(Survey.ID(rawValue: Self.number("S", surveyID)))
        if !isDryRun {
            try db.begin(change)
            // The row that observations refer to comes first; its figures come at the end.
            try insert(db, survey, fid: surveyID, observations: (nil, nil))
        }
        var writer = try SurveyWriter(
            db, frameID: frameID, surveyID: surveyID, sectors: sectors, monuments: monuments, isDryRun: isDryRun)
        try produce(&writer)
        let observations = try writer.finish()
        survey.ledger = writer.ledger
        survey.bounds = writer.bounds
        finish(&survey)
        precondition(survey.ledger.isBalanced, "the ledger of \(survey.file) doesn't add up")
        if !isDryRun {
            try update(db, survey, fid: surveyID, observations: observations)
            try db.end(
                summary: "\(survey.id.rawValue): \(survey.ledger.accepted) accepted, \(survey.ledger.rejected) rejected"
            )
        }
        let counts = zip(sectors, writer.pointsOfSector).filter { $0.1 > 0 }.map { (sector: $0.0, points: $0.1) }
        return ImportResult(
            survey: survey, pointsOfSector: counts, rejections: writer.rejections,
            isNew: survey.ledger.accepted > 0 || survey.ledger.unchanged < survey.ledger.read || survey.ledger.read == 0
        )
    }

    /// `S-0001`.
    static func number(_ prefix: String, _ number: Int64) -> String {
        let digits = String(number)
        return "\(prefix)-" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }

    private func insert(_ db: Database, _ survey: Survey, fid: Int64, observations: (first: Int64?, last: Int64?))
        throws
    {
        let columns = Survey.columns.joined(separator: ", ")
        let marks = Survey.columns.map { _ in "?" }.joined(separator: ", ")
        let values = try survey.values(
            uuid: UUID().uuidString.lowercased(), firstObservation: observations.first,
            lastObservation: observations.last)
        try db.execute(sql: "INSERT INTO surveys (fid, \(columns)) VALUES (?, \(marks))", arguments: [fid] + values)
    }

    private func update(_ db: Database, _ survey: Survey, fid: Int64, observations: (first: Int64?, last: Int64?))
        throws
    {
        let uuid = try String.fetchOne(db, sql: "SELECT uuid FROM surveys WHERE fid = ?", arguments: [fid]) ?? ""
        let assignments = Survey.columns.map { "\($0) = ?" }.joined(separator: ", ")
        let values = try survey.values(
            uuid: uuid, firstObservation: observations.first, lastObservation: observations.last)
        try db.execute(sql: "UPDATE surveys SET \(assignments) WHERE fid = ?", arguments: values + [fid])
    }
}

extension Survey {
    /// The row that observations refer to while the file is read. The transaction that makes it also completes it.
    fileprivate static func unfinished(_ id: ID) -> Survey {
        Survey(
            id: id, file: "", sha256: "", format: "", surveyClass: .inspection, referenceSystem: "", epoch: nil,
            heightKind: .none,
            operation: OperationRecord(
                name: "", code: nil, accuracy: nil, isBallpark: false, grids: [], proj: "", projVersion: "",
                epsgVersion: ""), ledger: Ledger(), bounds: .empty, importedAt: Timestamp.now(), importedBy: "",
            program: "", warnings: [])
    }
}
