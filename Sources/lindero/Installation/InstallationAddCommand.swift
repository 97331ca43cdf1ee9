import ArgumentParser
import Demarcation
import Register
import Reports

struct InstallationAddCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: localised("Add one installation.", "Agrega una instalación."),
        discussion: localised(
            """
            EXAMPLES
              lindero installation add EH-01 --kind hydrometric-station --longitude -90.98 --latitude 17.25 --name 'El Ceibo'
              lindero installation add IF-07 --kind facility --sector GTM-MEX-09 --condition good
            """,
            """
            EJEMPLOS
              lindero installation add EH-01 --kind hydrometric-station --longitude -90.98 --latitude 17.25 --name 'El Ceibo'
              lindero installation add IF-07 --kind facility --sector GTM-MEX-09 --condition good
            """))

    @Argument(help: help("Its id.", "Su identificador.")) var id: Installation.ID
    @Option(help: help("What it is.", "Qué es.")) var kind: Installation.Kind
    @Option(help: help("What it is called.", "Cómo se llama.")) var name: String?
    @Option(
        name: [.long, .customLong("lon")], parsing: .unconditional,
        help: help("Its longitude, degrees.", "Su longitud, grados."))
    var longitude: Double?
    @Option(
        name: [.long, .customLong("lat")], parsing: .unconditional,
        help: help("Its latitude, degrees.", "Su latitud, grados.")) var latitude: Double?
    @Option(
        parsing: .unconditional, help: help("Its easting in --crs, metres.", "Su coordenada este en --crs, metros."))
    var easting: Double?
    @Option(
        parsing: .unconditional, help: help("Its northing in --crs, metres.", "Su coordenada norte en --crs, metros."))
    var northing: Double?
    @Option(help: help("Ellipsoidal height, metres.", "Altura elipsoidal, metros.")) var height: Double?
    @Option(help: help("The sector; else the nearest.", "El sector; si no, el más cercano."), completion: .sectors)
    var sector: Sector.ID?
    @Option(help: help("Its condition.", "Su estado.")) var condition: Installation.Condition?
    @Option(help: help("Who keeps it.", "Quién la tiene a cargo.")) var operatedBy: String?
    @Option(help: help("When it was built.", "Cuándo se construyó.")) var built: String?
    @Option(help: help("Note.", "Nota.")) var note: String?
    @Flag(name: [.customShort("n"), .long], help: help("Say what would be stored.", "Dice lo que se guardaría."))
    var dryRun = false
    @OptionGroup var framing: PlaceOptions
    @OptionGroup var registerOptions: RegisterOptions
    @OptionGroup var author: AuthorOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard (longitude == nil) == (latitude == nil), (easting == nil) == (northing == nil),
            longitude == nil || easting == nil
        else {
            throw ValidationError(
                localised(
                    "a place is --longitude and --latitude, or --easting and --northing",
                    "un lugar es --longitude y --latitude, o --easting y --northing"))
        }
        guard easting == nil || framing.crs != nil else {
            throw ValidationError(
                localised("--easting and --northing need --crs", "--easting y --northing necesitan --crs"))
        }
    }

    func run() throws {
        let register = try registerOptions.open(dryRun ? .readOnly : .readWrite)
        var installation = Installation(
            id: id, kind: kind, name: name, sector: sector, condition: condition, operatedBy: operatedBy, built: built,
            note: note, height: height)
        if let x = longitude ?? easting, let y = latitude ?? northing {
            installation.statedIn = Installation.StatedPosition(
                system: framing.crs, epoch: nil, x: x, y: y, isGeographic: longitude != nil)
        }
        let places = try KnownPlaces(register)
        try Failure.unless { () throws(Rejection.Reason) in
            try places.check(sector: sector, from: nil, to: nil)
            if let longitude, !(-180...180).contains(longitude) { throw .longitudeOutOfRange(longitude) }
            if let latitude, !(-90...90).contains(latitude) { throw .latitudeOutOfRange(latitude) }
        }
        guard try !register.installations().contains(where: { $0.id == id }) else {
            throw RegisterError.duplicate(kind: .installation, id: id.rawValue)
        }
        var placed = [installation]
        try framing.place(&placed, in: register)
        let result = placed[0]
        if result.statedIn != nil, result.point == nil {
            throw Failure(Rejection.Reason.notTransformed)
        }
        if !dryRun { _ = try register.importInstallations(placed, change: author.change) }
        try output.emit { json in
            InstallationReport.write(result, to: &json)
        } text: {
            InstallationReport.text(result, in: Program.language)
                + (dryRun ? localised("(nothing stored)", "(no se guardó nada)") : "")
        }
    }
}
