public import Demarcation
import GeoTypes

/// The sectors of the line with their lengths, for people and for programs.
///
/// What no law makes a boundary is never called one, and maritime lines are kept out of every sum.
public enum LineReport {
    /// `{"sectors":[…],"neighbours":[…]}`, lengths in metres to the millimetre.
    public static func write(_ sectors: [Sector], to json: inout JSONWriter) {
        json.object { json in
            json.array("sectors") { json in
                for sector in sectors { row(sector, to: &json) }
            }
            json.array("neighbours") { json in
                for sum in sums(sectors) {
                    json.object { json in
                        json.member("neighbour", sum.neighbour)
                        json.member("sectors", sum.sectors)
                        json.member("length_m", sum.length.metres, decimals: 3)
                        json.member("maritime_m", sum.maritime.metres, decimals: 3)
                    }
                }
            }
        }
    }

    /// One sector with its segments.
    public static func write(_ sector: Sector, versions: [LineVersion], to json: inout JSONWriter) {
        json.object { json in
            members(of: sector, to: &json)
            json.member("version", versions.last?.number)
            json.array("versions") { json in
                for version in versions { write(version, to: &json) }
            }
            json.array("segments") { json in
                for segment in sector.segments {
                    json.object { json in
                        json.member("segment", segment.id.rawValue)
                        json.member("order", segment.order)
                        json.member("rule", segment.rule.rawValue)
                        json.member("kind", segment.kind.rawValue)
                        json.member("legal_status", segment.legalStatus.rawValue)
                        json.member("name", segment.name)
                        json.member("instrument", segment.instrument)
                        json.member("article", segment.article)
                        json.member("defining_text", segment.definingText)
                        json.member("grid_system", segment.gridSystem)
                        json.member("valid_from", segment.validFrom?.description)
                        json.member("valid_to", segment.validTo?.description)
                        json.member("precedence", segment.precedence.map(\.rawValue))
                        json.member("from_m", segment.from.metres, decimals: 3)
                        json.member("to_m", segment.to.metres, decimals: 3)
                        json.member("length_m", segment.length.metres, decimals: 3)
                        json.member("vertices", segment.vertices.count)
                        json.member("source", segment.source)
                        json.member("attribution", segment.attribution)
                    }
                }
            }
        }
    }

    public static func table(_ sectors: [Sector], in language: Language, width: Int? = nil) -> String {
        var table = TextTable([
            .init("sector", .fixed), .init(Bilingual(en: "neighbour", es: "vecino")[language]),
            .init(Bilingual(en: "kind", es: "tipo")[language]),
            .init(Bilingual(en: "legal status", es: "situación jurídica")[language], .fixed),
            .init(Bilingual(en: "length km", es: "longitud km")[language], .right),
            .init(Bilingual(en: "name", es: "nombre")[language]),
        ])
        for sector in sectors {
            table.append([
                .text(sector.id.rawValue), .text(sector.neighbour), .text(sector.kind.label[language]),
                .text(sector.legalStatus.label[language]), .text(kilometres(sector.length)), .text(sector.name),
            ])
        }
        var sumTable = TextTable([
            .init(Bilingual(en: "neighbour", es: "vecino")[language]),
            .init(Bilingual(en: "sectors", es: "sectores")[language], .right),
            .init(Bilingual(en: "length km", es: "longitud km")[language], .right),
            .init(Bilingual(en: "maritime, apart, km", es: "marítima, aparte, km")[language], .right),
        ])
        for sum in sums(sectors) {
            sumTable.append([
                .text(sum.neighbour), .text(String(sum.sectors)), .text(kilometres(sum.length)),
                .text(sum.maritime == .zero ? "" : kilometres(sum.maritime)),
            ])
        }
        return table.text(width: width) + "\n" + sumTable.text() + notes(sectors, in: language)
    }

    private static func write(_ version: LineVersion, to json: inout JSONWriter) {
        json.object { json in
            json.member("version", version.number)
            json.member("valid_from", version.validFrom?.description)
            json.member("valid_to", version.validTo?.description)
            json.member("length_m", version.length.metres, decimals: 3)
            json.member("segments", version.segments)
            json.member("acta", version.document?.rawValue)
            json.member("source", version.source)
        }
    }

    public static func table(_ sector: Sector, versions: [LineVersion], in language: Language, width: Int? = nil)
        -> String
    {
        var table = TextTable([
            .init(Bilingual(en: "segment", es: "segmento")[language]),
            .init(Bilingual(en: "rule", es: "regla")[language]),
            .init(Bilingual(en: "from", es: "desde")[language], .right),
            .init(Bilingual(en: "to", es: "hasta")[language], .right),
            .init(Bilingual(en: "vertices", es: "vértices")[language], .right),
            .init(Bilingual(en: "name", es: "nombre")[language]),
        ])
        for segment in sector.segments {
            table.append([
                .text(segment.id.rawValue), .text(segment.rule.label[language]), .text(segment.from.description),
                .text(segment.to.description), .text(String(segment.vertices.count)), .text(segment.name),
            ])
        }
        let head =
            "\(sector.id.rawValue)  \(sector.name)\n"
            + "\(sector.neighbour) · \(sector.kind.label[language]) · \(sector.legalStatus.label[language]) · "
            + "\(kilometres(sector.length)) km\n\n"
        return head + facts(of: sector, in: language) + table.text(width: width) + self.versions(versions, in: language)
            + definitions(of: sector, in: language)
            + notes([sector], in: language)
    }

