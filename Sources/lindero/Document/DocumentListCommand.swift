import ArgumentParser
import Demarcation
import Register
import Reports

struct DocumentListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: localised("List the documents by date.", "Lista los documentos por fecha."),
        discussion: localised(
            "EXAMPLES\n  lindero document list\n  lindero document list --kind acta --json",
            "EJEMPLOS\n  lindero document list\n  lindero document list --kind acta --json"))

    @Option(help: help("Only this kind.", "Solo esta clase.")) var kind: Document.Kind?
    @OptionGroup var registerOptions: RegisterOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let documents = try registerOptions.open(.readOnly).documents().filter { kind == nil || $0.kind == kind }
        try output.emit { json in
            DocumentReport.write(documents, to: &json)
        } text: {
            DocumentReport.table(documents, in: Program.language, width: Terminal.listWidth)
        }
    }
}
