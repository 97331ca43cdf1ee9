import GeoTypes
import Geodesy
import TestSupport
import Testing

struct EllipsoidTests {
    @Test func agreesWithGeographicLibOnLengthAndAzimuth() throws {
        let table = FixtureTable("geodesic-inverse.tsv", source: #filePath + "/x")
        #expect(table.rows.count == 400)
        for row in table.rows {
            let ellipsoid = try #require(Ellipsoid(named: row.fields[1]))
            let start = GeographicPoint(longitude: row.number(2), latitude: row.number(3))
            let end = GeographicPoint(longitude: row.number(4), latitude: row.number(5))

            let arc = ellipsoid.inverse(from: start, to: end)

            // 15 nm is the standard; GeodSolve writes nanometres.
            let length = row.number(6)
            #expect(abs(arc.length.metres - length) <= 15e-9, "line \(row.line)")
            // An azimuth is as good as the length is long, and ill-conditioned near the antipode.
            let swing = row.fields[0] == "antipodal" ? 1e-8 : max(1e-12, 30e-9 / max(length, 1e-3) * 57.3)
            #expect(turn(arc.startAzimuth.degrees, row.number(7)) <= swing, "line \(row.line)")
            #expect(turn(arc.endAzimuth.degrees, row.number(8)) <= swing, "line \(row.line)")
        }
    }

    @Test func agreesWithGeographicLibOnAreaAndPerimeter() throws {
        let table = FixtureTable("polygon-areas.tsv", source: #filePath + "/x")
        #expect(table.rows.count == 60)
        for row in table.rows {
            let ellipsoid = try #require(Ellipsoid(named: row.fields[0]))
            let ring = row.fields[3].split(separator: " ").map { pair in
                let numbers = pair.split(separator: ",").compactMap { Double($0) }
                return GeographicPoint(longitude: numbers[0], latitude: numbers[1])
            }

            let measure = ellipsoid.polygon(GeographicLine(ring))

            #expect(abs(measure.perimeter.metres - row.number(1)) <= 1e-7, "line \(row.line)")
            // Karney: 0.1 m² for each edge of a polygon, whatever its size.
            #expect(abs(measure.area.squareMetres - row.number(2)) <= 0.1 * Double(ring.count), "line \(row.line)")
        }
    }

    /// DOMAIN: 0.5° of meridian from 15°N is 55 325.573 m ± 1 mm, computed with PROJ on GRS 80.
    @Test func measuresHalfADegreeOfMeridian() {
        let length = Ellipsoid.grs80.distance(
            from: GeographicPoint(longitude: -90, latitude: 15), to: GeographicPoint(longitude: -90, latitude: 15.5))

        #expect(abs(length.metres - 55_325.573) <= 0.001)
    }

    @Test func directUndoesInverse() {
        var generator = SeededGenerator(seed: 11)
        for _ in 0..<500 {
            let start = place(&generator)
            let end = place(&generator)
            let arc = Ellipsoid.wgs84.inverse(from: start, to: end)

            let arrived = Ellipsoid.wgs84.direct(from: start, azimuth: arc.startAzimuth, length: arc.length)

            #expect(Ellipsoid.wgs84.distance(from: arrived.point, to: end).metres <= 40e-9)
        }
    }

    @Test func lengthOfALineIsTheSumOfItsParts() {
        var generator = SeededGenerator(seed: 12)
        let points = (0..<1000).map { _ in place(&generator) }
        let whole = Ellipsoid.grs80.length(of: GeographicLine(points))
        let first = Ellipsoid.grs80.length(of: GeographicLine(Array(points[...400])))
        let second = Ellipsoid.grs80.length(of: GeographicLine(Array(points[400...])))

        #expect(abs((whole - first - second).metres) <= 1e-6)
        #expect(Ellipsoid.grs80.length(of: GeographicLine([])) == .zero)
        #expect(Ellipsoid.grs80.length(of: GeographicLine([points[0]])) == .zero)
    }

    @Test func intermediatePointsKeepTheEndsAndTheLength() {
        let start = GeographicPoint(longitude: -92.2, latitude: 14.5)
        let end = GeographicPoint(longitude: -88.2, latitude: 15.7)

        let points = Ellipsoid.wgs84.points(from: start, to: end, parts: 100)

        #expect(points.count == 101)
        #expect(points.first == start && points.last == end)
        let sum = Ellipsoid.wgs84.length(of: GeographicLine(points))
        #expect(abs((sum - Ellipsoid.wgs84.distance(from: start, to: end)).metres) <= 1e-6)
        #expect(Ellipsoid.wgs84.points(from: start, to: end, parts: 1) == [start, end])
    }

    @Test func turningARingRoundChangesTheSignOfItsArea() {
        let ring = [(-90.0, 15.0), (-89.5, 15.1), (-89.7, 15.6)].map {
            GeographicPoint(longitude: $0.0, latitude: $0.1)
        }
        let there = Ellipsoid.wgs84.polygon(GeographicLine(ring))
        let back = Ellipsoid.wgs84.polygon(GeographicLine(ring.reversed()))

        #expect(there.area > .zero)
        #expect(abs((there.area + back.area).squareMetres) <= 0.1)
        #expect(Ellipsoid.wgs84.polygon(GeographicLine(ring + [ring[0]])).area == there.area)
    }

    @Test(arguments: ["WGS 84", "wgs84", "GRS80", "GRS 1980", "clrk66", "Clarke 1866", "intl", "International 1924"])
    func knowsEllipsoidsByName(name: String) {
        #expect(Ellipsoid(named: name) != nil)
    }

    @Test func refusesWhatIsNoEllipsoid() {
        #expect(Ellipsoid(named: "Atlantis") == nil)
        #expect(Ellipsoid(equatorialRadius: .metres(0), flattening: 0) == nil)
        #expect(Ellipsoid(equatorialRadius: .metres(.nan), flattening: 0) == nil)
        #expect(Ellipsoid(equatorialRadius: .metres(6_371_000), flattening: 1) == nil)
        #expect(Ellipsoid(equatorialRadius: .metres(6_371_000), flattening: 0) != nil)
    }

    @Test func aLatitudeBeyondThePoleGivesNoLength() {
        let nowhere = GeographicPoint(longitude: 0, latitude: 91)

        #expect(Ellipsoid.wgs84.distance(from: nowhere, to: GeographicPoint(longitude: 0, latitude: 0)).metres.isNaN)
    }

    private func turn(_ first: Double, _ second: Double) -> Double {
        abs((first - second).remainder(dividingBy: 360))
    }

    private func place(_ generator: inout SeededGenerator) -> GeographicPoint {
        GeographicPoint(
            longitude: .random(in: -180...180, using: &generator), latitude: .random(in: -90...90, using: &generator))
    }
}
