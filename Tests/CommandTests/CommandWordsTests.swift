import Foundation
import TestSupport
import Testing

/// What the program says to a command line that can't be right: one line, in the user's language, with what to do.
@Suite("Words for a wrong command line") struct CommandWordsTests {
    private func run(_ arguments: [String], language: String = "en") throws -> ProgramRun {
        let folder = try SampleRegister.copy()
        return try ProgramRun.lindero(arguments, in: folder.url, environment: ["LC_ALL": language + ".UTF-8"])
    }

    private func words(_ line: String) -> [String] { line.split(separator: " ").map(String.init) }

    @Test(arguments: [
        ("monumnet list", "did you mean “monument”?", "¿quiso decir «monument»?"),
        ("monument lst", "did you mean “list”?", "¿quiso decir «list»?"),
        ("monument mostrar M-1", "did you mean “show”?", "¿quiso decir «show»?"),
        ("mojón list --json", "did you mean “monument”?", "¿quiso decir «monument»?"),
        ("document new X", "did you mean “add”?", "¿quiso decir «add»?"),
        ("brecha zzzz", "there are import, list", "hay import, list"),
        ("order list --yaer 2026", "did you mean “--year”?", "¿quiso decir «--year»?"),
        ("order list --limit 99999999999999999999999", "is too large", "es demasiado grande"),
        ("order list --limit 2.5", "is no whole number", "no es un número entero"),
        ("locate 1e400 17", "is too large", "es demasiado grande"),
        ("locate 602265,776 1970000", "602265.776", "602265.776"),
        ("locate -89.5,17.8", "with a blank: -89.5 17.8", "por un espacio: -89.5 17.8"),
        ("order measure X --date 2026-01-01 --quantity 1e99", "is too large", "es demasiado grande"),
        ("check --limit spacing-m=1e999", "is too large", "es demasiado grande"),
        ("event list --since 11/05/2026", "2026-05-11", "2026-05-11"),
        ("event list --since 2026-02-30", "is no day", "no es un día"),
        ("order list --kind brecha-openning", "did you mean “brecha-opening”?", "¿quiso decir «brecha-opening»?"),
        ("order new", "missing: <id>", "falta: <id>"),
        ("order list --year", "its value is missing", "falta su valor"),
        ("order list --json=3", "takes no value", "no lleva valor"),
        ("order log X --date -x y", "--date=-x", "--date=-x"),
        ("init - --frame EPSG:4326", "name it, as in border.gpkg", "déle un nombre"),
        ("init x.gpkg --frame 4326", "write --frame EPSG:4326", "escriba --frame EPSG:4326"),
        ("init x.gpkg --frame EPSG:32616", "--frame EPSG:4326", "--frame EPSG:4326"),
        ("init x.gpkg --frame 32616", "EPSG:7912 (ITRF2014)", "EPSG:7912 (ITRF2014)"),
        ("programme target L1.1 2026 --from 2026-01-01 --quantity -5", "not negative", "no es negativa"),
        ("programme target L1.1 2026 --from 2026-01-01 --quantity -5", "the whole new target", "la meta nueva entera"),
        ("locate --at GTM-MEX-01:999+000", "give a chainage from 0+000", "dé una progresiva de 0+000"),
        ("inspection plan --limit -3", "leave it out", "quítelo"),
    ])
    func isSaidInOneLineAndBothLanguages(line: String, english: String, spanish: String) throws {
        for (language, expected) in [("en", english), ("es", spanish)] {
            let result = try run(words(line), language: language)
            #expect(result.status == 64, "\(line)")
            #expect(result.errors.contains(expected), "\(result.errors)")
            #expect(result.errors.split(separator: "\n").count == 1)
            #expect(result.text.isEmpty)
        }
    }

    /// The parser's own words are English.
    @Test func nothingEnglishIsLeftInSpanish() throws {
        for line in [
            "order", "order show", "order list --x", "order list x y", "order list --kind x", "order new --sector",
        ] {
            let result = try run(words(line), language: "es")
            for word in ["Error", "Usage", "Missing", "Unknown", "nexpected", "invalid", "provide", "Help:", "See "] {
                #expect(!result.errors.contains(word), "\(line): \(result.errors)")
            }
        }
    }

    @Test func aRegisterIsNeverNamedAsStandardOutput() throws {
        let folder = try TemporaryFolder()
        #expect(try ProgramRun.lindero(["init", "-", "--frame", "EPSG:4326"], in: folder.url).status == 64)
        #expect(!FileManager.default.fileExists(atPath: folder.path("-")))
    }

    @Test func gridCoordinatesWithoutTheirSystemAreTold() throws {
        let result = try run(["locate", "601000", "1970400"])
        #expect(result.status == 3)
        #expect(result.errors.contains("--crs EPSG:32616"))
    }

    @Test func recordsGivenToTheLineAreTold() throws {
        let result = try run(["line", "import", Checkout.sample("monuments.csv")])
        #expect(result.status == 65)
        #expect(result.errors.contains("not GeoJSON, but a table"))
        #expect(result.errors.contains("lindero monument import"))
    }

