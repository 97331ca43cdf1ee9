import ArgumentParser
import Demarcation
import Register
import Reports

struct EventAddCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: localised(
            "Add an event; it counts once, when it has its acta.",
            "Agrega un evento; cuenta una vez, cuando tiene su acta."),
        discussion: localised(
            """
            EXAMPLES
              lindero event add NEG-2026-04 --kind negotiation --date 2026-05-12 --neighbour MEX --acta ACTA-CILA-31
              lindero event add SUP-2026-02 --kind supervision --date 2026-03-02 --last-date 2026-03-05 --sector GTM-HND-03
            """,
            """
            EJEMPLOS
              lindero event add NEG-2026-04 --kind negotiation --date 2026-05-12 --neighbour MEX --acta ACTA-CILA-31
              lindero event add SUP-2026-02 --kind supervision --date 2026-03-02 --last-date 2026-03-05 --sector GTM-HND-03
            """))

    @Argument(help: help("Id of the event.", "Id del evento.")) var id: Event.ID
    @Option(help: help("Kind of event.", "Tipo de evento.")) var kind: Event.Kind
    @Option(help: help("First day: 2026-09-07.", "Primer día: 2026-09-07.")) var date: CivilDate
    @Option(help: help("Last day, which decides the period.", "Último día, que decide el período."))
    var lastDate: CivilDate?
    @Option(help: help("Sector.", "Sector."), completion: .sectors) var sector: Sector.ID?
    @Option(help: help("Neighbour: MEX, BLZ, HND, SLV.", "Vecino: MEX, BLZ, HND, SLV.")) var neighbour: String?
    @Option(help: help("Number of the acta.", "Número del acta.")) var acta: String?
    @Option(
        help: help(
            "Product it counts for, where the kind doesn't say.", "Producto para el que cuenta, si el tipo no lo dice.")
    )
    var product: Product.Code?
    @Option(help: help("Title.", "Título.")) var title: String?
    @Flag(name: [.customShort("n"), .long], help: help("Say what would be stored.", "Dice lo que se guardaría."))
    var dryRun = false
    @OptionGroup var registerOptions: RegisterOptions
    @OptionGroup var author: AuthorOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        if let lastDate, lastDate < date {
            throw Failure.usage(
                Bilingual(
                    en: "--last-date \(lastDate) is before --date \(date)",
                    es: "--last-date \(lastDate) es anterior a --date \(date)"))
        }
        let register = try registerOptions.open(dryRun ? .readOnly : .readWrite)
        if let sector { try register.require(sector) }
        if let product, try !register.productCodes().contains(product) {
            throw RegisterError.unknown(kind: .product, id: product.rawValue)
        }
        try output.warnOfWrongWord(in: title, on: sector, of: register)
        let event = Event(
            id: id, kind: kind, firstDay: date, lastDay: lastDate, sector: sector, neighbour: neighbour, acta: acta,
            product: product, title: title)
        if dryRun {
            guard try !register.events().contains(where: { $0.id == id }) else {
                throw RegisterError.duplicate(kind: .event, id: id.rawValue)
            }
        } else {
            try register.add(event, change: author.change)
        }
        try output.emit { json in
            EventReport.write(event, to: &json)
        } text: {
            "\(id.rawValue)  \(kind.label[Program.language])  \(event.lastDay)"
                + (event.hasActa
                    ? "" : localised("  without acta: does not count yet", "  sin acta: todavía no cuenta"))
                + (dryRun ? localised(" (nothing stored)", " (no se guardó nada)") : "")
        }
        if !dryRun { output.announce("next: lindero progress", "siguiente: lindero progress") }
    }
}
