import ArgumentParser
import Demarcation
import GeoTypes
import Geodesy

/// Lines `lon1 lat1 lon2 lat2` to the places that divide each geodesic into equal parts.
struct GeodesicPointsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "points",
        abstract: localised(
            "Places at equal distances between two places.", "Lugares a distancias iguales entre dos lugares."),
        discussion: localised(
            """
            EXAMPLES
              echo -91.73 16.07 -90.45 16.07 | lindero geodesic points --parts 20

            Lines “lon1 lat1 lon2 lat2”; each gives a line “>” and then lines “lon lat”, both ends included.
            """,
            """
            EJEMPLOS
              echo -91.73 16.07 -90.45 16.07 | lindero geodesic points --parts 20

            Líneas «lon1 lat1 lon2 lat2»; cada una da una línea «>» y luego líneas «lon lat», con los dos extremos.
            """))

    @Option(help: help("How many equal parts, 1 to 100000.", "En cuántas partes iguales, 1 a 100000.")) var parts = 10
    @OptionGroup var options: GeodesicOptions

    func validate() throws {
        guard (1...100_000).contains(parts) else {
            throw ValidationError(
                localised("--parts must be 1 to 100000", "--parts debe estar entre 1 y 100000"))
        }
    }

    func run() throws {
        let (style, parts) = (options.style, parts)
        try options.run(counts: 4...4, expected: Bilingual("lon1 lat1 lon2 lat2")) { ellipsoid, lines, row, text in
            let start = GeographicPoint(longitude: lines.first[row], latitude: lines.second[row])
            let end = GeographicPoint(longitude: lines.third[row], latitude: lines.fourth[row])
            guard (-90...90).contains(start.latitude), (-90...90).contains(end.latitude) else { return .notComputed }
            text.append(UInt8(ascii: style == .json ? "[" : ">"))
            for (index, point) in ellipsoid.points(from: start, to: end, parts: parts).enumerated() {
                if style == .text { text.append(0x0A) } else if index > 0 { text.append(UInt8(ascii: ",")) }
                text.appendPair(point.longitude, point.latitude, style)
            }
            if style == .json { text.append(UInt8(ascii: "]")) }
            return nil
        }
    }
}
