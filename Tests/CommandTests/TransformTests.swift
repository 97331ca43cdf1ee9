import Foundation
import TestSupport
import Testing

@Suite("lindero transform")
struct TransformTests {
    /// Tolerances: the last decimal that cs2cs wrote, 10⁻¹² degrees being 0.1 µm.
    @Test(
        "agrees with cs2cs to its last digit",
        arguments: [
            ("utm16", "utm16", "EPSG:32616", "EPSG:4326", 2, 2e-12),
            ("nad27", "nad27", "EPSG:4267", "EPSG:4326", 2, 2e-12),
            ("heights", "heights", "EPSG:4979", "EPSG:4326+5773", 3, 2e-9),
            ("heights", "geocentric", "EPSG:4979", "EPSG:4978", 3, 2e-6),
        ])
    func agreesWithCs2cs(
        input: String, expected: String, from: String, to: String, columns: Int, tolerance: Double
    ) throws {
        let run = try lindero([
            "transform", "--from", from, "--to", to, GeodesicFixture.path("transform/\(input).txt"),
        ])
        #expect(run.status == 0)
        let difference = GeodesicFixture.greatestDifference(
            GeodesicFixture.rows(in: run.text), try GeodesicFixture.rows("transform/\(expected).cs2cs"),
            columns: (0..<columns).map { ($0, $0) })
        #expect(difference <= tolerance)
    }

    @Test("takes the epoch of each point from its fourth column, as cs2cs does")
    func epochColumn() throws {
        let run = try lindero([
            "transform", "--from", "EPSG:7912", "--to", "EPSG:9989", GeodesicFixture.path("transform/itrf.txt"),
        ])
        #expect(run.status == 0)
        let rows = GeodesicFixture.rows(in: run.text)
        let expected = try GeodesicFixture.rows("transform/itrf.cs2cs")
        #expect(GeodesicFixture.greatestDifference(rows, expected, columns: [(0, 0), (1, 1)]) <= 2e-12)
        #expect(GeodesicFixture.greatestDifference(rows, expected, columns: [(2, 2)]) <= 1e-8)
    }

    @Test("prints one line for each line in: results, * for what is no point, comments and blank lines as they are")
    func lineForLine() throws {
        let input =
            "# eje\n\n601000 1970400 # hito\r\n601000\t1970400\t12.5\nfoo\n1 2 3 4 5\n601000,1970400\n601000 1970400"
        let run = try lindero(["transform", "--from", "EPSG:32616", "--to", "EPSG:4326"], input: input)
        let point = "-86.0469377549615 17.8188403603558"
        #expect(run.text == "# eje\n\n\(point) 0\n\(point) 12.5\n*\n*\n*\n\(point) 0\n")
        #expect(run.status == 3)
        #expect(run.errors.contains("-:5: not “x y [z [t]]”"))
        #expect(run.errors.contains("-:6:") && run.errors.contains("-:7:") && !run.errors.contains("-:8:"))
    }

    @Test("gives * where PROJ can't compute a point")
    func notComputed() throws {
        let run = try lindero(
            ["transform", "--from", "EPSG:4326", "--to", "EPSG:32616"], input: "-87 15\n15 -90.5\n-87 15\n")
        #expect(run.status == 3)
        let lines = run.text.split(separator: "\n")
        #expect(lines.count == 3 && lines[0] == lines[2] && lines[1] == "*")
        // On the central meridian of zone 16: 500 km east by definition, to 10 nm.
        #expect(abs((GeodesicFixture.rows(in: run.text)[0].first ?? .nan) - 500_000) < 1e-8)
    }

    @Test("reads a byte order mark as nothing")
    func byteOrderMark() throws {
        let run = try lindero(
            ["transform", "--from", "EPSG:32616", "--to", "EPSG:4326"], input: "\u{FEFF}601000 1970400\r\n")
        #expect(run.text == "-86.0469377549615 17.8188403603558 0\n")
    }

