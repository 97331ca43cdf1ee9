import Foundation
import TestSupport
import Testing

@Suite("Edit and remove") struct EditRecordsTests {
    private func run(_ folder: URL, _ arguments: String..., language: String = "en") throws -> ProgramRun {
        try ProgramRun.lindero(arguments, in: folder, environment: ["LC_ALL": language + ".UTF-8"])
    }

    @Test("an edit is one batch with old and new values in the history")
    func history() throws {
        let folder = try SampleRegister.copy()
        let edit = try run(
            folder.url, "edit", "monument", "M-0001", "condition=leaning", "neighbour_number=", "--reason", "visita",
            "--by", "ana", "--json")
        #expect(edit.status == 0, "\(edit.errors)")
        let changes = edit.object["changes"] as? [[String: Any]] ?? []
        #expect(changes.map { $0.text("field") } == ["condition", "neighbour_number"])
        let batch = try SQLiteShell.rows(
            """
            SELECT who, reason, json_extract(new, '$.condition'), json_extract(new, '$.neighbour_number') IS NULL
            FROM history JOIN batches ON batches.id = history.batch
            WHERE table_name = 'monuments' AND operation = 'update' ORDER BY history.id DESC LIMIT 1
            """, in: folder.path("border.gpkg"))
        #expect(batch == [["ana", "visita", "leaning", "1"]])
    }

    @Test(
        "what is wrong is refused and nothing is stored",
        arguments: [
            ("monument M-0001 condition=rotten", 64), ("monument M-0001 chainage_m=3", 77),
            ("monument M-0001 nope=3", 64), ("monument M-0001 class=", 64), ("monument M-9 condition=good", 66),
            ("brecha B-001 to_m=900+000", 64), ("brecha B-001 from_m=7+700", 64), ("brecha B-001 sector=XX", 66),
            ("brecha B-001 width_left_m=-1", 64), ("brecha B-001 width_left_m=nan", 64),
            ("order OT-2026-001 state=received", 77), ("order OT-2026-001 reach=TR-9", 66),
            ("segment GTM-MEX-01 rule=parallel", 77), ("segment GTM-MEX-01 precedence=text,text", 64),
            ("segment GTM-MEX-01 valid_from=2026-02-30", 64), ("monument M-0001 condition", 64),
            // One bad field among good ones.
            ("monument M-0001 condition=fair number=1B class=huge", 64),
        ])
    func refusals(_ line: String, _ status: Int32) throws {
        let folder = try SampleRegister.copy()
        let count = "SELECT (SELECT count(*) FROM history) || ' ' || (SELECT count(*) FROM batches)"
        let before = try SQLiteShell.value(count, in: folder.path("border.gpkg"))
        let edit = try ProgramRun.lindero(["edit"] + line.split(separator: " ").map(String.init), in: folder.url)
        #expect(edit.status == status, "\(line): \(edit.errors)")
        #expect(try SQLiteShell.value(count, in: folder.path("border.gpkg")) == before)
    }

    @Test("a stretch that is moved is drawn again and its length follows")
    func redrawn() throws {
        let folder = try SampleRegister.copy()
        #expect(try run(folder.url, "edit", "brecha", "B-001", "to_m=5+000", "in_programme=no").status == 0)
        #expect(
            try SQLiteShell.rows(
                "SELECT length_m, in_programme FROM brecha_stretches WHERE id = 'B-001'", in: folder.path("border.gpkg")
            )
                == [["5000.0", "0"]])
        // The parallel: 5 km are 0.0472° of longitude at 17°49' (1° is 105.98 km on WGS 84), west of -89.151912.
        let exported = try run(folder.url, "export", "geojson", "brecha", "--sector", "GTM-MEX-01", "--to", "1+000")
        let feature = try #require((exported.object["features"] as? [[String: Any]])?.first)
        let line = try #require((feature["geometry"] as? [String: Any])?["coordinates"] as? [[Double]])
        let end = try #require(line.last?.first)
        let expected = -89.151912 - 5.0 / 105.98
        #expect(abs(end - expected) < 2e-5)
    }

    @Test("a record that others name stays, one that nothing names goes, and a rehearsal changes nothing")
    func removal() throws {
        let folder = try SampleRegister.copy()
        let sector = try run(folder.url, "remove", "sector", "GTM-MEX-01", language: "es")
        #expect(sector.status == 77)
        #expect(sector.errors.contains("brecha_stretches (17)"))
        #expect(try run(folder.url, "remove", "order", "OT-2026-001").status == 77)
        #expect(try run(folder.url, "remove", "brecha", "B-001", "--dry-run").status == 0)
        #expect(try run(folder.url, "remove", "brecha", "B-001").status == 0)
        #expect(try run(folder.url, "remove", "brecha", "B-001").status == 66)
        let file = folder.path("border.gpkg")
        #expect(try SQLiteShell.value("SELECT count(*) FROM brecha_stretches", in: file) == "50")
        #expect(try SQLiteShell.isIntact(file))
    }

    @Test("sectors and segments take what the law says of them from CSV")
    func lineAttributes() throws {
        let folder = try SampleRegister.copy()
        try folder.write(
            """
            segment,article,defining_text,precedence,valid_from
            GTM-MEX-01,II,"parallel 17°49', to the east",text > monument,1882-09-27
            GTM-MEX-02,II,,wrong,
            GTM-XXX-99,II,,,

            """, to: "segments.csv")
        let edit = try run(folder.url, "line", "edit", "segments.csv", "--json")
        #expect(edit.status == 3)
        #expect(edit.object.number("changed") == 1 && edit.object.number("rejected") == 2)
        try folder.write(
            "id,chainage_direction,departments,length_m\nGTM-MEX-01,west,\"Petén, Alta Verapaz\",1\n", to: "sectors.csv"
        )
        #expect(try run(folder.url, "line", "edit", "sectors.csv").status == 0)
        let shown = try run(folder.url, "line", "show", "GTM-MEX-01", "--json").object
        #expect(shown["departments"] as? [String] == ["Petén", "Alta Verapaz"])
        #expect(shown.text("chainage_direction") == "west")
        let segment = try #require((shown["segments"] as? [[String: Any]])?.first)
        #expect(segment.text("defining_text") == "parallel 17°49', to the east")
        #expect(segment["precedence"] as? [String] == ["text", "monument"])
        #expect(segment.text("valid_from") == "1882-09-27")
        let text = try run(folder.url, "line", "show", "GTM-MEX-01", language: "es").text
        #expect(text.contains("sentido de la progresiva  oeste") && text.contains("texto > monumento"))
    }
}
