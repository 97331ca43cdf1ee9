public import Demarcation
public import GeoTypes

/// The findings of the rules of quality, for people and for programs.
public struct CheckReport: Sendable {
    public var register: String
    public var day: CivilDate
    /// The rules that were asked, in their order.
    public var rules: [CheckRule]
    public var limits: CheckLimits
    /// In the order of the rules, then along the line; points in the register's frame.
    public var findings: [CheckFinding]

    public init(
        register: String, day: CivilDate, rules: [CheckRule], limits: CheckLimits, findings: [CheckFinding]
    ) {
        self.register = register
        self.day = day
        self.rules = rules
        self.limits = limits
        self.findings = findings
    }

    private func count(_ severity: CheckSeverity) -> Int {
        findings.reduce(0) { $0 + ($1.severity == severity ? 1 : 0) }
    }

    // MARK: For programs

    public func write(to json: inout JSONWriter, in language: Language) {
        let counts = findings.reduce(into: [:]) { $0[$1.rule, default: 0] += 1 }
        json.object { json in
            json.member("register", register)
            json.member("date", day.description)
            json.object("limits") { json in
                for line in limits.lines { json.member(line.name, line.value) }
            }
            json.object("counts") { json in
                for severity in CheckSeverity.allCases.reversed() { json.member(severity.rawValue, count(severity)) }
            }
            json.array("rules") { json in
                for rule in rules { Self.write(rule, findings: counts[rule] ?? 0, to: &json, in: language) }
            }
            json.array("findings") { json in
                for finding in findings {
                    json.object { json in Self.write(finding, to: &json, in: language, withPoint: true) }
                }
            }
        }
    }

    /// The rules alone, with their severity.
    public static func write(
        _ rules: [CheckRule], limits: CheckLimits, to json: inout JSONWriter, in language: Language
    ) {
        json.object { json in
            json.array("rules") { json in
                for rule in rules { write(rule, findings: nil, to: &json, in: language) }
            }
            json.object("limits") { json in
                for line in limits.lines { json.member(line.name, line.value) }
            }
        }
    }

    public static func csv(of rules: [CheckRule], in language: Language) -> [UInt8] {
        var list = CSVWriter(header: ["rule", "severity", "title"])
        for rule in rules {
            list.row { row in
                row.field(rule.rawValue)
                row.field(rule.severity.rawValue)
                row.field(rule.label[language])
            }
        }
        return list.bytes
    }

    private static func write(_ rule: CheckRule, findings: Int?, to json: inout JSONWriter, in language: Language) {
        json.object { json in
            json.member("id", rule.rawValue)
            json.member("severity", rule.severity.rawValue)
            json.member("title", rule.label[language])
            if let findings { json.member("findings", findings) }
        }
    }

    private static func write(
        _ finding: CheckFinding, to json: inout JSONWriter, in language: Language, withPoint: Bool
    ) {
        let place = finding.place
        json.member("rule", finding.rule.rawValue)
        json.member("severity", finding.severity.rawValue)
        json.member("sector", place.sector?.rawValue)
        json.member("chainage", place.from?.description)
        json.member("from_m", place.from?.metres, decimals: 3)
        json.member("to_m", place.to?.metres, decimals: 3)
        if withPoint {
            if let point = place.point {
                json.array("point") { json in
                    json.value(point.longitude, decimals: 9)
                    json.value(point.latitude, decimals: 9)
                }
            } else {
                json.key("point")
                json.null()
            }
        }
        json.member("kind", finding.kind.rawValue)
        json.member("record", finding.record)
        json.member("message", finding.message[language])
        json.member("advice", finding.rule.advice[language])
    }

    public func csv(in language: Language) -> [UInt8] {
        var list = CSVWriter(header: [
            "severity", "rule", "sector", "from_m", "to_m", "longitude", "latitude", "kind", "record", "message",
            "advice",
        ])
        for finding in findings {
            list.row { row in
                row.field(finding.severity.rawValue)
                row.field(finding.rule.rawValue)
                row.field(finding.place.sector?.rawValue)
                row.field(finding.place.from?.metres, decimals: 3)
                row.field(finding.place.to?.metres, decimals: 3)
                row.field(finding.place.point?.longitude, decimals: 9)
                row.field(finding.place.point?.latitude, decimals: 9)
                row.field(finding.kind.rawValue)
                row.field(finding.record)
                row.field(finding.message[language])
                row.field(finding.rule.advice[language])
            }
        }
        return list.bytes
    }

