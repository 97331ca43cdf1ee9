public import Demarcation
import GeoTypes

/// Monuments and what is stated of their positions.
public enum MonumentReport {
    public static func write(_ monuments: [PlacedMonument], to json: inout JSONWriter) {
        json.array { json in
            for monument in monuments { write(monument, to: &json) }
        }
    }

    public static func write(_ placed: PlacedMonument, to json: inout JSONWriter) {
        json.object { members(of: placed, to: &$0) }
    }

    /// One monument with all that is linked to it.
    public static func write(_ file: MonumentFile, to json: inout JSONWriter) {
        json.object { json in
            members(of: file.placed, to: &json)
            json.array("inspections") { json in
                for visit in file.visits {
                    json.object { json in
                        json.member("inspection", visit.inspection.rawValue)
                        json.member("date", visit.day.description)
                        json.member("acta", visit.acta)
                        json.member("condition", visit.finding.condition?.rawValue)
                        json.member("action", visit.finding.action)
                        json.member("note", visit.finding.note)
                        json.member("photos", visit.finding.photos.map(\.path))
                    }
                }
            }
            json.array("orders") { json in
                for order in file.orders {
                    json.object { json in
                        json.member("order", order.id.rawValue)
                        json.member("kind", order.kind.rawValue)
                        json.member("state", order.state.rawValue)
                        json.member("acta", order.acta)
                    }
                }
            }
            json.array("observations") { json in
                for observed in file.observed {
                    json.object { json in
                        json.member("survey", observed.survey.rawValue)
                        json.member("observations", observed.observations)
                        json.member("fixed", observed.fixed)
                        json.member("first", observed.first)
                        json.member("last", observed.last)
                    }
                }
            }
            json.array("documents") { json in
                for document in file.documents { json.object { DocumentReport.members(of: document, to: &$0) } }
            }
            if let note = file.legalStatus?.remark { json.member("note", note[.english]) }
        }
    }

    private static func members(of placed: PlacedMonument, to json: inout JSONWriter) {
        let monument = placed.monument
        json.member("id", monument.id.rawValue)
        json.member("number", monument.number)
        json.member("suffix", monument.suffix)
        json.member("class", monument.monumentClass.rawValue)
        json.member("sector", monument.sector?.rawValue)
        json.member("neighbour_number", monument.neighbourNumber)
        json.member("chainage_m", placed.chainage, decimals: 3)
        json.member("chainage", placed.chainage.map { Chainage.metres($0).description })
        json.member("offset_m", placed.offset, decimals: 3)
        json.member("condition", monument.condition?.rawValue)
        json.member("instrument", monument.instrument)
        json.member("built", monument.built)
        json.member("built_by", monument.builtBy)
        json.member("rebuilt", monument.rebuilt)
        json.member("rebuilt_by", monument.rebuiltBy)
        json.member("unilateral", monument.isUnilateral)
        json.member("type", monument.type)
        json.member("material", monument.material)
        json.member("monument_height_m", monument.height)
        json.member("plate", monument.plate)
        json.member("access", monument.access)
        json.member("legal_status", monument.legalStatus?.rawValue)
        json.member("classification", monument.classification?.rawValue)
        json.member("notes", monument.notes)
        json.array("references") { json in
            for reference in monument.references {
                json.object { json in
                    json.member("mark", reference.mark)
                    json.member("distance_m", reference.distance)
                    json.member("azimuth_deg", reference.azimuth)
                }
            }
        }
        json.member("photos", monument.photos.map(\.path))
        PositionReport.write(monument.positions, to: &json)
    }

    public static func table(_ monuments: [PlacedMonument], in language: Language, width: Int? = nil) -> String {
        var table = TextTable([
            .init("id", .fixed), .init(Bilingual(en: "class", es: "clase")[language]), .init("sector", .fixed),
            .init(Bilingual(en: "chainage", es: "progresiva")[language], .right),
            .init(Bilingual(en: "offset m", es: "distancia m")[language], .right),
            .init(Bilingual(en: "neighbour's", es: "del vecino")[language]),
            .init(Bilingual(en: "condition", es: "estado")[language]),
            .init(Bilingual(en: "position", es: "posición")[language]),
        ])
        for placed in monuments {
            let monument = placed.monument
            let shown = monument.shownPosition
            table.append([
                .text(monument.id.rawValue), .text(monument.monumentClass.label[language]),
                .text(monument.sector?.rawValue ?? "—"),
                .text(placed.chainage.map { Chainage.metres($0).description } ?? "—"),
                .text(placed.offset.map { fixed($0, decimals: 3) } ?? "—"), .text(monument.neighbourNumber ?? ""),
                .text(monument.condition?.label[language] ?? ""),
                .text(shown.map { "\($0.role.label[language]), \($0.state.label[language])" } ?? "—"),
            ])
        }
        return table.text(width: width)
    }

