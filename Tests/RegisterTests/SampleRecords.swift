import Demarcation
import Foundation
import GeoTypes
import TestSupport

@testable import Register

/// Small records to fill a register with.
enum SampleRecords {
    static let frame = ReferenceFrame(
        code: "EPSG:6365", name: "Mexico ITRF2008", epoch: 2010, equatorialRadius: 6_378_137,
        inverseFlattening: 298.257222101, wkt1: "GEOGCS[…]", wkt2: "GEOGCRS[…]")
    static let change = Change(who: "ana", command: "test run", reason: "acta 7")

    static func register(in folder: borrowing TemporaryFolder) throws -> Register {
        try Register.create(at: folder.path("r.gpkg"), frame: frame, change: change)
    }

    static let sectors: [Sector] = {
        var segment = Segment(
            id: .init(rawValue: "S-1/1"), order: 1, rule: .geodesic, kind: .land, legalStatus: .delimited, name: "Uno",
            vertices: [
                GeographicPoint(longitude: -90, latitude: 17), GeographicPoint(longitude: -90.1, latitude: 17),
            ])
        segment.to = .metres(10_647)
        return [
            Sector(
                id: .init(rawValue: "S-1"), neighbour: "MEX", name: "Uno", kind: .land, legalStatus: .delimited,
                segments: [segment])
        ]
    }()

    static func monument(_ id: String, longitude: Double, source: String? = nil) -> PlacedMonument {
        let position = Position(
            role: .surveyed, state: .imported, point: GeographicPoint(longitude: longitude, latitude: 17), height: nil,
            sourceSystem: "EPSG:6365", sourceEpoch: 2010, sourceX: longitude, sourceY: 17, sourceZ: nil,
            eastSigma: 0.01,
            northSigma: 0.01, upSigma: nil, operation: "none", operationAccuracy: 0, source: source)
        return PlacedMonument(
            monument: Monument(
                id: .init(rawValue: id), number: id, monumentClass: .principal, sector: .init(rawValue: "S-1"),
                positions: [position]), chainage: 100, offset: 0)
    }

    /// A record: its name and where it is.
    struct Record: Hashable {
        var name: String
        var x: Double
        var y: Double
    }

    /// A batch as the matcher hands it over, none of its points on the line.
    static func batch(_ records: [Record], firstLine: Int = 2, rejections: [Rejection] = []) -> PlacedBatch {
        var points = SurveyBatch()
        points.lines = records.indices.map { $0 + firstLine }
        points.names = TextColumn(records.map(\.name))
        points.coordinates = CoordinateColumns(x: records.map(\.x), y: records.map(\.y))
        points.rejections = rejections
        var placed = PlacedBatch(points: points, coordinates: points.coordinates)
        placed.digests = ContentDigest.digests(of: points, system: "EPSG:4326", epoch: nil)
        placed.sectors = records.map { _ in -1 }
        placed.chainages = records.map { _ in .nan }
        placed.offsets = records.map { _ in .nan }
        placed.ambiguous = records.map { _ in false }
        placed.monuments = records.map { _ in -1 }
        return placed
    }
}

extension Register {
    /// One survey of these batches.
    func importOne(
        _ batches: [PlacedBatch], sha256: String, isDryRun: Bool = false, isStrict: Bool = false
    ) throws -> SurveyOutcome {
        let outcomes = try importSurveys(
            count: 1, isDryRun: isDryRun, isStrict: isStrict, change: SampleRecords.change
        ) { session in
            try session.add(sectors: [], monuments: []) { writer in
                try writer.add(batches)
            } finish: { survey in
                survey.file = "a.csv"
                survey.sha256 = sha256
                survey.importedBy = "ana"
            }
        }
        return outcomes[0]
    }
}

extension SurveyWriter {
    /// All batches of a survey.
    mutating func add(_ batches: [PlacedBatch]) throws {
        var encoder = ObservationEncoder(recipe)
        var sieve = RecordSieve()
        for (index, batch) in batches.enumerated() {
            _ = try add(sieve.sift(encoder.encode(batch), isLast: index == batches.count - 1))
        }
    }
}
