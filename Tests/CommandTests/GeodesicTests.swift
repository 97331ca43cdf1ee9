import Foundation
import TestSupport
import Testing

@Suite("lindero geodesic")
struct GeodesicTests {
    /// GeodSolve prints azi1 azi2 s12. Each program is good to 15 nm, so two may differ by 30: they do by 24 on a line of
    /// 10,800 km, by 10 on those below 10,000 km.
    @Test(
        "inverse agrees with GeodSolve",
        arguments: [("WGS84", "inverse.GeodSolve"), ("clrk66", "inverse-clarke.GeodSolve")])
    func inverse(ellipsoid: String, expected: String) throws {
        let run = try lindero([
            "geodesic", "inverse", "--ellipsoid", ellipsoid, GeodesicFixture.path("geodesic/inverse.txt"),
        ])
        #expect(run.status == 0)
        let (rows, theirs) = (GeodesicFixture.rows(in: run.text), try GeodesicFixture.rows("geodesic/\(expected)"))
        #expect(GeodesicFixture.greatestDifference(rows, theirs, columns: [(0, 2)]) <= 30e-9)
        // The shortest line has 0.13 m, where 2e-7° are half a nanometre.
        #expect(GeodesicFixture.greatestDifference(rows, theirs, columns: [(1, 0), (2, 1)]) <= 2e-7)
    }

    @Test("direct agrees with GeodSolve")
    func direct() throws {
        let run = try lindero(["geodesic", "direct", GeodesicFixture.path("geodesic/direct.txt")])
        #expect(run.status == 0)
        let difference = GeodesicFixture.greatestDifference(
            GeodesicFixture.rows(in: run.text), try GeodesicFixture.rows("geodesic/direct.GeodSolve"),
            columns: [(0, 0), (1, 1), (2, 2)])
        #expect(difference <= 1e-11)
    }

    /// Planimeter prints count, perimeter, area; 0.1 m² is Karney's bound.
    @Test(
        "area agrees with Planimeter",
        arguments: [("WGS84", "rings.Planimeter"), ("6378206.4,294.978698214", "rings-clarke.Planimeter")])
    func area(ellipsoid: String, expected: String) throws {
        let run = try lindero([
            "geodesic", "area", "--ellipsoid", ellipsoid, GeodesicFixture.path("geodesic/rings.txt"),
        ])
        #expect(run.status == 0)
        let (rows, theirs) = (GeodesicFixture.rows(in: run.text), try GeodesicFixture.rows("geodesic/\(expected)"))
        #expect(rows.count == 12)
        #expect(GeodesicFixture.greatestDifference(rows, theirs, columns: [(0, 2)]) <= 0.1)
        #expect(GeodesicFixture.greatestDifference(rows, theirs, columns: [(1, 1)]) <= 15e-9)
    }

    @Test("length agrees with Planimeter's polylines")
    func length() throws {
        let run = try lindero(["geodesic", "length", GeodesicFixture.path("geodesic/rings.txt")])
        let difference = GeodesicFixture.greatestDifference(
            GeodesicFixture.rows(in: run.text), try GeodesicFixture.rows("geodesic/rings.lengths"),
            columns: [(0, 1)])
        #expect(difference <= 15e-9)
    }

    @Test("points divide a geodesic into equal parts, and their line is as long")
    func points() throws {
        let run = try lindero(["geodesic", "points", "--parts", "7"], input: "-91.73 16.07 -90.45 16.07\n")
        #expect(run.status == 0)
        #expect(run.text.hasPrefix(">\n-91.73 16.07\n") && run.text.hasSuffix("\n-90.45 16.07\n"))
        #expect(run.text.split(separator: "\n").count == 9)
        let along = try lindero(["geodesic", "length"], input: run.text)
        let direct = try lindero(["geodesic", "inverse"], input: "-91.73 16.07 -90.45 16.07\n")
        let difference = abs(
            (GeodesicFixture.rows(in: along.text).first?.first ?? .nan)
                - (GeodesicFixture.rows(in: direct.text).first?.first ?? .nan))
        // 15 digits of a degree are 0.1 nm; eight places of them.
        #expect(difference <= 15e-9)
    }

