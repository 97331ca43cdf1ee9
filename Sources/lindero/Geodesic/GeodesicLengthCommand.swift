import ArgumentParser
import Demarcation
import GeoTypes
import Geodesy

/// Polylines to their lengths.
struct GeodesicLengthCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "length",
        abstract: localised("Lengths of lines.", "Longitudes de líneas."),
        discussion: localised(
            """
            EXAMPLES
              lindero geodesic length line.txt --ellipsoid GRS80

            Lines “lon lat”, a vertex each; a blank line or “>” begins the next line. One “length_m” for each.
            """,
            """
            EJEMPLOS
              lindero geodesic length linea.txt --ellipsoid GRS80

            Líneas «lon lat», un vértice cada una; una línea en blanco o «>» empieza la siguiente. Un «length_m» por cada una.
            """))

    @OptionGroup var options: GeodesicOptions

    func run() throws {
        let (ellipsoid, style) = (options.ellipsoid.ellipsoid, options.style)
        try options.runVertices { line, text in
            let length = ellipsoid.length(of: line).metres
            guard length.isFinite else { return false }
            text.appendResult([("length_m", length)], style)
            return true
        }
    }
}
