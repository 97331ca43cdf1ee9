public import Demarcation
public import GeoTypes

/// What observations propose for the positions of monuments, and why not.
public enum ProposalReport {
    public struct Row: Sendable {
        public var monument: String
        public var gates: AcceptanceClass
        public var observations: Int
        public var occupations: Int
        public var used: Int
        public var separation: Double?
        public var heightSpread: Length?
        public var worstRadius95: Length?
        public var shortfalls: [AcceptanceClass.Shortfall]
        public var position: Position?
        public var radius95: Length?
        /// Metres from the shown position to the proposed one.
        public var shift: Double?
        /// Place among the monument's positions; `nil` where nothing is proposed.
        public var number: Int?
        /// False where the register held the proposal already.
        public var isNew = false

        public init(
            monument: String, gates: AcceptanceClass, observations: Int, occupations: Int, used: Int,
            separation: Double?, heightSpread: Length?, worstRadius95: Length?,
            shortfalls: [AcceptanceClass.Shortfall], position: Position?, radius95: Length?, shift: Double?
        ) {
            self.monument = monument
            self.gates = gates
            self.observations = observations
            self.occupations = occupations
            self.used = used
            self.separation = separation
            self.heightSpread = heightSpread
            self.worstRadius95 = worstRadius95
            self.shortfalls = shortfalls
            self.position = position
            self.radius95 = radius95
            self.shift = shift
        }
    }

    public static func write(_ rows: [Row], surveys: [String], isDryRun: Bool, to json: inout JSONWriter) {
        json.object { json in
            json.member("surveys", surveys)
            json.member("proposed", rows.filter(\.isNew).count)
            json.member("unchanged", rows.filter { $0.position != nil && !$0.isNew }.count)
            json.member("refused", rows.filter { $0.position == nil }.count)
            json.member("dry_run", isDryRun)
            json.array("monuments") { json in
                for row in rows {
                    json.object { json in
                        json.member("monument", row.monument)
                        json.object("gates") { json in
                            json.member("class", row.gates.name)
                            json.member("fixed_occupations", row.gates.fixedOccupations)
                            json.member("separation_min", row.gates.leastSeparationSeconds.map { $0 / 60 })
                            json.member("height_spread_m", row.gates.heightSpread?.metres)
                            json.member("r95_m", row.gates.radius95.metres)
                            json.member("official", false)
                        }
                        json.member("observations", row.observations)
                        json.member("occupations", row.occupations)
                        json.member("used", row.used)
                        json.member("separation_min", row.separation.map { $0 / 60 }, decimals: 2)
                        json.member("height_spread_m", row.heightSpread?.metres, decimals: 4)
                        json.member("worst_r95_m", row.worstRadius95?.metres, decimals: 4)
                        json.array("reasons") { json in
                            for shortfall in row.shortfalls {
                                json.object { json in
                                    json.member("code", shortfall.code)
                                    json.member("message", shortfall.message.english)
                                    json.member("mensaje", shortfall.message.spanish)
                                }
                            }
                        }
                        if let position = row.position {
                            json.member("r95_m", row.radius95?.metres, decimals: 4)
                            json.member("shift_m", row.shift, decimals: 4)
                            json.member("new", row.isNew)
                            json.object("position") {
                                PositionReport.members(of: position, to: &$0)
                            }
                        }
                    }
                }
            }
        }
    }

    public static func text(_ rows: [Row], isDryRun: Bool, in language: Language) -> String {
        guard !rows.isEmpty else {
            return Bilingual(
                en: "no observation was matched to a monument\n",
                es: "ninguna observación corresponde a un monumento\n")[language]
        }
        var table = TextTable([
            .init(Bilingual(en: "monument", es: "monumento")[language], .fixed),
            .init(Bilingual(en: "gates", es: "límites")[language]),
            .init(Bilingual(en: "used", es: "usadas")[language], .right),
            .init(Bilingual(en: "apart min", es: "separación min")[language], .right), .init("ΔH m", .right),
            .init("R95 m", .right), .init(Bilingual(en: "shift m", es: "cambio m")[language], .right),
            .init(Bilingual(en: "result", es: "resultado")[language]),
        ])
        for row in rows {
            let result =
                if let number = row.number {
                    row.isNew
                        ? Bilingual(en: "proposed: position \(number)", es: "propuesta: posición \(number)")
                        : Bilingual(en: "there already: position \(number)", es: "ya está: posición \(number)")
                } else {
                    Bilingual(
                        en: row.shortfalls.map(\.message.english).joined(separator: "; "),
                        es: row.shortfalls.map(\.message.spanish).joined(separator: "; "))
                }
            func metres(_ length: Length?) -> TextTable.Cell {
                .text(length.map { fixed($0.metres, decimals: 3) } ?? "—")
            }
            table.append([
                .text(row.monument), .text(row.gates.label[language]), .text("\(row.used)/\(row.occupations)"),
                .text(row.separation.map { fixed($0 / 60, decimals: 1) } ?? "—"), metres(row.heightSpread),
                metres(row.worstRadius95), .text(row.shift.map { fixed($0, decimals: 3) } ?? "—"),
                .text(result[language], row.position == nil ? .amber : .green),
            ])
        }
        var gates: [AcceptanceClass] = []
        for row in rows where !gates.contains(row.gates) { gates.append(row.gates) }
        let limits = gates.map { "\($0.label[language]): \($0.limits[language])" }.joined(separator: "\n")
        let (new, refused) = (rows.filter(\.isNew).count, rows.filter { $0.position == nil }.count)
        return table.text() + "\n" + limits + "\n"
            + Bilingual(
                en:
                    "configured gates, not official. proposed: \(new), not proposed: \(refused); nothing official changed",
                es:
                    "límites configurados, no oficiales. propuestas: \(new), sin propuesta: \(refused); nada oficial cambió"
            )[language] + (isDryRun ? Bilingual(en: " (nothing stored)", es: " (no se guardó nada)")[language] : "")
            + "\n"
    }
}
