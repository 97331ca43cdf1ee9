import Foundation
import TestSupport
import Testing

@Suite("Faults: what is written")
struct FaultsOutputTests {
    @Test("the rejects file has the source's own rows and columns, and why each was rejected")
    func rejects() throws {
        let folder = try TemporaryFolder()
        try folder.register(SharedRegister.line)
        let run = try folder.lindero(
            "survey", "import", Checkout.sample("synthetic-utm16n.csv"), "--crs", "EPSG:32616", "--rejects", "r.csv")
        #expect(run.status == 3)
        let source = try String(contentsOfFile: Checkout.sample("synthetic-utm16n.csv"), encoding: .utf8)
            .split(separator: "\n", omittingEmptySubsequences: false)
        let lines = String(decoding: try folder.bytes("r.csv"), as: UTF8.self).split(separator: "\r\n")
        try #require(lines.count == 3)
        #expect(lines[0] == source[0] + ",line,code,message,hint")
        #expect(lines[1].hasPrefix(source[72] + ",73,E_NOT_A_NUMBER,"))
        #expect(lines[2].hasPrefix(source[203] + ",204,E_NOT_MEASURED,"))
    }

    /// Of 489 rows of the sample 485 are good and one stands twice (samples/README.md).
    @Test("rejects mended by sed are imported as they are, and the totals add up to the source's")
    func mendedRejects() throws {
        let folder = try TemporaryFolder()
        try folder.register(SharedRegister.line)
        let file = Checkout.sample("synthetic-gtm.csv")
        let first = try folder.lindero(
            "survey", "import", file, "--crs", "ESRI:103598", "--rejects", "r.csv", "--json"
        ).json()
        #expect(first["accepted"] as? Int == 485)
        let unmended = try folder.lindero("survey", "import", "r.csv", "--crs", "ESRI:103598", "--rejects", "r2.csv")
        #expect(unmended.status == 3)
        #expect(unmended.text.contains("nothing was accepted"))
        // The same rows, apart from where they stood and why: nothing is lost or added on the way.
        func own(_ name: String) throws -> [Substring] {
            String(decoding: try folder.bytes(name), as: UTF8.self).split(separator: "\r\n").map { line in
                line.split(separator: ";", omittingEmptySubsequences: false).prefix(11).joined(separator: ";")[...]
            }
        }
        #expect(try own("r.csv") == own("r2.csv"))
        let mended = try ProgramRun.shell(
            """
            sed -i 's/602265O776/602265,776/; s/^X110;600172,550;;/X110;600172,550;1970401,1;/
                s/^\\(X300;595420,817;1970391,601;;;;;;;;\\);/\\1cut off;/' r2.csv
            "$LINDERO" survey import r2.csv --crs ESRI:103598 --rejects r3.csv
            """, in: folder.url)
        #expect(mended.status == 0, "\(mended.errors)")
        #expect(!FileManager.default.fileExists(atPath: folder.path("r3.csv")))
        #expect(try SQLiteShell.value("SELECT count(*) FROM observations", in: folder.path("border.gpkg")) == "488")
        #expect(
            try SQLiteShell.rows(
                "SELECT name, source_x FROM observations WHERE name LIKE 'X%' AND survey = 2 ORDER BY line",
                in: folder.path("border.gpkg"))
                == [["X025", "602265.776"], ["X110", "600172.55"], ["X300", "595420.817"]])
    }

    @Test("a rejected text that a spreadsheet would run is guarded, and comes back as it was (F69)")
    func formulas() throws {
        let folder = try TemporaryFolder()
        try folder.register(SharedRegister.line)
        let names = ["=HYPERLINK(\"x\")", "@SUM(A1)", "+1+1", "'=1", "-2", "\t=3", "''", "-"]
        let rows = names.map { "\"\($0.replacing("\"", with: "\"\""))\",-90.5,bad\n" }.joined()
        try folder.write("id,lon,lat\n" + rows, to: "in.csv")
        let run = try folder.lindero("survey", "import", "in.csv", "--rejects", "r.csv")
        #expect(run.status == 3)
        let text = String(decoding: try folder.bytes("r.csv"), as: UTF8.self)
        for line in text.split(separator: "\r\n").dropFirst() {
            let start = try #require(line.drop { $0 == "\"" }.first)
            #expect(!"=@+\t\r".contains(start), "\(line)")
        }
        try folder.write(text.replacing(",bad,", with: ",17.5,"), to: "mended.csv")
        _ = try folder.lindero("survey", "import", "mended.csv")
        let stored = try SQLiteShell.rows(
            "SELECT hex(name) FROM observations ORDER BY line", in: folder.path("border.gpkg"))
        let expected = names.map { name in
            name.trimmingCharacters(in: .whitespaces).utf8.map { String(format: "%02X", $0) }.joined()
        }
        #expect(stored.map { $0[0] } == expected)
    }

    @Test("points that a later step rejects are in the file too, with every column")
    func lateRejects() throws {
        let folder = try TemporaryFolder()
        try folder.register(SharedRegister.line)
        // EPSG:1187 serves Mexico's mainland only (DOMAIN.md §5): the second point is outside.
        try folder.write(
            "id;lon;lat;code;nota\nA;-90,5;17,9;x;a\nB;-60,5;17,9;y;\"b; c\"\nA;-90,6;17,9;z;d\n", to: "in.csv")
        let run = try folder.lindero(
            "survey", "import", "in.csv", "--crs", "EPSG:4267", "--operation", "EPSG:1187", "--rejects", "r.csv")
        #expect(run.status == 3, "\(run.errors)")
        let lines = String(decoding: try folder.bytes("r.csv"), as: UTF8.self).split(separator: "\r\n")
        try #require(lines.count == 3)
        #expect(lines[0] == "id;lon;lat;code;nota;reject_line;reject_code;reject_message;reject_hint")
        #expect(lines[1].hasPrefix("B;-60,5;17,9;y;\"b; c\";3;E_OUTSIDE_AREA;"))
        #expect(lines[2].hasPrefix("A;-90,6;17,9;z;d;4;E_DUPLICATE_ID;"))
    }

    @Test("rejected points of a GPX file become rows that can be mended and imported")
    func rejectedWaypoints() throws {
        let folder = try TemporaryFolder()
        try folder.register(SharedRegister.line)
        try folder.write(
            """
            <gpx version="1.1"><wpt lat="17.8" lon="-90.1"><name>A</name></wpt>
            <wpt lat="91.5" lon="-90.2"><ele>210.5</ele><time>2026-03-04T15:00:00Z</time><name>=B</name></wpt></gpx>
            """, to: "in.gpx")
        #expect(try folder.lindero("survey", "import", "in.gpx", "--rejects", "r.csv").status == 3)
        let text = String(decoding: try folder.bytes("r.csv"), as: UTF8.self)
        #expect(
            text.hasPrefix(
                "id,longitude,latitude,height,time,crs,text,line,code,message,hint\r\n"
                    + "'=B,-90.2,91.5,210.5,2026-03-04T15:00:00.000Z,EPSG:4326,"), "\(text)")
        try folder.write(text.replacing("-90.2,91.5", with: "-90.2,17.9"), to: "r.csv")
        let again = try folder.lindero("survey", "import", "r.csv", "--json").json()
        #expect(again["accepted"] as? Int == 1 && again["crs"] as? String == "EPSG:4326")
        #expect(
            try SQLiteShell.rows(
                "SELECT name, source_y, source_z, time FROM observations WHERE survey = 2",
                in: folder.path("border.gpkg")) == [["=B", "17.9", "210.5", "2026-03-04T15:00:00.000Z"]])
    }

    @Test("without rejects there is no file, and --overwrite takes a leftover away; several sources have a file each")
    func rejectsFiles() throws {
        let folder = try TemporaryFolder()
        try folder.register(SharedRegister.line)
        try folder.write("id,lon,lat\nA,-90,17\n", to: "good.csv")
        try folder.write("id,lon,lat\nB,-90,x\nC,-90,17.1\n", to: "bad.csv")
        try FileManager.default.createDirectory(atPath: folder.path("d"), withIntermediateDirectories: true)
        try folder.write("n,lat,lon\nD,x,-90\nE,17.2,-90\n", to: "d/bad.csv")
        #expect(try folder.lindero("survey", "import", "good.csv", "--rejects", "r.csv", "-n").status == 0)
        #expect(try folder.names() == ["bad.csv", "border.gpkg", "d", "good.csv"])
        try folder.write("old\n", to: "r.csv")
        let blocked = try folder.lindero("survey", "import", "good.csv", "--rejects", "r.csv")
        #expect(blocked.status == 73 && blocked.errors.contains("nothing was imported"))
        #expect(try folder.lindero("survey", "import", "good.csv", "--rejects", "r.csv", "--overwrite").status == 0)
        #expect(try folder.names() == ["bad.csv", "border.gpkg", "d", "good.csv"])
        let several = try folder.lindero(
            "survey", "import", "bad.csv", "good.csv", "d/bad.csv", "--rejects", "r.csv")
        #expect(several.status == 3)
        #expect(try folder.names() == ["bad.csv", "border.gpkg", "d", "good.csv", "r-bad-2.csv", "r-bad.csv"])
        #expect(String(decoding: try folder.bytes("r-bad-2.csv"), as: UTF8.self).hasPrefix("n,lat,lon,line,code,"))
        try folder.write("id,lon,lat\nF,-90,x\nG,-90,18\n", to: "more.csv")
        let failed = try folder.lindero("survey", "import", "more.csv", "none.csv", "--rejects", "m.csv")
        #expect(failed.status == 66)
        #expect(try folder.names().contains { $0.hasPrefix("m-") } == false)
    }

    @Test("a rejects file that exists stays, and one that is an input or the register is never replaced (F66)")
    func existingOutput() throws {
        let folder = try TemporaryFolder()
        try folder.register(SharedRegister.line)
        let source = "id,lon,lat\nA,-90,17\nB,x,17\n"
        try folder.write(source, to: "in.csv")
        try folder.write("precious\n", to: "there.csv")
        try FileManager.default.createSymbolicLink(
            atPath: folder.path("link.csv"), withDestinationPath: folder.path("in.csv"))
        let before = try folder.bytes()
        for arguments in [
            ["--rejects", "there.csv"], ["--rejects", "in.csv", "--overwrite"],
            ["--rejects", "./in.csv", "--overwrite"],
            ["--rejects", "link.csv", "--overwrite"], ["--rejects", "border.gpkg", "--overwrite"],
            ["--rejects", "none/r.csv"], ["--rejects", "."],
        ] {
            let run = try ProgramRun.lindero(["survey", "import", "in.csv"] + arguments, in: folder.url)
            #expect(run.status == 73, "\(arguments): \(run.errors)")
            #expect(try folder.bytes() == before, "\(arguments)")
            #expect(String(decoding: try folder.bytes("in.csv"), as: UTF8.self) == source)
            #expect(String(decoding: try folder.bytes("there.csv"), as: UTF8.self) == "precious\n")
        }
        #expect(try folder.names() == ["border.gpkg", "in.csv", "link.csv", "there.csv"])
    }

    @Test("a table's rejects never replace its input, and a place where they can't stand stops the import (F66)")
    func recordRejects() throws {
        let folder = try TemporaryFolder()
        try folder.register(SharedRegister.line)
        let source = "id,sector,from_m,to_m\nB-1,GTM-MEX-01,0,10\nB-2,NOPE,0,10\n"
        try folder.write(source, to: "in.csv")
        try folder.write("precious\n", to: "there.csv")
        let before = try folder.bytes()
        for arguments in [
            ["there.csv"], ["in.csv", "--overwrite"], ["./in.csv", "--overwrite"], ["border.gpkg", "--overwrite"],
            ["none/r.csv"], ["."],
        ] {
            let run = try ProgramRun.lindero(["brecha", "import", "in.csv", "--rejects"] + arguments, in: folder.url)
            #expect(run.status == 73, "\(arguments): \(run.errors)")
            #expect(try folder.bytes() == before, "\(arguments)")
            #expect(String(decoding: try folder.bytes("in.csv"), as: UTF8.self) == source)
            #expect(String(decoding: try folder.bytes("there.csv"), as: UTF8.self) == "precious\n")
        }
        #expect(try folder.names() == ["border.gpkg", "in.csv", "there.csv"])
    }

    @Test("a pipe or a device as output is written to, not read, not replaced")
    func streamsAsOutput() throws {
        let folder = try TemporaryFolder()
        try folder.register(SharedRegister.line)
        try folder.write("id,lon,lat\nA,-90,17\nB,x,17\n", to: "in.csv")
        try folder.write("id,sector,from_m,to_m\nB-2,NOPE,0,10\n", to: "b.csv")
        // A link to the device: were it replaced, only the link would go.
        let run = try ProgramRun.shell(
            """
            ln -s /dev/null null; ln -s /proc/self/fd/1 out; mkfifo pipe
            "$LINDERO" line list --json > whole
            timeout 20 cat pipe > piped & timeout 20 "$LINDERO" export csv sectors -o pipe --overwrite; echo $?; wait
            timeout 20 "$LINDERO" export csv sectors -o out --overwrite | cmp - piped; echo "${PIPESTATUS[0]}"
            timeout 20 "$LINDERO" progress --year 2026 --format csv -o null; echo $?
            timeout 20 "$LINDERO" survey import in.csv --rejects out -n | grep -c '^B,x,17'
            timeout 20 "$LINDERO" brecha import b.csv --rejects null --overwrite >/dev/null; echo $?
            timeout 20 "$LINDERO" survey import in.csv --rejects null --overwrite >/dev/null; echo $?
            test -p pipe -a -L null -a -L out; echo $?
            """, in: folder.url)
        #expect(run.text == "0\n0\n0\n1\n3\n3\n0\n", "\(run.text) \(run.errors)")
        #expect(try folder.bytes("piped").count > 100)
    }

    @Test("a tolerance that no drawing ends with is refused")
    func tinyTolerance() throws {
        let folder = try TemporaryFolder()
        try folder.register(SharedRegister.line)
        for tolerance in ["1e-300", "0.00009", "0", "nan"] {
            let run = try ProgramRun.shell(
                "timeout 20 \"$LINDERO\" export geojson line --tolerance \(tolerance); echo $?", in: folder.url)
            #expect(run.text == "64\n", "\(tolerance): \(run.errors)")
        }
        let finest = try ProgramRun.shell(
            "timeout 60 \"$LINDERO\" export geojson line --tolerance 0.0001 >/dev/null; echo $?", in: folder.url)
        #expect(finest.text == "0\n", "\(finest.errors)")
    }

    @Test("--strict stores nothing of any file if one row is rejected, and says how many")
    func strict() throws {
        let folder = try TemporaryFolder()
        try folder.register(SharedRegister.line)
        try folder.write("id,lon,lat\nA,-90,17\nB,-90,17.1\n", to: "good.csv")
        try folder.write("id,lon,lat\nC,-90,17\nD,x,17\n", to: "bad.csv")
        let before = try folder.bytes()
        for files in [["bad.csv"], ["good.csv", "bad.csv"], ["bad.csv", "good.csv"]] {
            let run = try ProgramRun.lindero(["survey", "import"] + files + ["--strict"], in: folder.url)
            #expect(run.status == 65)
            #expect(run.errors.contains("bad.csv:3"))
            #expect(run.errors.contains("1 records rejected: nothing was stored"))
            #expect(try folder.bytes() == before, "\(files)")
        }
        #expect(try folder.lindero("survey", "import", "good.csv", "--strict").status == 0)
    }

    @Test("when the second file of a run can't be used, nothing of the first is stored")
    func allOrNothing() throws {
        let folder = try TemporaryFolder()
        try folder.register(SharedRegister.line)
        try folder.write("id,lon,lat\nA,-90,17\n", to: "good.csv")
        try folder.write("a,b\n1,2\n", to: "bad.csv")
        let before = try folder.bytes()
        for (file, status) in [("none.csv", Int32(66)), ("bad.csv", 65)] {
            let run = try folder.lindero("survey", "import", "good.csv", file)
            #expect(run.status == status)
            #expect(run.errors.contains(file))
            #expect(try folder.bytes() == before)
        }
    }

    @Test("an output that is closed early is no crash, and a full one is 74 (F65)")
    func closedOutput() throws {
        let folder = try TemporaryFolder()
        try folder.register(SharedRegister.mainJob)
        let before = try folder.bytes()
        let closed = try ProgramRun.shell(
            """
            set +o pipefail
            for command in "monument list" "line list --json" "--help"; do
                "$LINDERO" $command | head -c 1 >/dev/null; echo "${PIPESTATUS[0]}"
            done
            """, in: folder.url)
        for status in closed.text.split(separator: "\n") { #expect(["0", "141"].contains(status), "\(closed.text)") }
        for command in [
            ["status"], ["line", "list", "--json"], ["monument", "list"], ["survey", "show", "S-0001"], ["--help"],
        ] {
            let run = try ProgramRun.start(command, in: folder.url, output: "/dev/full").finish()
            #expect(run.status == 74, "\(command): \(run.errors)")
            #expect(run.errors.contains("standard output"))
        }
        let shut = try ProgramRun.shell("\"$LINDERO\" status >&-; echo $?", in: folder.url)
        #expect(shut.text == "74\n", "\(shut.errors)")
        #expect(try folder.bytes() == before)
    }

    @Test("a file-size limit is an error that is reported, and the register is as it was (F58, F64)")
    func fileSizeLimit() throws {
        let folder = try TemporaryFolder()
        try folder.register(SharedRegister.line)
        let rows = (0..<20_000).map { "P\($0),-90.\(10000 + $0),17.5\n" }.joined()
        try folder.write("id,lon,lat\n" + rows, to: "in.csv")
        let before = try folder.bytes()
        let blocks = before.count / 1024 + 200
        let run = try ProgramRun.shell("ulimit -f \(blocks); \"$LINDERO\" survey import in.csv", in: folder.url)
        #expect(run.status == 74, "\(run.errors)")
        // The journal is played back now or when the file is next opened.
        #expect(try folder.lindero("status").status == 0)
        #expect(try folder.bytes() == before)
        #expect(try folder.names() == ["border.gpkg", "in.csv"])
        #expect(try folder.lindero("survey", "import", "in.csv").status == 0)
    }

    @Test("600,000 KiB of addresses are enough for an import (F63)")
    func littleMemory() throws {
        let folder = try TemporaryFolder()
        try folder.register(SharedRegister.line)
        try folder.write(KilledTests.survey(20_000), to: "in.csv")
        let run = try ProgramRun.shell("ulimit -v 600000; \"$LINDERO\" survey import in.csv", in: folder.url)
        #expect(run.status == 0, "\(run.errors)")
        #expect(try KilledTests.count(folder) == 20_000)
    }

    /// Only a user who may mount can make a small disk.
    static let mayMount: Bool = {
        guard let folder = try? TemporaryFolder() else { return false }
        let script = "mkdir d && mount -t tmpfs -o size=64k lindero-test d && umount d"
        return (try? ProgramRun.shell(script, in: folder.url))?.status == 0
    }()

    @Test("a full disk is 74, and the register is as it was (F57)", .enabled(if: mayMount, "needs the right to mount"))
    func diskFull() throws {
        let folder = try TemporaryFolder()
        try folder.register(SharedRegister.line)
        let rows = (0..<20_000).map { "P\($0),-90.\(10000 + $0),17.5\n" }.joined()
        try folder.write("id,lon,lat\n" + rows, to: "in.csv")
        let size = try folder.bytes().count / 1024 + 300
        let run = try ProgramRun.shell(
            """
            mkdir disk
            mount -t tmpfs -o size=\(size)k lindero-test disk || exit
            trap 'umount disk' EXIT
            cp border.gpkg disk/
            "$LINDERO" survey import in.csv --register disk/border.gpkg; echo "import $?"
            cmp border.gpkg disk/border.gpkg; echo "same $?"
            ls disk
            "$LINDERO" init disk/new.gpkg --frame EPSG:4326; echo "init $?"
            head -c 250000 /dev/zero > disk/filler 2>/dev/null
            head -c 250000 /dev/zero >> disk/filler 2>/dev/null
            "$LINDERO" init disk/new2.gpkg --frame EPSG:4326; echo "init2 $?"; rm -f disk/filler; ls disk
            """, in: folder.url)
        #expect(run.text.hasPrefix("import 74\nsame 0\nborder.gpkg\n"), "\(run.text) \(run.errors)")
        #expect(run.text.contains("init2 74\nborder.gpkg\n"), "\(run.text) \(run.errors)")
        #expect(run.errors.contains("no space left"))
    }
}
