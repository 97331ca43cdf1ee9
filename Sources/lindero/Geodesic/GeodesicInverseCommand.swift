import ArgumentParser
import Demarcation
import GeoTypes
import Geodesy

/// Lines `lon1 lat1 lon2 lat2` to `s12_m azi1_deg azi2_deg`.
struct GeodesicInverseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inverse",
        abstract: localised("Distance and azimuths between two places.", "Distancia y azimutes entre dos lugares."),
        discussion: localised(
            """
            EXAMPLES
              echo -92.14 15.01 -89.15 17.82 | lindero geodesic inverse

            Lines “lon1 lat1 lon2 lat2” to “s12_m azi1_deg azi2_deg”; azi2 is the direction onward.
            """,
            """
            EJEMPLOS
              echo -92.14 15.01 -89.15 17.82 | lindero geodesic inverse

            Líneas «lon1 lat1 lon2 lat2» a «s12_m azi1_deg azi2_deg»; azi2 es la dirección en que sigue.
            """))

    @OptionGroup var options: GeodesicOptions

    func run() throws {
        let style = options.style
        try options.run(counts: 4...4, expected: Bilingual("lon1 lat1 lon2 lat2")) { ellipsoid, lines, row, text in
            let arc = ellipsoid.inverse(
                from: GeographicPoint(longitude: lines.first[row], latitude: lines.second[row]),
                to: GeographicPoint(longitude: lines.third[row], latitude: lines.fourth[row]))
            guard arc.length.metres.isFinite else { return .notComputed }
            text.appendResult(
                [
                    ("s12_m", arc.length.metres), ("azi1_deg", arc.startAzimuth.degrees),
                    ("azi2_deg", arc.endAzimuth.degrees),
                ], style)
            return nil
        }
    }
}
