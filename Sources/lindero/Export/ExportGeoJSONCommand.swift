import ArgumentParser
import Demarcation
import GeoTypes
import Geodesy
import Register
import Reports
import Surveying

struct ExportGeoJSONCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "geojson",
        abstract: localised("Layers as GeoJSON (RFC 7946).", "Capas como GeoJSON (RFC 7946)."),
        discussion: localised(
            """
            EXAMPLES
              lindero export geojson line -o line.geojson
              lindero export geojson monuments brecha --sector GTM-MEX-01
              lindero export geojson observations --bbox -89.2,17.0,-89.1,17.9 -o points.geojson

            Layers: line, vertices, monuments, brecha, observations, inspections, orders; all when none is named. The same
            register gives the same bytes.
            """,
            """
            EJEMPLOS
              lindero export geojson line -o linea.geojson
              lindero export geojson monuments brecha --sector GTM-MEX-01
              lindero export geojson observations --bbox -89.2,17.0,-89.1,17.9 -o puntos.geojson

            Capas: line, vertices, monuments, brecha, observations, inspections, orders; todas si no se nombra ninguna. El
            mismo registro da los mismos bytes.
            """))

    @Argument(help: help("The layers.", "Las capas.")) var layers: [ExportLayer] = []
    @Option(help: help("Only this sector.", "Solo este sector."), completion: .sectors) var sector: String?
    @Option(help: help("Only this box, degrees: W,S,E,N.", "Solo este recuadro, grados: O,S,E,N.")) var bbox:
        GeographicBox?
    @Option(
        help: help(
            "How far the drawn line may be from the legal one, metres.",
            "Cuánto puede apartarse la línea dibujada de la legal, metros.")) var tolerance = 0.01
    @Option(help: help("Decimals of a degree.", "Decimales de grado.")) var precision = 7
    @Option(
        help: help(
            "Operation from the register's frame to WGS 84.", "Operación del marco del registro a WGS 84."))
    var operation: String?
    @Option(
        name: [.customShort("o"), .long],
        help: help("The file; else standard output.", "El archivo; si no, la salida estándar."))
    var output: String?
    @Flag(help: help("Replace the file.", "Reemplaza el archivo.")) var overwrite = false
    @OptionGroup var registerOptions: RegisterOptions
    @OptionGroup var messages: OutputOptions

    func validate() throws {
        guard tolerance > 0, tolerance.isFinite else {
            throw ValidationError(localised("--tolerance must be above 0 metres", "--tolerance debe ser mayor que 0"))
        }
        guard (0...15).contains(precision) else {
            throw ValidationError(localised("--precision is 0 to 15", "--precision es de 0 a 15"))
        }
    }

    func run() throws {
        let register = try registerOptions.open(.readOnly)
        var target = try ResultOutput(path: output, overwrite: overwrite)
        var export = try GeoJSONExport(self, register: register)
        try export.write(to: &target)
        try target.finish()
        if let output {
            messages.announce("\(output): \(export.features) features", "\(output): \(export.features) elementos")
        }
    }
}
