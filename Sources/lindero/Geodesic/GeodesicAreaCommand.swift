import ArgumentParser
import Demarcation
import GeoTypes
import Geodesy

/// Rings to their areas and perimeters.
struct GeodesicAreaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "area",
        abstract: localised("Areas and perimeters of polygons.", "Áreas y perímetros de polígonos."),
        discussion: localised(
            """
            EXAMPLES
              lindero geodesic area parcels.txt

            Lines “lon lat”, a vertex each, the first repeated at the end or not; a blank line or “>” begins the next polygon.
            One “area_m2 perimeter_m” for each; counter-clockwise is positive. Edges are geodesics.
            """,
            """
            EJEMPLOS
              lindero geodesic area parcelas.txt

            Líneas «lon lat», un vértice cada una, el primero repetido al final o no; una línea en blanco o «>» empieza el
            siguiente polígono. Un «area_m2 perimeter_m» por cada uno; antihorario es positivo. Los lados son geodésicas.
            """))

    @OptionGroup var options: GeodesicOptions

    func run() throws {
        let (ellipsoid, style) = (options.ellipsoid.ellipsoid, options.style)
        try options.runVertices { ring, text in
            let measure = ellipsoid.polygon(ring)
            guard measure.area.squareMetres.isFinite, measure.perimeter.metres.isFinite else { return false }
            text.appendResult(
                [("area_m2", measure.area.squareMetres), ("perimeter_m", measure.perimeter.metres)], style)
            return true
        }
    }
}
