import Demarcation
import SurveyFormats

extension Failure {
    init(_ problem: GeoJSONLines.Problem, file: String) {
        switch problem {
        case .empty:
            self = .emptyFile(path: file)
        case .notJSON(let reason):
            self = .unusable(
                "E_NOT_JSON", Bilingual(en: "\(file): not JSON (\(reason))", es: "\(file): no es JSON (\(reason))"),
                hint: Bilingual(
                    en: "only GeoJSON is read here; if it is GeoJSON, it may be cut off: export it again",
                    es: "aquí solo se lee GeoJSON; si lo es, puede estar cortado: expórtelo de nuevo"))
        case .notGeoJSON(let found):
            self = .unusable(
                "E_NOT_GEOJSON",
                found == "FeatureCollection"
                    ? Bilingual(
                        en: "\(file): a FeatureCollection without its list of features",
                        es: "\(file): una FeatureCollection sin su lista «features»")
                    : Bilingual(
                        en: "\(file): not a GeoJSON FeatureCollection, but \(found)",
                        es: "\(file): no es una FeatureCollection de GeoJSON, sino \(found)"),
                hint: Bilingual(en: "export the line as GeoJSON", es: "exporte la línea como GeoJSON"))
        case .foreignReferenceSystem(let name):
            self = .unusable(
                "E_FOREIGN_CRS",
                Bilingual(
                    en: "\(file): names the reference system \(name); GeoJSON is WGS 84 (RFC 7946)",
                    es: "\(file): nombra el sistema de referencia \(name); GeoJSON es WGS 84 (RFC 7946)"),
                hint: Bilingual(
                    en: "export it as RFC 7946 (ogr2ogr -lco RFC7946=YES)",
                    es: "expórtelo como RFC 7946 (ogr2ogr -lco RFC7946=YES)"))
        }
    }
}
