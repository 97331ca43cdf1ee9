import ArgumentParser
import Demarcation
import Foundation

/// How progress is judged: configuration, never official.
struct RuleOptions: ParsableArguments {
    @Option(
        help: help(
            "Green from this percent of what was programmed to date; else 90.",
            "Verde desde este porcentaje de lo programado a la fecha; si no, 90.")) var green: Double?
    @Option(help: help("Amber from this percent; else 70.", "Amarillo desde este porcentaje; si no, 70."))
    var amber: Double?
    @Option(
        help: help(
            "Physical and financial percent further apart than this, in points, are a finding; else 20.",
            "Un avance físico y uno financiero más distantes que esto, en puntos, son un hallazgo; si no, 20."))
    var gap: Double?
    @Option(
        help: help(
            "A JSON file with green, amber and gap, for what the command line doesn't say.",
            "Un archivo JSON con green, amber y gap, para lo que la línea de comandos no dice.")) var rules: String?

    /// A mistyped name would leave the rule at its default, without a word.
    private struct UnknownRule: Error {}

    private struct File {
        var green: Double?
        var amber: Double?
        var gap: Double?
    }

    func make() throws -> ProgressRules {
        let file = try rules.map { try Self.read($0) }
        let green = green ?? file?.green ?? 90
        let amber = amber ?? file?.amber ?? 70
        let gap = gap ?? file?.gap ?? 20
        guard green.isFinite, amber.isFinite, gap.isFinite, 0 <= amber, amber <= green, gap >= 0 else {
            throw Failure.usage(
                Bilingual(
                    en: "thresholds \(green), \(amber), \(gap) can't be: 0 ≤ amber ≤ green and 0 ≤ gap",
                    es: "los umbrales \(green), \(amber), \(gap) no son posibles: 0 ≤ amber ≤ green y 0 ≤ gap"),
                hint: Bilingual(
                    en: "give percents such as --green 90 --amber 70 --gap 20",
                    es: "dé porcentajes, como --green 90 --amber 70 --gap 20"))
        }
        return ProgressRules(
            thresholds: ProgressRules.Thresholds(green: green / 100, amber: amber / 100), gapPoints: gap)
    }

    private static func read(_ path: String) throws -> File {
        let bytes = try FileBytes.read(path)
        do {
            let named = try JSONDecoder().decode([String: Double].self, from: Data(bytes))
            guard Set(named.keys).isSubset(of: ["green", "amber", "gap"]) else { throw UnknownRule() }
            return File(green: named["green"], amber: named["amber"], gap: named["gap"])
        } catch {
            throw Failure.unusable(
                "E_RULES",
                Bilingual(
                    en: "\(path): not a JSON object with the numbers green, amber and gap",
                    es: "\(path): no es un objeto JSON con los números green, amber y gap"),
                hint: Bilingual(
                    en: "write such as {\"green\": 90, \"amber\": 70, \"gap\": 20}",
                    es: "escriba por ejemplo {\"green\": 90, \"amber\": 70, \"gap\": 20}"))
        }
    }
}
