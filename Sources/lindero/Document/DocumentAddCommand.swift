import ArgumentParser
import Demarcation
import Register
import Reports

struct DocumentAddCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: localised(
            "Enter a document; its file stays where it is and is known by its digest.",
            "Registra un documento; su archivo queda donde está y se conoce por su huella."),
        discussion: localised(
            """
            EXAMPLES
              lindero document add ACTA-2026-07 --kind acta --number 7/2026 --date 2026-05-12 --file acta-7.pdf --bilateral
              lindero document add TRATADO-1882 --kind treaty --date 1882-09-27 --article III

            An acta, protocol, treaty or award can put a position in force; a note, map or field book states one.
            """,
            """
            EJEMPLOS
              lindero document add ACTA-2026-07 --kind acta --number 7/2026 --date 2026-05-12 --file acta-7.pdf --bilateral
              lindero document add TRATADO-1882 --kind treaty --date 1882-09-27 --article III

            Un acta, protocolo, tratado o laudo puede poner en vigor una posición; una nota, un mapa o una libreta la declara.
            """))

    @Argument(help: help("Id of the document.", "Id del documento.")) var id: Document.ID
    @Option(help: help("Kind of document.", "Clase de documento.")) var kind: Document.Kind
    @Option(help: help("Its own number.", "Su propio número.")) var number: String?
    @Option(help: help("Title.", "Título.")) var title: String?
    @Option(help: help("Day it was signed: 2026-05-12.", "Día en que se firmó: 2026-05-12.")) var date: CivilDate?
    @Option(help: help("Who signed it.", "Quién lo firmó.")) var signedBy: String?
    @Option(help: help("Article or page that is meant.", "Artículo o página de que se trata.")) var article: String?
    @Option(help: help("The file, whose digest is kept.", "El archivo, cuya huella se guarda.")) var file: String?
    @Flag(help: help("Signed by both sides.", "Firmado por ambas partes.")) var bilateral = false
    @Flag(help: help("Signed by one side.", "Firmado por una parte.")) var unilateral = false
    @Option(help: help("Note.", "Nota.")) var note: String?
    @Flag(name: [.customShort("n"), .long], help: help("Say what would be stored.", "Dice lo que se guardaría."))
    var dryRun = false
    @OptionGroup var registerOptions: RegisterOptions
    @OptionGroup var author: AuthorOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard !(bilateral && unilateral) else {
            throw ValidationError(
                localised(
                    "--bilateral and --unilateral contradict each other", "--bilateral y --unilateral se contradicen"))
        }
    }

    func run() throws {
        let register = try registerOptions.open(dryRun ? .readOnly : .readWrite)
        let document = Document(
            id: id, kind: kind, number: number, title: title, date: date, signedBy: signedBy, article: article,
            file: file, sha256: try file.map { try DigestedStream.digest(ofFile: $0) },
            participation: bilateral ? .bilateral : unilateral ? .unilateral : nil, note: note)
        if dryRun {
            guard try !register.documents().contains(where: { $0.id == id }) else {
                throw RegisterError.duplicate(kind: .document, id: id.rawValue)
            }
        } else {
            try register.add(document, change: author.change)
        }
        try output.emit { json in
            DocumentReport.write(document, references: [], matches: nil, to: &json)
        } text: {
            DocumentReport.text(document, references: [], matches: nil, in: Program.language)
                + (dryRun ? localised("(nothing stored)\n", "(no se guardó nada)\n") : "")
        }
        if !dryRun, kind.decides {
            output.announce(
                "next: lindero monument approve ID --position N --acta \(id.rawValue)",
                "siguiente: lindero monument approve ID --position N --acta \(id.rawValue)")
        }
    }
}
