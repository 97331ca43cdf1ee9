import Foundation
import TestSupport
import Testing

/// The system's calls fail as `strace` has them fail: at one moment of a change, from the first write to the last sync.
@Suite("Faults: the system's calls")
struct FaultsInjectionTests {
    static let strace = ProgramRun.find("strace")
    /// Containers may forbid one process to trace another.
    static let mayTrace: Bool = {
        guard let strace, let folder = try? TemporaryFolder() else { return false }
        return (try? ProgramRun.run(strace, ["-qq", "-o", "/dev/null", "true"], in: folder.url))?.status == 0
    }()

    struct Fault: Sendable, CustomTestStringConvertible {
        var call: String
        var error: String
        /// Which of the calls fails, and all that follow.
        var from: Int
        var testDescription: String { "\(call) \(error) from the \(from). on" }
    }

    static let faults: [Fault] =
        [1, 2, 7, 40].flatMap { from in
            ["ENOSPC", "EIO"].map { Fault(call: "pwrite64", error: $0, from: from) }
        } + [1, 2, 3].map { Fault(call: "fsync,fdatasync", error: "EIO", from: $0) }

    @Test(
        "a write or sync that fails is 74 or does no harm: the register is whole, as it was or as it should be (F57, F58)",
        .enabled(if: mayTrace, "needs strace, and the right to trace"), arguments: faults)
    func failing(fault: Fault) throws {
        let folder = try SampleRegister.copy()
        let before = try folder.bytes()
        for (command, status) in [
            (["monument", "import", Checkout.sample("monuments.geojson")], 0), (["undo", "7"], 0),
            (["register", "compact"], 0), (["register", "backup", "b.gpkg"], 0),
        ] as [([String], Int32)] {
            try before.write(to: folder.url.appendingPathComponent("border.gpkg"))
            let content = try UndoTests.content(folder)
            let run = try ProgramRun.run(
                try #require(Self.strace),
                [
                    "-f", "-qq", "-o", "/dev/null", "-e", "trace=\(fault.call)",
                    "-e", "inject=\(fault.call):error=\(fault.error):when=\(fault.from)+", try ProgramRun.linderoPath(),
                ] + command, in: folder.url)
            #expect([status, 74].contains(run.status), "\(command): \(run.status) \(run.errors)")
            // What was begun is rolled back now or when the file is opened next.
            #expect(try folder.lindero("status").status == 0, "\(command)")
            #expect(try SQLiteShell.isIntact(folder.path("border.gpkg")))
            if run.status == 74 { #expect(try UndoTests.content(folder) == content, "\(command)") }
            // Where no sync works at all, an empty journal may stay; the next change takes it away.
            let add = ["event", "add", "E-1", "--kind", "negotiation", "--date", "2026-02-02"]
            #expect(try ProgramRun.lindero(add, in: folder.url).status == 0, "\(command)")
            #expect(try folder.names().filter { $0 != "b.gpkg" } == ["border.gpkg"], "\(command)")
            #expect(try folder.lindero("doctor").status == 0, "\(command)")
            try? FileManager.default.removeItem(at: folder.url.appendingPathComponent("b.gpkg"))
        }
    }
}
