import ArgumentParser
import Demarcation
import Foundation
import Register
import Reports

struct DocumentShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: localised(
            "One document, whether its file is still the same, and what names it.",
            "Un documento, si su archivo sigue siendo el mismo, y lo que lo nombra."),
        discussion: localised(
            "EXAMPLES\n  lindero document show ACTA-2026-07\n\nExit 3: the file has changed.",
            "EJEMPLOS\n  lindero document show ACTA-2026-07\n\nSalida 3: el archivo cambió."))

    @Argument(help: help("Id of the document.", "Id del documento.")) var id: Document.ID
    @OptionGroup var registerOptions: RegisterOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let register = try registerOptions.open(.readOnly)
        let document = try register.document(id)
        let references = try register.references(to: document).map { reference in
            DocumentReport.Reference(
                kind: reference.kind.rawValue, label: reference.kind.label, id: reference.id, detail: reference.detail)
        }
        var matches: Bool?
        if let file = document.file, let stored = document.sha256, FileManager.default.fileExists(atPath: file) {
            matches = try DigestedStream.digest(ofFile: file) == stored
        }
        try output.emit { json in
            DocumentReport.write(document, references: references, matches: matches, to: &json)
        } text: {
            DocumentReport.text(document, references: references, matches: matches, in: Program.language)
        }
        if matches == false { throw ExitCode.findings }
    }
}
