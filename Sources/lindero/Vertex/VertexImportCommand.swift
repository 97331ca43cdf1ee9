import ArgumentParser
import Demarcation
import Register
import Reports
import SurveyFormats
import Surveying

struct VertexImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: localised(
            "Import positions of vertices from CSV or GeoJSON.", "Importa posiciones de vértices de CSV o GeoJSON."),
        discussion: localised(
            """
            EXAMPLES
              lindero vertex import positions.csv
              lindero vertex import positions.csv --dry-run
              lindero vertex import positions.csv --as-stated --reason "the central office's register"

            Reads what “export csv positions” writes; its rows of monuments are passed over and counted. Columns: vertex,
            longitude|easting|source_x, latitude|northing|source_y, height|source_z, crs|source_crs, epoch|source_epoch, role,
            sigma_e, sigma_n, sigma_u, source, stated_by, note. The vertices must be there: the line brings them. A position is
            a record beside the line and moves nothing of it.

            Positions come in as imported, whatever the file says of their life (state, document, valid_from, valid_to), and the
            output counts them. --as-stated keeps it for vertices that have no position yet, as far as the register holds the
            documents that decided it; import those first.
            """,
            """
            EJEMPLOS
              lindero vertex import posiciones.csv
              lindero vertex import posiciones.csv --dry-run
              lindero vertex import posiciones.csv --as-stated --reason "el registro de la oficina central"

            Lee lo que escribe «export csv positions»; sus filas de monumentos se saltan y se cuentan. Columnas: vertex,
            longitude|easting|source_x, latitude|northing|source_y, height|source_z, crs|source_crs, epoch|source_epoch, role,
            sigma_e, sigma_n, sigma_u, source, stated_by, note. Los vértices deben existir: vienen con la línea. Una posición es
            un registro junto a la línea y no mueve nada de ella.

            Las posiciones entran como importadas, diga lo que diga el archivo de su vida (state, document, valid_from,
            valid_to), y la salida las cuenta. --as-stated la conserva en vértices que aún no tienen posición, si el registro
            tiene los documentos que la decidieron; impórtelos antes.
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
    @OptionGroup var life: LifeOptions
    @Flag(name: [.customShort("n"), .long], help: help("Count, and store nothing.", "Cuenta, y no guarda nada."))
    var dryRun = false
    @OptionGroup var registerOptions: RegisterOptions
    @OptionGroup var author: AuthorOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        try life.check(author)
        let register = try registerOptions.open(dryRun ? .readOnly : .readWrite)
        let (table, unread) = try RecordTable.read(file, requiring: ["vertex"], noun: "vertex")
        let reading = VertexRecords.read(table, known: Set(try register.vertices().map(\.id)))
        let placement = MonumentPlacement(try register.network(), frame: register.frame)
        let placed: (monuments: [PlacedMonument], rejections: [Rejection])
        do {
            placed = try placement.place(reading.drafts, system: crs, epoch: epoch, operation: operation)
        } catch {
            throw Failure(error, file: file)
        }
        let positions = placed.monuments.flatMap { placed in
            placed.monument.positions.map { (Vertex.ID(rawValue: placed.monument.id.rawValue), $0) }
        }
        let ledger = try register.importVertexPositions(
            positions, isAsStated: life.asStated, isDryRun: dryRun, change: author.change)
        let rejections = (unread + reading.rejections + placed.rejections).sorted { $0.line < $1.line }
        let report = RejectionReport(file: file, rejections: rejections)
        let read = table.records.count + unread.count
        try output.emit { json in
            json.object { json in
                json.member("file", file)
                json.member("read", read)
                json.member("accepted", ledger.accepted)
                json.member("unchanged", ledger.unchanged)
                json.member("of_monuments", reading.ofMonuments)
                LifeReport.write(ledger.life, to: &json)
                json.member("rejected", rejections.count)
                json.member("dry_run", dryRun)
                report.write(to: &json)
            }
        } text: {
            localised(
                "\(file): rows: \(read); positions added: \(ledger.accepted), unchanged: \(ledger.unchanged), "
                    + "of monuments and passed over: \(reading.ofMonuments), rejected: \(rejections.count)",
                "\(file): filas: \(read); posiciones agregadas: \(ledger.accepted), sin cambio: \(ledger.unchanged), "
                    + "de monumentos y saltadas: \(reading.ofMonuments), rechazadas: \(rejections.count)")
                + (dryRun ? localised(" (nothing stored)", " (no se guardó nada)") : "")
        }
        if !output.json { report.say() }
        life.say(ledger.life, output)
        output.announce("next: lindero vertex list --stated", "siguiente: lindero vertex list --stated")
        if !rejections.isEmpty { throw ExitCode.findings }
    }
}
