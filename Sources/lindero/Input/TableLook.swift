import Demarcation
import Foundation
import SurveyFormats

/// What a file of records looks like, for those who gave it to the wrong command.
struct TableLook {
    /// The command that reads it: `order`.
    let noun: String
    let label: Bilingual

    private static let points = Bilingual(en: "surveyed points", es: "puntos levantados")

    private static let known: [(columns: Set<String>, look: TableLook)] = [
        (["kind", "state"], TableLook(noun: "order", label: Bilingual(en: "work orders", es: "órdenes de trabajo"))),
        (["sector", "bank"], TableLook(noun: "reach", label: Bilingual(en: "river reaches", es: "tramos de río"))),
        (
            ["sector", "date", "team"],
            TableLook(noun: "inspection", label: Bilingual(en: "inspections", es: "inspecciones"))
        ),
        (["id", "class"], TableLook(noun: "monument", label: Bilingual(en: "monuments", es: "monumentos"))),
        (
            ["in_programme", "from_m"],
            TableLook(noun: "brecha", label: Bilingual(en: "stretches of brecha", es: "tramos de brecha"))
        ),
        (
            ["width_left_m", "from_m"],
            TableLook(noun: "brecha", label: Bilingual(en: "stretches of brecha", es: "tramos de brecha"))
        ),
        (
            ["operated_by", "kind"],
            TableLook(noun: "installation", label: Bilingual(en: "installations", es: "instalaciones"))
        ),
        (["este", "norte"], TableLook(noun: "survey", label: points)),
        (["longitud", "latitud"], TableLook(noun: "survey", label: points)),
        (["kind", "date", "neighbour"], TableLook(noun: "event", label: Bilingual(en: "events", es: "eventos"))),
        (["level", "unit"], TableLook(noun: "programme", label: Bilingual(en: "a programme", es: "un programa"))),
        (["easting", "northing"], TableLook(noun: "survey", label: points)),
        (["longitude", "latitude"], TableLook(noun: "survey", label: points)),
    ]

    /// `nil` where the columns say nothing.
    init?(columns: [String]) {
        let columns = Set(columns)
        guard let found = Self.known.first(where: { $0.columns.isSubset(of: columns) }) else { return nil }
        self = found.look
    }

    private init(noun: String, label: Bilingual) {
        self.noun = noun
        self.label = label
    }

    /// Where another command reads what is in the file.
    func hint(for path: String) -> Bilingual {
        Bilingual(
            en: "it looks like \(label[.english]): “lindero \(noun) import \(path)”",
            es: "parece \(label[.spanish]): «lindero \(noun) import \(path)»")
    }

    /// A survey format, by its first bytes: those are no tables.
    static func refuseSurveyFormat(_ bytes: Data, path: String, needing columns: [String]) throws {
        let head = String(decoding: bytes.prefix(400), as: UTF8.self)
        let start = head.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
        let name: String
        if start.hasPrefix("<") {
            name = head.contains("<gpx") ? "GPX" : head.contains("<kml") ? "KML" : "XML"
        } else if start.hasPrefix("$G") {
            name = "NMEA"
        } else {
            return
        }
        let needed = columns.joined(separator: ", ")
        throw Failure.unusable(
            "E_FORMAT",
            Bilingual(
                en: "\(path): is \(name), where a CSV with the columns \(needed) is needed, or GeoJSON points",
                es: "\(path): es \(name), y se necesita un CSV con las columnas \(needed), o puntos GeoJSON"),
            hint: Bilingual(
                en: "surveyed points are read by “lindero survey import \(path)”",
                es: "los puntos levantados los lee «lindero survey import \(path)»"))
    }
}
