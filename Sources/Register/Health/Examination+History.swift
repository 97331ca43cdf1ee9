import Demarcation
import GRDB

/// Whether the past is what it was, and the present what the past made it.
extension Examination {
    func chain() throws -> [HealthCheck] {
        let chain = try HistoryChain(db, noted: noted)
        var checks = [sealed(chain)]
        if let holds = chain.holdsNoted, let noted {
            checks.append(
                HealthCheck(
                    "noted-seal", holds ? .ok : .error,
                    holds
                        ? Bilingual(
                            en: "the seal \(noted) stands in the chain", es: "el sello \(noted) está en la cadena")
                        : Bilingual(
                            en:
                                "the seal \(noted) doesn't stand in the chain: the history was made anew, or this is another register",
                            es: "el sello \(noted) no está en la cadena: el historial se rehízo, o es otro registro"),
                    advice: holds
                        ? nil
                        : Bilingual(
                            en: "compare with a backup of the day it was noted",
                            es: "compare con una copia del día en que se anotó")
                ))
        }
        let isQuiet = chain.unsealed == 0
        let newest = try Int.fetchOne(db, sql: "SELECT max(id) FROM batches") ?? 1
        checks.append(
            HealthCheck(
                "outside-edits", isQuiet ? .ok : .warn,
                isQuiet
                    ? Bilingual(
                        en: "no other program changed anything since lindero's last change",
                        es: "ningún otro programa cambió nada desde el último cambio de lindero")
                    : Bilingual(
                        en: "changes by other programs since lindero's last change: \(chain.unsealed)",
                        es: "cambios de otros programas desde el último cambio de lindero: \(chain.unsealed)"),
                advice: isQuiet
                    ? nil
                    : Bilingual(
                        en:
                            "look at them with “lindero history”, take them back with “lindero undo \(newest)+”; the next change by lindero seals them as outside",
                        es:
                            "véalos con «lindero history», deshágalos con «lindero undo \(newest)+»; el próximo cambio de lindero los sella como de fuera"
                    )))
        return checks
    }

    private func sealed(_ chain: HistoryChain) -> HealthCheck {
        func grave(_ message: Bilingual) -> HealthCheck {
            HealthCheck(
                "history-chain", .error, message,
                advice: Bilingual(
                    en: "somebody wrote to the history itself; compare with a backup from before",
                    es: "alguien escribió en el propio historial; compare con una copia anterior"))
        }
        if let broken = chain.broken {
            guard let batches = broken.batches else {
                return grave(
                    Bilingual(
                        en:
                            "the past was changed: what other programs did after batch \(broken.after) isn't what was sealed",
                        es:
                            "el pasado cambió: lo que otros programas hicieron después del lote \(broken.after) no es lo sellado"
                    ))
            }
            let name = batches.count == 1 ? "\(batches.lowerBound)" : "\(batches.lowerBound)–\(batches.upperBound)"
            return grave(
                Bilingual(
                    en: "the past was changed: batch \(name) isn't what was sealed, or its seal was changed",
                    es: "el pasado cambió: el lote \(name) no es lo sellado, o cambió su sello"))
        }
        if chain.claimed > 0 {
            return grave(
                Bilingual(
                    en: "\(chain.claimed) rows of the history name a batch that didn't write them",
                    es: "\(chain.claimed) filas del historial nombran un lote que no las escribió"))
        }
        if chain.lost > 0 {
            return grave(
                Bilingual(
                    en: "\(chain.lost) rows of the history are gone from its end",
                    es: "faltan \(chain.lost) filas al final del historial"))
        }
        return HealthCheck(
            "history-chain", .ok,
            Bilingual(
                en: "\(chain.seals) seals over \(chain.changes) changes hold; the newest is \(chain.head)",
                es: "\(chain.seals) sellos sobre \(chain.changes) cambios se sostienen; el más nuevo es \(chain.head)"))
    }