    /// Where there is more than one.
    private static func versions(_ versions: [LineVersion], in language: Language) -> String {
        guard versions.count > 1 else { return "" }
        var table = TextTable([
            .init(Bilingual(en: "version", es: "versión")[language], .right), .init(Words.validFrom[language]),
            .init(Words.validTo[language]), .init(Bilingual(en: "length km", es: "longitud km")[language], .right),
            .init(Bilingual(en: "decided by", es: "decidida por")[language]),
            .init(Bilingual(en: "source", es: "fuente")[language]),
        ])
        for version in versions {
            table.append([
                .text(String(version.number)), .text(version.validFrom?.description ?? ""),
                .text(version.validTo?.description ?? ""), .text(kilometres(version.length)),
                .text(version.document?.rawValue ?? ""), .text(version.source ?? ""),
            ])
        }
        return "\n" + table.text()
    }

    private static func facts(of sector: Sector, in language: Language) -> String {
        var fields = FieldList()
        fields.add(Words.instrument, sector.instrument)
        fields.add(Words.origin, sector.origin)
        fields.add(Words.direction, sector.direction?.label[language])
        fields.add(Words.departments, sector.departments.joined(separator: ", "))
        fields.add(Words.plate, sector.plate)
        let text = fields.text(in: language)
        return text.isEmpty ? "" : text + "\n"
    }

    /// What the law says of each segment, where somebody has entered it.
    private static func definitions(of sector: Sector, in language: Language) -> String {
        sector.segments.compactMap { segment -> String? in
            var fields = FieldList()
            if segment.instrument != sector.instrument { fields.add(Words.instrument, segment.instrument) }
            fields.add(Words.article, segment.article)
            fields.add(Words.text, segment.definingText)
            fields.add(Words.validFrom, segment.validFrom?.description)
            fields.add(Words.validTo, segment.validTo?.description)
            fields.add(Words.precedence, segment.precedence.map { $0.label[language] }.joined(separator: " > "))
            let text = fields.text(in: language)
            return text.isEmpty ? nil : "\n\(segment.id.rawValue)\n" + text
        }.joined()
    }

    private enum Words {
        static let instrument = Bilingual(en: "instrument", es: "instrumento")
        static let origin = Bilingual(en: "origin of chainage", es: "origen de la progresiva")
        static let direction = Bilingual(en: "direction of chainage", es: "sentido de la progresiva")
        static let departments = Bilingual(en: "departments", es: "departamentos")
        static let plate = Bilingual(en: "tectonic plate", es: "placa tectónica")
        static let article = Bilingual(en: "article", es: "artículo")
        static let text = Bilingual(en: "defining text", es: "texto que lo define")
        static let validFrom = Bilingual(en: "valid from", es: "vigente desde")
        static let validTo = Bilingual(en: "valid to", es: "vigente hasta")
        static let precedence = Bilingual(en: "precedence", es: "prelación")
    }

    private static func row(_ sector: Sector, to json: inout JSONWriter) {
        json.object { json in
            members(of: sector, to: &json)
            json.member("segments", sector.segments.count)
        }
    }

    private static func members(of sector: Sector, to json: inout JSONWriter) {
        json.member("sector", sector.id.rawValue)
        json.member("neighbour", sector.neighbour)
        json.member("kind", sector.kind.rawValue)
        json.member("legal_status", sector.legalStatus.rawValue)
        json.member("name", sector.name)
        json.member("instrument", sector.instrument)
        json.member("plate", sector.plate)
        json.member("chainage_origin", sector.origin)
        json.member("chainage_direction", sector.direction?.rawValue)
        json.member("departments", sector.departments)
        json.member("length_m", sector.length.metres, decimals: 3)
        json.array("from") { json in point(sector.segments.first?.vertices.first, to: &json) }
        json.array("to") { json in point(sector.segments.last?.vertices.last, to: &json) }
        if let note = sector.legalStatus.remark { json.member("note", note[.english]) }
    }

    private static func point(_ point: GeographicPoint?, to json: inout JSONWriter) {
        guard let point else { return }
        json.value(point.longitude, decimals: 9)
        json.value(point.latitude, decimals: 9)
    }

    private struct Sum {
        var neighbour: String
        var sectors = 0
        var length = Length.zero
        var maritime = Length.zero
    }

    private static func sums(_ sectors: [Sector]) -> [Sum] {
        var sums: [Sum] = []
        for sector in sectors {
            let index =
                sums.firstIndex { $0.neighbour == sector.neighbour }
                ?? {
                    sums.append(Sum(neighbour: sector.neighbour))
                    return sums.count - 1
                }()
            if sector.kind == .maritime {
                sums[index].maritime += sector.length
            } else {
                sums[index].sectors += 1
                sums[index].length += sector.length
            }
        }
        return sums
    }

    private static func kilometres(_ length: Length) -> String { fixed(length.kilometres, decimals: 3) }

    /// The notes that the law asks for, and the attributions that licences ask for, each once.
    private static func notes(_ sectors: [Sector], in language: Language) -> String {
        var lines: [String] = []
        lines += LegalStatus.remarks(on: sectors.flatMap { [$0.legalStatus] + $0.segments.map(\.legalStatus) })
            .map { $0[language] }
        for attribution in Set(sectors.flatMap(\.segments).compactMap(\.attribution)).sorted() {
            lines.append(attribution)
        }
        return lines.isEmpty ? "" : "\n" + lines.joined(separator: "\n") + "\n"
    }
}
