import Foundation
import TestSupport
import Testing

@Suite("Doctor, backup and compact")
struct DoctorTests {
    /// What doctor says of each check that found something.
    static func findings(_ folder: borrowing TemporaryFolder, _ options: String...) throws -> [String: String] {
        let run = try ProgramRun.lindero(["doctor", "--json"] + options, in: folder.url)
        let checks = try #require(try run.json()["checks"] as? [[String: Any]], "\(run.errors)")
        let found = checks.filter { $0["status"] as? String != "ok" }
        #expect(run.status == (found.isEmpty ? 0 : 3), "\(run.text)")
        return Dictionary(
            found.compactMap { check in
                (check["id"] as? String).map { ($0, check["message"] as? String ?? "") }
            }, uniquingKeysWith: { $0 + $1 })
    }

    @Test("a register that only lindero wrote has no findings, and doctor writes nothing")
    func healthy() throws {
        let folder = try TemporaryFolder()
        try folder.register(SharedRegister.mainJob)
        let before = try folder.bytes()
        #expect(try Self.findings(folder) == [:])
        #expect(try folder.bytes() == before)
        let run = try folder.lindero("doctor", "--lang", "es")
        #expect(run.text.contains("pruebas, sin hallazgos"))
    }

    /// What somebody does to the history, and the batch that doctor must name.
    static let tampering: [(sql: String, batch: String)] = [
        ("UPDATE history SET new = replace(new, 'M-', 'N-') WHERE batch = 3 AND row_id = 5", "batch 3"),
        ("UPDATE history SET new = json_set(new, '$.note', 'x') WHERE batch = 5 AND row_id = 7", "batch 5"),
        ("DELETE FROM history WHERE id = (SELECT max(id) FROM history WHERE batch = 4)", "batch 4"),
        ("DELETE FROM history WHERE batch = 7", "batch 7"),
        ("UPDATE batches SET who = 'somebody else' WHERE id = 6", "batch 6"),
        ("UPDATE batches SET at = '2020-01-01T00:00:00.000Z' WHERE id = 2", "batch 2"),
        (
            """
            DELETE FROM history WHERE id = 11000; INSERT INTO history (id, batch, at, table_name, row_id, operation)
            VALUES (11000, 3, '2026', 'monuments', 1, 'update')
            """, "batch 3"
        ),
        ("DELETE FROM seals WHERE id = 4", "batch 4"),
        ("UPDATE seals SET digest = '00' || substr(digest, 3) WHERE id = 4", "batch 4"),
    ]

    @Test("a changed, deleted or inserted past is found, and the first broken batch is named", arguments: tampering)
    func tampered(change: (sql: String, batch: String)) throws {
        let folder = try SampleRegister.copy()
        // The first vertices came in batch 2, monuments in 3, brecha in 4, orders in 5, inspections in 6, the plan in 7.
        let triggers = try SQLiteShell.rows(
            "SELECT name FROM sqlite_master WHERE name LIKE 'keep\\_%' ESCAPE '\\'", in: folder.path("border.gpkg"))
        #expect(triggers.count == 6)
        #expect(throws: SQLiteShell.Failure.self) { try SQLiteShell.rows(change.sql, in: folder.path("border.gpkg")) }
        let drops = triggers.map { "DROP TRIGGER \($0[0]);" }.joined()
        try SQLiteShell.rows(drops + change.sql, in: folder.path("border.gpkg"))
        let found = try Self.findings(folder)
        #expect(found["history-chain"]?.contains(change.batch) == true, "\(found)")
        #expect(found["structure"]?.contains("keep_history_delete") == true)
    }

