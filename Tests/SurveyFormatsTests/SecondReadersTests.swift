import Demarcation
import Foundation
import GeoTypes
import SurveyFormats
import TestSupport
import Testing

/// Other programs read the same files, point by point: gpxpy, pynmea2, GDAL; gpsbabel writes one file in other formats.
struct SecondReadersTests {
    private static let python = ProgramRun.find("python3")
    private static let gpxpy = hasModule("gpxpy")
    private static let pynmea2 = hasModule("pynmea2")
    private static let gdal = ProgramRun.find("ogr2ogr") != nil
    private static let gpsbabel = ProgramRun.find("gpsbabel") != nil

    private static func hasModule(_ name: String) -> Bool {
        guard let python else { return false }
        let run = try? ProgramRun.run(python, ["-c", "import \(name)"], in: FileManager.default.temporaryDirectory)
        return run?.status == 0
    }

    /// Lines of numbers, `nan` for what is missing.
    private static func rows(_ text: String, separator: Character = " ") -> [[Double]] {
        text.split(whereSeparator: \.isNewline).map { line in
            line.split(separator: separator, omittingEmptySubsequences: false).map { Double($0) ?? .nan }
        }
    }

    private static func run(_ program: String, _ arguments: String...) throws -> String {
        let run = try ProgramRun.run(
            try #require(ProgramRun.find(program)), arguments, in: FileManager.default.temporaryDirectory)
        try #require(run.status == 0, "\(run.errors)")
        return run.text
    }

    private static func expect(_ survey: ReadSurvey, _ rows: [[Double]], within degrees: Double = 0) {
        #expect(survey.count == rows.count, "\(rows.count) by the other program")
        for (index, row) in rows.enumerated() where index < survey.count {
            #expect(abs(survey.x[index] - row[0]) <= degrees && abs(survey.y[index] - row[1]) <= degrees)
            guard row.count > 2, index < survey.z.count else { continue }
            #expect(abs(survey.z[index] - row[2]) <= 1e-9 || survey.z[index].isNaN && row[2].isNaN)
        }
    }

    @Test(
        "gpxpy sees the same points of GPX", .enabled(if: gpxpy, "python3-gpxpy is not installed"),
        arguments: ["Mojstrovka", "gpx1.1_with_all_fields", "gpx_with_garmin_extension", "route", "unicode_with_bom"])
    func gpx(name: String) throws {
        let path = ReadSurvey.fixtures.appendingPathComponent("gpx/\(name).gpx").path
        let script = """
            import gpxpy, sys
            file = gpxpy.parse(open(sys.argv[1], encoding="utf-8-sig"))
            points = list(file.waypoints) + [p for r in file.routes for p in r.points]
            points += [p for t in file.tracks for s in t.segments for p in s.points]
            for p in points: print(repr(p.longitude), repr(p.latitude), "nan" if p.elevation is None else repr(p.elevation))
            """

        let survey = try ReadSurvey(fixture: "gpx/\(name).gpx")

        // gpxpy lists waypoints, routes, tracks; the reader keeps the document's order, which is the same in these.
        Self.expect(survey, Self.rows(try Self.run("python3", "-c", script, path)))
    }

    @Test(
        "pynmea2 sees the same fixes of NMEA", .enabled(if: pynmea2, "python3-nmea2 is not installed"),
        arguments: ["nmea-rtk.log", "ac12.log", "haicom-305N.log"])
    func nmea(name: String) throws {
        let path = ReadSurvey.fixtures.appendingPathComponent("nmea/\(name)").path

        Self.expect(
            try ReadSurvey(fixture: "nmea/\(name)"), Self.rows(try Self.run("python3", "-c", Self.fixes, path)),
            within: 1e-12)
    }

    private static let fixes = """
        import pynmea2, sys
        for line in open(sys.argv[1], errors="replace"):
            at = line.find("$")
            if at < 0: continue
            try: s = pynmea2.parse(line[at:].strip(), check=True)
            except pynmea2.ParseError: continue
            if getattr(s, "sentence_type", "") == "GGA" and s.gps_qual: print(repr(s.longitude), repr(s.latitude))
        """

    /// X, Y and Z of all points of a file, by GDAL.
    private static func points(_ path: String, _ arguments: [String] = []) throws -> [[Double]] {
        let run = try ProgramRun.run(
            try #require(ProgramRun.find("ogr2ogr")),
            ["-f", "CSV", "-lco", "GEOMETRY=AS_XYZ", "/vsistdout/", path] + arguments,
            in: FileManager.default.temporaryDirectory)
        try #require(run.status == 0, "\(run.errors)")
        return run.text.split(whereSeparator: \.isNewline).dropFirst().map { line in
            line.split(separator: ",", maxSplits: 3, omittingEmptySubsequences: false).prefix(3).map {
                Double($0.filter { $0 != "\"" }) ?? .nan
            }
        }
    }

    @Test("GDAL sees the same points of GeoJSON", .enabled(if: gdal, "gdal-bin is not installed"))
    func geojson() throws {
        let path = ReadSurvey.fixtures.appendingPathComponent("geojson/elevation_points.geojson").path

        Self.expect(
            try ReadSurvey(fixture: "geojson/elevation_points.geojson"),
            try Self.points(path).map { Array($0.prefix(2)) }
        )
    }

    @Test(
        "GDAL sees the same points of KML, and of the same KML in a KMZ",
        .enabled(if: gdal && ProgramRun.find("zip") != nil, "gdal-bin or zip is not installed"))
    func kml() throws {
        let path = ReadSurvey.fixtures.appendingPathComponent("kml/route.kml").path
        let folder = try TemporaryFolder()
        let zipped = try ProgramRun.run(
            try #require(ProgramRun.find("zip")), ["-q", "-j", folder.path("route.kmz"), path], in: folder.url)
        try #require(zipped.status == 0, "\(zipped.errors)")

        let survey = try ReadSurvey(fixture: "kml/route.kml")
        let packed = try ReadSurvey(path: folder.path("route.kmz"))

        // GDAL splits the placemarks into layers by folder; those of points come out in the file's order.
        Self.expect(survey, try Self.points(path, ["-where", "OGR_GEOMETRY='POINT'"]).map { Array($0.prefix(2)) })
        #expect(packed.x == survey.x && packed.y == survey.y && packed.names == survey.names)
        #expect(packed.source.format == "kmz")
    }

    @Test("a GeoPackage layer has the points that GDAL put there", .enabled(if: gdal, "gdal-bin is not installed"))
    func geoPackage() throws {
        let folder = try TemporaryFolder()
        let source = ReadSurvey.fixtures.appendingPathComponent("gpx/Mojstrovka.gpx").path
        let made = try ProgramRun.run(
            try #require(ProgramRun.find("ogr2ogr")),
            ["-f", "GPKG", "m.gpkg", source, "track_points", "-t_srs", "EPSG:32633"], in: folder.url)
        try #require(made.status == 0, "\(made.errors)")

        var reader = try SurveyReader(geoPackage: folder.path("m.gpkg"))
        let batch = try #require(try reader.next())

        let rows = try Self.points(folder.path("m.gpkg"))
        #expect(reader.source.referenceSystem == "EPSG:32633" && reader.source.coordinateKind == .projected)
        try #require(batch.count == 184 && rows.count == 184)
        for (index, row) in rows.enumerated() {
            #expect(abs(batch.coordinates.x[index] - row[0]) < 1e-6 && abs(batch.coordinates.y[index] - row[1]) < 1e-6)
        }
    }

    @Test(
        "one track that gpsbabel writes as GPX and KML gives the same places; its NMEA has no fix, and no points",
        .enabled(if: gpsbabel, "gpsbabel is not installed"))
    func gpsbabelVariants() throws {
        let folder = try TemporaryFolder()
        let source = ReadSurvey.fixtures.appendingPathComponent("gpx/Mojstrovka.gpx").path
        for (format, file) in [("gpx", "m.gpx"), ("nmea", "m.nmea"), ("kml,points=0,track=1,labels=0", "m.kml")] {
            _ = try Self.run("gpsbabel", "-t", "-i", "gpx", "-f", source, "-o", format, "-F", folder.path(file))
        }
        let original = try ReadSurvey(fixture: "gpx/Mojstrovka.gpx")

        let again = try ReadSurvey(path: folder.path("m.gpx"))
        let sentences = try ReadSurvey(path: folder.path("m.nmea"))
        let track = try ReadSurvey(path: folder.path("m.kml"))

        try #require(again.count == 184 && track.count == 184)
        // The handheld track says no fix, so gpsbabel writes quality 0.
        #expect(sentences.count == 0)
        for index in 0..<184 {
            // gpsbabel writes 9 decimals in GPX, 6 in KML.
            for (survey, tolerance) in [(again, 1e-9), (track, 1e-6)] {
                #expect(abs(survey.x[index] - original.x[index]) <= tolerance)
                #expect(abs(survey.y[index] - original.y[index]) <= tolerance)
            }
        }
    }
}
