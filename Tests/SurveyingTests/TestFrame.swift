import Demarcation
import Foundation
import GeoTypes
import Geodesy
import Surveying

/// A frame and a line for tests: a sector of three legs near 17° N, then a second one that begins where it ends.
enum TestFrame {
    static let wgs84 = ReferenceFrame(
        code: "EPSG:4326", name: "WGS 84", epoch: nil, equatorialRadius: 6_378_137, inverseFlattening: 298.257223563,
        wkt1: "", wkt2: "")
    static let mexico = ReferenceFrame(
        code: "EPSG:6365", name: "Mexico ITRF2008", epoch: 2010, equatorialRadius: 6_378_137,
        inverseFlattening: 298.257222101, wkt1: "", wkt2: "")
    static let ellipsoid = Ellipsoid.wgs84

    static func point(_ longitude: Double, _ latitude: Double) -> GeographicPoint {
        GeographicPoint(longitude: longitude, latitude: latitude)
    }

    static func sector(
        _ id: String, kind: LineKind = .land, rule: SegmentRule = .surveyed, _ vertices: [(Double, Double)]
    ) -> Sector {
        Sector(
            id: .init(rawValue: id), neighbour: "MEX", name: id, kind: kind, legalStatus: .delimited,
            segments: [
                Segment(
                    id: .init(rawValue: id + "/1"), order: 1, rule: rule, kind: kind, legalStatus: .delimited, name: id,
                    vertices: vertices.map { point($0.0, $0.1) })
            ])
    }

    static let first = sector("A", [(-90, 17), (-90.05, 17.01), (-90.1, 17), (-90.2, 17.02)])
    static let second = sector("B", [(-90.2, 17.02), (-90.2, 17.1)])
    static let sea = sector("SEA", kind: .maritime, [(-90, 17), (-89.5, 16.5)])

    static func network() throws -> LegalNetwork {
        try LegalNetwork([first, sea, second], frame: wgs84)
    }

    static func batch(_ points: [GeographicPoint], heights: [Double] = [], names: Bool = true) -> SurveyBatch {
        var batch = SurveyBatch()
        batch.lines = points.indices.map { $0 + 2 }
        if names { batch.names = TextColumn(points.indices.map { "P\($0)" }) }
        batch.coordinates = CoordinateColumns(x: points.map(\.longitude), y: points.map(\.latitude), z: heights)
        return batch
    }
}
