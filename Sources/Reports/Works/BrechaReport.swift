public import Demarcation
import GeoTypes

/// The brecha for people and for programs.
public enum BrechaReport {
    public static func write(_ stretches: [BrechaStretch], to json: inout JSONWriter) {
        json.array { json in
            for stretch in stretches {
                json.object { json in
                    json.member("id", stretch.id.rawValue)
                    json.member("sector", stretch.sector.rawValue)
                    json.member("from_m", stretch.from.metres, decimals: 3)
                    json.member("to_m", stretch.to.metres, decimals: 3)
                    json.member("length_m", stretch.length.metres, decimals: 3)
                    json.member("width_left_m", stretch.widthLeft?.metres)
                    json.member("width_right_m", stretch.widthRight?.metres)
                    json.member("acta", stretch.acta)
                    json.member("in_programme", stretch.isInProgramme)
                    json.member("cleared_by", stretch.clearedBy)
                    json.member("classification", stretch.classification.rawValue)
                }
            }
        }
    }

    public static func table(_ stretches: [BrechaStretch], in language: Language, width: Int? = nil) -> String {
        var table = TextTable([
            .init(Bilingual(en: "stretch", es: "tramo")[language], .fixed), .init(StringTable.sector[language], .fixed),
            .init(StringTable.from[language], .right), .init(StringTable.to[language], .right), .init("km", .right),
            .init(Bilingual(en: "left m", es: "izq. m")[language], .right),
            .init(Bilingual(en: "right m", es: "der. m")[language], .right),
            .init(Bilingual(en: "programme", es: "programa")[language]), .init("acta", .fixed),
        ])
        for stretch in stretches {
            table.append([
                .text(stretch.id.rawValue), .text(stretch.sector.rawValue), .text(stretch.from.description),
                .text(stretch.to.description), .text(fixed(stretch.length.kilometres, decimals: 3)),
                .text(metres(stretch.widthLeft)), .text(metres(stretch.widthRight)),
                .text(Bilingual(flag: stretch.isInProgramme)[language]), .text(stretch.acta ?? ""),
            ])
        }
        let sum = stretches.filter(\.isInProgramme).reduce(0) { $0 + $1.length.kilometres }
        table.total([
            .text(String(stretches.count)), .text(""), .text(""), .text(""), .text(fixed(sum, decimals: 3)), .text(""),
            .text(""), .text(Bilingual(flag: true)[language]), .text(""),
        ])
        return table.text(width: width)
    }

    public static func write(
        _ coverage: BrechaCoverage, window: ProgressWindow, target: Quantity?, to json: inout JSONWriter
    ) {
        json.object { json in
            json.member("year", window.year)
            json.member("to", window.to.description)
            json.member("basis", window.basis.rawValue)
            json.member("brecha_km", coverage.brecha)
            json.member("overlap_km", coverage.overlap)
            json.member("target_km", target)
            json.member("net_km", coverage.net)
            json.member("gross_km", coverage.gross)
            json.member("pending_km", coverage.pending)
            json.array("sectors") { json in
                for row in coverage.rows { write(row, to: &json) }
            }
        }
    }

    private static func write(_ row: BrechaCoverage.Row, to json: inout JSONWriter) {
        json.object { json in
            json.member("sector", row.sector.rawValue)
            json.member("brecha_km", row.brecha)
            json.member("overlap_km", row.overlap)
            json.member("net_km", row.worked.net)
            json.member("gross_km", row.worked.gross)
            json.member("passes", row.worked.passes, decimals: 2)
            json.member("pending_km", row.pendingLength)
            json.array("stretches") { json in
                for stretch in row.worked.stretches {
                    json.object { json in
                        json.member("from_m", stretch.start.metres, decimals: 3)
                        json.member("to_m", stretch.end.metres, decimals: 3)
                        json.member("count", stretch.count)
                        json.member("passes", stretch.passes, decimals: 2)
                    }
                }
            }
            json.array("pending") { json in
                for range in row.pending {
                    json.object { json in
                        json.member("from_m", range.lowerBound.metres, decimals: 3)
                        json.member("to_m", range.upperBound.metres, decimals: 3)
                    }
                }
            }
        }
    }

    /// Net is each metre once, gross the sum of the orders.
    public static func table(
        _ coverage: BrechaCoverage, window: ProgressWindow, target: Quantity?, in language: Language, width: Int? = nil,
        colours: Bool = false
    ) -> String {
        var table = TextTable([
            .init(StringTable.sector[language], .fixed), .init("brecha km", .right),
            .init(Bilingual(en: "net km", es: "neto km")[language], .right),
            .init(Bilingual(en: "gross km", es: "bruto km")[language], .right),
            .init(Bilingual(en: "passes", es: "pasadas")[language], .right),
            .init(Bilingual(en: "pending km", es: "pendiente km")[language], .right), .init(""),
        ])
        for row in coverage.rows {
            let done = row.brecha.isZero ? 0 : 1 - row.pendingLength / row.brecha
            table.append([
                .text(row.sector.rawValue), .text(km(row.brecha)), .text(km(row.worked.net)),
                .text(km(row.worked.gross)), .text(row.worked.passes.map { fixed($0, decimals: 2) } ?? ""),
                .text(km(row.pendingLength)), .bar(done, width: 16, .green),
            ])
        }
        table.total([
            .text(StringTable.total[language]), .text(km(coverage.brecha)), .text(km(coverage.net)),
            .text(km(coverage.gross)), .text(""), .text(km(coverage.pending)), .text(""),
        ])
        var lines = [
            Bilingual(
                en: "Orders \(window.basis.label.english) from \(CivilDate(firstDayOf: window.year)) to \(window.to).",
                es: "Órdenes: \(window.basis.label.spanish), del \(CivilDate(firstDayOf: window.year)) al \(window.to)."
            )
        ]
        if !coverage.overlap.isZero {
            lines.append(
                Bilingual(
                    en: "Stretches of the brecha overlap over \(coverage.overlap) km.",
                    es: "Los tramos de brecha se traslapan en \(coverage.overlap) km."))
        }
        if let target, target != coverage.brecha {
            lines.append(
                Bilingual(
                    en: "The brecha of the register has \(coverage.brecha) km, the target of \(window.year) is "
                        + "\(target) km.",
                    es: "La brecha del registro tiene \(coverage.brecha) km; la meta de \(window.year) es "
                        + "\(target) km."))
        }
        return table.text(width: width, colours: colours) + "\n" + lines.map { $0[language] + "\n" }.joined()
    }

    private static func km(_ quantity: Quantity) -> String { fixed(quantity.value, decimals: 3) }

    private static func metres(_ length: Length?) -> String { length.map { fixed($0.metres, decimals: 2) } ?? "" }
}

extension Bilingual {
    init(flag: Bool) {
        self.init(en: flag ? "yes" : "no", es: flag ? "sí" : "no")
    }
}
