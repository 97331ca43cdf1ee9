public import Demarcation
import GeoTypes

extension PlanSheet {
    /// The field sheet: A4, a day begins a page, a box for each monument to fill in by pen. What is filled in has the
    /// names of `inspection import`'s columns.
    public func html(in language: Language) -> [UInt8] {
        var page = HTMLWriter(title: title(in: language), language: language, style: PlanSheet.style)
        for day in days {
            page.block("section") { page in
                head(day, to: &page, language)
                for stop in day.stops { box(stop, of: day, to: &page, language) }
                signatures(&page, language)
            }
        }
        page.block("footer") { page in
            if days.isEmpty { page.element("p", Words.nothing[language]) }
            for remark in remarks(in: language) { page.element("p", remark) }
            for line in settingsText(in: language) { page.element("p", line) }
            page.raw("\n")
        }
        page.end()
        return page.bytes
    }

    private func head(_ day: Day, to page: inout HTMLWriter, _ language: Language) {
        page.element("h1", title(in: language))
        page.raw("\n")
        page.element("h2", day.title(in: language))
        page.raw("\n")
        let remarks = day.legalStatus.remarks.map { $0[language] }
        // One paragraph: five boxes have to fit below it.
        if !remarks.isEmpty { page.element("p", remarks.joined(separator: " · "), class: "note") }
        page.raw("<div class=\"fields\">")
        page.element("span", "id: \(day.id.rawValue)", class: "field")
        page.element("span", "PK \(day.from) – \(day.to)", class: "field")
        page.raw("</div>\n<div class=\"fields\">")
        blank(Words.date[language], to: &page)
        blank(Words.team[language], to: &page, isWide: true)
        page.raw("<span class=\"field\">")
        page.text(Words.joint[language] + ": ☐ " + Words.yes[language] + " ☐ " + Words.no[language])
        page.raw("</span></div>\n")
        if let map = StripMap(day) { map.write(to: &page) }
        let common =
            day.stops.first?.checks.filter { check in day.stops.allSatisfy { $0.checks.contains(check) } } ?? []
        if day.stops.count > 1, !common.isEmpty {
            page.element(
                "p", Words.everywhere[language] + common.map { $0.label[language] }.joined(separator: "; "),
                class: "small")
        }
        page.element("p", Words.coordinates[language] + frameText(in: language), class: "small note")
        page.raw("\n")
    }

    /// A label with a line to write on.
    private func blank(_ label: String, to page: inout HTMLWriter, isWide: Bool = false) {
        page.raw("<span class=\"field\(isWide ? " wide" : "")\">")
        page.text(label + ":")
        page.raw("<span class=\"line\"></span></span>")
    }

    private func box(_ stop: Stop, of day: Day, to page: inout HTMLWriter, _ language: Language) {
        page.block("article") { page in
            page.raw("<header><b>\(stop.order)</b> ")
            page.element("strong", stop.site.id.rawValue)
            let words = [
                stop.site.neighbourNumber.map { Words.theirs[language] + " " + $0 },
                stop.site.monumentClass.label[language], "PK \(stop.chainage)",
            ]
            page.text(" · " + words.compactMap { $0 }.joined(separator: " · "))
            page.raw("</header>\n<div class=\"known\">\n")
            known(stop, to: &page, language)
            checks(stop, of: day, to: &page, language)
            page.raw("</div>\n<div class=\"fill\">\n")
            page.raw("<p>")
            page.text(Words.condition[language] + ": ")
            for condition in Monument.Condition.allCases {
                page.raw("<span class=\"tick\">")
                page.text("☐ " + condition.label[language])
                page.raw("</span> ")
            }
            page.raw("</p>\n")
            for label in [Words.action, Words.note] {
                page.raw("<div class=\"write\">")
                page.text(label[language] + ":")
                page.raw("</div>")
            }
            page.raw("<div class=\"write last\">")
            page.text(Words.photo[language] + ":")
            page.raw("</div>\n</div>\n")
        }
    }

    private func known(_ stop: Stop, to page: inout HTMLWriter, _ language: Language) {
        page.raw("<table>")
        page.row([frame.code + " lon, lat", stop.longitude, stop.latitude], numbers: [1, 2])
        if let gtm = stop.place.gtm {
            page.row(["GTM E, N", fixed(gtm.easting, decimals: 2), fixed(gtm.northing, decimals: 2)], numbers: [1, 2])
        }
        if let utm = stop.place.utm, let zone = stop.place.utmZone {
            page.row(
                ["UTM \(zone) E, N", fixed(utm.easting, decimals: 2), fixed(utm.northing, decimals: 2)],
                numbers: [1, 2])
        }
        page.raw("</table>\n")
        if !stop.place.references.isEmpty {
            page.raw("<table>")
            for reference in stop.place.references {
                page.raw("<tr>")
                page.element("td", "\(reference.kind.label[language]) \(reference.name)")
                page.element("td", fixed(reference.distance.metres, decimals: 2) + " m", class: "n")
                let azimuth = reference.azimuth.map { fixed($0.degrees, decimals: 4) + "°" } ?? ""
                page.element("td", azimuth, class: "n")
                page.raw("<td class=\"measure\"></td></tr>")
            }
            page.raw("</table>\n")
        }
        if let last = stop.last {
            page.element("p", "\(Words.visited[language]): \(last.day): \(stop.findingText(in: language))")
        } else {
            let condition = stop.condition.map { "; \(Words.known[language]): \($0.label[language])" } ?? ""
            page.element("p", Words.never[language] + condition)
        }
        page.raw("\n")
    }

