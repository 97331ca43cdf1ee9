import Foundation
import FoundationXML
import TestSupport
import Testing

/// `export qgis`: what stands in the file, and what QGIS makes of it. How many relations, names and lists there must be is
/// asked of SQLite's own shell.
@Suite("Projects of QGIS")
struct ProjectTests {
    /// Elements of a document that its parser met, with their attributes.
    private final class Elements: NSObject, XMLParserDelegate {
        var found: [(name: String, attributes: [String: String])] = []
        var texts: [String: [String]] = [:]
        private var text = ""

        func parser(
            _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
            attributes: [String: String]
        ) {
            found.append((name, attributes))
            text = ""
        }

        func parser(_ parser: XMLParser, foundCharacters characters: String) { text += characters }

        func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
            texts[name, default: []].append(text)
            text = ""
        }

        static func of(_ document: Data) throws -> Elements {
            let elements = Elements()
            let parser = XMLParser(data: document)
            parser.delegate = elements
            try #require(parser.parse(), "\(String(describing: parser.parserError))")
            return elements
        }
    }

    private static func rows(_ sql: String) throws -> [String] {
        try SQLiteShell.rows(sql, in: SampleRegister.shared.get().folder.appendingPathComponent("border.gpkg").path)
            .map { $0.joined(separator: "|") }
    }

    /// Foreign keys of all tables that people see; the five columns that name rows without one are written out.
    private static func references() throws -> Set<String> {
        let keys = try rows(
            """
            SELECT c.table_name, k."from", k."table", k."to" FROM gpkg_contents AS c, pragma_foreign_key_list(c.table_name) AS k
            """)
        try #require(keys.count > 30)
        return Set(keys).union([
            "observations|sector|sectors|id", "observations|monument|monuments|id", "inspections|survey|surveys|id",
            "events|product|products|code", "products|parent|products|code",
        ])
    }

    @Test("it is well-formed XML with every table once, in groups, and a relation for every reference")
    func document() throws {
        let elements = try Elements.of(try SampleRegister.read("export", "qgis", language: "es").output)
        let tables = try Self.rows("SELECT table_name FROM gpkg_contents WHERE table_name <> 'layer_styles'")
        #expect(Set(elements.texts["datasource"] ?? []).count == tables.count)
        let named = (elements.texts["datasource"] ?? []).compactMap { source in
            source.split(separator: "|").dropFirst().first.map { String($0.dropFirst("layername=".count)) }
        }
        #expect(named.sorted() == tables.sorted())
        #expect(elements.texts["datasource"]?.allSatisfy { $0.hasPrefix("./border.gpkg|") } == true)
        let groups = elements.found.filter { $0.name == "layer-tree-group" }.compactMap { $0.attributes["name"] }
        #expect(
            groups == [
                "Mojones", "Instalaciones y ríos", "Levantamientos", "Inspecciones", "Órdenes de trabajo", "Línea",
                "Brecha", "Programa", "Documentos",
            ])
        // A table that nobody put in a group stands at the end under “Otras”.
        #expect(elements.found.filter { $0.name == "layer-tree-layer" }.count == tables.count)
        let relations = zip(
            elements.found.filter { $0.name == "relation" }, elements.found.filter { $0.name == "fieldRef" }
        ).map { relation, key in
            [
                relation.attributes["referencingLayer"]?.dropFirst(8), key.attributes["referencingField"]?[...],
                relation.attributes["referencedLayer"]?.dropFirst(8), key.attributes["referencedField"]?[...],
            ].compactMap { $0.map { String($0) } }.joined(separator: "|")
        }
        #expect(try Set(relations) == Self.references() && relations.count == Set(relations).count)
        #expect(try SampleRegister.read("export", "qgis").output == SampleRegister.read("export", "qgis").output)
    }

    @Test("the register is named from where the project stands, and nothing is replaced unasked")
    func places() throws {
        let folder = try SampleRegister.copy()
        for name in ["sub", "other"] {
            try FileManager.default.createDirectory(
                at: folder.url.appendingPathComponent(name), withIntermediateDirectories: true)
        }
        for (file, source) in [
            ("border.qgs", "./border.gpkg|layername=monuments"), ("sub/b.qgs", "../border.gpkg|layername=monuments"),
        ] {
            #expect(try folder.lindero("export", "qgis", "-o", file).status == 0)
            #expect(try Elements.of(folder.bytes(file)).texts["datasource"]?.first == source)
        }
        let again = try folder.lindero("export", "qgis", "-o", "border.qgs")
        #expect(again.status == 73 && again.errors.contains("--overwrite"))
        #expect(try folder.lindero("export", "qgis", "-o", "border.qgs", "--overwrite").status == 0)
        #expect(try folder.lindero("export", "qgis", "-o", "border.qgz").status == 64)
        #expect(try folder.lindero("export", "qgis", "--register", "none.gpkg").status == 66)
    }

    @Test("the notes that the law asks for stand in it; of a line that is a boundary there are none")
    func notes() throws {
        let folder = try TemporaryFolder()
        #expect(try folder.lindero("init", "border.gpkg", "--frame", "EPSG:4326").status == 0)
        func note() throws -> String? { try Elements.of(folder.lindero("export", "qgis").output).texts["Label"]?.first }
        let empty = try #require(try note())
        #expect(empty.contains("Adjacency Line: not a boundary") && empty.contains("Diferendo"))
        for (number, status, hasNote) in [(1, "delimited-boundary", false), (2, "adjacency-line", true)] {
            try folder.write(
                """
                {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"sector":"GTM-BLZ-0\(number)","segment":"GTM-BLZ-0\(number)",
                "legal_status":"\(status)","rule":"surveyed","name":"A & <B>"},"geometry":{"type":"LineString",
                "coordinates":[[-89.2,16.0],[-89.2,16.1]]}}]}
                """, to: "line.geojson")
            let run = try folder.lindero("line", "import", "line.geojson")
            #expect(run.status == 0, "\(run.errors)")
            #expect(try (note() != nil) == hasNote)
        }
    }

    // MARK: What QGIS makes of it

    private static func qgis(_ folder: borrowing TemporaryFolder, _ arguments: String...) throws -> [String] {
        let script = Checkout.folder.appendingPathComponent("scripts/qgis-picture").path
        let run = try ProgramRun.run(
            "/usr/bin/python3", [script] + arguments, in: folder.url, environment: ["TMPDIR": folder.url.path])
        #expect(run.status == 0, "\(run.errors)")
        // QGIS says there what it can't read, which is no error to it.
        #expect(!run.errors.contains("warning"), "\(run.errors)")
        return run.text.split(separator: "\n").map {
            $0.replacing(#/ {2,}/#, with: " ").trimmingCharacters(in: .whitespaces)
        }
    }

    @Test(
        "QGIS opens every layer and relation, with Spanish names, lists, choices of rows, tabs and the sheet",
        .enabled(if: OutsideProgramsTests.hasQGIS, "QGIS's Python isn't installed"))
    func opened() throws {
        let folder = try SampleRegister.copy()
        #expect(try folder.lindero("export", "qgis", "-o", "border.qgs", "--lang", "es").status == 0)
        let lines = try Self.qgis(folder, "border.qgs", "map.png", "--list")
        for line in [
            "project: Registro de la línea in EPSG:4326, 29 layers",
            "group: Mojones: Monumentos, Posiciones, Referencias",
            "relation: Monumentos.id < Posiciones.monument (Posiciones)",
            "relation: Inspecciones.id < Hallazgos.inspection (Hallazgos)",
            "relation: Sectores.id < Segmentos de la línea.sector (Segmentos de la línea)",
            "relation: Órdenes de trabajo.id < Órdenes de trabajo.corrects (Órdenes de trabajo (Corrige a))",
            "Segmentos de la línea (LineString, 37 rows, categorizedSymbol)",
            "Vértices (Point, 10885 rows, singleSymbol, from 1:100,000)",
            "Levantamientos (NoGeometry, 0 rows, read only)", "sector Sector row of monuments_sector",
            "tabs: Datos, Posiciones, Referencias, Hallazgos",
            "note: Línea de Adyacencia: sin perjuicio de los derechos y reclamos de las partes.", "sheet: Hoja A3",
        ] {
            #expect(lines.contains(line), "\(line)")
        }
        #expect(lines.filter { $0.hasPrefix("relation: ") }.count == (try Self.references().count))
        // Each column with its title, and each list with as many codes.
        let titles = try Self.rows("SELECT column_name || ' ' || title FROM gpkg_data_columns ORDER BY 1")
        for title in Set(titles) { #expect(lines.contains { $0.hasPrefix(title) }, "\(title)") }
        let lists = try Self.rows(
            """
            SELECT count(*) FROM gpkg_data_columns WHERE constraint_name IS NOT NULL
                AND table_name <> 'layer_styles'
            """)
        #expect(["\(lines.filter { $0.contains(/\[.+, .+\]/) }.count)"] == lists)
        #expect(try Data(contentsOf: folder.url.appendingPathComponent("map.png")).count > 20_000)
        #expect(try Self.qgis(folder, "border.qgs", "sheet.png", "--sheet") == ["sheet.png: Hoja A3"])
        #expect(try Data(contentsOf: folder.url.appendingPathComponent("sheet.png")).count > 50_000)
    }

    @Test(
        "the frame with its epoch, English words, the version in force, and a style that somebody saved",
        .enabled(if: OutsideProgramsTests.hasQGIS, "QGIS's Python isn't installed"))
    func others() throws {
        let empty = try TemporaryFolder()
        #expect(try empty.lindero("init", "border.gpkg", "--frame", "EPSG:9990", "--epoch", "2020.0").status == 0)
        #expect(try empty.lindero("export", "qgis", "-o", "border.qgs").status == 0)
        #expect(
            try Self.qgis(empty, "border.qgs", "--list").first
                == "project: Register of the line in EPSG:9990, epoch 2020.0, 29 layers")

        let folder = try SampleRegister.copy()
        try SQLiteShell.rows(
            """
            UPDATE sectors SET line_version = 2 WHERE id = 'GTM-BLZ-03';
            UPDATE layer_styles SET styleQML = replace(styleQML, '#', '#') || '<!-- mine -->' WHERE f_table_name = 'reaches'
            """, in: folder.path("border.gpkg"))
        let run = try folder.lindero("export", "qgis", "-o", "border.qgs")
        #expect(run.status == 0 && run.errors.contains("related rows: reaches"), "\(run.errors)")
        let lines = try Self.qgis(folder, "border.qgs", "--list")
        #expect(lines.contains("Segments (LineString, 36 rows, categorizedSymbol)"))
        #expect(lines.contains { $0.hasPrefix("class class [principal, intermediate, ") })
        // As it stands in its style, and no other.
        #expect(lines.contains { $0.hasPrefix("bank Margen [izquierda ") })
        #expect(lines.contains("note: Adjacency Line: not a boundary; without prejudice to the claims of either side."))
    }

    @Test(
        "an edit session through the project: a visit with its finding, a correction, a monument added and one deleted",
        .enabled(if: OutsideProgramsTests.hasQGIS, "QGIS's Python isn't installed"))
    func edited() throws {
        let folder = try SampleRegister.copy()
        #expect(try folder.lindero("export", "qgis", "-o", "border.qgs", "--lang", "es").status == 0)
        try folder.write(
            """
            import os, sys
            from qgis.core import *
            QgsApplication.setPrefixPath('/usr', True)
            application = QgsApplication([], False)
            application.initQgis()
            project = QgsProject.instance()
            project.read(sys.argv[1])
            def layer(name):
                return project.mapLayer('lindero_' + name)
            def add(name, values, geometry=QgsGeometry()):
                found = layer(name)
                columns = {found.fields().indexOf(column): value for column, value in values.items()}
                found.addFeature(QgsVectorLayerUtils.createFeature(found, geometry, columns))
            def edit(name, body):
                layer(name).startEditing()
                body(layer(name))
                print(name, layer(name).commitChanges())
            def first(name, condition):
                return next(layer(name).getFeatures(condition))
            # Through the relation: the rows that belong to the monument.
            relation = project.relationManager().relation('positions_monument')
            known = first('monuments', "\\"id\\" = 'M-0010'")
            positions = list(relation.getRelatedFeatures(known))
            print('positions of M-0010:', [position['monument'] for position in positions])
            point = QgsGeometry.fromPointXY(QgsPointXY(-91.0, 17.5))
            edit('monuments', lambda found: add('monuments', {
                'id': 'M-9998', 'number': '9998', 'class': 'auxiliary', 'sector': 'GTM-MEX-01'}, point))
            edit('monuments', lambda found: add('monuments', {
                'id': 'M-9999', 'number': '9999', 'class': 'auxiliary'}, point))
            edit('monuments', lambda found: found.deleteFeature(first('monuments', "\\"id\\" = 'M-9999'").id()))
            edit('findings', lambda found: add('findings', {
                'inspection': 'INSP-2026-01', 'monument': 'M-9998', 'condition': 'good'}))
            # What other rows name can't go.
            edit('monuments', lambda found: found.deleteFeature(known.id()))
            layer('monuments').rollBack()
            # A layer that shows a part of its table.
            segments = layer('segments')
            edit('segments', lambda found: found.changeAttributeValue(
                first('segments', "\\"id\\" IS NOT NULL").id(), segments.fields().indexOf('article'), 'Art. I'))
            project.clear()
            sys.stdout.flush()
            os._exit(0)
            """, to: "edit.py")
        let run = try ProgramRun.run(
            "/usr/bin/python3", ["edit.py", folder.path("border.qgs")], in: folder.url,
            environment: ["QT_QPA_PLATFORM": "offscreen", "QGIS_CUSTOM_CONFIG_PATH": folder.path("profile")])
        #expect(
            run.text == """
                positions of M-0010: ['M-0010']
                monuments True
                monuments True
                monuments True
                findings True
                monuments False
                segments True

                """, "\(run.text) \(run.errors)")
        let register = folder.path("border.gpkg")
        #expect(try SQLiteShell.isIntact(register))
        #expect(
            try SQLiteShell.rows(
                """
                SELECT (SELECT count(*) FROM monuments), (SELECT feature_count FROM gpkg_ogr_contents WHERE table_name = 'monuments'),
                    (SELECT count(*) FROM rtree_monuments_geom), (SELECT count(*) FROM monuments WHERE id = 'M-0010')
                """, in: register) == [["144", "144", "144", "1"]])
        // The finding got its inspection's day by the trigger.
        #expect(
            try SQLiteShell.value(
                "SELECT date = (SELECT last_date FROM inspections WHERE id = 'INSP-2026-01') FROM findings WHERE monument = 'M-9998'",
                in: register) == "1")
        #expect(
            try SQLiteShell.rows(
                "SELECT table_name, operation, count(*) FROM history WHERE batch IS NULL GROUP BY 1, 2 ORDER BY 1, 2",
                in: register) == [
                    ["findings", "insert", "1"], ["findings", "update", "1"], ["monuments", "delete", "1"],
                    ["monuments", "insert", "2"], ["segments", "update", "1"],
                ])
        let found = try DoctorTests.findings(folder)
        #expect(found.keys.filter { $0 != "journal" }.sorted() == ["outside-edits"], "\(found)")
        #expect(try [0, 3].contains(folder.lindero("check").status))
        #expect(try folder.lindero("history", "M-9998").text.contains("M-9998"))
    }
}
