import ArgumentParser
import Demarcation
import Register
import Reports

struct OrderLogCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "log",
        abstract: localised(
            "Write a line in the site log of an order.", "Escribe una anotación en la bitácora de una orden."),
        discussion: localised(
            """
            EXAMPLES
              lindero order log OT-2026-101 'Rain; 8 workers until noon'
              lindero order log OT-2026-101 'Gabions of the second row placed' --date 2026-04-09 --photo row2.jpg

            Lines are added, never changed: what was wrong is put right by another line.
            """,
            """
            EJEMPLOS
              lindero order log OT-2026-101 'Lluvia; 8 personas hasta mediodía'
              lindero order log OT-2026-101 'Colocada la segunda fila de gaviones' --date 2026-04-09 --photo fila2.jpg

            Las anotaciones se agregan, nunca se cambian: un error se aclara con otra anotación.
            """))

    @Argument(help: help("Id of the order.", "Id de la orden.")) var id: WorkOrder.ID
    @Argument(help: help("What happened.", "Lo que pasó.")) var text: String
    @Option(help: help("The day; else today.", "El día; si no, hoy.")) var date: CivilDate?
    @Option(help: help("Photo; may be repeated.", "Foto; se puede repetir.")) var photo: [EvidenceFile] = []
    @Flag(name: [.customShort("n"), .long], help: help("Say what would be stored.", "Dice lo que se guardaría."))
    var dryRun = false
    @OptionGroup var registerOptions: RegisterOptions
    @OptionGroup var author: AuthorOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        guard !text.allSatisfy(\.isWhitespace) else {
            throw Failure.usage(Bilingual(en: "the text is empty", es: "la anotación está vacía"))
        }
        let register = try registerOptions.open(dryRun ? .readOnly : .readWrite)
        let order = try register.order(id)
        let entry = LogEntry(
            order: id, date: date ?? .today, author: author.who, text: text, photos: try photo.map(Finding.Photo.init))
        if !dryRun { try register.addLogEntry(entry, change: author.change) }
        try output.emit { json in
            OrderReport.write(entry, to: &json)
        } text: {
            "\(order.id.rawValue)  \(entry.date)  \(entry.text)"
                + (dryRun ? localised(" (nothing stored)", " (no se guardó nada)") : "")
        }
    }
}
