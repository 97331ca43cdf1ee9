import Foundation
import TestSupport
import Testing

@Suite("Killed, interrupted, and beside others")
struct KilledTests {
    /// So many points along GTM-MEX-01; `seed` makes another survey of it.
    static func survey(_ count: Int, seed: UInt64 = 1) -> String {
        var generator = SeededGenerator(seed: seed)
        var text = "id,lon,lat,h\n"
        text.reserveCapacity(count * 40)
        for index in 0..<count {
            let longitude = 90_500_000 + Int.random(in: -300_000...300_000, using: &generator)
            let latitude = 17_815_000 + Int.random(in: -900...900, using: &generator)
            text +=
                "S\(seed)-\(index),-\(longitude / 1_000_000).\(String(longitude % 1_000_000 + 1_000_000).dropFirst())"
            text += ",\(latitude / 1_000_000).\(String(latitude % 1_000_000 + 1_000_000).dropFirst()),200\n"
        }
        return text
    }

    static func count(_ folder: borrowing TemporaryFolder) throws -> Int {
        try #require(Int(try SQLiteShell.value("SELECT count(*) FROM observations", in: folder.path("border.gpkg"))))
    }

    /// `KILLS=200 swift test --filter KilledTests` looks harder.
    static let kills = max(2, Int(ProcessInfo.processInfo.environment["KILLS"] ?? "") ?? 30)

