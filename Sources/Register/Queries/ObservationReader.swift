public import Demarcation
import GRDB
import GeoPackage
import GeoTypes

/// Reads stored observations batch by batch. It belongs to the access that made it (``Register/readObservations(_:_:)``).
public struct ObservationReader: ~Copyable {
    private var select: BulkSelect
    private let surveys: [Int64: String]
    private let isBrief: Bool
    /// The survey of the last row, of which the next one most often is too.
    private var survey: (number: Int64, id: String) = (0, "")
    private static let evidence = ", ambiguous, cov_en_m2, source_x, source_y, track"

    static let batch = 8192

    /// - `isBrief`: without covariances, source coordinates and track marks, whose columns are then empty.
    init(_ db: Database, _ filter: ObservationFilter, isBrief: Bool = false) throws {
        let found = try RecordConditions(filter.records, on: "observations", in: db)
        guard found.unanswered.isEmpty else {
            throw RegisterError.unanswered(table: "observations", options: found.unanswered)
        }
        var conditions = found.conditions
        var arguments = found.arguments
        if let survey = filter.survey {
            // Observations of one survey were numbered in one go.
            conditions.append(
                "t.fid BETWEEN (SELECT first_observation FROM surveys WHERE id = ?) "
                    + "AND (SELECT last_observation FROM surveys WHERE id = ?)")
            arguments += [survey.rawValue, survey.rawValue]
        }
        let rule = conditions.isEmpty ? "" : " WHERE " + conditions.joined(separator: " AND ")
        let surveys = try Row.fetchAll(db, sql: "SELECT fid, id FROM surveys").reduce(into: [Int64: String]()) {
            $0[$1["fid"]] = $1["id"]
        }
        let select = try BulkSelect(
            db,
            sql: """
                SELECT geom, survey, line, name, source_z, height_m, time, fix, satellites, hdop, sigma_e_m, sigma_n_m,
                    sigma_u_m, sector, chainage_m, offset_m, monument, note\(isBrief ? "" : ObservationReader.evidence)
                FROM observations t\(rule) ORDER BY t.fid\(found.limitation)
                """, arguments: arguments)
        self.select = select
        self.surveys = surveys
        self.isBrief = isBrief
    }

    /// The next observations, or nothing at the end.
    public mutating func next() throws -> ObservationBatch? {
        var batch = ObservationBatch()
        while batch.count < Self.batch, try select.step() { append(to: &batch) }
        return batch.count == 0 ? nil : batch
    }

    private mutating func append(to batch: inout ObservationBatch) {
        let point = select.point(0)
        batch.coordinates.x.append(point.longitude)
        batch.coordinates.y.append(point.latitude)
        batch.coordinates.z.append(select.double(5))
        let number = select.integer(1)
        if number != survey.number { survey = (number, surveys[number] ?? "") }
        batch.surveys.append(survey.id)
        batch.lines.append(Int(select.integer(2)))
        select.withText(3) { batch.names.append(utf8: $0) }
        batch.sourceHeights.append(select.double(4))
        select.withText(6) { batch.times.append(utf8: $0) }
        select.withText(7) { batch.fixes.append(utf8: $0) }
        batch.satellites.append(select.isNull(8) ? ObservationBatch.missingCount : Int(select.integer(8)))
        batch.hdops.append(select.double(9))
        batch.eastSigmas.append(select.double(10))
        batch.northSigmas.append(select.double(11))
        batch.upSigmas.append(select.double(12))
        select.withText(13) { batch.sectors.append(utf8: $0) }
        batch.chainages.append(select.double(14))
        batch.offsets.append(select.double(15))
        select.withText(16) { batch.monuments.append(utf8: $0) }
        select.withText(17) { batch.notes.append(utf8: $0) }
        guard !isBrief else { return }
        batch.ambiguous.append(select.integer(18) != 0)
        batch.eastNorthCovariances.append(select.double(19))
        batch.sourceX.append(select.double(20))
        batch.sourceY.append(select.double(21))
        batch.tracks.append(select.integer(22) != 0)
    }
}

/// Which observations.
public struct ObservationFilter: Sendable {
    public var survey: Survey.ID?
    public var records: RecordFilter

    public init(survey: Survey.ID? = nil, records: RecordFilter = RecordFilter()) {
        self.survey = survey
        self.records = records
    }
}

extension Register {
    /// Gives `body` a reader of the observations, in one read transaction.
    public func readObservations(
        _ filter: ObservationFilter, _ body: (inout ObservationReader) throws -> Void
    ) throws {
        var failure: (any Error)?
        do {
            try read { db in
                var reader = try ObservationReader(db, filter)
                do { try body(&reader) } catch {
                    failure = error
                    throw error
                }
            }
        } catch {
            throw failure ?? error
        }
    }
}