    @Test("prints nothing for an empty input", arguments: ["transform --from EPSG:32616 --to EPSG:4326"])
    func empty(command: String) throws {
        let arguments = command.split(separator: " ").map(String.init)
        let run = try lindero(arguments, input: "")
        #expect(run.text.isEmpty && run.status == 0)
        let json = try lindero(arguments + ["--json"], input: "")
        let answer = try #require(JSONSerialization.jsonObject(with: json.output) as? [String: Any])
        #expect((answer["points"] as? [Any])?.isEmpty == true)
    }

    @Test("says in JSON by which operation, and gives null for what is no point")
    func json() throws {
        let run = try lindero(
            ["transform", "--from", "EPSG:4267", "--to", "EPSG:4326", "--json"],
            input: "-90 15\n# comment\n\nx\n-90.5 15.5 100\n")
        #expect(run.status == 3)
        let answer = try #require(JSONSerialization.jsonObject(with: run.output) as? [String: Any])
        let operation = try #require(answer["operation"] as? [String: Any])
        // EPSG: NAD27 to WGS 84 (2), 10 m, Central America.
        #expect((operation["name"] as? String)?.contains("NAD27 to WGS 84 (2)") == true)
        #expect(operation["accuracy_m"] as? Double == 10)
        #expect(operation["ballpark"] as? Bool == false)
        #expect((operation["grids"] as? [Any])?.isEmpty == true)
        #expect((operation["proj"] as? String)?.contains("+proj=") == true)
        #expect((operation["epsg_version"] as? String)?.isEmpty == false)
        let points = try #require(answer["points"] as? [Any])
        #expect(points.count == 3)
        #expect((points[0] as? [Double])?.count == 3)
        #expect(points[1] is NSNull)
        #expect((points[2] as? [Double])?.count == 3)
    }

    @Test("gives the same lines whatever the size of the input and however it comes")
    func independentOfSize() throws {
        // 120,000 lines are some pieces for both workers; each result is compared with that of its part alone.
        var generator = SeededGenerator(seed: 20_250_630)
        let parts = (0..<12).map { part in
            (0..<10_000).map { row in
                row % 997 == 3
                    ? "# \(part).\(row)"
                    : "\(Double.random(in: 180_000...830_000, using: &generator)) "
                        + "\(Double.random(in: 1_500_000...1_990_000, using: &generator))"
            }.joined(separator: "\n") + "\n"
        }
        let command = ["transform", "--from", "EPSG:32616", "--to", "EPSG:4326"]
        let whole = try lindero(command + ["points.txt"], files: ["points.txt": parts.joined()])
        let alone = try parts.map { try lindero(command, input: $0).text }.joined()
        #expect(whole.status == 0)
        #expect(whole.text.split(separator: "\n", omittingEmptySubsequences: false).count == 120_001)
        #expect(whole.text == alone)

        let folder = try TemporaryFolder()
        try folder.write(parts.joined(), to: "points.txt")
        let program = try ProgramRun.linderoPath()
        let piped = try ProgramRun.run(
            "/bin/sh", ["-c", "cat points.txt | \(program) transform --from EPSG:32616 --to EPSG:4326"], in: folder.url)
        #expect(piped.text == whole.text)
    }

    @Test("transforms there and back to where it was")
    func thereAndBack() throws {
        let path = GeodesicFixture.path("transform/nad27.txt")
        let there = try lindero(["transform", "--from", "EPSG:4267", "--to", "EPSG:4326", path])
        let back = try lindero(["transform", "--from", "EPSG:4326", "--to", "EPSG:4267"], input: there.text)
        let difference = GeodesicFixture.greatestDifference(
            GeodesicFixture.rows(in: back.text), try GeodesicFixture.rows("transform/nad27.txt"),
            columns: [(0, 0), (1, 1)])
        // Without heights the three parameters are undone but for the change of height, 20 m here, that is cut off: of a
        // shift of 200 m that is 200 m × 20 m / 6,400 km, less than a millimetre or 1e-8°.
        #expect(difference < 1e-8)
    }
}

@Suite("lindero transform --to-epoch")
struct TransformMotionTests {
    private static let arguments = ["transform", "--from", "EPSG:9989", "--to", "EPSG:9989", "--to-epoch"]

