import Foundation
import TestSupport
import Testing

/// Volumes from files. Expected values are DOMAIN §9's vectors and arithmetic written out beside them.
@Suite struct WorksVolumeTests {
    private static let files = [
        // DOMAIN §9: A₁ 12.0, A_m 8.4, A₂ 6.0 m², L 20 m.
        "s.csv": "station,area,sigma,mid\n0+000,12,0.3,no\n0+010,8.4,0.3,yes\n0+020,6,0.3,no\n",
        "ends.csv": "estacion;area\n0;12\n20;6\n",
        "zero.csv": "station,area\n0,12\n20,0\n",
        "far.csv": "station,area,mid\n0,12,no\n10,6,yes\n20,6,no\n",
        // A triangle 2 m wide, 3 m high at 0 and 2 m high at 20, on level ground: 3 and 2 m² of fill.
        "profiles.csv": """
        station,offset,ground,design
        0,-2,10,
        0,-1,,10
        0,0,10,13
        0,1,,10
        0,2,10,
        20,-2,10,
        20,-1,,10
        20,0,10,12
        20,1,,10
        20,2,10,

        """,
        "long.csv": """
        progresiva,offset,cota,superficie
        0,-1,10,terreno
        0,1,10,terreno
        0,-1,8,diseño
        0,1,8,diseño
        5,-1,10,terreno
        5,1,10,terreno
        5,-1,8,diseño
        5,1,8,diseño

        """,
        "g.csv": "count,length,width,height,filled\n10,2,1,1,1\n4,2,1,0.5,0.9\n",
        // 2 × 3 grid of 2 m cells.
        "su.csv": "x,y,before,after\n0,0,10,10.5\n2,0,10,10.02\n0,2,10,9.6\n2,2,10,\n0,4,10,10.1\n2,4,10,10\n",
        "a.csv": "x,y,z\n0.2,0.2,10\n0.7,0.6,12\n1.5,0.5,10\n", "b.csv": "x,y,z\n0.5,0.5,12\n1.4,0.4,10.01\n9,9,1\n",
        "bad.csv": "station,area\n0,12\nx,6\n", "short.csv": "station,area\n0,12\n5\n",
        "alone.csv": "station,area\n0,12\n",
        "twice.csv": "station,area\n0,12\n0,6\n", "other.csv": "name,colour\nA,red\n",
        "scattered.csv": "x,y,before,after\n0,0,1,1\n1,0,1,1\n2.6,1,1,1\n",
        "both.csv": "station,offset,ground,design\n0,-1,10,11\n0,1,10,9\n5,-1,10,11\n5,1,10,9\n",
    ]

