public import Demarcation
import GeoTypes

/// What became of survey files, for people and for programs.
public enum SurveyReport {
    /// An import, stored or only tried.
    public struct Imported: Sendable {
        public var survey: Survey
        public var pointsOfSector: [(sector: Sector.ID, points: Int)]
        public var rejections: [Rejection]
        public var isStored: Bool
        public var isDryRun: Bool

        public init(
            survey: Survey, pointsOfSector: [(sector: Sector.ID, points: Int)], rejections: [Rejection], isStored: Bool,
            isDryRun: Bool
        ) {
            self.survey = survey
            self.pointsOfSector = pointsOfSector
            self.rejections = rejections
            self.isStored = isStored
            self.isDryRun = isDryRun
        }
    }

    public static func write(_ imported: Imported, to json: inout JSONWriter) {
        json.object { json in
            members(of: imported.survey, to: &json)
            json.object("sectors") { json in
                for (sector, points) in imported.pointsOfSector { json.member(sector.rawValue, points) }
            }
            json.member("stored", imported.isStored)
            json.member("dry_run", imported.isDryRun)
            json.array("warnings") { json in
                for warning in imported.survey.warnings { json.value(warning[.english]) }
            }
            json.array("rejects") { json in
                for rejection in imported.rejections {
                    json.object { json in
                        json.member("line", rejection.line)
                        json.member("code", rejection.reason.code)
                        json.member("text", rejection.text)
                        json.member("message", rejection.reason.message[.english])
                        json.member("hint", rejection.reason.hint[.english])
                    }
                }
            }
        }
    }

    public static func text(_ imported: Imported, in language: Language) -> String {
        let survey = imported.survey
        let ledger = survey.ledger
        var table = TextTable(ledgerTitles(in: language).map { .init($0, .right) })
        table.append(
            [ledger.read, ledger.accepted, ledger.rejected, ledger.duplicate, ledger.unchanged, ledger.located]
                .map { .text(String($0)) })
        // A number that nothing was stored under isn't shown.
        let isThere = imported.isStored || ledger.read > 0 && ledger.unchanged == ledger.read
        let id = isThere ? "\(survey.id.rawValue)  " : ""
        var lines = ["\(id)\(survey.file)  (\(survey.format), \(survey.referenceSystem))"]
        lines.append(operation(survey.operation, in: language))
        var text = lines.joined(separator: "\n") + "\n\n" + table.text()
        if !imported.pointsOfSector.isEmpty {
            text +=
                "\n" + imported.pointsOfSector.map { "\($0.sector.rawValue): \($0.points)" }.joined(separator: ", ")
                + "\n"
        }
        if !imported.isStored {
            let reason =
                imported.isDryRun
                ? Bilingual(en: "dry run: nothing was stored", es: "prueba: no se guardó nada")
                : ledger.accepted > 0
                    ? Bilingual(en: "refused as a whole: nothing was stored", es: "rechazado entero: no se guardó nada")
                    : ledger.read == 0
                        ? Bilingual(en: "0 records: nothing was stored", es: "0 registros: no se guardó nada")
                        : ledger.rejected > 0
                            ? Bilingual(
                                en: "nothing was accepted, so nothing was stored, the rejected records neither",
                                es: "nada se aceptó, así que no se guardó nada, tampoco los registros rechazados")
                            : Bilingual(
                                en:
                                    "nothing new: all of it was imported before, and that import stands; nothing was stored",
                                es:
                                    "nada nuevo: todo se importó antes, y esa importación sigue en pie; no se guardó nada"
                            )
            text += reason[language] + "\n"
        }
        return text
    }

    public static func write(_ surveys: [Survey], to json: inout JSONWriter) {
        json.array { json in
            for survey in surveys {
                json.object { json in members(of: survey, to: &json) }
            }
        }
    }

    public static func table(_ surveys: [Survey], in language: Language, width: Int? = nil) -> String {
        var table = TextTable([
            .init("id", .fixed), .init(Bilingual(en: "file", es: "archivo")[language]),
            .init(Bilingual(en: "system", es: "sistema")[language]),
            .init(Bilingual(en: "accepted", es: "aceptados")[language], .right),
            .init(Bilingual(en: "rejected", es: "rechazados")[language], .right),
            .init(Bilingual(en: "located", es: "ubicados")[language], .right),
            .init(Bilingual(en: "imported", es: "importado")[language]),
            .init(Bilingual(en: "by", es: "por")[language]),
        ])
        for survey in surveys {
            table.append([
                .text(survey.id.rawValue), .text(survey.file), .text(survey.referenceSystem),
                .text(String(survey.ledger.accepted)), .text(String(survey.ledger.rejected)),
                .text(String(survey.ledger.located)), .text(String(survey.importedAt.prefix(10))),
                .text(survey.importedBy),
            ])
        }
        return table.text(width: width)
    }

    static func ledgerTitles(in language: Language) -> [String] {
        [
            Bilingual(en: "read", es: "leídos"), Bilingual(en: "accepted", es: "aceptados"),
            Bilingual(en: "rejected", es: "rechazados"), Bilingual(en: "duplicate", es: "duplicados"),
            Bilingual(en: "unchanged", es: "sin cambio"), Bilingual(en: "located", es: "ubicados"),
        ].map { $0[language] }
    }

    /// `name (code), 10 m`, and loudly what is wrong with it.
    public static func operation(_ operation: OperationRecord, in language: Language) -> String {
        let code = operation.code.map { " (\($0))" } ?? ""
        let accuracy =
            operation.accuracy.map { "\(fixed($0, decimals: $0 < 1 ? 3 : 1)) m" }
            ?? Bilingual(en: "accuracy unknown", es: "exactitud desconocida")[language]
        let ballpark = operation.isBallpark ? Bilingual(en: "; BALLPARK", es: "; APROXIMADA")[language] : ""
        return Bilingual(en: "operation: ", es: "operación: ")[language]
            + "\(operation.name)\(code), \(accuracy)\(ballpark)"
    }

    static func members(of survey: Survey, to json: inout JSONWriter) {
        let ledger = survey.ledger
        json.member("survey", survey.id.rawValue)
        json.member("file", survey.file)
        json.member("sha256", survey.sha256)
        json.member("format", survey.format)
        json.member("class", survey.surveyClass.rawValue)
        json.member("read", ledger.read)
        json.member("accepted", ledger.accepted)
        json.member("rejected", ledger.rejected)
        json.member("duplicate", ledger.duplicate)
        json.member("unchanged", ledger.unchanged)
        json.member("located", ledger.located)
        json.member("crs", survey.referenceSystem)
        json.member("epoch", survey.epoch)
        json.member("height_kind", survey.heightKind.rawValue)
        json.object("operation") { json in
            let operation = survey.operation
            json.member("name", operation.name)
            json.member("code", operation.code)
            json.member("accuracy_m", operation.accuracy)
            json.member("ballpark", operation.isBallpark)
            json.array("grids") { json in
                for grid in operation.grids { json.value(grid.name) }
            }
            json.member("proj", operation.proj)
            json.member("proj_version", operation.projVersion)
            json.member("epsg_version", operation.epsgVersion)
        }
        if survey.bounds.isEmpty {
            json.key("bounds")
            json.null()
        } else {
            let box = survey.bounds
            json.member("bounds", [box.west, box.south, box.east, box.north], decimals: 9)
        }
        json.member("imported_at", survey.importedAt)
        json.member("imported_by", survey.importedBy)
    }
}
