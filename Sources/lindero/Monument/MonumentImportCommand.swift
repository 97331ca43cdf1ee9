import ArgumentParser
import Demarcation
import Geodesy
import Register
import Reports
import SurveyFormats
import Surveying

struct MonumentImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: localised("Import monuments from CSV or GeoJSON.", "Importa monumentos de CSV o GeoJSON."),
        discussion: localised(
            """
            EXAMPLES
              lindero monument import monuments.csv
              lindero monument import monuments.csv --crs ESRI:103598 --dry-run
              lindero monument import monuments.geojson

            Columns: id, number, class, sector, neighbour_number, longitude|easting, latitude|northing, height, crs, epoch,
            role, sigma_e, sigma_n, sigma_u, instrument, built, condition. A position that a monument has not yet is added
            beside the others; none is overwritten.
            """,
            """
            EJEMPLOS
              lindero monument import monuments.csv
              lindero monument import monuments.csv --crs ESRI:103598 --dry-run
              lindero monument import monuments.geojson

            Columnas: id, number, class, sector, neighbour_number, longitude|easting, latitude|northing, height, crs, epoch,
            role, sigma_e, sigma_n, sigma_u, instrument, built, condition. Una posición que el monumento aún no tiene se
            agrega junto a las otras; ninguna se reemplaza.
            """))

    @Argument(help: help("The file, or - for standard input.", "El archivo, o - para la entrada estándar.")) var file:
        String
    @Option(
        help: help(
            "Reference system of rows that name none.", "Sistema de referencia de las filas que no nombran uno."))
    var crs: String?
    @Option(help: help("Coordinate epoch of rows that name none.", "Época de las filas que no nombran una.")) var epoch:
        String?
    @Option(help: help("The coordinate operation to use.", "La operación de coordenadas a usar.")) var operation:
        String?
    @Flag(name: [.customShort("n"), .long], help: help("Count, and store nothing.", "Cuenta, y no guarda nada."))
    var dryRun = false
    @OptionGroup var registerOptions: RegisterOptions
    @OptionGroup var author: AuthorOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let register = try registerOptions.open(dryRun ? .readOnly : .readWrite)
        let (table, unread) = try RecordTable.read(file, requiring: ["id", "class"], noun: "monument")
        let (drafts, unmade) = MonumentRecords.read(table)
        let placement = MonumentPlacement(try register.network(), frame: register.frame)
        let placed: (monuments: [PlacedMonument], rejections: [Rejection])
        do {
            placed = try placement.place(drafts, system: crs, epoch: epoch, operation: operation)
        } catch {
            throw Failure(error, file: file)
        }
        let ledger =
            dryRun
            ? Register.MonumentLedger(accepted: placed.monuments.count)
            : try register.importMonuments(placed.monuments, change: author.change)
        let rejections = (unread + unmade + placed.rejections).sorted { $0.line < $1.line }
        let report = RejectionReport(file: file, rejections: rejections)
        try output.emit { json in
            json.object { json in
                json.member("file", file)
                json.member("read", table.records.count + unread.count)
                json.member("accepted", ledger.accepted)
                json.member("positions_added", ledger.positionsAdded)
                json.member("unchanged", ledger.unchanged)
                json.member("rejected", rejections.count)
                json.member("dry_run", dryRun)
                report.write(to: &json)
            }
        } text: {
            localised(
                "\(file): \(ledger.accepted) monuments, \(ledger.positionsAdded) positions added to known ones, "
                    + "\(ledger.unchanged) unchanged, \(rejections.count) rejected",
                "\(file): \(ledger.accepted) monumentos, \(ledger.positionsAdded) posiciones agregadas a los conocidos, "
                    + "\(ledger.unchanged) sin cambio, \(rejections.count) rechazados")
                + (dryRun ? localised(" (nothing stored)", " (no se guardó nada)") : "")
        }
        if !output.json { report.say() }
        output.announce("next: lindero monument list", "siguiente: lindero monument list")
        if !rejections.isEmpty { throw ExitCode.findings }
    }
}

extension Failure {
    init(_ problem: MonumentPlacement.Problem, file: String) {
        switch problem {
        case .systemMissing(let line):
            self = .usage(
                Bilingual(
                    en: "\(file):\(line): grid coordinates, and nothing says in which reference system: needs --crs",
                    es: "\(file):\(line): coordenadas de cuadrícula, y nada dice en qué sistema: falta --crs"),
                hint: Bilingual(
                    en: "or a crs column; it is never guessed", es: "o una columna crs; nunca se adivina"))
            code = "E_CRS_MISSING"
        case .geodesy(let error, let fromFile):
            self.init(error, fromFile: fromFile)
        }
    }
}
