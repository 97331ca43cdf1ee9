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

    /// Imports surveys in one transaction: `body` gives them to the session, one after the other. Either all that is new
    /// in them is stored or, after an error, nothing.
    ///
    /// With `isDryRun`, or `isStrict` and a rejected record in any of them, nothing is stored. `count` is how many there
    /// will be: what is not new of one of several is undone by itself. `checkpoint` is called many times a second while
    /// what was read is written; what it throws undoes everything.
    public func importSurveys(
        count: Int, isDryRun: Bool, isStrict: Bool, change: Change, checkpoint: @escaping () throws -> Void = {},
        _ body: (inout SurveySession) throws -> Void
    ) throws -> [SurveyOutcome] {
        var failure: (any Error)?
        var outcomes: [SurveyOutcome] = []
        do {
            try changing {
                func run(_ db: Database) throws -> Database.TransactionCompletion {
                    var session = SurveySession(
                        db, frameID: frameID, isDryRun: isDryRun, change: change, hasSeveral: count > 1,
                        checkpoint: checkpoint)
                    do {
                        try body(&session)
                        try checkpoint()
                    } catch {
                        failure = error
                        throw error
                    }
                    outcomes = session.outcomes
                    if isStrict, outcomes.contains(where: { $0.survey.ledger.rejected > 0 }) {
                        for index in outcomes.indices { outcomes[index].isStored = false }
                    }
                    return outcomes.contains(where: \.isStored) ? .commit : .rollback
                }
                if isDryRun {
                    try database.read { _ = try run($0) }
                } else {
                    try database.writeWithoutTransaction { db in try db.inTransaction(.immediate) { try run(db) } }
                }
            }
        } catch {
            guard let failure, !(failure is DatabaseError) else { throw error }
            throw failure
        }
        return outcomes
    }

    /// `S-0001`.
    static func number(_ prefix: String, _ number: Int64) -> String {
        let digits = String(number)
        return "\(prefix)-" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}
