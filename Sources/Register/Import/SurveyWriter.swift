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
    private let frameID: Int32
    private let surveyID: Int64
    private let sectors: [Sector.ID]
    private let monuments: [Monument.ID]
    private let isDryRun: Bool
    /// False for the first survey, when there is nothing to compare with.
    private let registerHasObservations: Bool
    private var rows: ObservationRows?
    private var index: PackedSpatialIndex?
    private var nextObservation: Int64
    private let firstObservation: Int64
    private var seen = SeenRecords()
    public private(set) var ledger = Survey.Ledger()
    public private(set) var bounds = GeographicBox.empty
    /// Accepted points of each sector.
    public private(set) var pointsOfSector: [Int]
    /// At most ``rejectionLimit``; the ledger counts them all.
    public private(set) var rejections: [Rejection] = []

    /// A file of nothing but errors must not fill the memory with them; all go to the rejects file as they come.
    public static let rejectionLimit = 10_000

    init(
        _ db: Database, frameID: Int32, surveyID: Int64, sectors: [Sector.ID], monuments: [Monument.ID], isDryRun: Bool
    ) throws {
        let holdsSome = try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM observation_digests)") ?? false
        // Above what a withdrawn survey had: SQLite gives no number twice.
        let next = try GeoPackageFile.nextIdentifier(db, table: "observations")
        index = isDryRun ? nil : try PackedSpatialIndex(db, table: "observations")
        self.db = db
        self.frameID = frameID
        self.surveyID = surveyID
        self.sectors = sectors
        self.monuments = monuments
        self.isDryRun = isDryRun
        registerHasObservations = holdsSome
        nextObservation = next
        firstObservation = next
        pointsOfSector = Array(repeating: 0, count: sectors.count)
    }

    /// Takes one batch; returns its rejections, those of the steps before included, for the rejects file.
    public mutating func add(_ batch: PlacedBatch) throws -> [Rejection] {
        var rejected = batch.points.rejections
        ledger.read += batch.count + rejected.count
        if rows == nil, !isDryRun, batch.count > 0 {
            rows = try ObservationRows(db, layout: ObservationRows.Layout(batch), surveyID: surveyID, frameID: frameID)
        }
        let known = try knownDigests(in: batch)
        for row in 0..<batch.count {
            switch seen.insert(batch.digests[row], line: batch.points.lines[row]) {
            case .duplicate:
                ledger.duplicate += 1
                continue
            case .contradiction(let line):
                rejected.append(contradiction(batch, row: row, firstLine: line))
                continue
            case .new:
                break
            }
            if known.contains(batch.digests[row].value) {
                seen.markKnown(batch.digests[row])
                ledger.unchanged += 1
                continue
            }
            try accept(batch, row: row)
        }
        ledger.rejected += rejected.count
        rejections.append(contentsOf: rejected.prefix(SurveyWriter.rejectionLimit - rejections.count))
        return rejected
    }

    private mutating func accept(_ batch: PlacedBatch, row: Int) throws {
        let point = GeographicPoint(longitude: batch.coordinates.x[row], latitude: batch.coordinates.y[row])
        ledger.accepted += 1
        bounds.formUnion(point)
        let sector = Int(batch.sectors[row])
        if sector >= 0 {
            ledger.located += 1
            pointsOfSector[sector] += 1
        }
        guard !isDryRun else { return }
        let monument = Int(batch.monuments[row])
        try rows?.insert(
            batch, row: row, sector: sector < 0 ? nil : sectors[sector].rawValue,
            monument: monument < 0 ? nil : monuments[monument].rawValue)
        try index?.add(id: nextObservation, point: point)
        nextObservation += 1
    }

    /// The batch's digests that the register holds. Looked up in ascending order, which walks the tree once.
    private func knownDigests(in batch: PlacedBatch) throws -> Set<Int64> {
        guard registerHasObservations, !batch.digests.isEmpty else { return [] }
        var known: Set<Int64> = []
        let statement = try db.cachedStatement(sql: "SELECT 1 FROM observation_digests WHERE digest = ?")
        for digest in batch.digests.map(\.value).sorted() {
            if try Bool.fetchOne(statement, arguments: [digest]) == true { known.insert(digest) }
        }
        return known
    }

    /// The same name at the same time as an earlier record that says something else.
    private func contradiction(_ batch: PlacedBatch, row: Int, firstLine: Int) -> Rejection {
        let name = batch.points.names[row]
        let text = "\(name), \(batch.points.coordinates.x[row]), \(batch.points.coordinates.y[row])"
        return Rejection(
            line: batch.points.lines[row], reason: .duplicateID(id: name, firstLine: firstLine), text: text)
    }

    /// Writes what is left: rows, index, digests, rejections.
    mutating func finish() throws -> (first: Int64?, last: Int64?) {
        guard !isDryRun else { return (nil, nil) }
        try rows?.finish()
        try index.take()?.finish()
        try storeDigests()
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

    private mutating func storeDigests() throws {
        var insert = try BulkInsert(db, into: "observation_digests", columns: ["digest", "survey"])
        try seen.takeNewDigests { digest in
            insert.bind(digest)
            insert.bind(surveyID)
            try insert.endRow()
        }
        try insert.finish()
    }
}
