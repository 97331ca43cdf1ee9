public import Demarcation
import GeoTypes

extension BrechaReport {
    /// By year, then by sector; lengths to the millimetre.
    public static func write(_ yearly: YearlyCoverage, basis: Basis, to json: inout JSONWriter) {
        json.object { json in
            json.member("basis", basis.rawValue)
            json.array("years") { json in
                for year in yearly.years {
                    json.newline()
                    json.object { json in
                        json.member("year", year.year)
                        json.member("net_km", year.coverage.net)
                        json.member("gross_km", year.coverage.gross)
                        json.array("sectors") { json in
                            for sector in year.coverage.sectors { write(sector, to: &json) }
                        }
                    }
                }
            }
        }
    }

    private static func write(_ sector: SectorCoverage, to json: inout JSONWriter) {
        json.object { json in
            json.member("sector", sector.sector.rawValue)
            json.member("net_km", sector.net)
            json.member("gross_km", sector.gross)
            json.member("passes", sector.passes, decimals: 2)
        }
    }

    /// Net is each metre once within a year, gross the sum of the orders.
    public static func table(
        _ yearly: YearlyCoverage, basis: Basis, in language: Language, width: Int? = nil
    ) -> String {
        var table = TextTable([
            .init(Bilingual(en: "year", es: "año")[language]), .init(StringTable.sector[language], .fixed),
            .init(Bilingual(en: "net km", es: "neto km")[language], .right),
            .init(Bilingual(en: "gross km", es: "bruto km")[language], .right),
            .init(Bilingual(en: "passes", es: "pasadas")[language], .right),
        ])
        for year in yearly.years {
            for sector in year.coverage.sectors {
                table.append([
                    .text(String(year.year)), .text(sector.sector.rawValue),
                    .text(fixed(sector.net.value, decimals: 3)), .text(fixed(sector.gross.value, decimals: 3)),
                    .text(sector.passes.map { fixed($0, decimals: 2) } ?? ""),
                ])
            }
            table.append([
                .text(String(year.year)), .text(StringTable.total[language]),
                .text(fixed(year.coverage.net.value, decimals: 3)),
                .text(fixed(year.coverage.gross.value, decimals: 3)), .text(""),
            ])
        }
        let note = Bilingual(
            en: "Orders \(basis.label.english); net: each metre once in a year.",
            es: "Órdenes: \(basis.label.spanish); neto: cada metro una vez en el año.")
        return table.text(width: width) + "\n" + note[language] + "\n"
    }
}
