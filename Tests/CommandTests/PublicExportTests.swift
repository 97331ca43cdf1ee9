import Foundation
import TestSupport
import Testing

/// What leaves for the public, judged by SQLite's shell, sha256sum and ogrinfo.
@Suite("Export for the public") struct PublicExportTests {
    /// Two public monuments, one confidential, the others reserved; one public and one reserved installation.
    private func register() throws -> TemporaryFolder {
        let folder = try SampleRegister.copy()
        for step in [
            ["edit", "sector", "GTM-MEX-01", "classification=public"],
            ["edit", "monument", "M-0001", "classification=public"],
            ["edit", "monument", "M-0003", "classification=public"],
            ["edit", "monument", "M-0002", "classification=confidential"],
            [
                "installation", "add", "EH-1", "--kind", "hydrometric-station", "--longitude", "-90.123456",
                "--latitude",
                "17.816789", "--height", "81.5", "--operated-by", "Juana Pérez", "--note", "llave con el vecino",
            ],
            [
                "installation", "add", "EH-2", "--kind", "sign", "--longitude", "-90.223456", "--latitude", "17.816789",
                "--name", "Rótulo",
            ],
            ["edit", "installation", "EH-2", "classification=public"],
        ] {
            let run = try ProgramRun.lindero(step, in: folder.url)
            try #require(run.status == 0, "\(step): \(run.errors)")
        }
        return folder
    }

    private func features(_ folder: borrowing TemporaryFolder, _ name: String) throws -> [[String: Any]] {
        let data = try Data(contentsOf: folder.url.appendingPathComponent(name))
        let object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        return object["features"] as? [[String: Any]] ?? []
    }

