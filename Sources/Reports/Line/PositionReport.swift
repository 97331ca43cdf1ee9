public import Demarcation
import GeoTypes

/// Positions of a monument or vertex, and the steps of their lives.
public enum PositionReport {
    /// A step that was made, or would be.
    public struct Step: Sendable {
        public var number: Int
        public var position: Position
        public var replaced: Position?
        /// Metres from where the monument is shown until now, or from where the line has its vertex.
        public var shift: Double?
        public var isDryRun: Bool

        public init(
            number: Int, position: Position, replaced: Position?, shift: Double?, isDryRun: Bool
        ) {
            self.number = number
            self.position = position
            self.replaced = replaced
            self.shift = shift
            self.isDryRun = isDryRun
        }
    }

    public static func write(_ step: Step, of owner: PositionOwner, to json: inout JSONWriter) {
        json.object { json in
            switch owner {
            case .monument(let id): json.member("monument", id.rawValue)
            case .vertex(let id): json.member("vertex", id.rawValue)
            }
            json.object("position") { members(of: step.position, to: &$0) }
            if let replaced = step.replaced {
                json.object("replaced") { members(of: replaced, to: &$0) }
            }
            json.member("shift_m", step.shift, decimals: 4)
            if case .vertex = owner { json.member("line_changed", false) }
            json.member("dry_run", step.isDryRun)
        }
    }

    public static func text(_ step: Step, of owner: PositionOwner, in language: Language) -> String {
        var lines = [
            "\(owner.name)  "
                + Bilingual(
                    en: "position \(step.number): \(step.position.role.label.english), "
                        + step.position.state.label.english,
                    es: "posición \(step.number): \(step.position.role.label.spanish), "
                        + step.position.state.label.spanish)[language] + validity(step.position, in: language)
        ]
        if let replaced = step.replaced {
            lines.append(
                Bilingual(
                    en: "replaces the \(replaced.role.label.english) one, now historical",
                    es: "reemplaza a la \(replaced.role.label.spanish), ahora histórica")[language]
                    + validity(replaced, in: language))
        }
        let distance = step.shift.map { fixed($0, decimals: 3) } ?? "?"
        if case .monument = owner, step.shift != nil, step.shift != 0 {
            lines.append(
                Bilingual(
                    en: "\(distance) m from where the monument was shown",
                    es: "a \(distance) m de donde se mostraba el monumento")[language])
        }
        if case .vertex = owner, step.position.state == .inForce {
            lines.append(
                Bilingual(
                    en: "kept as a record: the line's own vertex stays where it is, \(distance) m away, "
                        + "and so do lengths and chainages, until “line revise --from-vertices”",
                    es: "queda como registro: el vértice de la línea sigue donde está, a \(distance) m, "
                        + "y con él longitudes y progresivas, hasta «line revise --from-vertices»")[language])
        }
        if step.isDryRun { lines.append(Bilingual(en: "(nothing stored)", es: "(no se guardó nada)")[language]) }
        return lines.joined(separator: "\n") + "\n"
    }

    /// `, 2026-05-12 – 2026-06-01`, both included; nothing without a day.
    static func validity(_ position: Position, in language: Language) -> String {
        guard position.validFrom != nil || position.validTo != nil else { return "" }
        return ", " + days(position, in: language)
    }

    static func days(_ position: Position, in language: Language) -> String {
        guard position.validFrom != nil || position.validTo != nil else { return "" }
        if position.isSupersededOnFirstDay, let day = position.validFrom {
            return Bilingual(en: "\(day), superseded the same day", es: "\(day), reemplazada el mismo día")[language]
        }
        return "\(position.validFrom?.description ?? "…") – \(position.validTo?.description ?? "…")"
    }

