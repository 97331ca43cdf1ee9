public import Demarcation
import GeoTypes

/// Border facilities, hydrometric stations and signs for people and for programs.
public enum InstallationReport {
    public static func write(_ installations: [Installation], to json: inout JSONWriter) {
        json.array { json in
            for installation in installations { write(installation, to: &json) }
        }
    }

    public static func write(_ installation: Installation, to json: inout JSONWriter) {
        json.object { json in
            json.member("id", installation.id.rawValue)
            json.member("kind", installation.kind.rawValue)
            json.member("name", installation.name)
            json.member("sector", installation.sector?.rawValue)
            json.member("chainage_m", installation.chainage, decimals: 3)
            json.member("offset_m", installation.offset, decimals: 3)
            json.member("longitude", installation.point?.longitude)
            json.member("latitude", installation.point?.latitude)
            json.member("height_m", installation.height)
            json.member("condition", installation.condition?.rawValue)
            json.member("operated_by", installation.operatedBy)
            json.member("built", installation.built)
            json.member("note", installation.note)
            json.member("classification", installation.classification.rawValue)
        }
    }

    public static func table(_ installations: [Installation], in language: Language, width: Int? = nil) -> String {
        var table = TextTable([
            .init(Words.installation[language], .fixed), .init(Words.kind[language]), .init(Words.name[language]),
            .init(StringTable.sector[language], .fixed), .init(StringTable.chainage[language], .right),
            .init("m", .right), .init(StringTable.condition[language]),
        ])
        for installation in installations {
            table.append([
                .text(installation.id.rawValue), .text(installation.kind.label[language]),
                .text(installation.name ?? ""), .text(installation.sector?.rawValue ?? ""),
                .text(installation.chainage.map { Chainage.metres($0).text(decimals: 0) } ?? ""),
                .text(installation.offset.map { fixed($0, decimals: 1) } ?? ""),
                .text(installation.condition?.label[language] ?? ""),
            ])
        }
        return table.text(width: width)
    }

    public static func text(_ installation: Installation, in language: Language) -> String {
        var fields = FieldList()
        fields.add(Words.name, installation.name)
        fields.add(StringTable.sector, installation.sector?.rawValue)
        fields.add(StringTable.chainage, installation.chainage.map { Chainage.metres($0).description })
        fields.add(StringTable.offset, installation.offset.map { fixed($0, decimals: 3) + " m" })
        fields.add(
            Words.place,
            installation.point.map { "\(fixed($0.longitude, decimals: 9)) \(fixed($0.latitude, decimals: 9))" })
        fields.add(StringTable.height, installation.height.map { fixed($0, decimals: 3) + " m" })
        fields.add(StringTable.condition, installation.condition?.label[language])
        fields.add(Words.operatedBy, installation.operatedBy)
        fields.add(Words.built, installation.built)
        fields.add(StringTable.note, installation.note)
        fields.add(StringTable.classification, installation.classification.label[language])
        return "\(installation.id.rawValue)  \(installation.kind.label[language])\n\n" + fields.text(in: language)
    }

    private enum Words {
        static let installation = Bilingual(en: "installation", es: "instalación")
        static let kind = Bilingual(en: "kind", es: "tipo")
        static let name = Bilingual(en: "name", es: "nombre")
        static let place = Bilingual(en: "longitude, latitude", es: "longitud, latitud")
        static let operatedBy = Bilingual(en: "operated by", es: "a cargo de")
        static let built = Bilingual(en: "built", es: "construida")
    }
}