    /// What every stop of the day has stands in its head; a lone stop has all of its own.
    private func checks(_ stop: Stop, of day: Day, to page: inout HTMLWriter, _ language: Language) {
        let special = stop.checks.filter { check in
            day.stops.count == 1 || !day.stops.allSatisfy { $0.checks.contains(check) }
        }
        guard !special.isEmpty else { return }
        page.element("p", special.map { "☐ " + $0.label[language] }.joined(separator: "  "))
        page.raw("\n")
    }

    private func signatures(_ page: inout HTMLWriter, _ language: Language) {
        page.raw("<div class=\"fields signatures\">")
        blank("acta", to: &page)
        blank(Words.signed[language], to: &page, isWide: true)
        blank(Words.signed[language], to: &page, isWide: true)
        page.raw("</div>\n")
    }

    private static let style = """
        @page { margin: 11mm 12mm 14mm; @bottom-right { content: counter(page) " / " counter(pages); font: 8pt sans-serif; } }
        * { box-sizing: border-box; }
        section { break-before: page; } section:first-of-type { break-before: auto; }
        h2 { margin: .1em 0 .3em; }
        .fields { display: flex; flex-wrap: wrap; gap: 1.5mm 6mm; margin: 2mm 0; }
        .field { display: flex; white-space: nowrap; } .line { border-bottom: 1px solid #555; width: 34mm; margin-left: 1mm; }
        .wide { flex: 1; } .wide .line { flex: 1; }
        .map { display: block; width: 100%; border: 1px solid #bbb; margin: 1mm 0; }
        article { border: 1.2px solid #333; margin: 1.3mm 0; display: grid; grid-template-columns: 88mm 1fr; break-inside: avoid; }
        article header { grid-column: 1 / 3; background: #eee; padding: 1px 5px; print-color-adjust: exact; }
        article header b { display: inline-block; min-width: 1.4em; }
        .known { min-width: 0; overflow-wrap: anywhere; padding: 1mm 1.5mm; font-size: 8pt; border-right: 1px solid #999; }
        .known table { margin: 0 0 .5mm; } .known td { border: 0; padding: 0 4px 0 0; white-space: nowrap; }
        .known .measure { border-bottom: 1px solid #555; width: 26mm; }
        .fill { display: flex; flex-direction: column; font-size: 8pt; } .fill p { padding: .5mm 1.5mm; margin: 0; }
        .tick { white-space: nowrap; margin-right: 1mm; }
        .write { border-top: 1px solid #999; min-height: 6.2mm; flex: 1; padding: 0 1.5mm; } .write.last { min-height: 6mm; flex: 0; }
        .signatures { break-inside: avoid; break-before: avoid; margin-top: 8mm; }
        footer { font-size: 7pt; line-height: 1.25; color: #444; margin-top: 4mm; border-top: 1px solid #bbb; break-inside: avoid; }

        """

    private enum Words {
        static let coordinates = Bilingual(en: "Coordinates of the register: ", es: "Coordenadas del registro: ")
        static let everywhere = Bilingual(en: "At every monument: ", es: "En cada monumento: ")
        static let theirs = Bilingual(en: "neighbour's", es: "del vecino")
        static let visited = Bilingual(en: "Last visit", es: "Última visita")
        static let never = Bilingual(en: "No visit recorded", es: "Ninguna visita registrada")
        static let known = Bilingual(en: "condition in the register", es: "estado en el registro")
        static let signed = Bilingual(en: "signed", es: "firma")
        static let nothing = Bilingual(en: "No monument to visit.", es: "Ningún monumento por visitar.")
        // The names of the columns that they are typed into, or their Spanish ones.
        static let date = Bilingual(en: "date", es: "fecha")
        static let team = Bilingual(en: "team", es: "brigada")
        static let joint = Bilingual(en: "joint", es: "conjunta")
        static let yes = Bilingual(en: "yes", es: "sí")
        static let no = Bilingual("no")
        static let condition = Bilingual(en: "condition", es: "estado")
        static let action = Bilingual(en: "action", es: "acción")
        static let note = Bilingual(en: "note", es: "nota")
        static let photo = Bilingual(en: "photo", es: "foto")
    }
}