    /// QGIS holds such a lock while it saves.
    @Test func anInputThatIsLockedIsBusy() throws {
        let folder = try SampleRegister.copy()
        let points = folder.path("points.gpkg")
        let made = try ProgramRun.run(
            try #require(ProgramRun.find("ogr2ogr")),
            ["-f", "GPKG", points, Checkout.sample("monuments.geojson")], in: folder.url)
        #expect(made.status == 0, "\(made.errors)")
        let holder = try RunningProgram(
            try #require(SQLiteShell.path), ["-batch", points], in: folder.url, input: .openPipe)
        try holder.send("BEGIN EXCLUSIVE;\nSELECT 'held';\n")
        Thread.sleep(forTimeInterval: 0.5)
        let result = try ProgramRun.lindero(["survey", "import", points], in: folder.url)
        try holder.send(".quit\n")
        _ = try holder.finish()
        #expect(result.status == 75, "\(result.errors)")
        #expect(result.errors.contains("QGIS"))
    }

    /// Through a terminal of 60 columns that util-linux's script makes; in a pipe nothing is cut.
    @Test func aTerminalGetsWhatFitsAndNothingHarmful() throws {
        let folder = try SampleRegister.copy()
        let script = try #require(ProgramRun.find("script"))
        let id = "OT-" + String(repeating: "X", count: 10_000)
        let note = "a\u{1B}]0;owned\u{07}b\u{202E}c"
        for arguments in [
            ["order", "new", id], ["order", "new", "OT-\u{202E}\u{1B}[2J1"],
        ] {
            let made = try ProgramRun.lindero(
                arguments + ["--kind", "brecha-opening", "--sector", "GTM-MEX-01", "--from", "1+000", "--to", "2+000"],
                in: folder.url)
            #expect(made.status == 0 || made.status == 64, "\(made.errors)")
        }
        #expect(
            try ProgramRun.lindero(
                ["document", "add", "D-1", "--kind", "acta", "--title", note], in: folder.url
            ).status == 0)
        for command in ["order list", "document list", "document show D-1", "line list", "survey list"] {
            let shown = try ProgramRun.run(
                script, ["-qec", "'\(try ProgramRun.linderoPath())' \(command)", "/dev/null"], in: folder.url,
                environment: ["COLUMNS": "60", "LC_ALL": "en_US.UTF-8", "TERM": "dumb"])
            let text = shown.text.replacing("\r\n", with: "\n")
            #expect(shown.status == 0, "\(text)")
            #expect(!text.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{7}" || $0 == "\u{202E}" }, "\(text)")
            guard command.hasSuffix("list") else { continue }
            let table = text.split(separator: "\n").filter { $0.contains("──") || $0.contains("…") }
            #expect(!table.isEmpty && table.allSatisfy { $0.count <= 60 }, "\(text)")
        }
        #expect(try ProgramRun.lindero(["order", "list"], in: folder.url).text.contains(id))
    }
}

/// Files as the field offices write them: headers in Spanish, with accents, capitals and blanks.
@Suite("Spanish headers of records") struct SpanishHeadersTests {
    @Test(arguments: [
        (
            "monument", "Mojón;Número;Clase;Sector;Vecino;Este;Norte;Sistema;Estado;Observaciones",
            "M-9001;9001;intermedio;GTM-MEX-01;N-9001;601000;1970400;ESRI:103598;bueno;visto",
            "SELECT id, number, class, neighbour_number, condition, notes FROM monuments WHERE id = 'M-9001'",
            ["M-9001", "9001", "intermediate", "N-9001", "good", "visto"]
        ),
        (
            "order", "Código;Tipo;Sector;Progresiva inicial;Progresiva final;Estado;Cuadrilla;Fecha de inicio;Costo",
            "OT-ES-1;brecha-opening;GTM-MEX-01;1+000;2+000;assigned;Brigada Sur;2026-03-02;1500.50",
            "SELECT id, from_m, to_m, state, assigned_to, started_on, cost_centavos FROM work_orders WHERE id = 'OT-ES-1'",
            ["OT-ES-1", "1000.0", "2000.0", "assigned", "Brigada Sur", "2026-03-02", "150050"]
        ),
        (
            "brecha", "Tramo;Sector;Desde;Hasta;Ancho izquierdo;Ancho derecho", "B-ES-1;GTM-MEX-01;1000;2000;2.5;2.5",
            "SELECT id, from_m, to_m, width_left_m FROM brecha_stretches WHERE id = 'B-ES-1'",
            ["B-ES-1", "1000.0", "2000.0", "2.5"]
        ),
        (
            "inspection", "Inspección;Sector;Fecha;Equipo;Conjunta", "I-ES-1;GTM-MEX-01;2026-03-02;Brigada Sur;sí",
            "SELECT id, date, team FROM inspections WHERE id = 'I-ES-1'", ["I-ES-1", "2026-03-02", "Brigada Sur"]
        ),
        (
            "document", "Documento,Tipo,Número,Título,Fecha", "D-ES-1,acta,7/2026,Acta de prueba,2026-03-02",
            "SELECT id, kind, number, title FROM documents WHERE id = 'D-ES-1'",
            ["D-ES-1", "acta", "7/2026", "Acta de prueba"]
        ),
    ])
    func areRead(noun: String, header: String, row: String, query: String, expected: [String]) throws {
        let folder = try SampleRegister.copy()
        try folder.write("\(header)\n\(row)\n", to: "registros.csv")
        let result = try ProgramRun.lindero(
            [noun, "import", "registros.csv"], in: folder.url, environment: ["LC_ALL": "es"])
        #expect(result.status == 0, "\(result.errors)")
        #expect(try SQLiteShell.rows(query, in: folder.path("border.gpkg")) == [expected])
    }
}
