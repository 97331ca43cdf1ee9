public import Demarcation
import GRDB
import GeoPackage
public import GeoTypes

/// Reads stored observations batch by batch. It belongs to the access that made it (``Register/readObservations(_:_:)``).
public struct ObservationReader: ~Copyable {
    private var select: BulkSelect
    private let surveys: [Int64: String]

    static let batch = 8192

    init(_ db: Database, _ filter: ObservationFilter) throws {
        var conditions: [String] = []
        var arguments: [String] = []
        if let sector = filter.sector {
            conditions.append("sector = ?")
            arguments.append(sector.rawValue)
        }
        if let survey = filter.survey {
            // Observations of one survey were numbered in one go.
            conditions.append(
                "fid BETWEEN (SELECT first_observation FROM surveys WHERE id = ?) "
                    + "AND (SELECT last_observation FROM surveys WHERE id = ?)")
            arguments += [survey.rawValue, survey.rawValue]
        }
        if let box = filter.box {
            conditions.append(
                """
                fid IN (SELECT id FROM rtree_observations_geom
                    WHERE minx <= CAST(? AS REAL) AND maxx >= CAST(? AS REAL) AND miny <= CAST(? AS REAL) AND maxy >= CAST(? AS REAL))
                """)
            arguments += [box.east, box.west, box.north, box.south].map { "\($0)" }
        }
        let rule = conditions.isEmpty ? "" : " WHERE " + conditions.joined(separator: " AND ")
        let surveys = try Row.fetchAll(db, sql: "SELECT fid, id FROM surveys").reduce(into: [Int64: String]()) {
            $0[$1["fid"]] = $1["id"]
        }
        let select = try BulkSelect(
            db,
            sql: """
                SELECT geom, survey, line, name, source_z, height_m, time, fix, satellites, hdop, sigma_e_m, sigma_n_m,
                    sigma_u_m, sector, chainage_m, offset_m, monument, note, ambiguous, cov_en_m2, source_x, source_y,
                    track FROM observations\(rule) ORDER BY fid
                """, arguments: arguments)
        self.select = select
        self.surveys = surveys
    }

    /// The next observations, or nothing at the end.
    public mutating func next() throws -> ObservationBatch? {
        var batch = ObservationBatch()
        while batch.count < Self.batch, try select.step() { append(to: &batch) }
        return batch.count == 0 ? nil : batch
    }

    private func append(to batch: inout ObservationBatch) {
        let point = select.point(0)
        batch.coordinates.x.append(point.longitude)
        batch.coordinates.y.append(point.latitude)
        batch.coordinates.z.append(select.double(5))
        batch.surveys.append(surveys[select.integer(1)] ?? "")
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
        batch.ambiguous.append(select.integer(18) != 0)
        batch.eastNorthCovariances.append(select.double(19))
        batch.sourceX.append(select.double(20))
        batch.sourceY.append(select.double(21))
        batch.tracks.append(select.integer(22) != 0)
    }
}

/// Which observations.
public struct ObservationFilter: Sendable {
    public var sector: Sector.ID?
    public var survey: Survey.ID?
    /// In the register's frame.
    public var box: GeographicBox?

    public init(sector: Sector.ID? = nil, survey: Survey.ID? = nil, box: GeographicBox? = nil) {
        self.sector = sector
        self.survey = survey
        self.box = box
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
