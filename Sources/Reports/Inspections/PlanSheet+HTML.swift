public import Demarcation
import GeoTypes

extension PlanSheet {
    /// The field sheet: A4, a page a day, with room to write what was found.
    public func html(in language: Language) -> [UInt8] {
        var page = HTMLWriter(
            title: title(in: language), language: language, isWide: true,
            style: """
                section { break-after: page; } section:last-of-type { break-after: auto; }
                td.fill { min-width: 28mm; } td.narrow { min-width: 18mm; } .stops td { height: 13mm; }

                """)
        for day in days {
            page.block("section") { page in
                head(day, to: &page, language)
                page.block("table", class: "stops") { page in
                    page.block("thead") { $0.row(Words.columns.map { $0[language] }, header: true) }
                    page.block("tbody") { page in
                        for stop in day.stops { row(stop, to: &page, language) }
                    }
                }
                page.element("p", Words.signatures[language], class: "small")
            }
        }
        if days.isEmpty { page.element("p", Words.nothing[language]) }
        for remark in remarks(in: language) { page.element("p", remark, class: "note") }
        page.element("p", weightsText(in: language), class: "note small")
        page.raw("\n")
        page.end()
        return page.bytes
    }

    private func head(_ day: Day, to page: inout HTMLWriter, _ language: Language) {
        page.element("h1", title(in: language))
        page.element("h2", day.title(in: language))
        page.element("p", Words.coordinates[language] + frameText(in: language), class: "note")
        if let note = day.legalStatus.note { page.element("p", note[language], class: "note") }
        page.element("p", Words.team[language], class: "small")
        page.raw("\n")
    }

    private func row(_ stop: Stop, to page: inout HTMLWriter, _ language: Language) {
        page.raw("<tr>")
        page.element("td", String(stop.order), class: "n")
        page.raw("<td>")
        page.element("strong", stop.monument.id.rawValue)
        page.text(stop.monument.neighbourNumber.map { " / \($0)" } ?? "")
        page.raw("<br>")
        page.text(stop.monument.monumentClass.label[language])
        page.raw("</td>")
        page.element("td", stop.chainage.description, class: "n")
        page.raw("<td class=\"n\">")
        page.text(stop.longitude)
        page.raw("<br>")
        page.text(stop.latitude)
        page.raw("</td>")
        let visit = [stop.lastVisit?.description ?? "—", stop.findingText(in: language)]
        page.element("td", visit.filter { !$0.isEmpty }.joined(separator: ": "))
        page.raw("<td class=\"small\">")
        page.text(stop.checks.map { "☐ " + $0.label[language] }.joined(separator: " "))
        page.raw("</td><td class=\"narrow\"></td><td class=\"fill\"></td><td class=\"narrow\"></td></tr>\n")
    }

    private enum Words {
        static let columns = [
            Bilingual(""), Bilingual(en: "Monument / neighbour's", es: "Monumento / del vecino"), Bilingual("PK"),
            Bilingual(en: "Longitude, latitude", es: "Longitud, latitud"),
            Bilingual(en: "Last visit", es: "Última visita"), Bilingual(en: "To check", es: "Revisar"),
            Bilingual(en: "Condition today", es: "Estado hoy"),
            Bilingual(en: "Action and note", es: "Acción y nota"), Bilingual(en: "Photos", es: "Fotos"),
        ]
        static let coordinates = Bilingual(en: "Coordinates: ", es: "Coordenadas: ")
        static let team = Bilingual(
            en: "Team: ____________________  Date: ______________  Sections present: ____________________",
            es: "Brigada: ____________________  Fecha: ______________  Secciones presentes: ____________________")
        static let signatures = Bilingual(
            en: "Acta: ____________________  Signed: ____________________",
            es: "Acta: ____________________  Firma: ____________________")
        static let nothing = Bilingual(en: "No monument to visit.", es: "Ningún monumento por visitar.")
    }
}
