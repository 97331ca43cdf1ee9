import Demarcation
import GeoTypes
import SurveyFormats
import Testing

struct GPXReaderTests {
    /// Counts and sums from gpxpy 1.6.2 over waypoints, routes and tracks of the same files.
    @Test(arguments: [
        ("Mojstrovka.gpx", 184, 8543.675177, 2528.688497, 336_960.72816),
        ("gpx1.1_with_all_fields.gpx", 8, 95.8, 182.1, 161.3),
        ("gpx_with_garmin_extension.gpx", 1, 37.778259, -122.391386, 3.4),
        ("route.gpx", 55, 2490.646843889, 755.491136537, 0), ("track_with_dilution_errors.gpx", 3, 36.3, 39.6, 0),
        ("unicode_with_bom.gpx", 1, 43.309634, 3.515386, -14.6),
    ])
    func realFilesAgreeWithGpxpy(file: String, count: Int, latitudes: Double, longitudes: Double, heights: Double)
        throws
    {
        let survey = try ReadSurvey(fixture: "gpx/" + file)

        #expect(survey.count == count)
        #expect(survey.rejections.isEmpty)
        #expect(abs(survey.y.reduce(0, +) - latitudes) < 1e-8)
        #expect(abs(survey.x.reduce(0, +) - longitudes) < 1e-8)
        #expect(abs(survey.z.filter { !$0.isNaN }.reduce(0, +) - heights) < 1e-6)
        #expect(survey.source.referenceSystem == "EPSG:4326")
        #expect(survey.source.coordinateKind == .geographic)
    }

    /// Times by gpxpy: 2016-06-17T23:41:03Z, 2016-05-27T10:08:47.8Z, 1901-12-13T20:45:52.207Z.
    @Test(arguments: [
        ("gpx_with_garmin_extension.gpx", Int64(1_466_206_863_000)), ("unicode_with_bom.gpx", 1_464_343_727_800),
        ("Mojstrovka.gpx", -2_147_483_647_793),
    ])
    func timesAgreeWithGpxpy(file: String, milliseconds: Int64) throws {
        #expect(try ReadSurvey(fixture: "gpx/" + file).times.first == milliseconds)
    }

    @Test func everyFieldOfAPointIsKept() throws {
        let survey = try ReadSurvey(fixture: "gpx/gpx1.1_with_all_fields.gpx")

        let index = try #require(survey.names.firstIndex(of: "example name r"))
        let batch = try #require(survey.batches.first)
        #expect(batch.coordinates.x[index] == 20)
        #expect(batch.coordinates.y[index] == 10)
        #expect(batch.coordinates.z[index] == 75.1)
        #expect(batch.separations[index] == 2.1)
        #expect(batch.satellites[index] == 6)
        #expect(batch.hdops[index] == 7)
        #expect(batch.fixes[index] == .autonomous)
        #expect(batch.notes[index] == "example cmt r; example desc r")
        #expect(batch.lines[index] == 75)
        #expect(
            batch.extras[index] == """
                {"magvar":"1.2","src":"example src r","sym":"example sym r","type":"example type r","vdop":"8","pdop":"9",\
                "ageofdgpsdata":"10","dgpsid":"99","rteepte":"rtept"}
                """)
    }

    @Test func extensionsAreKeptByTheirPath() throws {
        let survey = try ReadSurvey(fixture: "gpx/gpx_with_garmin_extension.gpx")

        #expect(survey.extras == [#"{"TrackPointExtension/hr":"171"}"#])
    }

    @Test func pointsWithoutANameAreNamedByTheirPlace() throws {
        let survey = try ReadSurvey(
            """
            <gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1">
            <wpt lat="1" lon="2"/><rte><rtept lat="1" lon="2"/><rtept lat="1" lon="2"><name>R</name></rtept></rte>
            <trk><name>Río Sarstún</name><trkseg><trkpt lat="1" lon="2"/></trkseg>
            <trkseg><trkpt lat="1" lon="2"/><trkpt lat="1" lon="2"/></trkseg></trk>
            <trk><trkseg><trkpt lat="1" lon="2"/></trkseg></trk></gpx>
            """)

        #expect(
            survey.names == ["", "1/1", "R", "Río Sarstún/1/1", "Río Sarstún/2/1", "Río Sarstún/2/2", "2/1/1"])
    }

    @Test(arguments: [
        ("<trkpt lat='91' lon='0'/>", Rejection.Reason.latitudeOutOfRange(91)),
        ("<trkpt lat='0' lon='-180.1'/>", .longitudeOutOfRange(-180.1)),
        ("<trkpt lon='1'/>", .missingCoordinate(field: "lat")),
        ("<trkpt lat='x' lon='1'/>", .notANumber(field: "lat", value: "x")),
        ("<trkpt lat='nan' lon='1'/>", .notANumber(field: "lat", value: "nan")),
        ("<trkpt lat='1' lon='1e400'/>", .notANumber(field: "lon", value: "1e400")),
        ("<trkpt lat='1' lon='1'><ele>12m</ele></trkpt>", .notANumber(field: "ele", value: "12m")),
        ("<trkpt lat='1' lon='1'><fix>none</fix></trkpt>", .noFix),
    ])
    func badPointsAreRejectedAndTheOthersKept(point: String, reason: Rejection.Reason) throws {
        let survey = try ReadSurvey("<gpx><trk><trkseg><trkpt lat='90' lon='180'/>\n\(point)</trkseg></trk></gpx>")

        #expect(survey.count == 1)
        #expect(survey.rejections.map(\.reason) == [reason])
        #expect(survey.rejections.first?.line == 2)
    }

    @Test func aBadTimeIsLeftOutWithAWarning() throws {
        let survey = try ReadSurvey("<gpx><wpt lat='1' lon='2'><time>2026-02-30T00:00:00Z</time></wpt></gpx>")

        #expect(survey.count == 1)
        #expect(survey.times == [])
        #expect(survey.source.warnings.first?.english.contains("2026-02-30") == true)
    }

    @Test(arguments: [
        ("<gpx><wpt lat='1' lon='2'>", SurveyFormatError.truncated(line: 1)),
        ("<gpx>\n<wpt lat='1", .truncated(line: 2)),
        ("<!DOCTYPE gpx><gpx/>", .documentTypeForbidden(line: 1)),
        ("<gpx>\n<wpt lat='1' lon='2'></gpx>", .malformed(problem: "mismatched tag", line: 2)),
        ("", .empty),
    ])
    func aBrokenFileIsAnError(text: String, error: SurveyFormatError) {
        #expect(throws: error) { try ReadSurvey(text, named: "") }
    }

    @Test func deepNestingIsAnError() {
        let text = "<gpx>" + String(repeating: "<a>", count: 50_000)

        #expect(throws: SurveyFormatError.nestedTooDeep(limit: 64, line: 1)) { try ReadSurvey(text) }
    }

    @Test func aFileWithoutPointsIsNoError() throws {
        #expect(try ReadSurvey("<gpx version='1.1'/>").count == 0)
    }

    @Test func manyPointsComeInBatches() throws {
        let points = String(repeating: "<trkpt lat='1' lon='2'/>\n", count: 40_000)

        let survey = try ReadSurvey("<gpx><trk><trkseg>\n\(points)</trkseg></trk></gpx>")

        #expect(survey.batches.map(\.count) == Array(repeating: 4096, count: 9) + [3136])
        #expect(survey.lines == Array(2...40_001))
    }
}
