import ArgumentParser
import Demarcation
import Register
import Reports

struct BrechaClearedCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cleared",
        abstract: localised(
            "What a survey's track shows as cleared; nothing is stored.",
            "Lo que el recorrido de un levantamiento muestra como limpio; no se guarda nada."),
        discussion: localised(
            """
            EXAMPLES
              lindero brecha cleared S-0001
              lindero brecha cleared S-0001 --left-edge S-0002 --right-edge S-0003 --gap 15

            To count it, measure an order with it: “lindero order measure ID --survey S-0001 --date DATE”.
            Exit 3: a side is narrower than the acta of the stretch asks for.
            """,
            """
            EJEMPLOS
              lindero brecha cleared S-0001
              lindero brecha cleared S-0001 --left-edge S-0002 --right-edge S-0003 --gap 15

            Para que cuente, mida con él una orden: «lindero order measure ID --survey S-0001 --date FECHA».
            Salida 3: un lado es más angosto de lo que pide el acta del tramo.
            """))

    @Argument(help: help("Id of the survey.", "Id del levantamiento.")) var survey: Survey.ID
    @Option(help: help("Only this sector.", "Solo este sector."), completion: .sectors) var sector: Sector.ID?
    @OptionGroup var clearing: ClearingOptions
    @OptionGroup var registerOptions: RegisterOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let register = try registerOptions.open(.readOnly)
        if let sector { try register.require(sector) }
        let found = try clearing.read(survey, in: register, sector: sector)
        try output.emit { json in
            ClearedReport.write(found, survey: survey, to: &json)
        } text: {
            ClearedReport.text(found, survey: survey, in: Program.language, width: Terminal.listWidth)
        }
        if found.contains(where: { !$0.cleared.shortfalls.isEmpty }) { throw ExitCode.findings }
    }
}