    public static func members(of position: Position, to json: inout JSONWriter) {
        json.member("number", position.number)
        json.member("uuid", position.uuid)
        json.member("role", position.role.rawValue)
        json.member("state", position.state.rawValue)
        json.member("longitude", position.point.longitude, decimals: 10)
        json.member("latitude", position.point.latitude, decimals: 10)
        json.member("height", position.height?.metres, decimals: 4)
        json.member("crs", position.sourceSystem)
        json.member("epoch", position.sourceEpoch)
        json.member("source_x", position.sourceX)
        json.member("source_y", position.sourceY)
        json.member("source_z", position.sourceZ)
        json.member("sigma_e", position.eastSigma)
        json.member("sigma_n", position.northSigma)
        json.member("sigma_u", position.upSigma)
        json.member("cov_en", position.eastNorthCovariance)
        json.member("operation", position.operation)
        json.member("operation_accuracy_m", position.operationAccuracy)
        json.member("source", position.source)
        json.member("survey", position.survey?.rawValue)
        json.member("stated_by", position.statedBy)
        json.member("document", position.document?.rawValue)
        json.member("valid_from", position.validFrom?.description)
        json.member("valid_to", position.validTo?.description)
        json.member("superseded_same_day", position.isSupersededOnFirstDay)
        json.member("note", position.note)
    }

    static func write(_ positions: [Position], to json: inout JSONWriter) {
        json.array("positions") { json in
            for position in positions { json.object { members(of: position, to: &$0) } }
        }
    }

    public static func table(_ positions: [Position], in language: Language) -> String {
        var table = TextTable([
            .init("n", .right), .init(Bilingual(en: "longitude", es: "longitud")[language], .right),
            .init(Bilingual(en: "latitude", es: "latitud")[language], .right),
            .init(Bilingual(en: "height m", es: "altura m")[language], .right), .init("σE m", .right),
            .init("σN m", .right), .init(Bilingual(en: "as stated in", es: "como se declaró en")[language]),
        ])
        var life = TextTable([
            .init("n", .right), .init(Bilingual(en: "role", es: "origen")[language]),
            .init(Bilingual(en: "state", es: "validez")[language]),
            .init(Bilingual(en: "in force", es: "vigencia")[language]),
            .init(Bilingual(en: "document", es: "documento")[language]),
            .init(Bilingual(en: "stated by", es: "declarada por")[language]),
        ])
        var operations: [(name: String, numbers: [String])] = []
        for position in positions {
            let source = [position.statedBy, position.source].compactMap { $0 }.joined(separator: ": ")
            let accuracy = position.operationAccuracy.map { $0 == 0 ? "" : ", \(fixed($0, decimals: 2)) m" } ?? ", ? m"
            let number = position.number.map { String($0) } ?? ""
            life.append([
                .text(number), .text(position.role.label[language]), .text(position.state.label[language]),
                .text(days(position, in: language)), .text(position.document?.rawValue ?? "—"), .text(source),
            ])
            let operation = position.operation + accuracy
            if let index = operations.firstIndex(where: { $0.name == operation }) {
                operations[index].numbers.append(number)
            } else {
                operations.append((operation, [number]))
            }
            table.append([
                .text(number), .text(fixed(position.point.longitude, decimals: 9)),
                .text(fixed(position.point.latitude, decimals: 9)),
                .text(position.height.map { fixed($0.metres, decimals: 3) } ?? "—"),
                .text(position.eastSigma.map { fixed($0, decimals: 3) } ?? "?"),
                .text(position.northSigma.map { fixed($0, decimals: 3) } ?? "?"),
                .text(position.sourceSystem + (position.sourceEpoch.map { " @ \(fixed($0, decimals: 2))" } ?? "")),
            ])
        }
        let byOperation = Bilingual(en: "by", es: "por")[language]
        return life.text() + "\n" + table.text()
            + operations.map { "\($0.numbers.joined(separator: ", ")) \(byOperation) \($0.name)\n" }.joined()
            + positions.compactMap { position in position.note.map { "\(position.number ?? 0): \($0)\n" } }.joined()
    }
}
