import Foundation
import GeoTypes
import Reports
import TestSupport
import Testing

struct AntimeridianTests {
    private typealias Ring = [[Double]]

    private func polygons(_ shape: Shape) throws -> [[Ring]] {
        var json = JSONWriter()
        var features = GeoJSONWriter(decimals: 9)
        features.feature(shape) { _ in }
        json.raw(text(features.bytes))
        let feature = try #require(JSONSerialization.jsonObject(with: Data(json.bytes)) as? NSDictionary)
        let geometry = try #require(feature["geometry"] as? NSDictionary)
        return try #require(geometry["coordinates"] as? [[Ring]])
    }

    /// Square degrees, positive when counterclockwise (shoelace formula).
    private func signedArea(_ ring: Ring) -> Double {
        var twice = 0.0
        for index in 1..<ring.count {
            twice += ring[index - 1][0] * ring[index][1] - ring[index][0] * ring[index - 1][1]
        }
        return twice / 2
    }

    /// A star around a place on the antimeridian, its longitudes running on past 180°.
    private func star(_ longitude: Double, _ radii: [Double]) -> Ring {
        let points = radii.indices.map { index in
            let angle = 2 * Double.pi * Double(index) / Double(radii.count)
            return [longitude + radii[index] * cos(angle), 10 + radii[index] * sin(angle)]
        }
        return points + [points[0]]
    }

    private func wrapped(_ ring: Ring) -> [GeographicPoint] {
        ring.map { GeographicPoint(longitude: $0[0] > 180 ? $0[0] - 360 : $0[0], latitude: $0[1]) }
    }

    /// The cut moves no area: the pieces together are as large as the polygon, less its hole.
    @Test func piecesOfAPolygonHaveItsAreaAndTurnTheRightWay() throws {
        var generator = SeededGenerator(seed: 180)
        for _ in 0..<100 {
            let center = Double.random(in: 176...184, using: &generator)
            let radii = (0..<9).map { _ in Double.random(in: 8...20, using: &generator) }
            let outer = star(center, radii)
            let hole = star(center, radii.map { $0 * 0.3 })

            let pieces = try polygons(.polygon([wrapped(outer), wrapped(hole)]))

            let area = pieces.reduce(0) { sum, rings in sum + rings.reduce(0) { $0 + signedArea($1) } }
            #expect(abs(area - (signedArea(outer) - signedArea(hole))) < 1e-5)
            #expect(pieces.count == 2)
            for rings in pieces {
                #expect(signedArea(rings[0]) > 0)
                #expect(rings.dropFirst().allSatisfy { signedArea($0) < 0 })
                #expect(rings.allSatisfy { ring in ring.allSatisfy { (-180...180).contains($0[0]) } })
                #expect(Set(rings[0].map { $0[0] > 0 }).count == 1)
            }
        }
    }

    @Test func ringAroundThePoleIsLeftAlone() throws {
        let ring = [0.0, 90, 180, -90].map { GeographicPoint(longitude: $0, latitude: 80) }

        let pieces = try polygons(.polygon([ring]))

        #expect(pieces.count == 1 && pieces[0].count == 1)
        #expect(Set(pieces[0][0].map { $0[0] }) == [0, 90, 180, -90])
    }
}