    private func folder() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        for (name, text) in Self.files { try Data(text.utf8).write(to: folder.url.appendingPathComponent(name)) }
        return folder
    }

    private func run(_ folder: borrowing TemporaryFolder, _ line: String, language: String = "en") throws -> ProgramRun
    {
        try ProgramRun.lindero(
            line.split(separator: " ").map(String.init), in: folder.url,
            environment: ["LC_ALL": language + ".UTF-8"])
    }

    @Test(arguments: [
        // 20 (12 + 6) / 2; σ = 0.3 √(10² + 10²); the prismoidal 172.0 differs by 4.65 %, below 5 %.
        ("average-end-area s.csv", 180.0, 4.242_640_687 as Double?, Int32(0)),
        // 20 (12 + 4·8.4 + 6) / 6; σ = 0.3 · 20/6 · √(1 + 16 + 1).
        ("prismoidal s.csv", 172.0, 4.242_640_687, 0), ("average-end-area ends.csv", 180.0, nil, 0),
        // 20 · 12 / 3.
        ("zero-end zero.csv", 80.0, nil, 0),
        // 20 · 12 / 2; the frustum gives 80: 50 % apart.
        ("average-end-area zero.csv", 120.0, nil, 3),
        // 20 (12 + 24 + 6) / 6 = 140 against 180: 28.6 % of the smaller.
        ("prismoidal far.csv", 140.0, nil, 3),
        // 20 (3 + 2) / 2; ground heights at −1, 0, 1 (cut to the design's width) weigh 0.5, 1, 0.5 m:
        // σ_A = 0.05 √1.5 = 0.061237, σ_V = 10 √2 σ_A.
        ("average-end-area profiles.csv --sigma 0.05", 50.0, 0.866_025_404, 0),
        // 2 m wide, 2 m deep, 5 m long.
        ("average-end-area long.csv", 20.0, nil, 0),
        // 10·2·1·1 + 4·2·1·0.5·0.9; σ² = 20² (0.01² + 0.02² + 0.02²) + 3.6² (0.01² + 0.02² + 0.04²) = 0.387216.
        ("gabions g.csv --sigma 0.02", 23.6, 0.622_266_824, 0),
        // Cells of 4 m²; 1.96 √(0.03² + 0.03²) = 0.0832 m: +0.5 − 0.4 + 0.1 count, 0.02 and 0 don't.
        // σ = 4 √(3 · 2 · 0.03²).
        ("surface su.csv --sigma 0.03", 0.8, 0.293_938_769, 0),
        // Mean of 10 and 12 is 11: +1 in one cell of 1 m², 0.01 is chance; one cell has no first height.
        ("surface a.csv b.csv --sigma 0.03 --cell 1", 1.0, 0.042_426_407, 0),
    ])
    func givesTheVolumeAndItsUncertainty(line: String, volume: Double, sigma: Double?, status: Int32) throws {
        let run = try run(try folder(), "order volume --json --method \(line)")

        #expect(run.status == status, "\(run.errors)")
        #expect(abs((run.object.number("volume_m3") ?? .nan) - volume) < 1e-6)
        if let sigma {
            #expect(abs((run.object.number("sigma_m3") ?? .nan) - sigma) < 1e-6)
        } else {
            #expect(run.object["sigma_m3"] is NSNull)
        }
        #expect((run.object["findings"] as? [Any])?.isEmpty == (status == 0))
        let steps = run.object["steps"] as? [[String: Any]] ?? []
        let parts = steps.compactMap { $0.number("volume_m3") ?? $0.number("net_m3") }
        #expect(abs(parts.reduce(0, +) - volume) < 1e-6)
    }

    @Test func theCheckOfTwoEndAreasIsTheFrustum() throws {
        let run = try run(try folder(), "order volume --method average-end-area ends.csv --json")
        let other = try #require((run.object["others"] as? [[String: Any]])?.first)
        #expect(other.text("method") == "frustum")
        #expect(abs((other.number("volume_m3") ?? 0) - 176.57) < 0.005)
    }

    @Test(arguments: [
        ("prismoidal ends.csv", 65), ("prismoidal bad.csv", 65), ("average-end-area short.csv", 65),
        ("average-end-area alone.csv", 65), ("average-end-area twice.csv", 65), ("average-end-area other.csv", 65),
        ("zero-end ends.csv", 65), ("surface scattered.csv --sigma 0.03", 65), ("average-end-area none.csv", 66),
        ("surface su.csv", 64), ("surface s.csv --sigma 0.1", 64), ("surface a.csv --sigma 0.1", 64),
        ("frustum ends.csv", 64), ("average-end-area both.csv", 64), ("gabions g.csv g.csv", 64),
        ("gabions g.csv --sigma 0", 64), ("gabions g.csv --order OT-9", 66),
    ])
    func refusesWhatGivesNoVolume(line: String, status: Int32) throws {
        let run = try run(try folder(), "order volume --method \(line)")

        #expect(run.status == status, "\(run.errors)")
        #expect(run.text.isEmpty)
        #expect(!run.errors.isEmpty)
    }

    @Test(arguments: [("en", "bad.csv:3: station"), ("es", "bad.csv:3: station")])
    func namesTheRowThatIsWrong(language: String, words: String) throws {
        let run = try run(try folder(), "order volume --method prismoidal bad.csv", language: language)
        #expect(run.errors.contains(words))
    }

    /// Stored with method, state of the material, file and SHA-256 (that of `sha256sum`).
    @Test func isStoredAsAMeasurementWithItsEvidence() throws {
        let folder = try SampleRegister.copy()
        try Data((Self.files["g.csv"] ?? "").utf8).write(to: folder.url.appendingPathComponent("g.csv"))
        for step in [
            "order new V-1 --kind bank-stabilisation --sector GTM-MEX-09 --from 100 --to 200 --quantity 24",
            "order assign V-1 --to Sur --work-type gabions", "order start V-1 --date 2026-04-01",
        ] { try #require(try run(folder, step).status == 0) }
        let bare = try run(folder, "order volume --method gabions g.csv --order V-1 --date 2026-04-20")
        #expect(bare.status == 77)
        #expect(bare.errors.contains("--material"))

        let stored = try run(
            folder, "order volume --method gabions g.csv --order V-1 --date 2026-04-20 --material bank --json")

        #expect(stored.status == 0, "\(stored.errors)")
        #expect(stored.object.text("state") == "measured")
        #expect(stored.object.number("quantity") == 23.6)
        let measurement = try #require((stored.object["measurements"] as? [[String: Any]])?.first)
        #expect(measurement.text("method") == "gabions" && measurement.text("material_state") == "bank")
        #expect(measurement.text("evidence") == "g.csv")
        #expect(
            measurement.text("evidence_sha256") == "2d0f8a2d4eeeecfed9a1f31fa8302892d8979f4159c1a469b59c75fc6d0593d1")
        // A second method, 5.9 % more: stored as a check, added to nothing.
        let check = try run(
            folder, "order measure V-1 --date 2026-04-21 --quantity 25 --method surface --check --json")
        #expect(check.status == 3)
        #expect(check.errors.contains("5.9 %"))
        #expect(try run(folder, "order show V-1 --json").object.number("quantity") == 23.6)
    }
}
