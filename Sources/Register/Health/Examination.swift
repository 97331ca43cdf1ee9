import Demarcation
import Foundation
import GRDB
import GeoPackage

/// The checks of `doctor`, over one read transaction.
struct Examination {
    let db: Database
    let path: String
    let identity: Identity
    let frame: (ReferenceFrame, srsID: Int32)
    let noted: String?

    func health() throws -> Register.Health {
        var health = Register.Health(checks: [], isDamaged: false)
        health.checks += [try foreignKeys(), try journal(), try structure(), try openTransaction()]
        let indexes = try indexProblems()
        health.checks += try spatialIndexes(indexes.map(\.problem))
        health.checks += [try counts(), try extents(without: indexes.map(\.layer)), try geoPackage()]
        health.checks += try chain()
        health.checks += [try agreement(), try evidence(), try orphans(), try clock(), space(), backup()]
        health.grids = try grids()
        return health
    }

    // MARK: The file

    static func integrity(_ db: Database, path: String, bytes: Int) -> HealthCheck {
        var problems: [String] = []
        do {
            let lines = try String.fetchCursor(db, sql: "PRAGMA integrity_check(20)")
            while let line = try lines.next() {
                problems += line.split(separator: "\n").map(String.init).filter { $0 != "ok" && !$0.hasPrefix("***") }
            }
        } catch {
            // After its findings it may stumble over them.
            problems.append((error as? DatabaseError)?.message ?? "\(error)")
        }
        guard problems.isEmpty else { return .damaged(problems.joined(separator: "; "), path: path) }
        return HealthCheck(
            "integrity", .ok,
            Bilingual(
                en: "SQLite's integrity_check finds nothing in \(bytes) bytes",
                es: "el integrity_check de SQLite no encuentra nada en \(bytes) bytes"))
    }

    private func foreignKeys() throws -> HealthCheck {
        let rows = try Row.fetchAll(db, sql: "PRAGMA foreign_key_check")
        let tables = Set(rows.map { "\($0["table"] as String) → \($0["parent"] as String)" }).sorted()
        return HealthCheck(
            "foreign-keys", rows.isEmpty ? .ok : .error,
            rows.isEmpty
                ? Bilingual(en: "every reference finds its row", es: "toda referencia encuentra su fila")
                : Bilingual(
                    en: "\(rows.count) rows refer to rows that aren't there: \(tables.joined(separator: ", "))",
                    es: "\(rows.count) filas se refieren a filas que no existen: \(tables.joined(separator: ", "))"),
            advice: rows.isEmpty
                ? nil
                : Bilingual(
                    en: "see who changed them with “lindero history”, and mend them where they were edited",
                    es: "vea quién las cambió con «lindero history» y corríjalas donde se editaron"))
    }

    private func journal() throws -> HealthCheck {
        let mode = try String.fetchOne(db, sql: "PRAGMA journal_mode") ?? ""
        if identity.hasWALContent || mode == "wal" {
            return HealthCheck(
                "journal", .warn,
                Bilingual(
                    en: "in WAL mode" + (identity.hasWALContent ? ", with changes in \(path)-wal" : ""),
                    es: "en modo WAL" + (identity.hasWALContent ? ", con cambios en \(path)-wal" : "")),
                advice: Bilingual(
                    en:
                        "close it in QGIS; the next change by lindero brings it back into one file. Don't copy it alone now",
                    es:
                        "ciérrelo en QGIS; el próximo cambio con lindero lo vuelve a un solo archivo. No lo copie solo ahora"
                ))
        }
        let stray = ["-journal", "-wal", "-shm"].map { path + $0 }
            .filter { FileManager.default.fileExists(atPath: $0) }
        guard stray.isEmpty else {
            return HealthCheck(
                "journal", .warn,
                Bilingual(
                    en: "beside it stand \(stray.joined(separator: ", "))",
                    es: "a su lado están \(stray.joined(separator: ", "))"),
                advice: Bilingual(
                    en: "another program is using it, or was killed: close it, and never delete them by hand",
                    es: "otro programa lo usa, o fue terminado: ciérrelo, y nunca los borre a mano"))
        }
        return HealthCheck(
            "journal", .ok,
            identity.hasJournal
                ? Bilingual(
                    en: "one file; an interrupted change was rolled back just now",
                    es: "un solo archivo; se acaba de revertir un cambio interrumpido")
                : Bilingual(en: "one file, nothing beside it", es: "un solo archivo, nada a su lado"))
    }

