import Demarcation

extension Failure {
    /// `content` is what the file looks like, where its first bytes say.
    static func gdalMissing(file: String, content: String?) -> Failure {
        .unusable(
            "E_GDAL_MISSING",
            Bilingual(
                en: "\(file): \(content ?? "this format") is read through GDAL's ogr2ogr, which isn't installed",
                es:
                    "\(file): \(content.map(spanish) ?? "este formato") se lee con ogr2ogr de GDAL, que no está instalado"
            ),
            hint: Bilingual(
                en: "install it (apt install gdal-bin), or export the points as GeoJSON, GeoPackage or CSV",
                es: "instálelo (apt install gdal-bin), o exporte los puntos como GeoJSON, GeoPackage o CSV"))
    }

    /// GDAL's own words, the first of its errors.
    static func conversion(_ words: String, file: String, version: String) -> Failure {
        let errors = words.split(whereSeparator: \.isNewline).filter { $0.hasPrefix("ERROR") }.prefix(3)
        let reason = errors.map { $0.prefix(300) }.joined(separator: "; ")
        return .unusable(
            "E_GDAL",
            Bilingual(
                en:
                    "\(file): GDAL \(version) can't read it: \(errors.isEmpty ? "none of its drivers opens it" : reason)",
                es:
                    "\(file): GDAL \(version) no lo puede leer: \(errors.isEmpty ? "ninguno de sus controladores lo abre" : reason)"
            ),
            hint: Bilingual(
                en: "check that the file is whole, with the files that belong to it (.shx, .dbf, .prj) beside it",
                es: "revise que el archivo esté completo, con los que le pertenecen (.shx, .dbf, .prj) a su lado"))
    }
}