    @Test("a line that is none gives * and exit 3, the others their results")
    func badLines() throws {
        let run = try lindero(
            ["geodesic", "inverse"], input: "0 0 0 1\r\n1 2 3\n# x\n0 95 0 0\nx y z t\n0 0 0 1")
        #expect(run.status == 3)
        let lines = run.text.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.count == 7 && lines[0] == lines[5] && lines[6].isEmpty)
        #expect(lines[1] == "*" && lines[2] == "# x" && lines[3] == "*" && lines[4] == "*")
        let direct = try lindero(["geodesic", "direct"], input: "0 91 0 1\n")
        #expect(direct.text == "*\n" && direct.status == 3)
    }

    @Test("a polyline with a bad vertex has no length, its neighbours have theirs")
    func badVertex() throws {
        let text = "> one\n0 0\n0 1\n> two\n0 0\n0 100\n\n\n# three\n0 0\n0 1\n"
        let run = try lindero(["geodesic", "length"], input: text)
        let lines = run.text.split(separator: "\n")
        #expect(run.status == 3)
        #expect(lines.count == 3 && lines[0] == lines[2] && lines[1] == "*")
        #expect(run.errors.contains("-:6:"))
    }

    @Test("answers in JSON by name", arguments: ["inverse", "direct", "length", "area", "points"])
    func json(verb: String) throws {
        let names = [
            "inverse": ["s12_m", "azi1_deg", "azi2_deg"], "direct": ["lon2", "lat2", "azi2"], "length": ["length_m"],
            "area": ["area_m2", "perimeter_m"],
        ]
        let isByVertex = verb == "length" || verb == "area"
        let input = isByVertex ? "0 0\n1 0\n1 1\n\n0 0\nx\n" : "0 0 1 1\nx\n"
        let run = try lindero(["geodesic", verb, "--json"], input: input)
        #expect(run.status == 3)
        let list = try #require(JSONSerialization.jsonObject(with: run.output) as? [Any])
        #expect(list.count == 2 && list[1] is NSNull)
        if let expected = names[verb] {
            let result = try #require(list[0] as? [String: Double])
            #expect(Set(result.keys) == Set(expected))
        } else {
            #expect((list[0] as? [[Double]])?.count == 11)
        }
        let none = try lindero(["geodesic", verb, "--json"], input: "")
        #expect(none.text.filter { !$0.isWhitespace } == "[]" && none.status == 0)
        #expect(try lindero(["geodesic", verb], input: "").text.isEmpty)
    }

    @Test(
        "refuses an ellipsoid that is none", arguments: ["mars", "6378137", "6378137,0.00335", "-1,298", "6378137,x"])
    func badEllipsoid(name: String) throws {
        #expect(try lindero(["geodesic", "inverse", "--ellipsoid", name], input: "0 0 0 1\n").status == 64)
    }

    @Test("on a sphere a quarter of a great circle is π/2 radii")
    func sphere() throws {
        let run = try lindero(["geodesic", "inverse", "--ellipsoid", "1000000,0"], input: "0 0 90 0\n")
        let length = GeodesicFixture.rows(in: run.text).first?.first ?? .nan
        #expect(abs(length - Double.pi / 2 * 1_000_000) < 1e-8)
    }

    @Test("a missing file is 66, a wrong verb 64")
    func exitCodes() throws {
        #expect(try lindero(["geodesic", "area", "none.txt"]).status == 66)
        #expect(try lindero(["geodesic", "volume"]).status == 64)
        #expect(try lindero(["geodesic", "points", "--parts", "0"], input: "").status == 64)
    }
}