    @Test("what nobody classified is reserved, also what another program writes")
    func reservedByDefault() throws {
        let folder = try SampleRegister.copy()
        let file = folder.path("border.gpkg")
        for table in [
            "sectors", "monuments", "brecha_stretches", "reaches", "installations", "surveys", "inspections",
            "work_orders", "documents",
        ] {
            #expect(
                try SQLiteShell.value("SELECT count(*) FROM \(table) WHERE classification <> 'reserved'", in: file)
                    == "0")
        }
        try SQLiteShell.rows("INSERT INTO documents (uuid, id, kind) VALUES ('u', 'D-1', 'map')", in: file)
        #expect(try SQLiteShell.value("SELECT classification FROM documents", in: file) == "reserved")
        let run = try folder.lindero("export", "geojson", "--public", "-o", "all.geojson")
        #expect(run.status == 0, "\(run.errors)")
        #expect(try features(folder, "all.geojson").isEmpty)
    }

    @Test("only listed fields of public rows leave")
    func allowList() throws {
        let folder = try register()
        let run = try folder.lindero(
            "export", "geojson", "line", "monuments", "installations", "--public", "-o", "p.json")
        #expect(run.status == 0, "\(run.errors)")
        let shown = try features(folder, "p.json")
        #expect(shown.compactMap { $0["id"] as? String } == ["GTM-MEX-01", "M-0001", "M-0003", "EH-2"])
        let fields = Set(shown.flatMap { ($0["properties"] as? [String: Any] ?? [:]).keys })
        for hidden in [
            "notes", "note", "photo", "photo_sha256", "access", "operated_by", "built_by", "rebuilt_by", "risks",
            "plate_",
            "sigma_e_m", "positions", "access_point", "access_hours",
        ] {
            #expect(!fields.contains(hidden), "\(hidden)")
        }
        let text = try String(contentsOfFile: folder.path("p.json"), encoding: .utf8)
        #expect(!text.contains("Juana") && !text.contains("llave") && !text.contains("M-0002"))
        // 143 monuments in the file, less two public, less one confidential; 37 segments less one.
        #expect(text.contains(#""left_out":{"installations":{"reserved":1},"line":{"reserved":36},"#))
        #expect(text.contains(#""monuments":{"confidential":1,"reserved":140}"#))
        guard let ogrinfo = ProgramRun.find("ogrinfo") else { return }
        let read = try ProgramRun.run(ogrinfo, ["-ro", "-al", "-so", "p.json"], in: folder.url)
        #expect(read.text.contains("Feature Count: 4"))
    }

    @Test("reserved points are shown on a grid of 0.01°, without what tells where they stand")
    func coarsened() throws {
        let folder = try register()
        let run = try folder.lindero("export", "geojson", "installations", "--public", "--coarsen", "-o", "c.json")
        #expect(run.status == 0, "\(run.errors)")
        let shown = try features(folder, "c.json")
        #expect(shown.compactMap { $0["id"] as? String } == ["EH-1", "EH-2"])
        let point = (shown[0]["geometry"] as? [String: Any])?["coordinates"] as? [Double]
        // -90.123456 17.816789 to the nearest hundredth, and no height.
        #expect(point == [-90.12, 17.82])
        let row = try #require(shown[0]["properties"] as? [String: Any])
        #expect(row["coarsened"] as? Bool == true && row["classification"] as? String == "reserved")
        #expect(row["chainage_m"] is NSNull && row["offset_m"] is NSNull && row["height"] is NSNull)
        let open = try #require(shown[1]["properties"] as? [String: Any])
        #expect(open["coarsened"] as? Bool == false && open["name"] as? String == "Rótulo")
        #expect(open["chainage_m"] is Double)
        let csv = try folder.lindero("export", "csv", "monuments", "--public", "--coarsen", "-o", "m.csv")
        #expect(csv.status == 0, "\(csv.errors)")
        let table = try String(contentsOfFile: folder.path("m.csv"), encoding: .utf8)
        // All but the confidential one.
        #expect(table.split(whereSeparator: \.isNewline).count == 1 + 142)
        #expect(!table.contains("M-0002,"))
    }

    @Test("each file is logged with its SHA-256, and the log stays")
    func logged() throws {
        let folder = try register()
        for (format, name) in [
            ("geojson", "a.geojson"), ("json-fg", "a.json"), ("kml", "a.kml"), ("gpx", "a.gpx"), ("csv", "a.csv"),
        ] {
            let run = try folder.lindero(
                "export", format, "monuments", "--public", "-o", name, "--by", "Ana", "--reason", "sitio web")
            #expect(run.status == 0, "\(run.errors)")
        }
        let sums = try ProgramRun.run(
            try #require(ProgramRun.find("sha256sum")), ["a.geojson", "a.json", "a.kml", "a.gpx", "a.csv"],
            in: folder.url
        ).text.split(separator: "\n").map { String($0.prefix(64)) }
        let stored = try SQLiteShell.rows(
            "SELECT sha256, who, id FROM export_log ORDER BY fid", in: folder.path("border.gpkg"))
        #expect(stored.map { $0[0] } == sums)
        #expect(stored.map { $0[1] } == Array(repeating: "Ana", count: 5))
        #expect(stored.last?[2] == "X-0005")
        let listed = try folder.lindero("export", "log", "--json").jsonArray()
        #expect(listed.compactMap { $0["sha256"] as? String } == sums.reversed())
        #expect(
            (listed[0]["left_out"] as? [String: [String: Int]]) == ["monuments": ["reserved": 140, "confidential": 1]])
        #expect((listed[0]["written"] as? [String: [String: Int]]) == ["monuments": ["public": 2]])
        // The history has it, and nothing takes it back.
        #expect(try folder.lindero("history", "X-0005").text.contains("export_log"))
        let batch = try SQLiteShell.value("SELECT max(id) FROM batches", in: folder.path("border.gpkg"))
        #expect(try folder.lindero("undo", batch).status != 0)
        #expect(try SQLiteShell.value("SELECT count(*) FROM export_log", in: folder.path("border.gpkg")) == "5")
        let beside = try String(contentsOfFile: folder.path("a.csv-metadata.json"), encoding: .utf8)
        #expect(beside.contains(#""left_out":{"monuments":{"confidential":1,"reserved":140}}"#))
        #expect(beside.contains("Diferendo territorial, insular y marítimo pendiente de resolver"))
    }

    @Test(
        "what would leave without a trace or tell too much is refused",
        arguments: [
            (["monuments", "--public"], 64), (["monuments", "--public", "-o", "-"], 64),
            (["positions", "--public", "-o", "x"], 77), (["observations", "--public", "-o", "x"], 77),
            (["monuments", "--coarsen", "-o", "x"], 64),
            (["monuments", "--public", "--coarsen", "--bbox", "-90,17,-89,18", "-o", "x"], 64),
            (["monuments", "--public", "--coarsen", "--condition", "damaged", "-o", "x"], 64),
            (["monuments", "--public", "-n"], 0),
        ] as [([String], Int32)])
    func refused(arguments: [String], status: Int32) throws {
        let folder = try SampleRegister.copy()
        let before = try folder.bytes()
        let run = try ProgramRun.lindero(["export", "geojson"] + arguments, in: folder.url)
        #expect(run.status == status, "\(run.errors)")
        #expect(run.text.isEmpty)
        #expect(try folder.bytes() == before)
        #expect(try folder.names() == ["border.gpkg"])
    }

    @Test("orders that name what isn't there are rejected by name, and a list of orders comes back the same")
    func orders() throws {
        let folder = try SampleRegister.copy()
        try folder.write(
            """
            id,kind,sector,from_m,to_m,stretch,reach,installation,classification
            N-1,brecha-conservation,GTM-MEX-08,5000,6000,NOPE,,,
            N-2,bank-stabilisation,GTM-MEX-09,100,200,,R-NOPE,,
            N-3,bank-stabilisation,GTM-MEX-09,100,200,,,I-NOPE,
            N-4,bank-stabilisation,GTM-MEX-09,100,200,,,,public
            """, to: "orders.csv")
        let run = try folder.lindero("order", "import", "orders.csv")
        #expect(run.status == 3)
        for id in ["NOPE", "R-NOPE", "I-NOPE"] { #expect(run.errors.contains("“\(id)” is not in the register")) }
        #expect(!run.errors.contains("E_CONSTRAINT"))
        #expect(
            try SQLiteShell.rows(
                "SELECT id, classification FROM work_orders WHERE id LIKE 'N-%'", in: folder.path("border.gpkg"))
                == [["N-4", "public"]])
        #expect(try folder.lindero("export", "csv", "orders", "-o", "out.csv").status == 0)
        let again = try folder.lindero("order", "import", "out.csv", "--json")
        #expect(again.status == 0, "\(again.errors)")
        // The 120 orders of the sample and the new one.
        #expect(again.object["unchanged"] as? Int == 121)
    }
}
