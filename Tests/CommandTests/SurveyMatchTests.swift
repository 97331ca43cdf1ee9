import Foundation
import TestSupport
import Testing

/// A line with two legs 5 m apart, three monuments on the first, and surveys beside them.
///
/// By hand: at 17.004° a degree of latitude on GRS80 and WGS 84 has M = a(1 − e²)/(1 − e² sin²φ)^1.5 = 6,340,884 m times
/// π/180, 110,669 m; so 5·10⁻⁷° are 0.0553 m. A degree of longitude at 17.008° has 106,452 m.
@Suite("Survey match")
struct SurveyMatchTests {
    private static let line = """
        {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"sector":"T-1","segment":"T-1-01",
        "order":1,"rule":"surveyed","kind":"land","neighbour":"MEX"},"geometry":{"type":"LineString","coordinates":
        [[-90,17],[-90,17.02],[-89.99995303,17.02],[-89.99995303,17]]}}]}
        """
    private static let monuments = """
        id,number,class,sector,longitude,latitude,crs,role,sigma_e,sigma_n
        M-A,1,principal,T-1,-90,17.002,EPSG:4326,agreed,0.01,0.01
        M-B,2,principal,T-1,-90,17.004,EPSG:4326,agreed,0.01,0.01
        M-C,3,principal,T-1,-90,17.006,EPSG:4326,agreed,0.01,0.01

        """

