import Demarcation
import GeoTypes
import Register
import Surveying

extension Register {
    /// The line as it can be located on, and an error with a hint when there is none yet.
    func network() throws -> LegalNetwork {
        let sectors = try sectors()
        guard !sectors.isEmpty else {
            throw Failure(
                "E_NO_LINE", .unusableInput,
                Bilingual(en: "\(path): there is no line yet", es: "\(path): aún no hay línea"),
                hint: Bilingual(
                    en: "import it with “lindero line import FILE.geojson”",
                    es: "impórtela con «lindero line import ARCHIVO.geojson»"))
        }
        let frame = frame
        return try Geodesic.attempt { try LegalNetwork(sectors, frame: frame) }
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
