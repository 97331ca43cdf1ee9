import Demarcation
import GeoTypes

/// What all formats of a plan say in the same words.
extension PlanSheet {
    func title(in language: Language) -> String {
        Bilingual(en: "Inspection plan", es: "Plan de inspección")[language] + " · \(date)"
    }

    /// `EPSG:4326 (WGS 84), epoch 2026.1`.
    func frameText(in language: Language) -> String {
        let epoch = frame.epoch.map { Bilingual(en: ", epoch \($0)", es: ", época \($0)")[language] }
        return "\(frame.code) (\(frame.name))" + (epoch ?? "")
    }

    /// What has to be said of the sectors that no law makes a limit.
    func notes(in language: Language) -> [String] {
        LegalStatus.remarks(on: days.map(\.legalStatus)).map { $0[language] }
    }

    func remarks(in language: Language) -> [String] {
        var remarks: [Bilingual] = []
        if !postponed.isEmpty {
            let names = PlanSheet.list(postponed)
            remarks.append(
                Bilingual(
                    en: "Left for later, for want of days: \(postponed.count): \(names)",
                    es: "Quedan para después, por falta de días: \(postponed.count): \(names)"))
        }
        if !unplaced.isEmpty {
            let names = PlanSheet.list(unplaced)
            remarks.append(
                Bilingual(
                    en: "Without a place on the line, so not planned: \(unplaced.count): \(names)",
                    es: "Sin lugar en la línea, no se planifican: \(unplaced.count): \(names)"))
        }
        return remarks.map { $0[language] }
    }

    /// What to check at a stop beyond the rest, the rarest first: a narrow column shows what is special there.
    func specialChecks(at stop: Stop, counts: [InspectionCheck: Int]) -> [InspectionCheck] {
        let places = stop.checks.enumerated().filter { (counts[$0.element] ?? 0) < stops.count }
        return places.sorted { (counts[$0.element] ?? 0, -$0.offset) < (counts[$1.element] ?? 0, -$1.offset) }
            .map(\.element)
    }

    /// At how many stops each check is due.
    var checkCounts: [InspectionCheck: Int] {
        stops.flatMap(\.checks).reduce(into: [:]) { $0[$1, default: 0] += 1 }
    }

    /// The configuration, which has no official standing: where it comes from, then a line for each section.
    func settingsText(in language: Language) -> [String] {
        let source = settingsFile ?? Bilingual(en: "the program's own", es: "los del programa")[language]
        var lines = [
            Bilingual(en: "Configured weights, not official", es: "Pesos configurados, no oficiales")[language]
                + " (\(source)):"
        ]
        var section: String?
        for (name, value) in settings.lines {
            let parts = name.split(separator: ".", maxSplits: 1).map(String.init)
            let here = parts.count == 2 ? parts[0] : ""
            let text = "\(parts[parts.count - 1]) \(Quantity(value)?.description ?? "")"
            if here == section {
                lines[lines.count - 1] += ", " + text
            } else {
                lines.append("  " + (here.isEmpty ? "" : "\(here): ") + text)
                section = here
            }
        }
        return lines
    }

    /// Easting and northing to the centimetre.
    static func text(of point: GridPoint) -> String {
        "\(fixed(point.easting, decimals: 2)) \(fixed(point.northing, decimals: 2))"
    }

    private static func list(_ ids: [Monument.ID]) -> String {
        ids.prefix(12).map(\.rawValue).joined(separator: ", ") + (ids.count > 12 ? ", …" : "")
    }
}

extension PlanSheet.Day {
    func title(in language: Language) -> String {
        Bilingual(en: "Day \(number)", es: "Día \(number)")[language]
            + " · \(sector.rawValue)" + (neighbour.isEmpty ? "" : " (\(neighbour))")
            + (legalStatus.isBoundary ? "" : " · " + legalStatus.label[language])
            + (accessPoint.map { " · " + Bilingual(en: "from \($0)", es: "desde \($0)")[language] } ?? "")
            + " · \(fixed(hours, decimals: 2)) h"
    }
}

extension PlanSheet.Stop {
    /// Degrees to 7 decimals, 11 mm, everywhere the same.
    var longitude: String { site.point.map { fixed($0.longitude, decimals: 7) } ?? "" }
    var latitude: String { site.point.map { fixed($0.latitude, decimals: 7) } ?? "" }

    /// Condition, action and note of the newest finding; the recorded condition where nobody was there yet.
    func findingText(in language: Language) -> String {
        guard let finding = last?.finding else { return condition?.label[language] ?? "" }
        return [finding.condition?.label[language], finding.action, finding.note].compactMap { $0 }
            .joined(separator: ", ")
    }

    /// `M-0014 5173.21 m 217.1234°; …`
    func referencesText(in language: Language) -> String? {
        guard !place.references.isEmpty else { return nil }
        return place.references.map { reference in
            let azimuth = reference.azimuth.map { " \(fixed($0.degrees, decimals: 4))°" } ?? ""
            return "\(reference.kind.label[language]) \(reference.name) "
                + "\(fixed(reference.distance.metres, decimals: 2)) m" + azimuth
        }.joined(separator: "; ")
    }

    func checksText(in language: Language) -> String {
        checks.map { $0.label[language] }.joined(separator: "; ")
    }
}

/// Lines of at most `width` columns, broken at blanks; lines after the first are indented.
func wrapped(_ text: String, to width: Int, indent: String = "  ") -> String {
    var lines: [String] = []
    var line = String(text.prefix { $0 == " " })
    let indent = line + indent
    for word in text.split(separator: " ") {
        if line.allSatisfy({ $0 == " " }) {
            line += word
        } else if terminalWidth(of: line) + 1 + terminalWidth(of: word) <= width {
            line += " " + word
        } else {
            lines.append(line)
            line = indent + word
        }
    }
    return (lines + [line]).joined(separator: "\n") + "\n"
}