    private func openTransaction() throws -> HealthCheck {
        let open = try Int.fetchOne(db, sql: "SELECT count(*) FROM current_batch") ?? 0
        return HealthCheck(
            "current-batch", open == 0 ? .ok : .error,
            open == 0
                ? Bilingual(en: "no batch stands open", es: "ningún lote está abierto")
                : Bilingual(
                    en: "a batch stands open that no transaction of lindero left: edits pass for its own",
                    es: "está abierto un lote que ninguna transacción de lindero dejó: lo editado pasa por suyo"),
            advice: open == 0
                ? nil
                : Bilingual(
                    en: "somebody wrote to current_batch; empty it (DELETE FROM current_batch)",
                    es: "alguien escribió en current_batch; vacíela (DELETE FROM current_batch)"))
    }

    // MARK: Around the file

    private func clock() throws -> HealthCheck {
        let newest = try String.fetchOne(db, sql: "SELECT max(at) FROM batches") ?? ""
        let now = Timestamp.now()
        guard newest > now else {
            return HealthCheck(
                "clock", .ok, Bilingual(en: "the newest batch is of \(newest)", es: "el lote más nuevo es de \(newest)")
            )
        }
        return HealthCheck(
            "clock", .warn,
            Bilingual(
                en: "the newest batch is of \(newest), and this computer says \(now)",
                es: "el lote más nuevo es de \(newest), y esta computadora dice \(now)"),
            advice: Bilingual(
                en: "set the clock: the history's times would run backwards",
                es: "ajuste el reloj: las horas del historial irían hacia atrás"))
    }

    private func space() -> HealthCheck {
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        let attributes = try? FileManager.default.attributesOfFileSystem(forPath: folder)
        guard let free = (attributes?[.systemFreeSize] as? NSNumber)?.intValue else {
            return HealthCheck(
                "space", .warn, Bilingual(en: "free space can't be told", es: "no se sabe el espacio libre"))
        }
        // A change may need the file's size again for its journal.
        let isEnough = free > identity.size + 64 << 20
        return HealthCheck(
            "space", isEnough ? .ok : .warn,
            Bilingual(en: "\(free >> 20) MB free", es: "\(free >> 20) MB libres"),
            advice: isEnough
                ? nil
                : Bilingual(
                    en: "free some: a change may need as much as the file has, \(identity.size >> 20) MB",
                    es: "libere espacio: un cambio puede necesitar tanto como el archivo, \(identity.size >> 20) MB"))
    }

    private func backup() -> HealthCheck {
        guard let newest = Backup.newest(of: path) else {
            return HealthCheck(
                "backup", .ok, Bilingual(en: "no backup stands beside it", es: "a su lado no hay copia"),
                advice: Bilingual(
                    en: "make one with “lindero register backup”", es: "haga una con «lindero register backup»"))
        }
        return HealthCheck(
            "backup", .ok, Bilingual(en: "newest beside it: \(newest)", es: "la más nueva a su lado: \(newest)"))
    }

    private func grids() throws -> [String] {
        struct Grid: Decodable { var name: String }
        let texts = try String.fetchAll(db, sql: "SELECT DISTINCT operation_grids FROM surveys")
        return Set(
            texts.flatMap { (try? JSONDecoder().decode([Grid].self, from: Data($0.utf8)))?.map(\.name) ?? [] }
        ).sorted()
    }
}
