import Demarcation
import GeoTypes
import Register
import Surveying

extension Register {
    /// The line as it can be located on, that in force or that of a day, and an error with a hint when there is none.
    func network(on day: CivilDate? = nil) throws -> LegalNetwork {
        let sectors = try sectors(on: day)
        let frame = frame
        let network = try Geodesic.attempt { try LegalNetwork(sectors, frame: frame, asOf: day) }
        guard !network.sectors.isEmpty else {
            guard let day, !sectors.isEmpty else {
                throw Failure(
                    "E_NO_LINE", .unusableInput,
                    Bilingual(en: "\(path): there is no line yet", es: "\(path): aún no hay línea"),
                    hint: Bilingual(
                        en: "import it with “lindero line import FILE.geojson”",
                        es: "impórtela con «lindero line import ARCHIVO.geojson»"))
            }
            throw Failure.noLine(on: day, nil)
        }
        return network
    }

    /// Monuments as they stood on a day, on the line of that day.
    func stood(_ monuments: [PlacedMonument], on day: CivilDate) throws -> [PlacedMonument] {
        let (sectors, frame) = (try sectors(on: day), frame)
        let network = try Geodesic.attempt { try LegalNetwork(sectors, frame: frame, asOf: day) }
        return MonumentPlacement(network, frame: frame).stood(monuments, on: day, conditions: try conditions(on: day))
    }
}

extension LegalNetwork {
    /// Index among the located sectors; an unknown or maritime one is an error.
    func index(of sector: String) throws -> Int {
        guard let index = located.firstIndex(where: { $0.id.rawValue == sector }) else {
            throw Failure(RegisterError.unknown(kind: .sector, id: sector))
        }
        return index
    }
}

extension Failure {
    /// No segment, or none of a sector, was in force.
    static func noLine(on day: CivilDate, _ sector: String?) -> Failure {
        let (of, de) = sector.map { (" of \($0)", " de \($0)") } ?? ("", "")
        return Failure(
            "E_NO_LINE", .unusableInput,
            Bilingual(
                en: "no segment\(of) was in force on \(day)", es: "ningún segmento\(de) estaba vigente el \(day)"),
            hint: Bilingual(
                en: "see the versions and their days with “lindero line show \(sector ?? "SECTOR")”",
                es: "vea las versiones y sus días con «lindero line show \(sector ?? "SECTOR")»"))
    }
}
