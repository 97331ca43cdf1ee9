public import Demarcation
import GeoTypes

/// Inspections for people and for programs.
public enum InspectionReport {
    public static func write(_ inspections: [Inspection], to json: inout JSONWriter) {
        json.array { json in
            for inspection in inspections { write(inspection, to: &json) }
        }
    }

    public static func write(_ inspection: Inspection, to json: inout JSONWriter) {
        json.object { json in
            json.member("id", inspection.id.rawValue)
            json.member("sector", inspection.sector.rawValue)
            json.member("from_m", inspection.from?.metres, decimals: 3)
            json.member("to_m", inspection.to?.metres, decimals: 3)
            json.member("date", inspection.firstDay.description)
            json.member("last_date", inspection.lastDay.description)
            json.member("team", inspection.team)
            json.member("joint", inspection.participation == .joint)
            json.member("acta", inspection.acta)
            json.member("counts", inspection.event.hasActa)
            json.member("survey", inspection.survey)
            json.member("classification", inspection.classification.rawValue)
            json.array("findings") { json in
                for finding in inspection.findings {
                    json.object { json in
                        json.member("monument", finding.monument?.rawValue)
                        json.member("condition", finding.condition?.rawValue)
                        json.member("action", finding.action)
                        json.member("note", finding.note)
                        json.array("photos") { json in
                            for photo in finding.photos {
                                json.object { json in
                                    json.member("path", photo.path)
                                    json.member("sha256", photo.sha256)
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    public static func table(_ inspections: [Inspection], in language: Language, width: Int? = nil) -> String {
        var table = TextTable([
            .init(StringTable.inspection[language], .fixed), .init(StringTable.date[language], .right),
            .init(StringTable.sector[language], .fixed), .init(StringTable.from[language], .right),
            .init(StringTable.to[language], .right), .init(Words.participation[language]), .init(Words.team[language]),
            .init(Words.findings[language], .right), .init("acta", .fixed),
        ])
        for inspection in inspections {
            table.append([
                .text(inspection.id.rawValue), .text(inspection.firstDay.description),
                .text(inspection.sector.rawValue), .text(inspection.from?.text(decimals: 0) ?? ""),
                .text(inspection.to?.text(decimals: 0) ?? ""), .text(inspection.participation.label[language]),
                .text(inspection.team ?? ""), .text(String(inspection.findings.count)),
                .text(inspection.acta ?? "—"),
            ])
        }
        let counting = inspections.filter(\.event.hasActa).count
        let note = Bilingual(
            en: "inspections: \(inspections.count), with an acta: \(counting); only those count as events",
            es: "inspecciones: \(inspections.count), con acta: \(counting); solo esas cuentan como eventos")
        return table.text(width: width) + "\n" + note[language] + "\n"
    }

    /// One inspection with its findings.
    public static func text(_ inspection: Inspection, in language: Language, width: Int? = nil) -> String {
        var fields = FieldList()
        fields.add(StringTable.sector, inspection.sector.rawValue)
        if let from = inspection.from, let to = inspection.to { fields.add(Words.stretch, "\(from) – \(to)") }
        let days = Set([inspection.firstDay, inspection.lastDay]).sorted().map(\.description)
        fields.add(StringTable.date, days.joined(separator: " – "))
        fields.add(Words.participation, inspection.participation.label[language])
        fields.add(Words.team, inspection.team)
        fields.add(Bilingual("acta"), inspection.acta ?? Words.withoutActa[language])
        fields.add(StringTable.survey, inspection.survey)
        var text = inspection.id.rawValue + "\n\n" + fields.text(in: language)
        guard !inspection.findings.isEmpty else { return text }
        var table = TextTable([
            .init(StringTable.monument[language], .fixed), .init(StringTable.condition[language]),
            .init(Words.action[language]), .init(StringTable.note[language]), .init(Words.photos[language]),
        ])
        for finding in inspection.findings {
            table.append([
                .text(finding.monument?.rawValue ?? "—"), .text(finding.condition?.label[language] ?? ""),
                .text(finding.action ?? ""), .text(finding.note ?? ""),
                .text(finding.photos.map(\.path).joined(separator: " ")),
            ])
        }
        text += "\n" + table.text(width: width)
        return text
    }

    private enum Words {
        static let participation = Bilingual(en: "sections", es: "secciones")
        static let team = Bilingual(en: "team", es: "brigada")
        static let findings = Bilingual(en: "findings", es: "hallazgos")
        static let stretch = Bilingual(en: "stretch", es: "tramo")
        static let action = Bilingual(en: "action", es: "acción")
        static let photos = Bilingual(en: "photos", es: "fotos")
        static let withoutActa = Bilingual(
            en: "none: does not count as an event yet", es: "sin acta: aún no cuenta como evento")
    }
}
