import Foundation
import TestSupport
import Testing

@Suite("Faults: what is written")
struct FaultsOutputTests {
    @Test("the rejects file has line, code, message, hint and text of each rejected row")
    func rejects() throws {
        let folder = try TemporaryFolder()
        try folder.register(SharedRegister.line)
        let run = try folder.lindero(
            "survey", "import", Checkout.sample("synthetic-utm16n.csv"), "--crs", "EPSG:32616", "--rejects", "r.csv")
        #expect(run.status == 3)
        let lines = String(decoding: try folder.bytes("r.csv"), as: UTF8.self).split(separator: "\r\n")
        try #require(lines.count == 3)
        #expect(lines[0] == "file,line,code,message,hint,text")
        #expect(lines[1].hasPrefix("synthetic-utm16n.csv,73,E_NOT_A_NUMBER,"))
        #expect(lines[1].contains("1885109.256.5") && lines[1].contains("X070,"))
        #expect(lines[2].hasPrefix("synthetic-utm16n.csv,204,E_NOT_MEASURED,"))
    }

    @Test("the texts of rejects, mended under the source's header, are accepted on import")
    func mendedRejects() throws {
        let folder = try TemporaryFolder()
        try folder.register(SharedRegister.line)
        try folder.write("id,este,norte\nA,600000,1970000\nB,60l000,1970000\nC,602000,\n", to: "in.csv")
        _ = try folder.lindero("survey", "import", "in.csv", "--crs", "ESRI:103598", "--rejects", "r.csv")
        let lines = String(decoding: try folder.bytes("r.csv"), as: UTF8.self).split(separator: "\r\n").dropFirst()
        let texts = lines.compactMap { $0.split(separator: "\"").last { !$0.isEmpty } }
        #expect(texts == ["B,60l000,1970000", "C,602000,"])
        try folder.write("id,este,norte\nB,601000,1970000\nC,602000,1970001\n", to: "mended.csv")
        let again = try folder.lindero("survey", "import", "mended.csv", "--crs", "ESRI:103598", "--json").json()
        #expect(again["accepted"] as? Int == 2)
        #expect(try SQLiteShell.value("SELECT count(*) FROM observations", in: folder.path("border.gpkg")) == "3")
    }

    @Test("a rejected text that a spreadsheet would run is written as text (F69)")
    func formulas() throws {
        let folder = try TemporaryFolder()
        try folder.register(SharedRegister.line)
        try folder.write(
            "id,lon,lat\n=HYPERLINK(\"\"x\"\"),x,17\n@SUM(A1),y,17\n+1+1,z,17\n", to: "in.csv")
        let run = try folder.lindero("survey", "import", "in.csv", "--rejects", "r.csv")
        #expect(run.status == 3)
        let text = String(decoding: try folder.bytes("r.csv"), as: UTF8.self)
        for start in ["=HYPERLINK", "@SUM", "+1+1"] {
            #expect(text.contains("'" + start), "\(text)")
            #expect(!text.contains("," + start) && !text.contains(",\"" + start), "\(text)")
        }
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
