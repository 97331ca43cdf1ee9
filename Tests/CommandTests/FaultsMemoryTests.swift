import Foundation
import TestSupport
import Testing

@Suite("Faults: too little memory")
struct FaultsMemoryTests {
    /// How much the loader takes before the program begins: the least at which it says its version, in KiB.
    private static func leastStart(_ folder: borrowing TemporaryFolder) throws -> Int {
        let run = try ProgramRun.shell(
            """
            for least in $(seq 100000 10000 600000); do
                (ulimit -v $least; "$LINDERO" --version > /dev/null 2> err) && echo $least && exit
                case $? in 74|127) ;; *) echo 0; exit ;; esac
            done
            """, in: folder.url)
        return try #require(Int(run.text.trimmingCharacters(in: .whitespacesAndNewlines)), "\(run.text)")
    }

    @Test("from too little memory to enough: each import is stored, or says that memory lacks and stores nothing (F63)")
    func lessAndLess() throws {
        let folder = try TemporaryFolder()
        try folder.register(SharedRegister.line)
        try folder.write(KilledTests.survey(20_000), to: "in.csv")
        let before = try folder.bytes()
        let start = try Self.leastStart(folder)
        #expect(start > 0)
        var stored = 0
        var refused = 0
        // Past the loader's share, in steps that end in every part of the work; 70 MiB more is enough for all of it.
        for extra in Array(stride(from: -20_000, through: 40_000, by: 5000)) + [70_000] {
            try before.write(to: folder.url.appendingPathComponent("border.gpkg"))
            let run = try ProgramRun.shell(
                "ulimit -v \(start + extra); \"$LINDERO\" survey import in.csv", in: folder.url,
                environment: ["SWIFT_BACKTRACE": "enable=no"])
            // Opened again, it is rolled back if need be.
            #expect(try folder.lindero("status").status == 0, "\(start + extra): \(run.errors)")
            #expect(try SQLiteShell.isIntact(folder.path("border.gpkg")))
            switch run.status {
            case 0:
                stored += 1
                #expect(try KilledTests.count(folder) == 20_000)
            case 74:
                refused += 1
                #expect(run.errors.contains("memory"), "\(start + extra): \(run.errors)")
                #expect(!run.errors.contains("unknown reference system") && !run.errors.contains("damaged"))
                #expect(try folder.bytes() == before)
            default:
                // The loader's own: it didn't even come to the program.
                #expect(run.status == 127 && extra <= 0, "\(start + extra): \(run.status) \(run.errors)")
                #expect(try folder.bytes() == before)
            }
            if extra == 70_000 { #expect(run.status == 0, "\(run.errors)") }
        }
        #expect(stored > 0 && refused > 3, "\(stored) stored, \(refused) refused")
        #expect(try folder.names() == ["border.gpkg", "err", "in.csv"])
    }

    @Test("with too little memory the error is one line of JSON and in Spanish too, and no half register is made")
    func words() throws {
        let folder = try TemporaryFolder()
        let tight = try Self.leastStart(folder) - 15_000
        let made = try ProgramRun.shell(
            """
            ulimit -v \(tight); "$LINDERO" init new.gpkg --frame EPSG:4326 --json; echo $?
            "$LINDERO" init new.gpkg --frame EPSG:4326 --lang es; echo $?
            """, in: folder.url)
        #expect(made.text == "74\n74\n", "\(made.errors)")
        let lines = made.errors.split(separator: "\n")
        let first = Data(try #require(lines.first).utf8)
        let error = try #require(try JSONSerialization.jsonObject(with: first) as? [String: Any])
        #expect((error["error"] as? [String: Any])?["code"] as? String == "E_MEMORY")
        #expect(lines.last?.contains("la memoria no alcanza") == true)
        #expect(try folder.names() == ["err"])
    }

    @Test("an end that isn't for lack of memory stays what it was, whatever the limit")
    func otherEnds() throws {
        let folder = try TemporaryFolder()
        let running = try ProgramRun.shell(
            """
            ulimit -c 0; ulimit -v 2000000; mkfifo pipe; sleep 3 > pipe &
            "$LINDERO" geodesic inverse - < pipe & sleep 1; kill -SEGV $!; wait $!; echo $?
            """, in: folder.url, environment: ["SWIFT_BACKTRACE": "enable=no"])
        #expect(running.text == "\(128 + SIGSEGV)\n", "\(running.text) \(running.errors)")
    }
}
