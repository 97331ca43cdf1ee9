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
              lindero monument import mexico.csv --neighbour MEX
              lindero monument import monuments.csv --as-stated --reason "the central office's register"

            Columns: id, number, class, sector, neighbour_number, longitude|easting, latitude|northing, height, crs, epoch,
            role, sigma_e, sigma_n, sigma_u, source, instrument, condition, suffix, built, built_by, rebuilt, rebuilt_by,
            unilateral, type, material, monument_height, plate, access, legal_status, classification, photo, and references
            as "R1 12.35 87.5; R2 8.20 181" (mark, metres, azimuth); others are kept as notes. A position that a monument
            has not yet is added beside the others, an empty field is filled in; nothing is overwritten.

            --neighbour MEX: the neighbour's own list; neighbour_number (or number) finds the monument, and its position is
            added as stated by MEX.

            Positions come in as imported, whatever the file says of their life (state, document, valid_from, valid_to), and the
            output counts them. --as-stated keeps it for monuments that are new here, as far as the register holds the documents
            that decided it; import those first.
            """,
            """
            EJEMPLOS
              lindero monument import monuments.csv
              lindero monument import monuments.csv --crs ESRI:103598 --dry-run
              lindero monument import monuments.geojson
              lindero monument import mexico.csv --neighbour MEX
              lindero monument import monuments.csv --as-stated --reason "el registro de la oficina central"

            Columnas: id, number, class, sector, neighbour_number, longitude|easting, latitude|northing, height, crs, epoch,
            role, sigma_e, sigma_n, sigma_u, source, instrument, condition, suffix, built, built_by, rebuilt, rebuilt_by,
            unilateral, type, material, monument_height, plate, access, legal_status, classification, photo, y references
            como "R1 12.35 87.5; R2 8.20 181" (marca, metros, azimut); las demás quedan como notas. Una posición que el
            monumento aún no tiene se agrega junto a las otras, un campo vacío se llena; nada se reemplaza.

            --neighbour MEX: la lista propia del vecino; neighbour_number (o number) halla el monumento, y su posición se
            agrega como declarada por MEX.

            Las posiciones entran como importadas, diga lo que diga el archivo de su vida (state, document, valid_from,
            valid_to), y la salida las cuenta. --as-stated la conserva en monumentos nuevos aquí, si el registro tiene los
            documentos que la decidieron; impórtelos antes.
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
    @Option(
        help: help(
            "The file is this neighbour's list, in its numbering.",
            "El archivo es la lista de este vecino, en su numeración."))
    var neighbour: String?
    @OptionGroup var life: LifeOptions
    @Flag(name: [.customShort("n"), .long], help: help("Count, and store nothing.", "Cuenta, y no guarda nada."))
    var dryRun = false
    @OptionGroup var registerOptions: RegisterOptions
    @OptionGroup var author: AuthorOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        try life.check(author)
        let register = try registerOptions.open(dryRun ? .readOnly : .readWrite)
        let (table, unread) = try RecordTable.read(
            file, requiring: neighbour == nil ? ["id", "class"] : [], noun: "monument", parts: "positions")
        let (drafts, unmade) =
            if let neighbour {
                MonumentRecords.read(table, of: neighbour, numbering: try register.numbering(of: neighbour))
            } else {
                MonumentRecords.read(table)
            }
        let placement = MonumentPlacement(try register.network(), frame: register.frame)
        let placed: (monuments: [PlacedMonument], rejections: [Rejection])
        do {
            placed = try placement.place(drafts, system: crs, epoch: epoch, operation: operation)
        } catch {
            throw Failure(error, file: file)
        }
        let ledger = try WorkLine.show(file, localised("storing", "se guarda")) {
            try register.importMonuments(
                placed.monuments, isAsStated: life.asStated, isDryRun: dryRun, change: author.change,
                placing: { placement.place(of: $0.point, on: $1) })
        }
        let rejections = (unread + unmade + placed.rejections).sorted { $0.line < $1.line }
        let report = RejectionReport(file: file, rejections: rejections)
        try output.emit { json in
            json.object { json in
                json.member("file", file)
                json.member("read", table.records.count + unread.count)
                json.member("accepted", ledger.accepted)
                json.member("positions_added", ledger.positionsAdded)
                json.member("completed", ledger.completed)
                json.member("unchanged", ledger.unchanged)
                json.array("differing") { json in
                    for known in ledger.differing {
                        json.object { json in
                            json.member("id", known.id.rawValue)
                            json.member("columns", known.columns)
                        }
                    }
                }
                LifeReport.write(ledger.life, to: &json)
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
        if let first = ledger.differing.first, !output.json {
            let columns = first.columns.joined(separator: ", ")
            output.warn(
                "monuments of which the register holds other values, which stay: \(ledger.differing.count); "
                    + "first \(first.id.rawValue): \(columns)",
                "monumentos de los que el registro tiene otros valores, que se quedan: \(ledger.differing.count); "
                    + "primero \(first.id.rawValue): \(columns)")
        }
        life.say(ledger.life, output)
        output.announce("next: lindero monument list", "siguiente: lindero monument list")
        if !rejections.isEmpty { throw ExitCode.findings }
    }
}

extension Register {
    /// The monuments of the sectors with a neighbour by the neighbour's number; the sectors must be there.
    func numbering(of neighbour: String) throws -> [String: [Monument]] {
        let sectors = Set(try sectors().filter { $0.neighbour == neighbour }.map(\.id))
        guard !sectors.isEmpty else { throw Failure.noSector(with: neighbour) }
        let known = try monuments().map(\.monument).filter { monument in
            monument.neighbourNumber != nil && monument.sector.map(sectors.contains) == true
        }
        return Dictionary(grouping: known) { $0.neighbourNumber ?? "" }
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
        case .otherEpoch(let stated, let register, let system):
            self.init(SurveySetting.Problem.otherEpoch(survey: stated, register: register, system: system), file: file)
        }
    }
}
