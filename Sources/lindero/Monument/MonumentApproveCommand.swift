import ArgumentParser
import Demarcation

struct MonumentApproveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "approve",
        abstract: localised(
            "Put a position in force, by a document of the register.",
            "Pone en vigor una posición, por un documento del registro."),
        discussion: localised(
            """
            EXAMPLES
              lindero monument approve M-0011 --position 2 --acta ACTA-2026-07
              lindero monument approve M-0011 --position 2 --acta ACTA-2026-07 --date 2026-06-01 --dry-run

            The position must be in review. The one in force until now becomes historical and ends the day before. Map,
            chainage and offset of the monument follow. Exit 77: not approved.
            """,
            """
            EJEMPLOS
              lindero monument approve M-0011 --position 2 --acta ACTA-2026-07
              lindero monument approve M-0011 --position 2 --acta ACTA-2026-07 --date 2026-06-01 --dry-run

            La posición debe estar en revisión. La vigente hasta ahora pasa a histórica y termina el día anterior. El mapa, la
            progresiva y la distancia del monumento la siguen. Salida 77: no se aprueba.
            """))

    @Argument(help: help("The monument's id.", "El identificador del monumento."), completion: .monuments)
    var id: Monument.ID
    @OptionGroup var approval: ApprovalOptions

    func run() throws { try approval.approve(.monument(id)) }
}
