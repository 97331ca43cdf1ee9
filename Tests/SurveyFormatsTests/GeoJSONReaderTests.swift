import Demarcation
import GeoTypes
import SurveyFormats
import Testing

struct GeoJSONReaderTests {
    private func collection(_ features: String..., rest: String = "") -> String {
        "{\"type\":\"FeatureCollection\"\(rest),\"features\":[\n" + features.joined(separator: ",\n") + "\n]}"
    }

    private func feature(_ geometry: String, _ properties: String = "{}") -> String {
        #"{"type":"Feature","geometry":\#(geometry),"properties":\#(properties)}"#
    }

    private func point(_ coordinates: String, _ properties: String = "{}") -> String {
        feature(#"{"type":"Point","coordinates":[\#(coordinates)]}"#, properties)
    }

    /// ogr2ogr 3.6 to CSV: 5 points, sums of x and y.
    @Test func aRealFileAgreesWithOGR() throws {
        let survey = try ReadSurvey(fixture: "geojson/elevation_points.geojson")

        #expect(survey.count == 5)
        #expect(abs(survey.x.reduce(0, +) - -450.8555) < 1e-8)
        #expect(abs(survey.y.reduce(0, +) - 75.5937) < 1e-8)
        #expect(survey.rejections.isEmpty)
        #expect(survey.source.coordinateKind == .geographic)
    }

    @Test(arguments: [1, 3, 7, 100_000])
    func propertiesGoToTheirColumns(pieces: Int) throws {
        let text = collection(
            #"{"type":"Feature","id":7,"geometry":{"coordinates":[-89.5,14.5,12.25],"type":"Point"},"properties":{"nombre":"Mojón \"A\" \u00d1","time":"2026-04-27T15:04:05Z","fix":"float","sats":9,"hacc":0.02,"nota":"cerca","x":{"a":[1,null,"b"]},"n":null}}"#
        )

        let survey = try ReadSurvey(text, pieces: pieces)

        let batch = try #require(survey.batches.first)
        #expect(survey.x == [-89.5] && survey.y == [14.5] && survey.z == [12.25])
        #expect(survey.names == ["7"])
        #expect(survey.times == [1_777_302_245_000])
        #expect(survey.fixes == [.float])
        #expect(batch.satellites == [9])
        #expect(abs(batch.eastSigmas[0] - 0.014142135623731) < 1e-15)
        #expect(survey.notes == ["cerca"])
        #expect(survey.extras == [#"{"nombre":"Mojón \"A\" Ñ","x":{"a":[1,null,"b"]}}"#])
        #expect(survey.lines == [2])
    }

    @Test func aSingleFeatureAndMultiPointsAreRead() throws {
        #expect(try ReadSurvey(point("1,2")).x == [1])
        let survey = try ReadSurvey(
            collection(feature(#"{"type":"MultiPoint","coordinates":[[1,2,3],[4,5,6]]}"#, #"{"id":"A"}"#)))
        #expect(survey.x == [1, 4] && survey.y == [2, 5] && survey.z == [3, 6])
        #expect(survey.names == ["A", "A"])
    }

    @Test(arguments: [
        ("null", "E_COORD_MISSING"), (#"{"type":"Point","coordinates":[]}"#, "E_COORD_MISSING"),
        (#"{"type":"Point","coordinates":[1]}"#, "E_COORD_MISSING"),
        (#"{"type":"Point","coordinates":[200,2]}"#, "E_LON_RANGE"),
        (#"{"type":"Point","coordinates":[2,91]}"#, "E_LAT_RANGE"),
        (#"{"type":"Point","coordinates":["1",2]}"#, "E_NOT_A_NUMBER"),
        (#"{"type":"Point","coordinates":[1e400,2]}"#, "E_NOT_A_NUMBER"),
        (#"{"type":"Point","coordinates":[[1,2]]}"#, "E_RECORD"),
        (#"{"type":"LineString","coordinates":[[1,2],[3,4]]}"#, "E_RECORD"),
        (#"{"type":"Polygon","coordinates":[[[1,2],[3,4],[5,6],[1,2]]]}"#, "E_RECORD"),
        (#"{"type":"GeometryCollection","geometries":[]}"#, "E_RECORD"),
    ])
    func featuresThatAreNoPointAreRejected(geometry: String, code: String) throws {
        let survey = try ReadSurvey(collection(point("1,2"), feature(geometry)))

        #expect(survey.count == 1)
        #expect(survey.rejections.map(\.reason.code) == [code])
        #expect(survey.rejections.first?.line == 3)
        #expect(survey.rejections.first?.text.contains(geometry) == true)
    }

    @Test(arguments: [
        "{\"type\":\"FeatureCollection\",\"features\":[", "{\"type\":\"FeatureCollection\",\"features\":[]",
        "{\"type\":\"FeatureCollection\",\"features\":[]}}", "{\"type\":\"FeatureCollection\",\"features\":[],}",
        "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",}]}", "{\"features\":[nul]}",
        "{\"features\":[],\"features\":[]}",
        "{\"features\":[{\"geometry\":null,\"properties\":{\"a\":\"\\ud800\"}}]}",
        "{\"features\":[{\"properties\":{\"a\":\"\t\"}}]}",
    ])
    func whatIsNoJSONIsAnError(text: String) {
        #expect(throws: SurveyFormatError.self) { try ReadSurvey(text) }
    }

    @Test func aTruncatedFileIsAnErrorEverywhere() {
        let text = Array(collection(point("1,2", #"{"id":"añ\u0041"}"#)).utf8)
        for count in 60..<text.count {
            #expect(throws: SurveyFormatError.self, "\(count)") { try ReadSurvey(Array(text[..<count])) }
        }
    }

    @Test func deepNestingIsAnError() {
        let text = "{\"type\":\"Feature\",\"a\":" + String(repeating: "[", count: 100_000)

        #expect(throws: SurveyFormatError.nestedTooDeep(limit: 64, line: 1)) { try ReadSurvey(text) }
    }

    @Test func theOldCrsMemberIsBelievedWithAWarning() throws {
        let crs = #","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::32616"}}"#

        let survey = try ReadSurvey(collection(point("399845.5,1574120.25"), rest: crs))

        #expect(survey.source.referenceSystem == "EPSG:32616")
        #expect(survey.source.coordinateKind == .projected)
        #expect(survey.source.warnings.contains { $0.english.contains("crs member") })
        #expect(survey.x == [399_845.5])
    }

    @Test func jsonFGPlacesWinOverGeometries() throws {
        let system =
            #","conformsTo":["x"],"coordRefSys":{"type":"Reference","href":"http://www.opengis.net/def/crs/EPSG/0/32616","epoch":2026.4}"#
        let feature =
            #"{"type":"Feature","time":{"date":"2026-04-27"},"geometry":{"type":"Point","coordinates":[-87.9,14.2]},"place":{"type":"Point","coordinates":[399845.1234,1574120.5]},"properties":null}"#

        let survey = try ReadSurvey(collection(feature, rest: system))

        #expect(survey.source.referenceSystem == "EPSG:32616")
        #expect(survey.source.epoch == 2026.4)
        #expect(survey.x == [399_845.1234])
        #expect(survey.times == [1_777_248_000_000])
    }

    @Test func manyFeaturesComeInBatches() throws {
        let survey = try ReadSurvey(
            collection(Array(repeating: point("-90,15"), count: 20_000).joined(separator: ",\n")))

        #expect(survey.batches.map(\.count) == [4096, 4096, 4096, 4096, 3616])
    }
}