    /// cct 9.1.1: +proj=cart, +proj=helmert with drx dry drz of Altamimi et al. 2023 and t_epoch=2010, back.
    @Test(
        "moves with the plate as cct's rotation does",
        arguments: [
            ("NOAM", "-90 17.8166666667 0", [-90.000001294209, 17.816666478173, -0.000040713698]),
            ("CARB", "-89.35 14.42 0", [-89.349998490689, 14.419999200076, -0.000142955221]),
        ])
    func plate(name: String, point: String, expected: [Double]) throws {
        let run = try lindero(
            Self.arguments + ["2025.0", "--epoch", "2010.0", "--plate", name, "--explain"], input: point + "\n")
        #expect(run.status == 0)
        let rows = GeodesicFixture.rows(in: run.text)
        #expect(GeodesicFixture.greatestDifference(rows, [expected], columns: [(0, 0), (1, 1)]) < 1e-11)
        #expect(GeodesicFixture.greatestDifference(rows, [expected], columns: [(2, 2)]) < 1e-8)
        #expect(run.errors.contains("motion: plate \(name)") && run.errors.contains("2010.0 → 2025.0"))
    }

    @Test("moves each point from its own epoch")
    func ownEpochs() throws {
        let run = try lindero(
            Self.arguments + ["2010.0", "--plate", "CARB"],
            input: "-89.349998490689 14.419999200076 -0.000142955221 2025\n-89.35 14.42 0 2010\n-89.35 14.42 0\n")
        #expect(run.status == 3)
        let lines = run.text.split(separator: "\n")
        #expect(lines.count == 3 && lines[1] == "-89.35 14.42 0" && lines[2] == "*")
        let moved = GeodesicFixture.rows(in: String(lines[0]))
        #expect(GeodesicFixture.greatestDifference(moved, [[-89.35, 14.42]], columns: [(0, 0), (1, 1)]) < 1e-11)
    }

    @Test("moves by a velocity grid")
    func grid() throws {
        let grid = """
            longitude,latitude,east_mm_yr,north_mm_yr
            -91,14,10,0
            -90,14,10,0
            -91,15,10,0
            -90,15,10,0

            """
        let arguments = Self.arguments + ["2020.0", "--epoch", "2010.0", "--velocity-grid", "v.csv"]
        let run = try lindero(arguments, input: "-90.5 14.5 0\n", files: ["v.csv": grid])
        #expect(run.status == 0)
        // 10 mm a year to the east for ten years.
        let moved = run.text.split(separator: "\n").first.map(String.init) ?? ""
        let way = try lindero(
            ["geodesic", "inverse"], input: "-90.5 14.5 " + moved.split(separator: " ").prefix(2).joined(separator: " ")
        )
        let rows = GeodesicFixture.rows(in: way.text)
        #expect(GeodesicFixture.greatestDifference(rows, [[0.1]], columns: [(0, 0)]) < 1e-6)
        let outside = try lindero(arguments, input: "-80 14.5 0\n", files: ["v.csv": grid])
        #expect(outside.status == 69)
    }

    @Test("refuses to cross the earthquake of 1976")
    func earthquake() throws {
        let run = try lindero(
            Self.arguments + ["2010.0", "--epoch", "1970.0", "--plate", "CARB", "--lang", "es"], input: "-89.5 15 0\n")
        #expect(run.status == 69)
        #expect(run.errors.contains("1976") && run.text.isEmpty)
    }

    @Test("wants a motion, a known plate and an epoch to start from")
    func incomplete() throws {
        let input = "-89.5 15 0\n"
        #expect(try lindero(Self.arguments + ["2010.0", "--epoch", "2020.0"], input: input).status == 64)
        let unknown = Self.arguments + ["2010.0", "--epoch", "2020.0", "--plate", "EURA"]
        #expect(try lindero(unknown, input: input).status == 64)
        #expect(try lindero(Self.arguments + ["2010.0", "--plate", "CARB"], input: input).status == 64)
        let two = Self.arguments + ["2010.0", "--epoch", "2020.0", "--plate", "CARB", "--velocity-grid", "v.csv"]
        #expect(try lindero(two, input: input).status == 64)
    }
}
