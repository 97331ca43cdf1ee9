import ArgumentParser
import Demarcation
import GeoTypes
import Register
import Reports

struct ReachAddCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: localised("Add one river reach.", "Agrega un tramo de río."),
        discussion: localised(
            """
            EXAMPLES
              lindero reach add TR-01 --sector GTM-MEX-06 --bank left --from 5+000 --to 6+200 --name 'El Ceibo'
            """,
            """
            EJEMPLOS
              lindero reach add TR-01 --sector GTM-MEX-06 --bank left --from 5+000 --to 6+200 --name 'El Ceibo'
            """))

    @Argument(help: help("Its id.", "Su identificador.")) var id: Reach.ID
    @Option(help: help("The river sector.", "El sector fluvial."), completion: .sectors) var sector: Sector.ID
    @Option(help: help("left or right of increasing chainage.", "left o right, hacia la progresiva creciente."))
    var bank: Reach.Bank
    @Option(help: help("Where it begins.", "Dónde empieza.")) var from: Chainage
    @Option(help: help("Where it ends.", "Dónde termina.")) var to: Chainage
    @Option(help: help("What it is called.", "Cómo se llama.")) var name: String?
    @Option(help: help("Note.", "Nota.")) var note: String?
    @Flag(name: [.customShort("n"), .long], help: help("Say what would be stored.", "Dice lo que se guardaría."))
    var dryRun = false
    @OptionGroup var registerOptions: RegisterOptions
    @OptionGroup var author: AuthorOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        guard from < to else {
            throw Failure.usage(
                Bilingual(
                    en: "--to \(to) is not beyond --from \(from)", es: "--to \(to) no está después de --from \(from)"),
                hint: Bilingual(
                    en: "chainages grow along the sector: give the smaller one as --from",
                    es: "las progresivas crecen a lo largo del sector: dé la menor como --from"))
        }
        let register = try registerOptions.open(dryRun ? .readOnly : .readWrite)
        try output.warnOfWrongWord(in: name, on: sector, of: register)
        let reach = Reach(id: id, sector: sector, bank: bank, from: from, to: to, name: name, note: note)
        let places = try KnownPlaces(register)
        try Failure.unless { () throws(Rejection.Reason) in try places.check(sector: sector, from: from, to: to) }
        guard try !register.reaches().contains(where: { $0.id == id }) else {
            throw RegisterError.duplicate(kind: .reach, id: id.rawValue)
        }
        if !dryRun {
            let draw = try drawnStretch(in: register)
            _ = try register.importReaches(
                [reach], change: author.change, drawing: { _ in draw(sector, from, to) })
        }
        try output.emit { json in
            ReachReport.write(reach, orders: [], to: &json)
        } text: {
            ReachReport.text(reach, orders: [], in: Program.language)
                + (dryRun ? localised("(nothing stored)", "(no se guardó nada)") : "")
        }
        if !dryRun {
            output.announce(
                "next: lindero reach list --sector \(sector.rawValue)",
                "siguiente: lindero reach list --sector \(sector.rawValue)")
        }
    }
}
