import ArgumentParser

struct DocumentCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "document",
        abstract: localised(
            "Treaties, actas and other documents that state and decide.",
            "Tratados, actas y otros documentos que declaran y deciden."),
        discussion: localised(
            """
            EXAMPLES
              lindero document add ACTA-2026-07 --kind acta --number 7/2026 --date 2026-05-12 --file acta-7.pdf --bilateral
              lindero document import documents.csv
              lindero document list --kind acta
              lindero document show ACTA-2026-07
            """,
            """
            EJEMPLOS
              lindero document add ACTA-2026-07 --kind acta --number 7/2026 --date 2026-05-12 --file acta-7.pdf --bilateral
              lindero document import documentos.csv
              lindero document list --kind acta
              lindero document show ACTA-2026-07
            """),
        subcommands: [
            DocumentAddCommand.self, DocumentImportCommand.self, DocumentListCommand.self, DocumentShowCommand.self,
        ])
}