    /// Each row is what its last change made it: else a program edited it without the triggers.
    func agreement() throws -> HealthCheck {
        let tables = try String.fetchAll(
            db,
            sql:
                "SELECT tbl_name FROM sqlite_master WHERE type = 'trigger' AND name = 'history_' || tbl_name || '_insert'"
        )
        var differing: [String] = []
        var count = 0
        for table in tables {
            let now = try HistoryTriggers(of: table, in: db).json(of: "now")
            let rows = try Row.fetchCursor(
                db,
                sql: """
                    SELECT now.fid AS row, last.new AS then_json, \(now) AS now_json FROM "\(table)" AS now
                    LEFT JOIN history AS last ON last.id = (
                        SELECT max(id) FROM history WHERE table_name = '\(table)' AND row_id = now.fid)
                    WHERE last.new IS NOT \(now)
                    UNION ALL
                    SELECT last.row_id, last.new, NULL FROM history AS last
                    WHERE last.id IN (SELECT max(id) FROM history WHERE table_name = '\(table)' GROUP BY row_id)
                        AND last.operation <> 'delete' AND last.row_id NOT IN (SELECT fid FROM "\(table)")
                    """)
            while let row = try rows.next() {
                guard !RecordedRow.isSame(row["then_json"], as: row["now_json"]) else { continue }
                count += 1
                if differing.count < 5 { differing.append("\(table) \(row["row"] as Int64)") }
            }
        }
        guard count > 0 else {
            return HealthCheck(
                "rows-as-recorded", .ok,
                Bilingual(
                    en: "every row of \(tables.count) tables is what its last recorded change made it",
                    es: "toda fila de \(tables.count) tablas es lo que su último cambio anotado la hizo"))
        }
        let list = differing.joined(separator: ", ") + (count > differing.count ? ", …" : "")
        return HealthCheck(
            "rows-as-recorded", .error,
            Bilingual(
                en: "\(count) rows aren't what the history says: \(list)",
                es: "\(count) filas no son lo que dice el historial: \(list)"),
            advice: Bilingual(
                en: "they were edited with the triggers switched off; compare with a backup",
                es: "se editaron sin los disparadores; compare con una copia"))
    }

    /// Observations come only by an import, and each import says how many and which numbers.
    func evidence() throws -> HealthCheck {
        let strangers =
            try Int.fetchOne(
                db,
                sql: """
                    SELECT count(*) FROM observations LEFT JOIN surveys ON surveys.fid = observations.survey
                    WHERE surveys.fid IS NULL OR surveys.first_observation IS NULL
                        OR observations.fid NOT BETWEEN first_observation AND last_observation
                    """) ?? 0
        let surveys = try Row.fetchAll(
            db,
            sql: """
                SELECT id, accepted, (SELECT count(*) FROM observations WHERE observations.fid BETWEEN first_observation
                    AND last_observation AND survey = surveys.fid) AS found FROM surveys
                """)
        let missing = surveys.filter { ($0["accepted"] as Int) != ($0["found"] as Int) }
            .map { "\($0["id"] as String) (\($0["accepted"] as Int), \($0["found"] as Int))" }
        let edited =
            try Int.fetchOne(db, sql: "SELECT count(DISTINCT row_id) FROM history WHERE table_name = 'observations'")
            ?? 0
        guard strangers + missing.count + edited > 0 else {
            return HealthCheck(
                "evidence", .ok,
                Bilingual(
                    en: "surveys: \(surveys.count); all their observations are those that were imported",
                    es: "levantamientos: \(surveys.count); todas sus observaciones son las importadas"))
        }
        var english: [String] = []
        var spanish: [String] = []
        if strangers > 0 {
            english.append("\(strangers) observations belong to no recorded import")
            spanish.append("\(strangers) observaciones no son de ninguna importación anotada")
        }
        if !missing.isEmpty {
            english.append("surveys with other counts than accepted: \(missing.joined(separator: ", "))")
            spanish.append("levantamientos con otra cuenta que la aceptada: \(missing.joined(separator: ", "))")
        }
        if edited > 0 {
            english.append("\(edited) were edited or deleted")
            spanish.append("\(edited) se editaron o borraron")
        }
        return HealthCheck(
            "evidence", .error,
            Bilingual(en: english.joined(separator: "; "), es: spanish.joined(separator: "; ")),
            advice: Bilingual(
                en:
                    "evidence isn't edited: see “lindero history”, withdraw the survey with “lindero undo”, import its file again",
                es:
                    "la evidencia no se edita: vea «lindero history», retire el levantamiento con «lindero undo», impórtelo de nuevo"
            ))
    }

    /// Names without a foreign key that name nothing.
    func orphans() throws -> HealthCheck {
        var found: [String] = []
        for reference in LooseReference.all {
            let count =
                try Int.fetchOne(
                    db,
                    sql: """
                        SELECT count(*) FROM "\(reference.table)" WHERE "\(reference.column)" IS NOT NULL
                            AND "\(reference.column)" NOT IN (SELECT "\(reference.key)" FROM "\(reference.target)")
                        """) ?? 0
            if count > 0 { found.append("\(reference.table).\(reference.column) → \(reference.target): \(count)") }
        }
        return HealthCheck(
            "orphans", found.isEmpty ? .ok : .warn,
            found.isEmpty
                ? Bilingual(
                    en: "every name without a foreign key names something",
                    es: "todo nombre sin clave foránea nombra algo")
                : Bilingual(
                    en: "names that name nothing: \(found.joined(separator: ", "))",
                    es: "nombres que no nombran nada: \(found.joined(separator: ", "))"),
            advice: found.isEmpty
                ? nil
                : Bilingual(
                    en: "import what is missing, or mend the name where it was edited",
                    es: "importe lo que falta, o corrija el nombre donde se editó"))
    }
}