    private func register() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try folder.write(Self.line, to: "line.geojson")
        try folder.write(Self.monuments, to: "monuments.csv")
        for step in [
            ["init", "--frame", "EPSG:4326"], ["line", "import", "line.geojson"],
            ["monument", "import", "monuments.csv"],
        ] {
            let run = try ProgramRun.lindero(step, in: folder.url)
            try #require(run.status == 0, "\(step): \(run.errors)")
        }
        return folder
    }

    @Test("a file with each verdict gives each verdict, as a table, as JSON and as CSV, in both languages")
    func verdicts() throws {
        let folder = try register()
        try folder.write(
            """
            id,lon,lat,sigma_e,sigma_n,fix
            passes,-90,17.0020001,0.005,0.005,fixed
            warns,-90,17.0040005,0.05,0.05,fixed
            fails,-90,17.0060005,0.005,0.005,fixed
            between,-89.999976515,17.01,0.005,0.005,fixed
            alone,-90.001,17.008,0.005,0.005,fixed
            handheld,-90,17.00201,,,autonomous
            lucky,-90,17.002,,,autonomous
            silent,-90,17.0020001,,,

            """, to: "p.csv")
        let run = try folder.lindero("survey", "import", "p.csv", "--class", "principal-monument")
        try #require(run.status == 0, "\(run.errors)")
        let match = try folder.lindero("survey", "match", "S-0001", "--all", "--json")
        #expect(match.status == 3)
        let answer = try match.json()
        let points = try #require(answer["points"] as? [[String: Any]])
        #expect(
            points.map { "\($0.text("name") ?? "") \($0.text("verdict") ?? "") \($0.text("r95_from") ?? "-")" } == [
                "passes pass sigmas", "warns warn sigmas", "fails fail sigmas", "between ambiguous sigmas",
                "alone new sigmas", "handheld warn fix-class", "lucky warn fix-class", "silent pass -",
            ])
        let fail = points[2]
        #expect(fail.text("monument") == "M-C" && fail.text("class") == "principal-monument")
        #expect(abs((fail.number("de_m") ?? .nan)) < 1e-4)
        #expect(abs((fail.number("dn_m") ?? .nan) - 0.0553) < 1e-4)
        #expect(abs((fail.number("distance_m") ?? .nan) - 0.0553) < 1e-4)
        #expect(abs((fail.number("ratio") ?? .nan) - 0.0553 / 0.02) < 0.01)
        // Equal sigmas: K = 1.960790 + 0.004071 + 0.114276 + 0.371625 = 2.450762; both positions, √(0.005² + 0.01²).
        #expect(abs((fail.number("r95_m") ?? .nan) - 2.450762 * 0.005) < 1e-4)
        #expect(abs((fail.number("r95_difference_m") ?? .nan) - 2.450762 * 0.0111803) < 1e-4)
        #expect(abs((points[5].number("r95_m") ?? .nan) - 6) < 0.01)
        let csv = try folder.lindero("survey", "match", "S-0001", "--format", "csv", "--all").text
        let rows = csv.split(separator: "\r\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
        #expect(rows.dropFirst().map { $0[3] } == ["pass", "warn", "fail", "ambiguous", "new", "warn", "warn", "pass"])
        #expect(rows.allSatisfy { $0.count == rows[0].count })
        for (language, words) in [
            ("en", ["fail", "ambiguous", "fix class, assumed"]), ("es", ["no cumple", "ambiguo"]),
        ] {
            let table = try folder.lindero("survey", "match", "S-0001", "--all", "--lang", language)
            #expect(table.status == 3)
            for word in words { #expect(table.text.contains(word), "\(table.text)") }
        }
        #expect(try folder.lindero("survey", "match", "S-0001", "-o", "v.csv").status == 3)
        // What has no monument is left out unless it is asked for.
        #expect(String(decoding: try folder.bytes("v.csv"), as: UTF8.self).split(separator: "\r\n").count == 8)
    }

    /// The four vectors of DOMAIN.md §5 (σN, σE, ρ → R95); RTKLIB's sdne is the signed root of ρ σN σE.
    @Test("R95 is from the covariances where the file has them")
    func covariances() throws {
        let folder = try register()
        let vectors = [
            (0.29, 0.29, -0.114486, 0.711), (0.24, 0.21, -0.109970, 0.557), (0.76, 0.59, 0.393140, 1.707),
            (0.42, 0.38, 0.344771, 1.059),
        ]
        let rows = vectors.enumerated().map { index, vector in
            """
            2026/03/04 15:\(index)0:00.000   17.002000000  -90.000000000   200.0000   1  12 \
            \(vector.0) \(vector.1) 0.5 \(vector.2) 0.0 0.0 0.00 9.9
            """
        }
        let head =
            "%  GPST                  latitude(deg) longitude(deg)  height(m)   Q  ns   sdn(m)   sde(m)   sdu(m)  "
            + "sdne(m)  sdeu(m)  sdun(m) age(s)  ratio\n"
        try folder.write(head + rows.joined(separator: "\n") + "\n", to: "s.pos")
        let run = try folder.lindero("survey", "import", "s.pos", "--crs", "EPSG:4326")
        try #require(run.status == 0, "\(run.errors)")
        let points = try folder.lindero("survey", "match", "S-0001", "--json").json()["points"] as? [[String: Any]]
        let found = try #require(points)
        try #require(found.count == 4)
        for (point, vector) in zip(found, vectors) {
            #expect(point.text("r95_from") == "covariance")
            #expect(abs((point.number("r95_m") ?? .nan) - vector.3) < 0.0006)
        }
    }

    @Test("the points of a GPX track get no verdict, its waypoints do")
    func track() throws {
        let folder = try register()
        // North past M-A, 1.1 m a point: nine of them within 10 m on either side of it… and a waypoint beside it.
        let points = (-20...20).map { "<trkpt lat=\"\(17.002 + Double($0) * 1e-5)\" lon=\"-90\"></trkpt>" }
        try folder.write(
            """
            <gpx version="1.1"><wpt lat="17.00201" lon="-90"><name>W</name></wpt>
            <trk><trkseg>\(points.joined())</trkseg></trk></gpx>
            """, to: "t.gpx")
        _ = try folder.lindero("survey", "import", "t.gpx")
        let run = try folder.lindero("survey", "match", "S-0001", "--json")
        #expect(run.status == 0)
        let answer = try run.json()
        #expect((answer["points"] as? [[String: Any]])?.compactMap { $0.text("name") } == ["W"])
        #expect(answer["track_points"] as? Int == 41)
        // 10 m are 9.04 steps of 1.1067 m: nine on each side, and the one on it.
        let passes = try #require(answer["passes"] as? [[String: Any]])
        #expect(passes.count == 1 && passes[0].text("monument") == "M-A")
        #expect(passes.first?["track_points"] as? Int == 19)
        let table = try folder.lindero("survey", "match", "S-0001").text
        #expect(table.contains("19 track points passed near M-A"))
        #expect(
            try SQLiteShell.value(
                "SELECT count(*) FROM observations WHERE track = 1 AND monument IS NOT NULL",
                in: folder.path("border.gpkg")) == "0")
    }

    @Test("an unnamed receiver that walks past is a track, one that stands is an occupation")
    func movingReceiver() throws {
        let folder = try register()
        func row(_ second: Int, _ latitude: Double) -> String {
            "\(latitude),-90,2026-03-04T15:\(String(format: "%02d:%02d", second / 60, second % 60))Z,fixed\n"
        }
        // 1.1 m/s past M-A; two minutes later 40 s on M-B, wandering by a centimetre.
        let walk = (0..<40).map { row($0, 17.0018 + Double($0) * 1e-5) }
        let stay = (0..<40).map { row(160 + $0, 17.004 + ($0.isMultiple(of: 2) ? 1e-7 : -1e-7)) }
        try folder.write("lat,lon,time,fix\n" + (walk + stay).joined(), to: "log.csv")
        _ = try folder.lindero("survey", "import", "log.csv")
        let answer = try folder.lindero("survey", "match", "S-0001", "--json").json()
        #expect(answer["track_points"] as? Int == 40)
        let points = try #require(answer["points"] as? [[String: Any]])
        #expect(points.count == 40 && Set(points.compactMap { $0.text("monument") }) == ["M-B"])
    }
}