    @Test("edits by other programs are told from lindero's, sealed with its next change, and found when they vanish")
    func outside() throws {
        let folder = try SampleRegister.copy()
        let register = folder.path("border.gpkg")
        try SQLiteShell.rows("UPDATE targets SET quantity = 1 WHERE fid IN (3, 4)", in: register)
        #expect(try Self.findings(folder).keys.sorted() == ["outside-edits"])
        let add = ["event", "add", "E-1", "--kind", "negotiation", "--date", "2026-02-02"]
        #expect(try ProgramRun.lindero(add, in: folder.url).status == 0)
        #expect(try Self.findings(folder) == [:])
        #expect(
            try SQLiteShell.rows("SELECT kind FROM seals ORDER BY id DESC LIMIT 2", in: register)
                == [["program"], ["outside"]])
        try SQLiteShell.rows(
            "DROP TRIGGER keep_history_update; UPDATE history SET old = new WHERE batch IS NULL AND row_id = 4",
            in: register)
        #expect(try Self.findings(folder)["history-chain"]?.contains("other programs did after batch 7") == true)
    }

    @Test("an edit with the triggers switched off is found by what the history says of the row")
    func withoutTriggers() throws {
        let folder = try SampleRegister.copy()
        let trigger = "SELECT sql FROM sqlite_master WHERE name = 'history_targets_update'"
        let sql = try SQLiteShell.rows(trigger, in: folder.path("border.gpkg")).map { $0.joined() }.joined(
            separator: "\n")
        try SQLiteShell.rows(
            "DROP TRIGGER history_targets_update; UPDATE targets SET quantity = quantity + 0.001 WHERE fid = 3; \(sql)",
            in: folder.path("border.gpkg"))
        let found = try Self.findings(folder)
        #expect(found.keys.sorted() == ["rows-as-recorded"])
        #expect(found["rows-as-recorded"]?.contains("targets 3") == true, "\(found)")
    }

    @Test("observations added, edited or deleted by hand are found")
    func evidence() throws {
        let folder = try TemporaryFolder()
        try folder.register(SharedRegister.mainJob)
        let register = folder.path("border.gpkg")
        // Of what the shell lacks, the R-tree's functions: triggers that call them are put aside, as a careless program would.
        let dropped = "DROP TRIGGER rtree_observations_geom_insert; DROP TRIGGER rtree_observations_geom_update3;"
        try SQLiteShell.rows(
            """
            \(dropped) DROP TRIGGER rtree_observations_geom_update4; UPDATE observations SET chainage_m = 1 WHERE fid = 2;
            INSERT INTO observations (geom, survey, line, source_x, source_y) VALUES (NULL, 1, 1, 0, 0);
            """, in: register)
        let found = try Self.findings(folder)
        #expect(
            found["evidence"] == "1 observations belong to no recorded import; 1 were edited or deleted", "\(found)")
        #expect(found["structure"]?.contains("rtree_observations_geom_insert") == true)
        let changes = try folder.lindero("history", "--limit", "1", "--json").jsonArray()
        #expect(changes.first?["outside"] as? Bool == true)
    }

    @Test("a noted seal is found again, and one of another register isn't")
    func notedSeal() throws {
        let folder = try SampleRegister.copy()
        let seal = try SQLiteShell.value("SELECT digest FROM seals WHERE id = 5", in: folder.path("border.gpkg"))
        #expect(try Self.findings(folder, "--seal", String(seal.prefix(16))) == [:])
        #expect(try Self.findings(folder, "--seal", "0123456789abcdef").keys.sorted() == ["noted-seal"])
        #expect(try folder.lindero("doctor", "--seal", "xyz").status == 64)
    }

    @Test("the seal of a batch is the SHA-256 of what decision 0009 says, computed with sha256sum")
    func sealByHand() throws {
        let folder = try TemporaryFolder()
        #expect(try folder.lindero("init", "border.gpkg", "--frame", "EPSG:4326").status == 0)
        let register = folder.path("border.gpkg")
        func field(_ text: String) -> String { "\(text.utf8.count):\(text)" }
        let seal = try #require(
            try SQLiteShell.rows(
                "SELECT previous, id, at, kind, last_batch, last_change, digest FROM seals", in: register
            )
            .first)
        let batch = try #require(
            try SQLiteShell.rows(
                """
                SELECT id, at, who, command, ifnull(reason, '-'), summary, ifnull(undoes, '-'), first_change, last_change
                FROM batches
                """, in: register
            ).first)
        let message =
            "lindero seal 1\n" + seal[0..<6].map(field).joined()
            + batch.map { $0 == "-" ? "-" : field($0) }.joined()
        try folder.write(message, to: "message")
        let run = try ProgramRun.shell("sha256sum message", in: folder.url)
        #expect(run.text.hasPrefix(seal[6]), "\(message)")
        #expect(seal[0] == String(repeating: "0", count: 64))
    }

    @Test("damage is 76 before anything is written, and the newest backup is named (F54)")
    func damaged() throws {
        let folder = try SampleRegister.copy()
        let backup = try folder.lindero("register", "backup", "--json")
        let copy = try #require(try backup.json()["file"] as? String)
        #expect(copy.wholeMatch(of: /border-\d{8}-\d{6}\.gpkg/) != nil)
        // A page of the positions' table: SQLite opens the file without looking at it.
        let page = try #require(
            Int(
                try SQLiteShell.value(
                    "SELECT max(pageno) FROM dbstat WHERE name = 'positions'", in: folder.path("border.gpkg"))))
        var bytes = try folder.bytes()
        let pageSize = try #require(Int(try SQLiteShell.value("PRAGMA page_size", in: folder.path("border.gpkg"))))
        for index in 0..<600 { bytes[(page - 1) * pageSize + index] = 0xEE }
        try bytes.write(to: folder.url.appendingPathComponent("border.gpkg"))
        for command in [
            ["event", "add", "E-1", "--kind", "negotiation", "--date", "2026-02-02"], ["undo", "7"],
            ["register", "compact"],
        ] {
            let run = try ProgramRun.lindero(command, in: folder.url)
            #expect(run.status == 76, "\(command): \(run.errors)")
            #expect(run.errors.contains("damaged") && run.errors.contains(copy), "\(run.errors)")
        }
        let doctor = try folder.lindero("doctor")
        #expect(doctor.status == 76 && doctor.text.contains("error  integrity") && doctor.text.contains(copy))
        #expect(try folder.lindero("register", "backup", "b.gpkg").status == 76)
        #expect(try folder.bytes() == bytes)
        #expect(try folder.names() == [copy, "border.gpkg"].sorted())
    }

    @Test("a backup is the same register, never replaces a file, and needs only to read")
    func backup() throws {
        let folder = try SampleRegister.copy()
        #expect(try folder.lindero("register", "backup", "b.gpkg", "-n").status == 0)
        #expect(try folder.names() == ["border.gpkg"])
        let run = try folder.lindero("register", "backup", "b.gpkg")
        #expect(run.status == 0 && run.text.contains("verified"), "\(run.errors)")
        #expect(try UndoTests.content(folder, "b.gpkg") == UndoTests.content(folder))
        #expect(try folder.lindero("status", "--register", "b.gpkg").status == 0)
        let before = try folder.bytes("b.gpkg")
        #expect(try folder.lindero("register", "backup", "b.gpkg").status == 73)
        #expect(try folder.lindero("register", "backup", "border.gpkg").status == 73)
        #expect(try folder.lindero("register", "backup", "missing/b.gpkg").status == 73)
        #expect(try folder.bytes("b.gpkg") == before)
        #expect(try folder.names() == ["b.gpkg", "border.gpkg"])
    }

    @Test("compact frees what an undo left, and is refused while somebody has the file open (75)")
    func compact() throws {
        let folder = try SampleRegister.copy()
        let holder = try RunningProgram(
            try #require(SQLiteShell.path), [folder.path("border.gpkg")], in: folder.url, input: .openPipe)
        try holder.send("SELECT count(*) FROM sectors;\n")
        Thread.sleep(forTimeInterval: 0.5)
        let refused = try folder.lindero("register", "compact")
        #expect(refused.status == 75 && refused.errors.contains("has it open"), "\(refused.errors)")
        holder.closeInput()
        _ = try holder.finish()
        #expect(try folder.lindero("undo", "7").status == 0)
        let content = try UndoTests.content(folder)
        let planned = try folder.lindero("register", "compact", "-n", "--json").json()
        let run = try folder.lindero("register", "compact", "--json").json()
        let (before, after) = (run["bytes_before"] as? Int ?? 0, run["bytes_after"] as? Int ?? 0)
        #expect(planned["bytes_before"] as? Int == before && after <= before)
        #expect(try folder.bytes().count == after)
        #expect(try UndoTests.content(folder) == content)
        #expect(try Self.findings(folder) == [:])
    }
}
