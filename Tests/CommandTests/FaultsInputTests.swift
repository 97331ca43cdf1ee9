import Foundation
import TestSupport
import Testing

@Suite("Faults: what is in a file")
struct FaultsInputTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var name: String
        var content: [UInt8]
        var arguments: [String] = []
        var status: Int32
        /// Rows accepted and rejected, where the file as a whole is taken.
        var accepted: Int?
        var rejected = 0
        var says: [String] = []
        var command = ["survey", "import"]

        init(
            _ description: String, file name: String = "in.csv", _ content: String, _ arguments: String...,
            status: Int32,
            accepted: Int? = nil, rejected: Int = 0, says: [String] = [], command: [String] = ["survey", "import"]
        ) {
            testDescription = description
            self.name = name
            self.content = Array(content.utf8)
            self.arguments = arguments
            self.status = status
            self.accepted = accepted
            self.rejected = rejected
            self.says = says
            self.command = command
        }

        init(_ description: String, bytes: [UInt8], _ arguments: String..., status: Int32, says: [String] = []) {
            testDescription = description
            name = "in.csv"
            content = bytes
            self.arguments = arguments
            self.status = status
            self.says = says
        }
    }

    static let head = "id,lon,lat\n"

    static let cases = [
        Case("F1 empty", "", status: 65, says: ["in.csv", "empty"]),
        Case("F1 empty line", file: "in.geojson", "", status: 65, says: ["empty"], command: ["line", "import"]),
        Case("F1 empty monuments", "", status: 65, says: ["empty"], command: ["monument", "import"]),
        Case("F2 header only", head, status: 0, accepted: 0),
        Case(
            "F2 no features", file: "in.geojson", #"{"type":"FeatureCollection","features":[]}"#, status: 0,
            command: ["line", "import"]),
        Case(
            "F39 DOCTYPE", file: "in.gpx",
            "<?xml version=\"1.0\"?>\n<!DOCTYPE gpx [<!ENTITY a \"b\">]>\n<gpx version=\"1.1\"></gpx>", status: 65,
            says: ["in.gpx:2", "DOCTYPE not allowed"]),
        Case(
            "F3 truncated survey GeoJSON", file: "in.geojson", "{\"type\":\"FeatureCollection\",\n\"features\":[{\"typ",
            status: 65, says: ["in.geojson:2", "ends too early"]),
        Case("F11 the line of a duplicate column", "id,lon,lat,Lon\n", status: 65, says: ["in.csv:1", "“Lon”"]),
        Case(
            "kinds disagree", "id,este,norte\nA,399845.1,1574120.2\n", "--crs", "EPSG:4326", status: 64,
            says: ["projected", "EPSG:4326"]),
        Case(
            "--columns without such a target", "a,b\n1,2\n", "--columns", "foo=a", status: 64,
            says: ["“foo”", "easting"]
        ),
        Case(
            "--columns without such a header", "a,b\n1,2\n", "--columns", "este=c,norte=b", "--crs", "EPSG:32616",
            status: 65, says: ["no column “c” among a, b"]),
        Case(
            "--columns by number", "M-1,1574120.2,399845.1\nM-2,1574121.2,399845.1\n", "--columns",
            "nombre=1,norte=2,este=3", "--crs", "EPSG:32616", status: 0, accepted: 2),
        Case(
            "F3 truncated GPX", file: "in.gpx", "<gpx version=\"1.1\"><wpt lat=\"1\" lon=\"2\">", status: 65,
            says: ["in.gpx:1"]),
        Case(
            "F3 truncated GeoJSON", file: "in.geojson", #"{"type":"FeatureCollection","features":[{"#, status: 65,
            says: ["in.geojson", "JSON"], command: ["line", "import"]),
        Case(
            "F4 truncated last line", head + "A,-90,17\nB,-90", status: 3, accepted: 1, rejected: 1, says: ["in.csv:3"]),
        Case("F5 byte order mark", "\u{FEFF}" + head + "A,-90,17\n", status: 0, accepted: 1),
        Case("F10 CRLF", "id,lon,lat\r\nA,-90,17\r\nB,-90,17.1\r\n", status: 0, accepted: 2),
        Case("F10 CR only", "id,lon,lat\rA,-90,17\rB,-90,17.1\r", status: 0, accepted: 2),
        Case("F10 mixed, no end", "id,lon,lat\r\nA,-90,17\nB,-90,17.1", status: 0, accepted: 2),
        Case("F11 duplicate column", "id,lon,lat,lat\nA,-90,17,17\n", status: 65, says: ["in.csv", "lat"]),
        Case("F11 padded and upper case", " ID , Lon ,LAT\nA,-90,17\n", status: 0, accepted: 1),
        Case("F12 decimal commas", "id;lon;lat\nA;-90,5;17,8\n", status: 0, accepted: 1),
        Case("F13 commas everywhere", head + "A,-90,5,17,8\n", status: 65, says: ["in.csv:2", "5 fields"]),
        Case(
            "F14 thousands separators", "id;este;norte\nA;399,845;1,890,123\n", "--crs", "ESRI:103598", status: 65,
            says: ["in.csv:2", "thousands"]),
        Case("F15 open quote", head + "A,-90,17\n\"B,-90,17\n", status: 65, says: ["in.csv:3"]),
        Case(
            "F15 ragged", head + "A,-90,17\nB,-90\nC,-90,17,1\n", status: 3, accepted: 1, rejected: 2,
            says: ["in.csv:3"]),
        Case("F16 swapped", head + "A,17.5,-90\n", status: 0, accepted: 1, says: ["swapped"]),
        Case(
            "F17 out of range", head + "A,181,17\nB,-90,91\nC,180,-90\nD,-180,90\n", status: 3, accepted: 2,
            rejected: 2,
            says: ["in.csv:2", "in.csv:3"]),
        Case(
            "F18 not finite", head + "A,nan,17\nB,-90,inf\nC,1e400,17\nD,0x5A,17\n", status: 3, accepted: 0, rejected: 4
        ),
        Case("F19 origin and empty", head + "A,0,0\nB,,17\n", status: 3, accepted: 1, rejected: 1, says: ["0, 0"]),
        Case(
            "F24 unknown CRS in a file", "id,class,lon,lat,crs\nA,principal,-90,17,EPSG:99999\n", status: 65,
            says: ["EPSG:99999"], command: ["monument", "import"]),
        Case(
            "F28 same id, other place", head + "A,-90,17\nA,-91,17\n", status: 3, accepted: 1, rejected: 1,
            says: ["in.csv:3", "line 2"]),
        Case("F30 heights", "id,lon,lat,h\nA,-90,17,-5\nB,-90,17.1,0\nC,-90,17.2,\n", status: 0, accepted: 3),
        Case(
            "F39 entity bomb", file: "in.gpx",
            """
            <?xml version="1.0"?><!DOCTYPE gpx [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">\
            <!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><gpx version="1.1"><wpt lat="1" lon="2"><name>&c;</name></wpt></gpx>
            """, status: 65),
        Case(
            "F39 external entity", file: "in.gpx",
            """
            <?xml version="1.0"?><!DOCTYPE gpx [<!ENTITY x SYSTEM "file:///etc/hostname">]>\
            <gpx version="1.1"><wpt lat="1" lon="2"><name>&x;</name></wpt></gpx>
            """, status: 65, says: ["DOCTYPE"]),
        Case(
            "F40 deep XML", file: "in.gpx", "<gpx version=\"1.1\">" + String(repeating: "<a>", count: 50_000),
            status: 65),
        Case(
            "F40 deep JSON", file: "in.geojson",
            #"{"type":"FeatureCollection","features":"# + String(repeating: "[", count: 100_000), status: 65,
            command: ["line", "import"]),
        Case(
            "F40 deep JSON of monuments", file: "in.geojson",
            #"{"type":"FeatureCollection","features":"# + String(repeating: "[", count: 100_000), status: 65,
            command: ["monument", "import"]),
        Case("F41 GPX named CSV", file: "in.csv", "<?xml version=\"1.0\"?><kml></kml>", "--format", "csv", status: 65),
        Case("F41 text named GPX", file: "in.gpx", head + "A,-90,17\n", status: 65, says: ["in.gpx"]),
        Case(bytes("F6 UTF-16", encoding: .utf16LittleEndian)),
        Case(
            "F7 Latin-1, not declared",
            bytes: Array(head.utf8) + Array("A,-90,17\nSe".utf8) + [0xF1] + Array(",-90,17\n".utf8),
            status: 65, says: ["not utf-8 at byte 22", "--encoding"]),
        Case(
            "F7 Latin-1, declared", bytes: Array(head.utf8) + Array("Se".utf8) + [0xF1] + Array(",-90,17\n".utf8),
            "--encoding", "iso-8859-1", status: 0),
        Case(
            "F9 NUL bytes", head + "A\u{0}B,-90,17\nC,-90,17\n", status: 3, accepted: 1, rejected: 1, says: ["in.csv:2"]
        ),
    ]

    private static func bytes(_ description: String, encoding: String.Encoding) -> (String, [UInt8]) {
        (description, [0xFF, 0xFE] + Array((head + "A,-90,17\n").data(using: encoding) ?? Data()))
    }

    @Test("every class of bad input ends as FAULTS.md says", arguments: cases)
    func input(_ fault: Case) throws {
        let folder = try TemporaryFolder()
        try folder.register(SharedRegister.line)
        try Data(fault.content).write(to: folder.url.appendingPathComponent(fault.name))
        let before = try folder.bytes()
        let clock = ContinuousClock.now
        let run = try ProgramRun.lindero(fault.command + [fault.name] + fault.arguments, in: folder.url)
        #expect(run.status == fault.status, "\(run.errors)")
        for words in fault.says { #expect(run.errors.contains(words), "\(run.errors)") }
        #expect(ContinuousClock.now - clock < .seconds(20))
        #expect(!run.errors.contains((try? String(contentsOfFile: "/etc/hostname", encoding: .utf8)) ?? "\u{0}"))
        if [0, 3].contains(run.status) {
            guard let accepted = fault.accepted else { return }
            let row = try SQLiteShell.rows(
                "SELECT read, accepted, rejected, (SELECT count(*) FROM observations) FROM surveys",
                in: folder.path("border.gpkg"))
            if accepted == 0 {
                // Nothing is stored of it, and the answer says so.
                #expect(row.isEmpty)
                #expect(run.text.contains("nothing was stored") || fault.command[0] != "survey", "\(run.text)")
                #expect(try folder.bytes() == before)
            } else {
                #expect(row == [["\(accepted + fault.rejected)", "\(accepted)", "\(fault.rejected)", "\(accepted)"]])
            }
        } else {
            #expect(try folder.bytes() == before)
        }
    }

    @Test("negative and zero heights stay, and a missing one is NULL (F30)")
    func heights() throws {
        let folder = try TemporaryFolder()
        try folder.register(SharedRegister.line)
        try folder.write("id,lon,lat,h\nA,-90,17,-5\nB,-90,17.1,0\nC,-90,17.2,\n", to: "in.csv")
        _ = try folder.lindero("survey", "import", "in.csv")
        let rows = try SQLiteShell.rows(
            "SELECT name, source_z IS NULL, source_z FROM observations", in: folder.path("border.gpkg"))
        #expect(rows == [["A", "0", "-5.0"], ["B", "0", "0.0"], ["C", "1", ""]])
    }

    @Test("a record of 1 MB is refused or stored, and does not fill the memory (F32)")
    func longLine() throws {
        let folder = try TemporaryFolder()
        try folder.register(SharedRegister.line)
        let long = String(repeating: "x", count: 1 << 20)
        try folder.write("id,lon,lat,note\nA,-90,17,\(long)\nB,-90,17.1,short\n", to: "in.csv")
        let before = try folder.bytes()
        let run = try ProgramRun.shell(
            "ulimit -v 2000000; \"$LINDERO\" survey import in.csv", in: folder.url)
        #expect([0, 3, 65].contains(run.status), "\(run.errors.prefix(400))")
        if run.status == 65 {
            #expect(run.errors.contains("in.csv:2"))
            #expect(try folder.bytes() == before)
        } else {
            let lengths = try SQLiteShell.rows("SELECT length(note) FROM observations", in: folder.path("border.gpkg"))
            #expect(lengths.count + (run.status == 3 ? 1 : 0) == 2)
            #expect(!lengths.contains { ![["\(1 << 20)"], ["5"]].contains($0) })
        }
    }

    /// Big List of Naughty Strings in kind: quotes, SQL, markup, direction marks, combining marks, emoji, format strings.
    static let naughty = [
        "Robert'); DROP TABLE observations;--", "\" OR 1=1", "''", "<script>alert(1)</script>", "%s%n%x", "${HOME}",
        "=1+1", "+SUM(A1)", "-2+3", "@cmd", "\\", "\u{202E}reversed", "e\u{301}", "\u{FEFF}inside", "👩‍👩‍👧‍👦", "ᚠᛇᚻ", "ñandú",
        "NULL",
        "undefined", "１２３", "a\tb", "a\nb", "A,B;C", "\u{1F1EC}\u{1F1F9}", "../../etc/passwd", "true", "0x1F", "nil",
    ]

    @Test("names come byte by byte out of the register as they were in the file (F70)")
    func naughtyNames() throws {
        let folder = try TemporaryFolder()
        try folder.register(SharedRegister.line)
        let quoted = Self.naughty.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }
        let rows = quoted.enumerated().map { "\($1),-90.\($0 + 10),17,\($1)\n" }.joined()
        try folder.write("id,lon,lat,note\n" + rows, to: "in.csv")
        let run = try folder.lindero("survey", "import", "in.csv", "--json")
        #expect(run.status == 0, "\(run.errors) \(run.text)")
        let stored = try SQLiteShell.rows(
            "SELECT hex(name), hex(note) FROM observations ORDER BY line", in: folder.path("border.gpkg"))
        let expected = Self.naughty.map { text in text.utf8.map { String(format: "%02X", $0) }.joined() }
        #expect(stored == expected.map { [$0, $0] })
        // Names that are commands on the way in: the catalogue is whole.
        #expect(try SQLiteShell.isIntact(folder.path("border.gpkg")))
    }

    @Test("naughty file names, folders and registers work (F52)")
    func naughtyFiles() throws {
        let folder = try TemporaryFolder()
        for name in ["it's; a \"file\" ñ 👍.csv", "--not-an-option.csv", "a?b#c%20d.csv"] {
            try folder.write("id,lon,lat\n\(name.count),-90,17\n", to: name)
        }
        try folder.register(SharedRegister.line, as: "reg'is\"ter %20?#ñ.gpkg")
        let register = "reg'is\"ter %20?#ñ.gpkg"
        for name in ["it's; a \"file\" ñ 👍.csv", "./--not-an-option.csv", "a?b#c%20d.csv"] {
            let run = try folder.lindero("survey", "import", name, "--register", register)
            #expect(run.status == 0, "\(run.errors)")
        }
        let files = try SQLiteShell.rows("SELECT file FROM surveys", in: folder.path(register))
        #expect(files == [["it's; a \"file\" ñ 👍.csv"], ["--not-an-option.csv"], ["a?b#c%20d.csv"]])
        #expect(try folder.lindero("status", "--register", register).status == 0)
    }

    @Test("monuments with hostile coordinates don't stop the next import")
    func hostileMonuments() throws {
        let folder = try TemporaryFolder()
        try folder.register(SharedRegister.line)
        try folder.write(
            "id,class,longitude,latitude\nX1,principal,0,0\nX2,principal,180,90\nX3,principal,-180,-90\n", to: "m.csv")
        let made = try folder.lindero("monument", "import", "m.csv")
        #expect([0, 3].contains(made.status), "\(made.errors)")
        let run = try ProgramRun.shell(
            "ulimit -v 1500000; \"$LINDERO\" survey import '\(Checkout.sample("synthetic-track.gpx"))'", in: folder.url)
        #expect(run.status == 0, "\(run.errors)")
    }

    @Test("a table and a line come from a pipe that the shell makes, an empty one is an empty file")
    func pipes() throws {
        let folder = try TemporaryFolder()
        try folder.register(SharedRegister.line)
        try folder.write("id,sector,from_m,to_m\nB-1,GTM-MEX-01,0,10\n", to: "b.csv")
        let run = try ProgramRun.shell(
            """
            mkfifo pipe
            cat b.csv > pipe & timeout 20 "$LINDERO" brecha import pipe --json | grep -c '"accepted":1'; wait
            : > pipe & timeout 20 "$LINDERO" brecha import pipe; echo $?; wait
            cat '\(Checkout.sample("osm_dense.geojson"))' > pipe & timeout 20 "$LINDERO" line import pipe -n >/dev/null
            echo $?; wait
            """, in: folder.url)
        #expect(run.text == "1\n65\n0\n", "\(run.text) \(run.errors)")
    }

    @Test("a row with a NUL is rejected: the file would keep what stands before it")
    func nul() throws {
        let folder = try TemporaryFolder()
        try folder.register(SharedRegister.line)
        try folder.write("id,sector,from_m,to_m\nB\0one,GTM-MEX-01,0,10\nB-2,GTM-MEX-01,0,10\n", to: "b.csv")
        let run = try folder.lindero("brecha", "import", "b.csv", "--rejects", "r.csv", "--json")
        let ledger = try run.json()
        #expect(run.status == 3 && ledger["accepted"] as? Int == 1 && ledger["rejected"] as? Int == 1)
        let ids = try SQLiteShell.rows("SELECT id FROM brecha_stretches", in: folder.path("border.gpkg"))
        #expect(ids == [["B-2"]])
        let feature = #"{"type":"Feature","geometry":{"type":"Point","coordinates":[-90,17.8]},"properties":"#
        try folder.write(
            #"{"type":"FeatureCollection","features":["# + feature
                + #"{"id":"F\u0000one","kind":"sign","sector":"GTM-MEX-01"}}]}"#, to: "i.geojson")
        let places = try folder.lindero("installation", "import", "i.geojson")
        #expect(places.status == 3, "\(places.errors)")
        #expect(places.errors.contains("NUL"), "\(places.errors)")
    }
}

extension FaultsInputTests.Case {
    init(_ named: (String, [UInt8])) {
        self.init(named.0, bytes: named.1, status: 0)
    }
}
