import ArgumentParser
import Demarcation
import GeoTypes
import Geodesy

/// Lines `lon lat azi1 s12_m` to `lon2 lat2 azi2`.
struct GeodesicDirectCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "direct",
        abstract: localised(
            "Where a distance in a direction leads.", "A dónde lleva una distancia en una dirección."),
        discussion: localised(
            """
            EXAMPLES
              echo -92.14 15.01 45.5 12000 | lindero geodesic direct

            Lines “lon lat azi1 s12_m” to “lon2 lat2 azi2”; azi2 is the direction onward.
            """,
            """
            EJEMPLOS
              echo -92.14 15.01 45.5 12000 | lindero geodesic direct

            Líneas «lon lat azi1 s12_m» a «lon2 lat2 azi2»; azi2 es la dirección en que sigue.
            """))

    @OptionGroup var options: GeodesicOptions

    func run() throws {
        let style = options.style
        try options.run(counts: 4...4, expected: Bilingual("lon lat azi1 s12_m")) { ellipsoid, lines, row, text in
            let end = ellipsoid.direct(
                from: GeographicPoint(longitude: lines.first[row], latitude: lines.second[row]),
                azimuth: .degrees(lines.third[row]), length: .metres(lines.fourth[row]))
            guard end.point.latitude.isFinite, end.point.longitude.isFinite else { return .notComputed }
            text.appendResult(
                [
                    ("lon2", end.point.longitude), ("lat2", end.point.latitude), ("azi2", end.azimuth.degrees),
                ], style)
            return nil
        }
    }
}