    /// One point for each finding, in WGS 84 (RFC 7946); `null` where no place is known.
    ///
    /// - `points`: the findings' points in WGS 84, NaN where there is none.
    /// - `notes`: what the law asks to stand beside the line.
    public func geoJSON(points: [GeographicPoint], notes: [Bilingual], in language: Language) -> [UInt8] {
        var writer = GeoJSONWriter()
        writer.begin { json in
            if !notes.isEmpty {
                json.member("legal_notes", notes.map { $0[.english] })
                json.member("notas_legales", notes.map { $0[.spanish] })
            }
        }
        for (finding, point) in zip(findings, points) {
            writer.feature(.point(point)) { json in
                Self.write(finding, to: &json, in: language, withPoint: false)
            }
        }
        writer.end()
        return writer.bytes
    }

    // MARK: For people

    /// How many findings of a rule a text names.
    public static let shown = 12

    /// A block for each rule that found something, what to do at its end, and a count.
    public func text(in language: Language, hasColours: Bool) -> String {
        var text = ""
        var start = 0
        while start < findings.count {
            let rule = findings[start].rule
            let end = findings[start...].firstIndex { $0.rule != rule } ?? findings.count
            text += Self.block(rule, findings[start..<end], in: language, hasColours: hasColours) + "\n"
            start = end
        }
        return text + summary[language] + "\n"
    }

    private static func block(
        _ rule: CheckRule, _ findings: ArraySlice<CheckFinding>, in language: Language, hasColours: Bool
    ) -> String {
        var text = "\(painted(rule.severity, in: language, hasColours))  \(rule.rawValue)  "
        text += "\(rule.label[language]): \(findings.count)\n"
        let named = findings.prefix(shown)
        var rows: [[String]] = []
        for finding in named {
            let place = [finding.place.sector?.rawValue, finding.place.from?.text(decimals: 0)].compactMap { $0 }
            rows.append([place.joined(separator: " "), finding.record, finding.message[language]])
        }
        let widths = [0, 1].map { column in rows.map { $0[column].count }.max() ?? 0 }
        for row in rows {
            text += "  "
            for (column, width) in widths.enumerated() where width > 0 {
                text += row[column] + String(repeating: " ", count: width - row[column].count + 2)
            }
            text += row[2] + "\n"
        }
        if findings.count > named.count {
            text +=
                Bilingual(
                    en: "  and \(findings.count - named.count) more: --format csv has them all",
                    es: "  y \(findings.count - named.count) más: --format csv los trae todos")[language] + "\n"
        }
        return text + "  → " + rule.advice[language] + "\n"
    }

    /// The rules with their severity, and the limits as a settings file would set them.
    public static func list(_ rules: [CheckRule], limits: CheckLimits, in language: Language) -> String {
        var table = TextTable([
            .init(Bilingual(en: "rule", es: "regla")[language], .fixed),
            .init(Bilingual(en: "severity", es: "gravedad")[language], .fixed),
            .init(Bilingual(en: "finds", es: "encuentra")[language], .fixed),
        ])
        for rule in rules {
            table.append([.text(rule.rawValue), .text(rule.severity.label[language]), .text(rule.label[language])])
        }
        return table.text() + "\n" + limits.text
    }

    private static func painted(_ severity: CheckSeverity, in language: Language, _ hasColours: Bool) -> String {
        let word = severity.label[language]
        guard hasColours else { return word }
        switch severity {
        case .info: return word
        case .warn: return "\u{1B}[\(TextTable.Colour.amber.rawValue)m\(word)\u{1B}[0m"
        case .error: return "\u{1B}[\(TextTable.Colour.red.rawValue)m\(word)\u{1B}[0m"
        }
    }

    private var summary: Bilingual {
        let (errors, warnings, notes) = (count(.error), count(.warn), count(.info))
        guard !findings.isEmpty else {
            return Bilingual(
                en: "\(rules.count) rules on \(day), nothing found",
                es: "\(rules.count) reglas al \(day), sin hallazgos")
        }
        return Bilingual(
            en: "\(rules.count) rules on \(day); errors: \(errors), warnings: \(warnings), notes: \(notes)",
            es: "\(rules.count) reglas al \(day); errores: \(errors), avisos: \(warnings), notas: \(notes)")
    }
}
