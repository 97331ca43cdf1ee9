import Demarcation
import Foundation
import GeoTypes
import Reports
import Testing

struct GeoJSONWriterTests {
    private func document(decimals: Int = 7, _ shapes: Shape?...) -> String {
        var features = GeoJSONWriter(decimals: decimals)
        features.begin()
        for shape in shapes { features.feature(shape) { _ in } }
        features.end()
        return text(features.bytes)
    }

    private func geometry(_ shape: Shape) throws -> NSDictionary {
        let bytes = Data(document(shape).utf8)
        let collection = try #require(JSONSerialization.jsonObject(with: bytes) as? NSDictionary)
        let features = try #require(collection["features"] as? [NSDictionary])
        return try #require(features[0]["geometry"] as? NSDictionary)
    }

    private func point(_ longitude: Double, _ latitude: Double) -> GeographicPoint {
        GeographicPoint(longitude: longitude, latitude: latitude)
    }

    @Test func writesAFeatureOnEachLineAndTheBoxAtTheEnd() {
        var features = GeoJSONWriter()

        features.begin { $0.member("attribution", "Comisión") }
        features.feature(id: "M-1", .point(point(-90.50690004, 14.6407), height: EllipsoidalHeight(metres: 1502.25))) {
            $0.member("condition", "good")
        }
        features.feature(.line([point(-92.25, 14.5), point(-92, 15)])) { $0.member("name", "Suchiate") }
        features.end { $0.member("numberReturned", 2) }

        #expect(
            text(features.bytes) == """
                {"type":"FeatureCollection","attribution":"Comisión","features":[
                {"type":"Feature","id":"M-1","geometry":{"type":"Point","coordinates":[-90.5069,14.6407,1502.25]},\
                "properties":{"condition":"good"}},
                {"type":"Feature","geometry":{"type":"LineString","coordinates":[[-92.25,14.5],[-92,15]]},\
                "properties":{"name":"Suchiate"}}
                ],"bbox":[-92.25,14.5,-90.5069,15],"numberReturned":2}

                """)
    }

    @Test func emptyCollectionHasNoBox() {
        #expect(document() == "{\"type\":\"FeatureCollection\",\"features\":[\n]}\n")
    }

    @Test func shapeThatCannotBeDrawnIsNull() {
        let written = document(nil, .line([]), .point(point(.nan, 14)), .polygon([[]]))

        #expect(written.components(separatedBy: "\"geometry\":null").count == 5)
        #expect(!written.contains("bbox"))
    }

    /// RFC 7946, 3.1.6: outer rings counterclockwise, holes clockwise, closed.
    @Test func polygonsFollowTheRightHandRule() throws {
        let clockwise = [point(0, 0), point(0, 10), point(10, 10), point(10, 0)]
        let hole = [point(2, 2), point(4, 2), point(4, 4), point(2, 4), point(2, 2)]

        let coordinates = try geometry(.polygon([clockwise, hole]))["coordinates"] as? NSArray

        #expect(
            coordinates == [
                [[0, 0], [10, 0], [10, 10], [0, 10], [0, 0]], [[2, 2], [2, 4], [4, 4], [4, 2], [2, 2]],
            ])
    }

    /// The example of RFC 7946, 3.1.9.
    @Test func lineAcrossTheAntimeridianIsCut() throws {
        let cut = try geometry(.line([point(170, 45), point(-170, 45)]))

        #expect(cut["type"] as? String == "MultiLineString")
        #expect(cut["coordinates"] as? NSArray == [[[170, 45], [180, 45]], [[-180, 45], [-170, 45]]])
    }

    @Test func lineThatTouchesTheAntimeridianKeepsNoPointAlone() throws {
        let cut = try geometry(.line([point(170, 0), point(180, 5), point(-170, 10)]))

        #expect(cut["coordinates"] as? NSArray == [[[170, 0], [180, 5]], [[-180, 5], [-170, 10]]])
    }

    /// The polygon of RFC 7946, 3.1.9 (its figures are rounded here to whole degrees).
    @Test func polygonAcrossTheAntimeridianIsCut() throws {
        let cut = try geometry(.polygon([[point(170, 40), point(-170, 40), point(-170, 50), point(170, 50)]]))

        #expect(cut["type"] as? String == "MultiPolygon")
        let rings = try #require(cut["coordinates"] as? [[[[Double]]]]).map { Set($0[0]) }
        #expect(
            rings == [
                [[170, 40], [180, 40], [180, 50], [170, 50]], [[-180, 40], [-170, 40], [-170, 50], [-180, 50]],
            ])
    }

    /// RFC 7946, 5.2: Fiji, the first longitude greater than the second.
    @Test func boxAcrossTheAntimeridianRunsFromWestToEast() {
        let written = document(.line([point(177, -20), point(-178, -16)]))

        #expect(written.contains("\"bbox\":[177,-20,-178,-16]"))
    }

    @Test func columnsGiveTheBytesThatSingleFeaturesGive() {
        let coordinates = CoordinateColumns(x: [-90.123456789, -91, .nan], y: [14.5, 15, 16], z: [12.34567, .nan, 1])
        let names = TextColumn(["uno \"1\"", "", "tres\n"])
        var columns = GeoJSONWriter()
        var single = GeoJSONWriter()

        columns.begin()
        columns.points(
            coordinates, ids: TextColumn(["a", "b", "c"]),
            properties: [
                ReportColumn("name", .texts(names)),
                ReportColumn("m", .numbers([0.12345, .nan, 448_000], decimals: 3)),
                ReportColumn("huge", .numbers([1e300, -1e18, 1e17], decimals: 2)),
                ReportColumn("n", .integers([1, -1, 12_345_678_901], missing: -1)),
                ReportColumn("fix", .codes([0, 1, -1], among: ["fixed", "flo\"at"])),
                ReportColumn("ok", .flags([true, false, true])),
                ReportColumn("time", .times([1_773_500_966_535, .min, -1])),
                ReportColumn("x", .json(TextColumn(["{\"a\":1}", "", "[]"]))),
            ])
        columns.end()
        single.begin()
        let heights = coordinates.z.map { $0.isNaN ? nil : EllipsoidalHeight(metres: $0) }
        let times = ["2026-03-14T15:09:26.535Z", nil, "1969-12-31T23:59:59.999Z"]
        for row in 0..<3 {
            single.feature(
                id: ["a", "b", "c"][row], .point(point(coordinates.x[row], coordinates.y[row]), height: heights[row])
            ) { properties in
                properties.member("name", [names[0], nil, names[2]][row])
                properties.member("m", [0.12345, .nan, 448_000][row], decimals: 3)
                properties.member("huge", [1e300, -1e18, 1e17][row], decimals: 2)
                properties.member("n", [1, nil, 12_345_678_901][row])
                properties.member("fix", ["fixed", "flo\"at", nil][row])
                properties.member("ok", [true, false, true][row])
                properties.member("time", times[row])
                properties.member("x", raw: ["{\"a\":1}", "null", "[]"][row])
            }
        }
        single.end()

        #expect(text(columns.bytes) == text(single.bytes))
    }

    @Test(.enabled(if: SecondReader.hasOgrinfo)) func ogrinfoReadsTheFeatures() throws {
        var features = GeoJSONWriter()
        features.begin { $0.member("note", "sin perjuicio") }
        features.points(
            CoordinateColumns(x: [-92.2, -88.1], y: [14.5, 17.8]),
            properties: [ReportColumn("name", .texts(TextColumn(["vértice 1", "vértice 2"])))])
        features.end()

        let printed = try SecondReader.run(
            "ogrinfo", ["-ro", "-al"], on: features.bytes, named: "points.geojson")

        #expect(printed.contains("Feature Count: 2"))
        #expect(printed.contains("Extent: (-92.200000, 14.500000) - (-88.100000, 17.800000)"))
        #expect(printed.contains("name (String) = vértice 2"))
        #expect(printed.contains("POINT (-88.1 17.8)"))
    }
}
