import Demarcation
import GeoTypes
import Geodesy
import Surveying
import Testing

struct StopFramingTests {
    private func frame(_ code: String) -> ReferenceFrame {
        var frame = TestFrame.wgs84
        frame.code = code
        return frame
    }

    /// Expected by PROJ 9.1's cs2cs from EPSG:4326 to ESRI:103598, EPSG:32616 and EPSG:32615, to the millimetre.
    @Test func gtmAndTheZoneOfEachStop() throws {
        let places = try StopFraming.places(
            of: [
                GeographicPoint(longitude: -88.6776281, latitude: 15.3430439), nil,
                GeographicPoint(longitude: -90.987716, latitude: 17.815344),
            ], in: TestFrame.wgs84)

        #expect(places.map(\.utmZone) == ["16N", nil, "15N"])
        #expect(places[1] == StopPlace())
        let east = try #require(places[0].gtm)
        #expect(abs(east.easting - 695_670.46) < 0.006 && abs(east.northing - 1_697_431.71) < 0.006)
        let zone = try #require(places[0].utm)
        #expect(abs(zone.easting - 319_910.92) < 0.006 && abs(zone.northing - 1_696_966.51) < 0.006)
        let west = try #require(places[2].utm)
        #expect(abs(west.easting - 713_282.160) < 0.001 && abs(west.northing - 1_970_902.337) < 0.001)
        #expect(places[0].wgs84 == GeographicPoint(longitude: -88.6776281, latitude: 15.3430439))
    }

    /// Ocotepeque 1935 to WGS 84 (3), EPSG:6891, is hundreds of metres; expected by cs2cs as above.
    @Test func anotherFrameIsBroughtToWGS84First() throws {
        let place = try StopFraming.places(
            of: [GeographicPoint(longitude: -89.35, latitude: 14.42)], in: frame("EPSG:5451"))[0]

        let point = try #require(place.wgs84)
        #expect(abs(point.longitude + 89.348_088_965) < 1e-9 && abs(point.latitude - 14.418_318_813) < 1e-9)
        let gtm = try #require(place.gtm)
        #expect(abs(gtm.easting - 624_199.679) < 0.001 && abs(gtm.northing - 1_594_620.926) < 0.001)
    }

    /// MGI is Austria's: no operation of it is valid here, and a ballpark is none.
    @Test func aFrameThatNoOperationServesIsRefused() throws {
        #expect(throws: GeodesyError.self) {
            try StopFraming.places(
                of: [GeographicPoint(longitude: -89.35, latitude: 14.42)], in: frame("EPSG:4312"))
        }
    }

    /// Distances and azimuths by GeodSolve (GeographicLib) on WGS 84, to the tenth of a millimetre.
    @Test func neighboursAreThoseNextOnTheSector() throws {
        func site(_ id: String, _ metres: Double?, _ point: GeographicPoint?, sector: String = "A") -> InspectionSite {
            InspectionSite(
                id: Monument.ID(rawValue: id), number: id, monumentClass: .principal,
                sector: Sector.ID(rawValue: sector), chainage: metres.map { .metres($0) }, point: point)
        }
        let neighbours = NeighbourDistances(
            [
                site("C", 20_000, GeographicPoint(longitude: -90, latitude: 17.1)),
                site("A", 0, GeographicPoint(longitude: -90, latitude: 17)),
                site("B", 6000, GeographicPoint(longitude: -90.03, latitude: 17.05)),
                site("X", nil, GeographicPoint(longitude: -90, latitude: 17.05)), site("Y", 7000, nil),
                site("Z", 6500, GeographicPoint(longitude: -90, latitude: 17.06), sector: "B"),
            ], in: TestFrame.wgs84)

        let first = neighbours.references(of: Monument.ID(rawValue: "A"))
        #expect(first.map(\.name) == ["B"] && first.map(\.kind) == [.ahead])
        #expect(abs((first.first?.distance.metres ?? 0) - 6389.2066) < 0.0001)
        #expect(abs((first.first?.azimuth?.degrees ?? 0) - 330.009_073_701) < 1e-7)
        #expect(neighbours.references(of: Monument.ID(rawValue: "B")).map(\.name) == ["A", "C"])
        for alone in ["X", "Y", "Z"] { #expect(neighbours.references(of: Monument.ID(rawValue: alone)).isEmpty) }
    }
}
