public import Demarcation
import GeoTypes

/// River reaches for people and for programs.
public enum ReachReport {
    public static func write(_ reaches: [Reach], to json: inout JSONWriter) {
        json.array { json in
            for reach in reaches {
                json.object { members(of: reach, to: &$0) }
            }
        }
    }

    /// One reach, with the orders on it.
    public static func write(_ reach: Reach, orders: [WorkOrder.ID], to json: inout JSONWriter) {
        json.object { json in
            members(of: reach, to: &json)
            json.member("orders", orders.map(\.rawValue))
        }
    }

    private static func members(of reach: Reach, to json: inout JSONWriter) {
        json.member("id", reach.id.rawValue)
        json.member("sector", reach.sector.rawValue)
        json.member("bank", reach.bank.rawValue)
        json.member("from_m", reach.from.metres, decimals: 3)
        json.member("to_m", reach.to.metres, decimals: 3)
        json.member("length_m", reach.length.metres, decimals: 3)
        json.member("name", reach.name)
        json.member("note", reach.note)
        json.member("classification", reach.classification.rawValue)
    }

    public static func table(_ reaches: [Reach], in language: Language, width: Int? = nil) -> String {
        var table = TextTable([
            .init(Words.reach[language], .fixed), .init(StringTable.sector[language], .fixed),
            .init(Words.bank[language]),
            .init(StringTable.from[language], .right), .init(StringTable.to[language], .right), .init("km", .right),
            .init(Words.name[language]),
        ])
        for reach in reaches {
            table.append([
                .text(reach.id.rawValue), .text(reach.sector.rawValue), .text(reach.bank.shortLabel[language]),
                .text(reach.from.description), .text(reach.to.description),
                .text(fixed(reach.length.kilometres, decimals: 3)), .text(reach.name ?? ""),
            ])
        }
        return table.text(width: width)
    }

    public static func text(_ reach: Reach, orders: [WorkOrder.ID], in language: Language) -> String {
        var fields = FieldList()
        fields.add(StringTable.sector, reach.sector.rawValue)
        fields.add(Words.bank, reach.bank.label[language])
        fields.add(Words.stretch, "\(reach.from) – \(reach.to)")
        fields.add(StringTable.length, fixed(reach.length.kilometres, decimals: 3) + " km")
        fields.add(StringTable.note, reach.note)
        fields.add(StringTable.classification, reach.classification.label[language])
        fields.add(Words.orders, orders.map(\.rawValue).joined(separator: " "))
        return reach.id.rawValue + (reach.name.map { "  " + $0 } ?? "") + "\n\n" + fields.text(in: language)
    }

    private enum Words {
        static let reach = Bilingual(en: "reach", es: "tramo de río")
        static let bank = Bilingual(en: "bank", es: "margen")
        static let name = Bilingual(en: "name", es: "nombre")
        static let stretch = Bilingual(en: "stretch", es: "tramo")
        static let orders = Bilingual(en: "work orders", es: "órdenes de trabajo")
    }
}

extension Reach.Bank {
    fileprivate var shortLabel: Bilingual {
        switch self {
        case .left: Bilingual(en: "left", es: "izquierda")
        case .right: Bilingual(en: "right", es: "derecha")
        }
    }
}