    @Test("kill -9 at any moment of an import: the register opens, is intact, and has all of it or nothing (F59)")
    func killed() throws {
        let folder = try TemporaryFolder()
        try folder.register(SharedRegister.line)
        let clean = try folder.bytes()
        try folder.write(Self.survey(50_000), to: "big.csv")
        let started = ContinuousClock.now
        let whole = try folder.lindero("survey", "import", "big.csv")
        #expect(whole.status == 0)
        var seconds = (ContinuousClock.now - started) / .seconds(1)
        #expect(try Self.count(folder) == 50_000)
        var generator = SeededGenerator(seed: 59)
        var killed = 0
        var expected = 0
        try clean.write(to: folder.url.appendingPathComponent("border.gpkg"))
        for round in 0..<Self.kills {
            let clock = ContinuousClock.now
            let running = try ProgramRun.start(["survey", "import", "big.csv"], in: folder.url)
            let moment = Double.random(in: 0.02...1.0, using: &generator) * seconds
            while running.isRunning, (ContinuousClock.now - clock) / .seconds(1) < moment {
                Thread.sleep(forTimeInterval: 0.002)
            }
            // The other tests make it faster or slower from round to round.
            if !running.isRunning { seconds = (ContinuousClock.now - clock) / .seconds(1) }
            running.signal(SIGKILL)
            let ended = try running.finish()
            killed += ended.status == 128 + SIGKILL ? 1 : 0
            // Each way of opening it, the one that may only read first.
            let status = try folder.lindero("status", "--json")
            #expect(status.status == 0, "round \(round): \(status.errors)")
            let found = try Self.count(folder)
            #expect(found == expected || found == expected + 50_000, "round \(round)")
            #expect(try status.json()["observations"] as? Int == found)
            #expect(try SQLiteShell.isIntact(folder.path("border.gpkg")), "round \(round)")
            let indexed = try SQLiteShell.value(
                "SELECT count(*) FROM rtree_observations_geom", in: folder.path("border.gpkg"))
            #expect(indexed == "\(found)")
            if found == expected, expected == 0 { #expect(try folder.bytes() == clean, "round \(round)") }
            // From the beginning where it had ended before it was killed; else on top of what is there.
            if found > expected {
                try clean.write(to: folder.url.appendingPathComponent("border.gpkg"))
                expected = 0
            } else if round.isMultiple(of: 3) {
                try folder.write(Self.survey(20, seed: UInt64(round) + 100), to: "small.csv")
                let next = try folder.lindero("survey", "import", "small.csv")
                #expect(next.status == 0, "round \(round): \(next.errors)")
                expected = found + 20
                #expect(try Self.count(folder) == expected)
                #expect(try !folder.names().contains("border.gpkg-journal"))
            }
        }
        #expect(killed > Self.kills / 2, "most of them were killed: \(killed)")
    }

    @Test(
        "a signal stops an import within a second, with its own exit code, and rolls it back (F60)",
        arguments: [SIGINT, SIGTERM])
    func interrupted(signal: Int32) throws {
        let folder = try TemporaryFolder()
        try folder.register(SharedRegister.line)
        try folder.write(Self.survey(200_000), to: "big.csv")
        let before = try folder.bytes()
        let running = try ProgramRun.start(["survey", "import", "big.csv", "--rejects", "r.csv"], in: folder.url)
        try Self.waitForJournal(folder)
        let clock = ContinuousClock.now
        running.signal(signal)
        let run = try running.finish()
        #expect(ContinuousClock.now - clock < .seconds(1.5))
        #expect(run.status == 128 + signal, "\(run.errors)")
        #expect(run.errors.contains("nothing was stored"))
        #expect(run.output.isEmpty)
        #expect(try folder.bytes() == before)
        #expect(try folder.names() == ["big.csv", "border.gpkg"])
    }

    @Test(
        "a signal ends what SQLite does for a command that reads, too: 130, and the register as it was",
        arguments: [
            ["doctor"], ["survey", "match", "S-0001"], ["export", "csv", "observations", "-o", "out.csv"],
            ["register", "backup", "copy.gpkg"], ["register", "compact"], ["undo", "2"],
        ])
    func interruptedReading(command: [String]) throws {
        let folder = try TemporaryFolder()
        try folder.register(SharedRegister.line)
        try folder.write(Self.survey(60_000), to: "big.csv")
        #expect(try folder.lindero("survey", "import", "big.csv").status == 0)
        let before = try folder.bytes()
        var stopped = 0
        for milliseconds in [400, 200, 100, 300, 50, 150] where stopped < 2 {
            try before.write(to: folder.url.appendingPathComponent("border.gpkg"))
            let running = try ProgramRun.start(command, in: folder.url)
            Thread.sleep(forTimeInterval: Double(milliseconds) / 1000)
            let clock = ContinuousClock.now
            running.signal(SIGINT)
            let run = try running.finish()
            for name in ["out.csv", "copy.gpkg"] {
                try? FileManager.default.removeItem(at: folder.url.appendingPathComponent(name))
            }
            // It may have been done (this undo is refused in the end: monuments stand on the line), or not even have begun
            // to listen.
            guard run.status == 130, run.errors.contains("interrupted") else {
                let done: [Int32] = command.first == "undo" ? [77] : [0, 3]
                #expect((done + [128 + SIGINT]).contains(run.status), "\(milliseconds): \(run.status) \(run.errors)")
                continue
            }
            stopped += 1
            // On a busy disk the half-written copy takes a while to let go of.
            #expect(ContinuousClock.now - clock < .seconds(5))
            // Made smaller, the file has other bytes and says the same.
            if command == ["register", "compact"], try folder.bytes() != before {
                #expect(try folder.lindero("doctor").status == 0)
            } else {
                #expect(try folder.bytes() == before)
            }
            #expect(try folder.names() == ["big.csv", "border.gpkg"])
        }
        #expect(stopped > 0, "it was never stopped while it worked")
    }

    @Test(
        "a signal is heard while the program waits for standard input",
        arguments: [["survey", "import", "-"], ["line", "import", "-"], ["monument", "import", "-"]])
    func interruptedWhileWaiting(command: [String]) throws {
        let folder = try TemporaryFolder()
        try folder.register(SharedRegister.line)
        let before = try folder.bytes()
        let running = try ProgramRun.start(command, in: folder.url, input: .openPipe)
        Thread.sleep(forTimeInterval: 0.8)
        let clock = ContinuousClock.now
        running.signal(SIGINT)
        while running.isRunning, ContinuousClock.now - clock < .seconds(3) { Thread.sleep(forTimeInterval: 0.02) }
        #expect(ContinuousClock.now - clock < .seconds(1.5))
        running.closeInput()
        let run = try running.finish()
        #expect(run.status == 130, "\(run.status) \(run.errors) \(run.text)")
        #expect(try folder.bytes() == before)
    }

    /// Until the import has begun to write.
    private static func waitForJournal(_ folder: borrowing TemporaryFolder) throws {
        for _ in 0..<400 {
            if try folder.names().contains("border.gpkg-journal") { return }
            Thread.sleep(forTimeInterval: 0.01)
        }
    }

    @Test("two imports at once are both stored, or one says that the register is busy (F62)")
    func twoWriters() throws {
        let folder = try TemporaryFolder()
        try folder.register(SharedRegister.line)
        var expected = 0
        var running: [(Int, RunningProgram)] = []
        for seed in 1...4 {
            try folder.write(Self.survey(2_000 * seed, seed: UInt64(seed)), to: "\(seed).csv")
            running.append((2_000 * seed, try ProgramRun.start(["survey", "import", "\(seed).csv"], in: folder.url)))
        }
        for (count, program) in running {
            let run = try program.finish()
            #expect([0, 75].contains(run.status), "\(run.errors)")
            if run.status == 0 { expected += count }
        }
        #expect(expected > 0)
        #expect(try Self.count(folder) == expected)
        #expect(try SQLiteShell.isIntact(folder.path("border.gpkg")))
    }

    @Test("one file imported twice at once is stored once")
    func sameFileAtOnce() throws {
        let folder = try TemporaryFolder()
        try folder.register(SharedRegister.line)
        try folder.write(Self.survey(10_000), to: "big.csv")
        let running = try (0..<3).map { _ in try ProgramRun.start(["survey", "import", "big.csv"], in: folder.url) }
        for program in running {
            let run = try program.finish()
            #expect([0, 75].contains(run.status), "\(run.errors)")
        }
        #expect(try Self.count(folder) == 10_000)
        #expect(try SQLiteShell.value("SELECT count(*) FROM surveys", in: folder.path("border.gpkg")) == "1")
    }

    @Test("a register that somebody else holds for long is busy (75), and readers wait no more than that")
    func busy() throws {
        let folder = try TemporaryFolder()
        try folder.register(SharedRegister.line)
        let before = try folder.bytes()
        let holder = try RunningProgram(
            try #require(SQLiteShell.path), [folder.path("border.gpkg")], in: folder.url, input: .openPipe)
        try holder.send("BEGIN EXCLUSIVE;\nSELECT 'held';\n")
        Thread.sleep(forTimeInterval: 0.5)
        let writer = try ProgramRun.start(
            ["survey", "import", Checkout.sample("synthetic-track.gpx")], in: folder.url)
        let reader = try ProgramRun.start(["line", "list"], in: folder.url)
        for run in [try writer.finish(), try reader.finish()] {
            #expect(run.status == 75, "\(run.errors)")
            #expect(run.errors.contains("border.gpkg"))
        }
        holder.closeInput()
        _ = try holder.finish()
        #expect(try folder.bytes() == before)
    }

    @Test("readers during an import see the register as it was, and then as it is")
    func readerDuringImport() throws {
        let folder = try TemporaryFolder()
        try folder.register(SharedRegister.line)
        try folder.write(Self.survey(40_000), to: "big.csv")
        let writer = try ProgramRun.start(["survey", "import", "big.csv"], in: folder.url)
        var seen: Set<Int> = []
        while writer.isRunning {
            let run = try folder.lindero("status", "--json")
            #expect([0, 75].contains(run.status), "\(run.errors)")
            if run.status == 0 { seen.insert(try run.json()["observations"] as? Int ?? -1) }
        }
        #expect(try writer.finish().status == 0)
        seen.insert(try folder.lindero("status", "--json").json()["observations"] as? Int ?? -1)
        #expect(seen.isSubset(of: [0, 40_000]), "\(seen)")
        #expect(seen.contains(40_000))
    }

    @Test("of registers made at once under one name, one is made and none is lost")
    func twoInits() throws {
        for _ in 0..<6 {
            let folder = try TemporaryFolder()
            let running = try (0..<4).map { _ in
                try ProgramRun.start(["init", "new.gpkg", "--frame", "EPSG:4326"], in: folder.url)
            }
            let statuses = try running.map { try $0.finish().status }
            #expect(statuses.sorted() == [0, 73, 73, 73])
            #expect(try folder.lindero("status", "--register", "new.gpkg").status == 0)
        }
    }
}
