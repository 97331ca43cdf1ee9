public import Demarcation

/// The checks of a register for people and for programs.
public enum HealthReport {
    public static func write(_ checks: [HealthCheck], to json: inout JSONWriter, in language: Language) {
        json.array("checks") { json in
            for check in checks {
                json.object { json in
                    json.member("id", check.id)
                    json.member("status", check.status.rawValue)
                    json.member("message", check.message[language])
                    json.member("advice", check.advice?[language])
                }
            }
        }
    }

    public static func write(_ repairs: [Repair], to json: inout JSONWriter, in language: Language) {
        json.array("repairs") { json in
            for repair in repairs {
                json.object { json in
                    json.member("kind", repair.code)
                    json.member("table", repair.table)
                    json.member("message", repair.text[language])
                }
            }
        }
    }

    /// A line for each check, and what to do below those that found something.
    public static func text(_ checks: [HealthCheck], in language: Language, hasColours: Bool) -> String {
        let width = checks.map(\.id.count).max() ?? 0
        var text = ""
        for check in checks {
            let status = word(check.status)[language]
            let padding = String(repeating: " ", count: 7 - status.count)
            text += paint(status, check.status, hasColours) + padding + check.id
            text += String(repeating: " ", count: width - check.id.count + 2) + check.message[language] + "\n"
            if check.status != .ok, let advice = check.advice?[language] {
                text += String(repeating: " ", count: width + 9) + "→ " + advice + "\n"
            }
        }
        let findings = checks.filter { $0.status != .ok }.count
        text += "\n"
        text +=
            Bilingual(
                en: findings == 0
                    ? "\(checks.count) checks, nothing found" : "\(checks.count) checks, \(findings) with findings",
                es: findings == 0
                    ? "\(checks.count) pruebas, sin hallazgos" : "\(checks.count) pruebas, \(findings) con hallazgos")[
                language]
        return text + "\n"
    }

    private static func word(_ status: HealthCheck.Status) -> Bilingual {
        switch status {
        case .ok: Bilingual(en: "ok", es: "bien")
        case .warn: Bilingual(en: "warn", es: "aviso")
        case .error: Bilingual(en: "error", es: "error")
        }
    }

    private static func paint(_ word: String, _ status: HealthCheck.Status, _ hasColours: Bool) -> String {
        guard hasColours else { return word }
        let colour: TextTable.Colour =
            switch status {
            case .ok: .green
            case .warn: .amber
            case .error: .red
            }
        return "\u{1B}[\(colour.rawValue)m\(word)\u{1B}[0m"
    }
}
