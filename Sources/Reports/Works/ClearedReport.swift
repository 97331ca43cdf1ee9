public import Demarcation
import GeoTypes

/// What surveys show as cleared, for people and for programs.
public enum ClearedReport {
    public typealias Sectors = [(sector: Sector.ID, cleared: ClearedStretches)]

    public static func write(_ sectors: Sectors, survey: Survey.ID, to json: inout JSONWriter) {
        json.object { json in
            json.member("survey", survey.rawValue)
            json.array("sectors") { json in
                for (sector, cleared) in sectors {
                    json.object { json in
                        json.member("sector", sector.rawValue)
                        write(cleared, to: &json)
                    }
                }
            }
        }
    }

    private static func write(_ cleared: ClearedStretches, to json: inout JSONWriter) {
        json.member("off_line", cleared.offLine)
        json.member("lonely", cleared.lonely)
        json.member("outside_m", cleared.outside.metres, decimals: 3)
        json.array("stretches") { json in
            for stretch in cleared.stretches {
                json.object { json in
                    json.member("from_m", stretch.from.metres, decimals: 3)
                    json.member("to_m", stretch.to.metres, decimals: 3)
                    json.member("length_m", stretch.length.metres, decimals: 3)
                    json.member("points", stretch.points)
                    json.member("mean_offset_m", stretch.clearing.meanOffset.metres, decimals: 3)
                    json.member("largest_offset_m", stretch.clearing.largestOffset.metres, decimals: 3)
                    json.member("least_left_m", stretch.clearing.leastLeft?.metres, decimals: 3)
                    json.member("least_right_m", stretch.clearing.leastRight?.metres, decimals: 3)
                }
            }
        }
        json.array("gaps") { json in
            for gap in cleared.gaps {
                json.object { json in
                    json.member("from_m", gap.lowerBound.metres, decimals: 3)
                    json.member("to_m", gap.upperBound.metres, decimals: 3)
                }
            }
        }
        json.array("narrow") { json in
            for place in cleared.shortfalls {
                json.object { json in
                    json.member("from_m", place.from.metres, decimals: 3)
                    json.member("to_m", place.to.metres, decimals: 3)
                    json.member("left_missing_m", max(place.left.metres, 0), decimals: 3)
                    json.member("right_missing_m", max(place.right.metres, 0), decimals: 3)
                }
            }
        }
    }

    public static func text(_ sectors: Sectors, survey: Survey.ID, in language: Language, width: Int? = nil) -> String {
        var table = TextTable([
            .init(StringTable.sector[language], .fixed), .init(StringTable.from[language], .right),
            .init(StringTable.to[language], .right), .init("km", .right),
            .init(Bilingual(en: "points", es: "puntos")[language], .right),
            .init(Bilingual(en: "mean off m", es: "desvío medio m")[language], .right),
            .init(Bilingual(en: "largest m", es: "mayor m")[language], .right),
            .init(Bilingual(en: "least left m", es: "menor izq. m")[language], .right),
            .init(Bilingual(en: "least right m", es: "menor der. m")[language], .right),
        ])
        var lines = ""
        var sum = 0.0
        for (sector, cleared) in sectors {
            for stretch in cleared.stretches {
                sum += stretch.length.kilometres
                let clearing = stretch.clearing
                table.append([
                    .text(sector.rawValue), .text(stretch.from.description), .text(stretch.to.description),
                    .text(fixed(stretch.length.kilometres, decimals: 3)), .text(String(stretch.points)),
                    .text(metres(clearing.meanOffset)), .text(metres(clearing.largestOffset)),
                    .text(metres(clearing.leastLeft)), .text(metres(clearing.leastRight)),
                ])
            }
            lines += notes(cleared, sector).map { $0[language] + "\n" }.joined()
        }
        table.total([
            .text(survey.rawValue), .text(""), .text(""), .text(fixed(sum, decimals: 3)), .text(""), .text(""),
            .text(""), .text(""), .text(""),
        ])
        return table.text(width: width) + (lines.isEmpty ? "" : "\n" + lines)
    }

    /// Gaps, narrow places and what was left out.
    public static func notes(_ cleared: ClearedStretches, _ sector: Sector.ID) -> [Bilingual] {
        var lines = cleared.gaps.map { gap in
            let length = fixed((gap.upperBound - gap.lowerBound).metres, decimals: 1)
            return Bilingual(
                en: "gap: \(sector.rawValue) \(gap.lowerBound) – \(gap.upperBound), \(length) m without a point",
                es: "hueco: \(sector.rawValue) \(gap.lowerBound) – \(gap.upperBound), \(length) m sin puntos")
        }
        for place in cleared.shortfalls {
            let left = fixed(max(place.left.metres, 0), decimals: 2)
            let right = fixed(max(place.right.metres, 0), decimals: 2)
            lines.append(
                Bilingual(
                    en:
                        "narrow: \(sector.rawValue) \(place.from) – \(place.to), missing \(left) m left, \(right) m right",
                    es: "angosto: \(sector.rawValue) \(place.from) – \(place.to), faltan \(left) m a la izquierda y "
                        + "\(right) m a la derecha"))
        }
        if cleared.offLine > 0 || cleared.lonely > 0 {
            lines.append(
                Bilingual(
                    en: "\(sector.rawValue): \(cleared.offLine) points too far from the line, \(cleared.lonely) alone",
                    es:
                        "\(sector.rawValue): \(cleared.offLine) puntos muy lejos de la línea, \(cleared.lonely) aislados"
                ))
        }
        if cleared.outside > .zero {
            let length = fixed(cleared.outside.metres, decimals: 1)
            lines.append(
                Bilingual(
                    en: "\(sector.rawValue): \(length) m lie outside the order and don't count for it",
                    es: "\(sector.rawValue): \(length) m están fuera de la orden y no cuentan para ella"))
        }
        return lines
    }

    private static func metres(_ length: Length?) -> String { length.map { fixed($0.metres, decimals: 2) } ?? "" }
}