    /// One monument with all that is linked to it.
    public static func text(_ file: MonumentFile, in language: Language) -> String {
        var text = Self.text(file.placed, in: language)
        func section(_ title: Bilingual, _ lines: [String]) {
            guard !lines.isEmpty else { return }
            text += "\n\(title[language])\n" + lines.map { "  \($0)\n" }.joined()
        }
        section(
            Bilingual(en: "inspections", es: "inspecciones"),
            file.visits.map { visit in
                [
                    "\(visit.day)", visit.inspection.rawValue, visit.finding.condition?.label[language],
                    visit.finding.action, visit.finding.note,
                    visit.acta ?? Bilingual(en: "without acta", es: "sin acta")[language],
                ].compactMap { $0 }.joined(separator: " · ")
            })
        section(
            Bilingual(en: "work orders", es: "órdenes de trabajo"),
            file.orders.map { order in
                [order.id.rawValue, order.kind.label[language], order.state.label[language], order.acta]
                    .compactMap { $0 }.joined(separator: " · ")
            })
        section(
            Bilingual(en: "observations matched to it", es: "observaciones que le corresponden"),
            file.observed.map { observed in
                let period = [observed.first, observed.last].compactMap { $0.map { String($0.prefix(16)) } }
                    .joined(separator: " – ")
                return observed.survey.rawValue + " · "
                    + Bilingual(
                        en: "\(observed.observations), fixed \(observed.fixed)",
                        es: "\(observed.observations), fijas \(observed.fixed)")[language]
                    + (period.isEmpty ? "" : " · " + period)
            })
        section(
            Bilingual(en: "documents", es: "documentos"),
            file.documents.map { document in
                [
                    document.id.rawValue, document.kind.label[language], document.date?.description,
                    document.participation?.label[language], document.title,
                ].compactMap { $0 }.joined(separator: " · ")
            })
        let remarks = file.legalStatus?.remarks ?? []
        if !remarks.isEmpty { text += "\n" + remarks.map { $0[language] + "\n" }.joined() }
        return text
    }

    public static func text(_ placed: PlacedMonument, in language: Language) -> String {
        let monument = placed.monument
        let place = placed.chainage.map { Chainage.metres($0).description } ?? "—"
        let words = [
            monument.monumentClass.label[language], monument.sector?.rawValue ?? "—", place,
            monument.condition?.label[language] ?? "",
        ].filter { !$0.isEmpty }
        return "\(monument.id.rawValue)  \(words.joined(separator: " · "))\n"
            + details(of: monument, in: language).text(in: language) + "\n"
            + (monument.positions.isEmpty
                ? Bilingual(en: "no position was in force\n", es: "ninguna posición estaba vigente\n")[language]
                : PositionReport.table(monument.positions, in: language))
    }

    private static func details(of monument: Monument, in language: Language) -> FieldList {
        var fields = FieldList()
        fields.add(Bilingual(en: "number", es: "número"), monument.number + (monument.suffix ?? ""))
        fields.add(Bilingual(en: "neighbour's number", es: "número del vecino"), monument.neighbourNumber)
        func built(_ day: String?, _ section: String?) -> String? {
            let words = [day, section].compactMap { $0 }
            return words.isEmpty ? nil : words.joined(separator: ", ")
        }
        fields.add(Bilingual(en: "built", es: "construido"), built(monument.built, monument.builtBy))
        fields.add(Bilingual(en: "rebuilt", es: "reconstruido"), built(monument.rebuilt, monument.rebuiltBy))
        if monument.isUnilateral == true {
            fields.add(Bilingual(en: "unilateral", es: "unilateral"), "✓")
        }
        fields.add(Bilingual(en: "type", es: "tipo"), monument.type)
        fields.add(Bilingual(en: "material", es: "material"), monument.material)
        fields.add(Bilingual(en: "height m", es: "altura m"), monument.height.map { fixed($0, decimals: 2) })
        fields.add(Bilingual(en: "plate", es: "placa"), monument.plate)
        fields.add(Bilingual(en: "access", es: "acceso"), monument.access)
        fields.add(Bilingual(en: "instrument", es: "instrumento"), monument.instrument)
        if let status = monument.legalStatus {
            fields.add(Bilingual(en: "legal status", es: "situación jurídica"), status.label[language])
        }
        if let classification = monument.classification {
            fields.add(Bilingual(en: "classification", es: "clasificación"), classification.label[language])
        }
        fields.add(
            Bilingual(en: "references", es: "referencias"),
            monument.references.map {
                "\($0.mark) \(fixed($0.distance, decimals: 3)) m \(fixed($0.azimuth, decimals: 2))°"
            }.joined(separator: "; "))
        fields.add(
            Bilingual(en: "photos", es: "fotografías"), monument.photos.map(\.path).joined(separator: "; "))
        fields.add(Bilingual(en: "notes", es: "notas"), monument.notes)
        return fields
    }
}
