public import Demarcation
import Foundation
import GRDB
import GeoPackage
public import GeoTypes

/// Takes the batches of one survey into the register, inside one transaction.
///
/// Every record ends in one bucket: accepted, rejected, duplicate of an earlier record of the file, or unchanged because
/// the register holds it already. Memory: about 20 bytes a point for the digests, and what a batch takes.
public struct SurveyWriter: ~Copyable {
    private let db: Database
    private let surveyID: Int64
    /// For what makes batches ready for ``add(_:)``, on another thread if that suits.
    public let recipe: ObservationEncoder.Recipe
    private let isDryRun: Bool
    /// False for the first survey, when there is nothing to compare with.
    private let registerHasObservations: Bool
    /// Of a dry run: what the files before this one hold.
    private let rehearsed: RehearsedSurveys
    private var layout: ObservationLayout?
    private var rows: BulkInsert?
    private var triggers: InsertTriggers?
    private var index: PackedSpatialIndex?
    private var nextObservation: Int64
    private let firstObservation: Int64
    /// Of all records of the file in ascending order, once its last batch has come.
    private(set) var digestsOfFile: [[Int64]] = []
    /// Where the file's points lie along the line, once its last batch has come.
    private var cells = ObservationCells()
    /// Digests of the file's records that the register holds.
    private var known: [Int64] = []
    public private(set) var ledger = Survey.Ledger()
    public private(set) var bounds = GeographicBox.empty
    /// Accepted points of each sector.
    public private(set) var pointsOfSector: [Int]
    /// At most ``rejectionLimit``; the ledger counts them all.
    public private(set) var rejections: [Rejection] = []

    /// A file of nothing but errors must not fill the memory with them; all go to the rejects file as they come.
    public static let rejectionLimit = 10_000

    init(
        _ db: Database, frameID: Int32, surveyID: Int64, sectors: [Sector.ID], monuments: [Monument.ID], isDryRun: Bool,
        after rehearsed: RehearsedSurveys
    ) throws {
        let holdsSome = try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM observation_digests)") ?? false
        // Above what a withdrawn survey had: SQLite gives no number twice.
        let next = try GeoPackageFile.nextIdentifier(db, table: "observations")
        index = isDryRun ? nil : try PackedSpatialIndex(db, table: "observations")
        self.db = db
        self.surveyID = surveyID
        recipe = ObservationEncoder.Recipe(
            frameID: frameID, sectors: sectors, monuments: monuments, isDryRun: isDryRun)
        self.isDryRun = isDryRun
        registerHasObservations = holdsSome
        self.rehearsed = rehearsed
        nextObservation = next
        firstObservation = next
        pointsOfSector = Array(repeating: 0, count: sectors.count)
    }

    /// Takes one batch; returns its rejections, those of the steps before included, for the rejects file.
    public mutating func add(_ batch: consuming PreparedBatch) throws -> [Rejection] {
        let held = try heldDigests(of: batch)
        var accepted = batch.fresh
        if !held.isEmpty {
            accepted.removeAll { held.contains(batch.digests[$0].value) }
            known.append(contentsOf: held)
        }
        let rejected = batch.rejections
        ledger.read += batch.count - batch.contradictions + rejected.count
        ledger.duplicate += batch.duplicates
        ledger.unchanged += batch.fresh.count - accepted.count
        ledger.rejected += rejected.count
        count(accepted, of: batch)
        if !isDryRun { try store(accepted, of: batch) }
        rejections.append(contentsOf: rejected.prefix(SurveyWriter.rejectionLimit - rejections.count))
        if let all = batch.digestsOfFile.take() { digestsOfFile = all }
        if let all = batch.cells.take() { cells = all }
        return rejected
    }

    private mutating func count(_ accepted: [Int], of batch: PreparedBatch) {
        ledger.accepted += accepted.count
        for row in accepted {
            bounds.formUnion(
                GeographicPoint(longitude: batch.coordinates.x[row], latitude: batch.coordinates.y[row]))
            let sector = Int(batch.sectors[row])
            if sector >= 0 {
                ledger.located += 1
                pointsOfSector[sector] += 1
            }
        }
    }

    private mutating func store(_ accepted: [Int], of batch: PreparedBatch) throws {
        guard !accepted.isEmpty else { return }
        if triggers == nil {
            triggers = try InsertTriggers.drop(of: "observations", and: [SurveyTables.insertTrigger], in: db)
        }
        // A column may begin or end in the middle of a file: from there on, rows are bound to other columns.
        if layout != batch.layout {
            try rows?.finish()
            rows = nil
            layout = batch.layout
            rows = try batch.layout.insert(db, survey: surveyID)
        }
        try rows?.insert(batch.rows, rows: accepted)
        let coordinates = batch.coordinates
        for row in accepted {
            try index?.add(
                id: nextObservation,
                point: GeographicPoint(longitude: coordinates.x[row], latitude: coordinates.y[row]))
            nextObservation += 1
        }
    }

    /// Digests of fresh records that the register holds, or in a dry run would hold by now.
    private func heldDigests(of batch: PreparedBatch) throws -> Set<Int64> {
        guard registerHasObservations || rehearsed.count > 0 else { return [] }
        let fresh = batch.fresh.map { batch.digests[$0].value }.sorted()
        let held = registerHasObservations ? try StoredDigests.held(fresh, db) : []
        return held.union(rehearsed.held(fresh))
    }

    /// Writes what is left: rows, index, digests, rejections. `checkpoint` is called many times a second.
    mutating func finish(checkpoint: () throws -> Void) throws -> (first: Int64?, last: Int64?) {
        guard !isDryRun else { return (nil, nil) }
        try rows?.finish()
        try triggers?.restore(in: db, inserted: ledger.accepted)
        try checkpoint()
        // Digests first: they free the most memory, which the index then uses again.
        try storeDigests(checkpoint)
        try index.take()?.finish()
        try cells.store(survey: surveyID, sectors: recipe.sectors.map(\.rawValue), in: db)
        let statement = try db.makeStatement(
            sql:
                "INSERT INTO survey_rejections (survey, line, code, message_en, message_es, text) VALUES (?, ?, ?, ?, ?, ?)"
        )
        for rejection in rejections {
            let message = rejection.reason.message
            try statement.execute(arguments: [
                surveyID, rejection.line, rejection.reason.code, message[.english], message[.spanish], rejection.text,
            ])
        }
        try GeoPackageFile.touchContents(db, table: "observations", box: bounds)
        return ledger.accepted == 0 ? (nil, nil) : (firstObservation, nextObservation - 1)
    }

    private mutating func storeDigests(_ checkpoint: () throws -> Void) throws {
        var stored = try StoredDigests.Writer(db, survey: surveyID)
        known.sort()
        var held = known[...]
        for part in digestsOfFile.indices {
            let digests = digestsOfFile[part]
            digestsOfFile[part] = []
            for (place, digest) in digests.enumerated() {
                if place.isMultiple(of: 8192) { try checkpoint() }
                if digest == held.first {
                    held.removeFirst()
                } else {
                    try stored.add(digest)
                }
            }
        }
        try stored.finish()
    }
}
