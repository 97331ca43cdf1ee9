import Foundation
import TestSupport
import Testing

/// From files of tracks to kilometres. The tracks stand at known distances along a meridian (Fixtures/tracks/tracks.py);
/// what is expected is arithmetic on those distances.
@Suite struct WorksClearedTests {
    private static let tracks = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("Fixtures/tracks")

    private func run(_ folder: borrowing TemporaryFolder, _ line: String) throws -> ProgramRun {
        try ProgramRun.lindero(
            line.split(separator: " ").map(String.init), in: folder.url, environment: ["LC_ALL": "en.UTF-8"])
    }

    /// A line of 10 km and the five tracks, S-0001 … S-0005 in the order of `names`.
    private func folder(_ names: [String]) throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        var steps = [
            "init border.gpkg --frame EPSG:4326", "line import \(Self.tracks.path)/line.geojson",
        ]
        steps += names.map { "survey import \(Self.tracks.path)/\($0).csv --crs EPSG:4326 --class brecha-track" }
        for step in steps {
            let run = try run(folder, step)
            try #require(run.status == 0, "\(step): \(run.errors)")
        }
        return folder
    }

    /// Plans an order and measures it with a survey; certifies it where a day is given.
    private func measure(
        _ folder: borrowing TemporaryFolder, _ id: String, _ kind: String, _ stretch: String, by survey: String,
        certified: Bool = true
    ) throws -> ProgramRun {
        var steps = [
            "order new \(id) --kind \(kind) --sector GTM-MEX-01 \(stretch)", "order assign \(id) --to Sur",
            "order start \(id) --date 2026-02-01",
        ]
        for step in steps { try #require(try run(folder, step).status == 0) }
        let measured = try run(folder, "order measure \(id) --date 2026-02-20 \(survey) --json")
        guard certified else { return measured }
        steps = ["order verify \(id) --date 2026-03-01", "order certify \(id) --date 2026-03-10 --acta A-\(id)"]
        for step in steps { try #require(try run(folder, step).status == 0) }
        return measured
    }

    /// DOMAIN §10: two tracks of 1 km that overlap by 500 m, 0.3 m apart: net 1.500 km, gross 2.000 km.
    @Test func overlappingTracksCountOnce() throws {
        let folder = try folder(["a", "b"])
        _ = try measure(folder, "T-1", "brecha-opening", "--from 0 --to 10000", by: "--survey S-0001")
        let second = try measure(folder, "T-2", "brecha-conservation", "--from 0 --to 10000", by: "--survey S-0002")

        let years = try run(folder, "brecha coverage --years 2026 --json").object["years"] as? [[String: Any]]

        let year = try #require(years?.first)
        #expect(abs((year.number("net_km") ?? 0) - 1.5) <= 2e-6)
        #expect(abs((year.number("gross_km") ?? 0) - 2.0) <= 2e-6)
        let measurement = try #require((second.object["measurements"] as? [[String: Any]])?.first)
        #expect(abs((measurement.number("mean_offset_m") ?? 0) - 0.3) < 0.001)
        #expect(measurement.text("evidence") == "b.csv")
        #expect(measurement.text("evidence_sha256")?.count == 64)
        // Opening and conservation apart.
        for kind in ["brecha-opening", "brecha-conservation"] {
            let own = try run(folder, "brecha coverage --year 2026 --to 2026-12-31 --kind \(kind) --json").object
            #expect(abs((own.number("net_km") ?? 0) - 1.0) <= 2e-6)
        }
    }

    /// The same two tracks measured for one order, one after the other.
    @Test func severalTracksOfOneOrderAreUnited() throws {
        let folder = try folder(["a", "b"])
        _ = try measure(
            folder, "T-1", "brecha-opening", "--from 0 --to 10000", by: "--survey S-0001 --partial", certified: false)

        let measured = try run(folder, "order measure T-1 --date 2026-02-22 --survey S-0002 --json").object

        #expect(abs((measured.number("quantity") ?? 0) - 1.5) <= 2e-6)
        #expect((measured["measurements"] as? [Any])?.count == 2)
        let coverage = try run(folder, "brecha coverage --year 2026 --to 2026-12-31 --basis reported --json").object
        #expect(abs((coverage.number("net_km") ?? 0) - 1.5) <= 2e-6)
        #expect(abs((coverage.number("gross_km") ?? 0) - 2.0) <= 2e-6)
    }

    /// 3+000 – 3+400 and 3+460 – 4+000: 0.400 + 0.540 km.
    @Test func aGapSplitsTheTrackAndDoesNotCount() throws {
        let folder = try folder(["c"])

        let measured = try measure(folder, "T-3", "brecha-opening", "--from 3000 --to 4000", by: "--survey S-0001")

        #expect(measured.errors.isEmpty)
        #expect(abs((measured.object.number("quantity") ?? 0) - 0.94) <= 2e-6)
        let whole = try run(folder, "brecha cleared S-0001 --gap 61 --json").object
        let sector = try #require((whole["sectors"] as? [[String: Any]])?.first)
        let stretch = try #require((sector["stretches"] as? [[String: Any]])?.first)
        #expect(abs((stretch.number("length_m") ?? 0) - 1000) <= 0.002)
        let coverage = try run(folder, "brecha coverage --year 2026 --to 2026-12-31 --json").object
        #expect(abs((coverage.number("net_km") ?? 0) - 0.94) <= 2e-6)
        // Half of the order lies beyond the bounds.
        let half = try measure(
            folder, "T-4", "brecha-opening", "--from 3500 --to 4000", by: "--survey S-0001", certified: false)
        #expect(abs((half.object.number("quantity") ?? 0) - 0.5) <= 2e-6)
    }

    /// Edges 3 m left and 2 m right; the acta asks for 2.5 m on each side.
    @Test func widthsAreHeldAgainstTheActa() throws {
        let folder = try folder(["c", "left", "right"])
        try Data(
            """
            id,sector,from_m,to_m,width_left_m,width_right_m,acta,in_programme
            BR-1,GTM-MEX-01,0,10000,2.5,2.5,A-1,yes

            """.utf8
        ).write(to: folder.url.appendingPathComponent("brecha.csv"))
        #expect(try run(folder, "brecha import brecha.csv").status == 0)

        let cleared = try run(folder, "brecha cleared S-0001 --left-edge S-0002 --right-edge S-0003 --json")

        #expect(cleared.status == 3)
        let sector = try #require((cleared.object["sectors"] as? [[String: Any]])?.first)
        let stretch = try #require((sector["stretches"] as? [[String: Any]])?.first)
        #expect(abs((stretch.number("least_left_m") ?? 0) - 3) < 0.001)
        #expect(abs((stretch.number("least_right_m") ?? 0) - 2) < 0.001)
        let narrow = try #require((sector["narrow"] as? [[String: Any]])?.first)
        #expect(abs((narrow.number("right_missing_m") ?? 0) - 0.5) < 0.001)
        #expect(narrow.number("left_missing_m") == 0)
    }

    @Test(arguments: [
        ("order measure T-9 --date 2026-02-20 --survey S-0009", 66), ("brecha cleared S-0009", 66),
        ("brecha cleared S-0001 --left-edge S-0001", 64), ("brecha cleared S-0001 --gap 0", 64),
        ("brecha coverage --year 2026 --kind sign", 64), ("brecha coverage --years 2029-2025", 64),
        ("brecha coverage --years 2025-2029 --year 2026", 64),
        // The track lies between 1+000 and 2+000.
        ("order measure T-9 --date 2026-02-20 --survey S-0001", 65),
    ])
    func endsWithTheStatusOfTheContract(line: String, status: Int32) throws {
        let folder = try folder(["a"])
        for step in [
            "order new T-9 --kind brecha-opening --sector GTM-MEX-01 --from 5000 --to 6000", "order assign T-9 --to S",
            "order start T-9 --date 2026-02-01",
        ] { try #require(try run(folder, step).status == 0) }

        let run = try run(folder, line)

        #expect(run.status == status, "\(run.errors)")
        #expect(run.text.isEmpty)
    }
}
