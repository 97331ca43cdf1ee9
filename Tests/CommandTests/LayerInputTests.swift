import Foundation
import TestSupport
import Testing

/// Files with layers: GeoPackages that GDAL and the sqlite3 shell make, and what `ogr2ogr` reads for the program.
@Suite("Layers", .enabled(if: ProgramRun.find("ogr2ogr") != nil, "gdal-bin is not installed"))
struct LayerInputTests {
    /// The second point of -92.2, 14.5 in EPSG:32615, by cs2cs 9.1.1: 586205.0310 1603175.6670; the others are made up.
    static let table = """
        Punto,X,Y,Z,nota
        P-1,586205.0310,1603175.6670,123.4567,uno
        "O'Brien ""ñ""; --",586305.5,1603275.25,-0.5,
        P-3,586405.125,1603375.0625,0,tres

        """

    /// GDAL's triggers call functions that the sqlite3 shell doesn't have.
    private static let withoutTriggers = (["insert", "delete"] + (1...7).map { "update\($0)" }).map {
        "DROP TRIGGER IF EXISTS rtree_p_geom_\($0);"
    }.joined()

    private static func prepared() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try folder.register(SharedRegister.line)
        try folder.write(table, to: "p.csv")
        return folder
    }

    private static func convert(_ folder: borrowing TemporaryFolder, _ arguments: String...) throws {
        let sources = ["-oo", "X_POSSIBLE_NAMES=X", "-oo", "Y_POSSIBLE_NAMES=Y", "-oo", "Z_POSSIBLE_NAMES=Z"]
        let run = try ProgramRun.run(
            try #require(ProgramRun.find("ogr2ogr")), arguments + sources, in: folder.url)
        try #require(run.status == 0, "\(run.errors)")
    }

    /// Name, coordinates as in the file, height.
    private static func stored(_ folder: borrowing TemporaryFolder) throws -> [[String]] {
        try SQLiteShell.rows(
            "SELECT name, source_x, source_y, ifnull(source_z, '') FROM observations ORDER BY fid",
            in: folder.path("border.gpkg"))
    }

    /// Of the table, by name.
    private static let coordinates: [[Double]] = [
        [586305.5, 1603275.25, -0.5], [586205.031, 1603175.667, 123.4567], [586405.125, 1603375.0625, 0],
    ]

    @Test(
        "every format that ogr2ogr writes gives the same points, and the file isn't touched",
        arguments: [
            ("p.gpkg", "GPKG", "gpkg"), ("p.shp", "ESRI Shapefile", "ESRI Shapefile, by GDAL "),
            ("p.fgb", "FlatGeobuf", "FlatGeobuf, by GDAL "), ("p.gml", "GML", "GML, by GDAL "),
            ("p.sqlite", "SQLite", "SQLite, by GDAL "),
        ])
    func formats(file: String, driver: String, format: String) throws {
        let folder = try Self.prepared()
        try Self.convert(folder, "-f", driver, file, "p.csv", "-a_srs", "EPSG:32615")
        let before = try FileManager.default.contentsOfDirectory(atPath: folder.url.path).sorted()
        let bytes = try folder.bytes(file)

        let run = try folder.lindero("survey", "import", file, "--json")

        #expect(run.status == 0, "\(run.errors)")
        #expect(run.text.contains("\"crs\":\"EPSG:32615\""), "\(run.text)")
        #expect(run.text.contains("\"format\":\"\(format)"), "\(run.text)")
        // FlatGeobuf orders points by place.
        let names = ["O'Brien \"ñ\"; --", "P-1", "P-3"]
        let rows = try Self.stored(folder).sorted { $0[0] < $1[0] }
        #expect(rows.map { $0[0] } == names)
        for (row, wanted) in zip(rows, Self.coordinates) {
            for (value, right) in zip(row.dropFirst(), wanted) {
                #expect(abs(Double(value)! - right) < 1e-9)
            }
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path).sorted() == before)
        #expect(try folder.bytes(file) == bytes)
        let again = try folder.lindero("survey", "import", file, "--json")
        #expect(again.status == 0 && again.text.contains("\"unchanged\":3"), "\(again.text) \(again.errors)")
    }

    @Test("a place comes out where cs2cs puts it")
    func position() throws {
        let folder = try Self.prepared()
        try Self.convert(folder, "-f", "ESRI Shapefile", "p.shp", "p.csv", "-a_srs", "EPSG:32615")

        #expect(try folder.lindero("survey", "import", "p.shp").status == 0)

        let run = try ProgramRun.run(
            try #require(ProgramRun.find("ogr2ogr")),
            ["-f", "CSV", "-lco", "GEOMETRY=AS_XY", "-select", "name", "/vsistdout/", "border.gpkg", "observations"],
            in: folder.url)
        let first = try #require(run.text.split(whereSeparator: \.isNewline).dropFirst().first).split(separator: ",")
        // 0.0001 m of the file's digits are 1e-9 degrees.
        #expect(abs(Double(first[0])! - -92.2) < 2e-9 && abs(Double(first[1])! - 14.5) < 2e-9, "\(run.text)")
    }

    @Test("sheets become tables, DXF needs --crs, and --columns names what a sheet calls otherwise")
    func sheets() throws {
        let folder = try Self.prepared()
        try Self.convert(folder, "-f", "XLSX", "p.xlsx", "p.csv")
        let missing = try folder.lindero("survey", "import", "p.xlsx")
        #expect(missing.status == 64 && missing.errors.contains("needs --crs"), "\(missing.errors)")

        let sheet = try folder.lindero("survey", "import", "p.xlsx", "--crs", "EPSG:32615", "--columns", "note=Punto")

        #expect(sheet.status == 0, "\(sheet.errors)")
        #expect(try SQLiteShell.value("SELECT note FROM observations", in: folder.path("border.gpkg")) == "P-1")
        try Self.convert(folder, "-f", "DXF", "p.dxf", "p.csv", "-select", "")
        let drawing = try folder.lindero("survey", "import", "p.dxf", "-n")
        #expect(drawing.status == 64 && drawing.errors.contains("needs --crs"), "\(drawing.errors)")
        let placed = try folder.lindero("survey", "import", "p.dxf", "-n", "--crs", "EPSG:32615", "--json")
        #expect(placed.text.contains("\"format\":\"DXF, by GDAL") && placed.text.contains("\"read\":3"), "\(placed)")
    }

    @Test("a Shapefile without .prj needs --crs, without .shx is refused, without .dbf has no names")
    func companions() throws {
        let folder = try Self.prepared()
        try Self.convert(folder, "-f", "ESRI Shapefile", "p.shp", "p.csv", "-a_srs", "EPSG:32615")
        try FileManager.default.removeItem(atPath: folder.path("p.prj"))

        let blind = try folder.lindero("survey", "import", "p.shp")
        #expect(blind.status == 64 && blind.errors.contains("needs --crs"), "\(blind.errors)")

        try FileManager.default.removeItem(atPath: folder.path("p.dbf"))
        let nameless = try folder.lindero("survey", "import", "p.shp", "--crs", "EPSG:32615")
        #expect(nameless.status == 0 && nameless.errors.contains("p.dbf"), "\(nameless.errors)")
        #expect(try Self.stored(folder).count == 3)

        try FileManager.default.removeItem(atPath: folder.path("p.shx"))
        let broken = try folder.lindero("survey", "import", "p.shp", "--crs", "EPSG:32615")
        #expect(broken.status == 65 && broken.errors.contains("GDAL") && broken.errors.contains("p.shx"))
        #expect(!FileManager.default.fileExists(atPath: folder.path("p.shx")))
    }

    @Test("a header that promises two thousand million records is refused or read to its real end")
    func hugeCounts() throws {
        let folder = try Self.prepared()
        try Self.convert(folder, "-f", "ESRI Shapefile", "p.shp", "p.csv", "-a_srs", "EPSG:32615")
        var table = try folder.bytes("p.dbf")
        table.replaceSubrange(4..<8, with: [0xFF, 0xFF, 0xFF, 0x7F])
        try table.write(to: folder.url.appendingPathComponent("p.dbf"))
        var index = try folder.bytes("p.shx")
        // File length in 16-bit words, big-endian.
        index.replaceSubrange(24..<28, with: [0x7F, 0xFF, 0xFF, 0xFF])
        try index.write(to: folder.url.appendingPathComponent("p.shx"))

        let run = try folder.lindero("survey", "import", "p.shp", "--json")

        #expect([0, 3, 65].contains(run.status), "\(run.status) \(run.errors)")
    }

    @Test("without ogr2ogr the message says what to install; a broken file shows GDAL's own words")
    func missing() throws {
        let folder = try Self.prepared()
        try Self.convert(folder, "-f", "ESRI Shapefile", "p.shp", "p.csv")
        let none = try folder.lindero("survey", "import", "p.shp", environment: ["PATH": "/nowhere"])
        #expect(none.status == 65 && none.errors.contains("apt install gdal-bin"), "\(none.errors)")
        let spanish = try folder.lindero(
            "survey", "import", "p.shp", "--lang", "es", environment: ["PATH": "/nowhere"])
        #expect(spanish.errors.contains("se lee con ogr2ogr de GDAL, que no está instalado"), "\(spanish.errors)")
        try Self.convert(folder, "-f", "FlatGeobuf", "junk.fgb", "p.csv")
        try folder.bytes("junk.fgb").prefix(600).write(to: folder.url.appendingPathComponent("junk.fgb"))
        let junk = try folder.lindero("survey", "import", "junk.fgb")
        #expect(junk.status == 65 && junk.errors.contains("GDAL 3"), "\(junk.errors)")
    }

    @Test("of several layers one must be named; each is a survey of its own")
    func layers() throws {
        let folder = try Self.prepared()
        try Self.convert(folder, "-f", "GPKG", "p.gpkg", "p.csv", "-a_srs", "EPSG:32615", "-nln", "uno")
        try Self.convert(
            folder, "-f", "GPKG", "-update", "p.gpkg", "p.csv", "-a_srs", "EPSG:32615", "-nln", "o'dos \"; DROP",
            "-where", "Punto = 'P-3'")

        let none = try folder.lindero("survey", "import", "p.gpkg")
        #expect(none.status == 64 && none.errors.contains("uno, o'dos \"; DROP") && none.errors.contains("--layer"))
        let wrong = try folder.lindero("survey", "import", "p.gpkg", "--layer", "tres")
        #expect(wrong.status == 64 && wrong.errors.contains("no layer “tres”"), "\(wrong.errors)")
        let two = try folder.lindero("survey", "import", "p.gpkg", "--layer", "o'dos \"; DROP", "--json")
        #expect(two.status == 0 && two.text.contains("\"accepted\":1"), "\(two.errors)")
        let one = try folder.lindero("survey", "import", "p.gpkg", "--layer", "uno", "--json")
        // One of its three points is in the other layer, and so in the register.
        #expect(one.text.contains("\"accepted\":2") && one.text.contains("\"unchanged\":1"), "\(one.text)")
        #expect(try SQLiteShell.value("SELECT count(*) FROM gpkg_contents", in: folder.path("p.gpkg")) == "2")
    }

    @Test("bad blobs and curves are rejected with their feature numbers, the epoch comes from the file")
    func rows() throws {
        let folder = try Self.prepared()
        try Self.convert(folder, "-f", "GPKG", "p.gpkg", "p.csv", "-a_srs", "EPSG:32615", "-a_coord_epoch", "2026.0")
        // Magic gone; WKB cut off after the header; a circular string (type 8) of four thousand million points.
        let header = "47500001" + "677F0000"
        try SQLiteShell.rows(
            """
            \(Self.withoutTriggers)
            INSERT INTO p (fid, geom, Punto) VALUES (10, x'DEADBEEF', 'a'), (11, x'\(header)0101000000', 'b'),
                (12, x'\(header)0108000000FFFFFFFF', 'c'), (13, NULL, 'd'),
                (14, x'\(header)000000000141224E68000000004138772000000000', 'big-endian'),
                (15, x'\(header)0102000000FFFFFFFF', 'e');
            """, in: folder.path("p.gpkg"))

        let run = try folder.lindero("survey", "import", "p.gpkg", "--json")

        #expect(run.status == 3, "\(run.errors)")
        #expect(run.text.contains("\"read\":9,\"accepted\":4,\"rejected\":5"), "\(run.text)")
        for line in [10, 11, 12, 13, 15] { #expect(run.text.contains("\"line\":\(line),"), "\(run.text)") }
        #expect(run.text.contains("CIRCULARSTRING") || run.text.contains("CircularString"), "\(run.text)")
        // 0x41224E6800000000 is 599860 and 0x4138772000000000 is 1603360 as IEEE doubles, by Python's struct.
        let place = try SQLiteShell.rows(
            "SELECT source_x, source_y FROM observations WHERE name = 'big-endian'", in: folder.path("border.gpkg"))
        #expect(place == [["599860.0", "1603360.0"]])
    }

    @Test("an edit that stands in a -wal is read, and nothing is written or left")
    func wal() throws {
        let folder = try Self.prepared()
        try Self.convert(folder, "-f", "GPKG", "p.gpkg", "p.csv", "-a_srs", "EPSG:32615")
        // Copied while the shell holds it open, since the last one to close empties the -wal.
        let run = try ProgramRun.run(
            try #require(SQLiteShell.path),
            [
                "-batch", "p.gpkg", Self.withoutTriggers, "PRAGMA journal_mode=WAL", "PRAGMA wal_autocheckpoint=0",
                "UPDATE p SET Punto = 'edited' WHERE fid = 1", ".shell cp p.gpkg w.gpkg; cp p.gpkg-wal w.gpkg-wal",
            ], in: folder.url)
        try #require(run.status == 0, "\(run.errors)")
        let before = try (folder.bytes("w.gpkg"), folder.bytes("w.gpkg-wal"))

        let imported = try folder.lindero("survey", "import", "w.gpkg")

        #expect(imported.status == 0, "\(imported.errors)")
        #expect(try Self.stored(folder).map { $0[0] }.contains("edited"))
        #expect(try folder.bytes("w.gpkg") == before.0)
        #expect(try folder.bytes("w.gpkg-wal") == before.1)
    }

    @Test("foreign databases: another header is believed with a warning, no layers is 65, odd views are refused")
    func foreign() throws {
        let folder = try Self.prepared()
        try Self.convert(folder, "-f", "GPKG", "p.gpkg", "p.csv", "-a_srs", "EPSG:32615")
        try SQLiteShell.rows("PRAGMA application_id = 0", in: folder.path("p.gpkg"))
        let odd = try folder.lindero("survey", "import", "p.gpkg", "-n")
        #expect(odd.status == 0 && odd.errors.contains("header doesn't say GeoPackage"), "\(odd.errors)")

        try SQLiteShell.rows(
            """
            CREATE VIEW v AS SELECT 1 AS id, geom, Punto FROM p;
            INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) VALUES ('v', 'features', 'v', 32615);
            INSERT INTO gpkg_geometry_columns VALUES ('v', 'geom', 'POINT', 32615, 1, 0);
            """, in: folder.path("p.gpkg"))
        let view = try folder.lindero("survey", "import", "p.gpkg", "--layer", "v")
        #expect(view.status == 65 && view.errors.contains("can't be told apart by “id”"), "\(view.errors)")

        try SQLiteShell.rows("DROP VIEW v; DROP TABLE gpkg_geometry_columns", in: folder.path("p.gpkg"))
        let none = try folder.lindero("survey", "import", "p.gpkg")
        #expect(none.status == 65 && none.errors.contains("no layer of features"), "\(none.errors)")
    }
}
