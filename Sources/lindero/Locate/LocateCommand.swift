import ArgumentParser
import Demarcation
import Foundation
import GeoTypes
import Geodesy
import Register
import Reports
import Surveying

struct LocateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "locate",
        abstract: localised(
            "Where a point lies along the line, or which point a chainage is.",
            "Dónde está un punto en la línea, o qué punto es una progresiva."),
        discussion: localised(
            """
            EXAMPLES
              lindero locate -89.546197 17.815304
              lindero locate 601000 1970400 --crs ESRI:103598 --within 500
              lindero locate --file points.txt --json
              lindero locate --at GTM-MEX-01:41+800
              lindero locate --at GTM-MEX-01:41+800 --as-of 2001-06-30

            A file has lines “x y”; # begins a comment. Nothing within reach: exit 3. --as-of takes the line of a day: a
            chainage in an old acta is of the version that was in force then.
            """,
            """
            EJEMPLOS
              lindero locate -89.546197 17.815304
              lindero locate 601000 1970400 --crs ESRI:103598 --within 500
              lindero locate --file puntos.txt --json
              lindero locate --at GTM-MEX-01:41+800
              lindero locate --at GTM-MEX-01:41+800 --as-of 2001-06-30

            Un archivo tiene líneas «x y»; # empieza un comentario. Nada al alcance: salida 3. --as-of toma la línea de un
            día: la progresiva de un acta antigua es de la versión vigente entonces.
            """))

    @Argument(
        help: help(
            "Longitude and latitude, or easting and northing with --crs.",
            "Longitud y latitud, o este y norte con --crs."))
    var coordinates: [Double] = []
    @Option(
        help: help("A file of points, or - for standard input.", "Un archivo de puntos, o - para la entrada estándar."))
    var file: String?
    @Option(
        help: help(
            "Reference system of the points; else the register's.", "Sistema de los puntos; si no, el del registro."))
    var crs: String?
    @Option(help: help("Coordinate epoch of the points.", "Época de las coordenadas de los puntos.")) var epoch: String?
    @Option(help: help("Only this sector.", "Solo este sector."), completion: .sectors) var sector: String?
    @Option(help: help("Farthest distance from the line, metres.", "Distancia máxima a la línea, metros.")) var within =
        1000.0
    @Option(help: help("A chainage: SECTOR:12+345.678.", "Una progresiva: SECTOR:12+345.678.")) var at: String?
    @Option(help: help("On the line as it stood on this day.", "En la línea como estaba ese día.")) var asOf: CivilDate?
    @OptionGroup var registerOptions: RegisterOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        let ways = [!coordinates.isEmpty, file != nil, at != nil].filter { $0 }.count
        guard ways == 1, coordinates.isEmpty || coordinates.count == 2 else {
            throw ValidationError(
                localised(
                    "give two coordinates, or --file, or --at SECTOR:CHAINAGE",
                    "dé dos coordenadas, o --file, o --at SECTOR:PROGRESIVA"))
        }
        guard !coordinates.contains(where: \.isInfinite) else {
            throw ValidationError(
                localised(
                    "coordinates must be numbers, and one is too large",
                    "las coordenadas deben ser números, y una es demasiado grande"))
        }
        guard coordinates.allSatisfy(\.isFinite) else {
            throw ValidationError(
                localised("coordinates must be numbers", "las coordenadas deben ser números"))
        }
        guard within > 0, within.isFinite else {
            throw ValidationError(localised("--within must be above 0 metres", "--within debe ser mayor que 0 metros"))
        }
    }

    func run() throws {
        let register = try registerOptions.open(.readOnly)
        let network = try register.network(on: asOf)
        if let at {
            try show(placeAt: at, in: network, of: register)
        } else {
            try show(points: try points(), in: network, of: register)
        }
    }

    /// Index among the located sectors; one that the register has, and not on that day, is another error than an unknown one.
    private func index(of name: String, in network: LegalNetwork, of register: Register) throws -> Int {
        if let asOf, !network.sectors.contains(where: { $0.id.rawValue == name }) {
            try register.require(Sector.ID(rawValue: name))
            throw Failure.noLine(on: asOf, name)
        }
        return try network.index(of: name)
    }

    // MARK: - Position to chainage

    private func points() throws -> [(x: Double, y: Double)] {
        guard let file else { return [(coordinates[0], coordinates[1])] }
        return try PointLines.read(file)
    }

    private func show(points: [(x: Double, y: Double)], in network: LegalNetwork, of register: Register) throws {
        let framed = try Geodesic.attempt {
            try PointFraming.bring(
                CoordinateColumns(x: points.map(\.x), y: points.map(\.y)), from: crs, epoch: epoch,
                into: register.frame,
                register: network.box)
        }
        let only = try sector.map { try index(of: $0, in: network, of: register) }
        var results: [LocateReport.Result] = []
        for row in points.indices {
            let point = GeographicPoint(longitude: framed.x[row], latitude: framed.y[row])
            let candidates = network.locator.candidates(near: point, within: .metres(within))
                .filter { only == nil || $0.alignment == only }
            results.append(
                LocateReport.Result(
                    input: (points[row].x, points[row].y), candidates: candidates.map { place($0, network) }))
        }
        try output.emit { json in
            if file == nil, let result = results.first {
                LocateReport.write(result, to: &json)
            } else {
                LocateReport.write(results, to: &json)
            }
        } text: {
            LocateReport.table(results, in: Program.language)
        }
        hintAtSwapped(results, near: network.box)
        hintAtGrid(results)
        if results.contains(where: \.candidates.isEmpty) { throw ExitCode.findings }
    }

    /// Latitude before longitude is the commonest mistake; it is said, and never mended.
    private func hintAtSwapped(_ results: [LocateReport.Result], near box: GeographicBox) {
        guard crs == nil, !box.isEmpty else { return }
        let around = box.expanded(degrees: 1)
        let swapped = results.first { result in
            result.candidates.isEmpty
                && !around.contains(GeographicPoint(longitude: result.input.x, latitude: result.input.y))
                && around.contains(GeographicPoint(longitude: result.input.y, latitude: result.input.x))
        }
        guard let swapped else { return }
        let (x, y) = (swapped.input.x, swapped.input.y)
        output.warn(
            "\(x) \(y) looks swapped: longitude comes first, “lindero locate \(y) \(x)”",
            "\(x) \(y) parece invertido: primero va la longitud, «lindero locate \(y) \(x)»")
    }

    /// Without --crs they are degrees: what can be none is most likely easting and northing.
    private func hintAtGrid(_ results: [LocateReport.Result]) {
        guard crs == nil,
            let grid = results.first(where: { abs($0.input.x) > 360 || abs($0.input.y) > 90 }), abs(grid.input.y) > 360
        else { return }
        output.warn(
            "\(grid.input.x) \(grid.input.y) can't be degrees; say the system of eastings and northings, as in --crs EPSG:32616",
            "\(grid.input.x) \(grid.input.y) no pueden ser grados; indique el sistema de este y norte, como --crs EPSG:32616"
        )
    }

    private func place(_ candidate: LineCandidate, _ network: LegalNetwork) -> LocateReport.Place {
        let sector = network.located[candidate.alignment]
        return LocateReport.Place(
            sector: sector, segment: sector.segments[candidate.segment].id, chainage: candidate.chainage,
            offset: candidate.offset, point: candidate.foot, isBeyondEnd: candidate.end != .abreast)
    }

    // MARK: - Chainage to position

    private func show(placeAt text: String, in network: LegalNetwork, of register: Register) throws {
        guard let colon = text.lastIndex(of: ":"), let chainage = Chainage(String(text[text.index(after: colon)...]))
        else {
            throw Failure.usage(
                Bilingual(
                    en: "--at “\(text)” is not SECTOR:CHAINAGE", es: "--at «\(text)» no es SECTOR:PROGRESIVA"),
                hint: Bilingual(en: "as in GTM-MEX-01:12+345.678", es: "como en GTM-MEX-01:12+345.678"))
        }
        let name = String(text[..<colon])
        let sector = network.located[try index(of: name, in: network, of: register)]
        guard let place = network.alignment(of: sector.id)?.place(at: chainage) else {
            throw Failure.usage(
                Bilingual(
                    en: "\(chainage) is beyond \(name), which ends at \(Chainage(fromOrigin: sector.length))",
                    es: "\(chainage) queda fuera de \(name), que termina en \(Chainage(fromOrigin: sector.length))"),
                hint: Bilingual(
                    en: "give a chainage from 0+000 to that, or the next sector’s: “lindero line list”",
                    es: "dé una progresiva de 0+000 a esa, o la del sector que sigue: «lindero line list»"))
        }
        let found = LocateReport.Place(
            sector: sector, segment: sector.segments[place.segment].id, chainage: chainage, offset: .zero,
            point: place.point,
            isBeyondEnd: false)
        try output.emit { json in
            LocateReport.write(found, azimuth: place.azimuth, to: &json)
        } text: {
            LocateReport.text(found, azimuth: place.azimuth, in: Program.language)
        }
    }
}
