import ArgumentParser
import Demarcation
import Geodesy
import Register
import SurveyFormats
import Surveying

struct InstallationImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: localised(
            "Import installations from CSV or GeoJSON points.",
            "Importa instalaciones de un CSV o de puntos GeoJSON."),
        discussion: localised(
            """
            EXAMPLES
              lindero installation import installations.csv
              lindero installation import installations.csv --crs ESRI:103598
              lindero installation import installations.geojson

            Columns: id, kind, name, sector, longitude|easting, latitude|northing, height, crs, epoch, condition, operated_by,
            built, note. Without a sector, the nearest within 5 km; its chainage follows from the place.
            """,
            """
            EJEMPLOS
              lindero installation import instalaciones.csv
              lindero installation import instalaciones.csv --crs ESRI:103598
              lindero installation import instalaciones.geojson

            Columnas: id, kind, name, sector, longitude|easting, latitude|northing, height, crs, epoch, condition,
            operated_by, built, note. Sin sector, el más cercano a 5 km; la progresiva sale del lugar.
            """))

    @OptionGroup var options: ImportOptions
    @OptionGroup var framing: PlaceOptions
    @OptionGroup var registerOptions: RegisterOptions
    @OptionGroup var author: AuthorOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let register = try registerOptions.open(options.dryRun ? .readOnly : .readWrite)
        let places = try KnownPlaces(register)
        var batch = try RecordImport(
            options, things: Bilingual(en: "installations", es: "instalaciones"), noun: "installation",
            requiring: ["id", "kind"], InstallationRecords.read)
        batch.keep { installation throws(Rejection.Reason) in
            try places.check(sector: installation.sector, from: nil, to: nil)
            if let stated = installation.statedIn, !stated.isGeographic, stated.system == nil, framing.crs == nil {
                throw .missingField("crs")
            }
        }
        try framing.place(&batch.items, in: register)
        batch.keep { installation throws(Rejection.Reason) in
            if installation.statedIn != nil, installation.point == nil { throw .notTransformed }
        }
        try batch.store(rehearse: { try register.rehearseInstallations($0) }) { installations in
            try register.importInstallations(installations, change: author.change)
        }
        try batch.report(output, next: Bilingual("lindero installation list"))
    }
}

/// How places of a file are brought into the register's frame.
struct PlaceOptions: ParsableArguments {
    @Option(
        help: help(
            "Reference system of places that name none.", "Sistema de referencia de los lugares que no nombran uno."))
    var crs: String?
    @Option(help: help("Coordinate epoch of places that name none.", "Época de los lugares que no nombran una."))
    var epoch: String?
    @Option(help: help("The coordinate operation to use.", "La operación de coordenadas a usar.")) var operation:
        String?

    func place(_ installations: inout [Installation], in register: Register) throws {
        guard installations.contains(where: { $0.statedIn != nil }) else { return }
        let placement = InstallationPlacement(try register.network(), frame: register.frame)
        let stated = installations
        installations = try Geodesic.attempt {
            try placement.place(stated, system: crs, epoch: epoch, operation: operation)
        }
    }
}
