public import Demarcation
import Foundation
import GRDB
import GeoPackage
import GeoTypes

/// The surveys of one import, inside its one transaction.
public struct SurveySession {
    private let db: Database
    private let frameID: Int32
    private let isDryRun: Bool
    private let change: Change
    private let hasSeveral: Bool
    private let checkpoint: () throws -> Void
    public private(set) var outcomes: [Register.SurveyOutcome] = []
    private var rehearsed = RehearsedSurveys()

    init(
        _ db: Database, frameID: Int32, isDryRun: Bool, change: Change, hasSeveral: Bool,
        checkpoint: @escaping () throws -> Void
    ) {
        self.db = db
        self.frameID = frameID
        self.isDryRun = isDryRun
        self.change = change
        self.hasSeveral = hasSeveral
        self.checkpoint = checkpoint
    }

    /// False when no file can be known already.
    public func hasSurveys() throws -> Bool {
        if rehearsed.count > 0 { return true }
        return try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM surveys)") ?? false
    }

    /// The survey of a file with these bytes, if there is one: in the register, or earlier in this import.
    public func survey(sha256: String) throws -> Survey? {
        try stored(sha256: sha256, otherThan: 0)
    }

    /// Notes that the bytes of a file are those of a survey that is there.
    public mutating func add(unchanged survey: Survey) {
        outcomes.append(Register.SurveyOutcome(unchanged: survey))
    }

    /// Imports one survey: `produce` gives its batches to the writer.
    ///
    /// What the file says of itself is known for certain only at its end: `finish` then fills in the survey, whose id,
    /// ledger and bounds are there.
    public mutating func add(
        sectors: [Sector.ID], monuments: [Monument.ID], produce: (inout SurveyWriter) throws -> Void,
        finish: (inout Survey) -> Void
    ) throws {
        var outcome: Register.SurveyOutcome?
        func run() throws -> Database.TransactionCompletion {
            let made = try importing(sectors: sectors, monuments: monuments, produce: produce, finish: finish)
            outcome = made
            return made.isStored ? .commit : .rollback
        }
        if hasSeveral, !isDryRun {
            try db.inSavepoint { try run() }
        } else {
            _ = try run()
        }
        if let outcome { outcomes.append(outcome) }
    }

    private mutating func importing(
        sectors: [Sector.ID], monuments: [Monument.ID], produce: (inout SurveyWriter) throws -> Void,
        finish: (inout Survey) -> Void
    ) throws -> Register.SurveyOutcome {
        let surveyID = try GeoPackageFile.nextIdentifier(db, table: "surveys") + Int64(rehearsed.count)
        var survey = Survey.unfinished(Survey.ID(rawValue: Register.number("S", surveyID)))
        if !isDryRun {
            try db.begin(change)
            // The row that observations refer to comes first; its figures come at the end.
            try insert(survey, fid: surveyID)
        }
        var writer = try SurveyWriter(
            db, frameID: frameID, surveyID: surveyID, sectors: sectors, monuments: monuments, isDryRun: isDryRun,
            after: rehearsed)
        try produce(&writer)
        let observations = try writer.finish(checkpoint: checkpoint)
        survey.ledger = writer.ledger
        survey.bounds = writer.bounds
        finish(&survey)
        precondition(survey.ledger.isBalanced, "the ledger of \(survey.file) doesn't add up")
        // What comes through a pipe is known by its digest only now.
        if let known = try stored(sha256: survey.sha256, otherThan: surveyID) {
            return Register.SurveyOutcome(unchanged: known)
        }
        let ledger = survey.ledger
        if !isDryRun {
            try update(survey, fid: surveyID, observations: observations)
            try db.end(
                summary: "\(survey.id.rawValue): \(ledger.accepted) accepted, \(ledger.rejected) rejected")
        }
        let counts = zip(sectors, writer.pointsOfSector).filter { $0.1 > 0 }.map { (sector: $0.0, points: $0.1) }
        // A file of which nothing is accepted is no survey: stored, its bytes would be refused under the reference system
        // that they should have had.
        let isNew = ledger.accepted > 0
        if isDryRun, isNew { rehearsed.add(survey, digests: writer.digestsOfFile) }
        return Register.SurveyOutcome(
            survey: survey, pointsOfSector: counts, rejections: writer.rejections, isStored: isNew && !isDryRun)
    }

    private func stored(sha256: String, otherThan fid: Int64) throws -> Survey? {
        if let survey = rehearsed.survey(sha256: sha256) { return survey }
        return try Row.fetchOne(
            db, sql: "SELECT * FROM surveys WHERE sha256 = ? AND fid <> ?", arguments: [sha256, fid]
        )
        .map { try Survey(row: $0) }
    }

    private func insert(_ survey: Survey, fid: Int64) throws {
        let columns = Survey.columns.joined(separator: ", ")
        let marks = Survey.columns.map { _ in "?" }.joined(separator: ", ")
        let values = try survey.values(
            uuid: RowUUID.make(), firstObservation: nil, lastObservation: nil)
        try db.execute(sql: "INSERT INTO surveys (fid, \(columns)) VALUES (?, \(marks))", arguments: [fid] + values)
    }

    private func update(_ survey: Survey, fid: Int64, observations: (first: Int64?, last: Int64?)) throws {
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
