import ArgumentParser
import Demarcation
import Register
import Reports
import Surveying

struct SurveyMatchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "match",
        abstract: localised(
            "A survey's points against the monuments: how far off, and is that significant.",
            "Los puntos de un levantamiento contra los monumentos: a qué distancia, y si es significativo."),
        discussion: localised(
            """
            EXAMPLES
              lindero survey match S-0001
              lindero survey match S-0001 --class intermediate-monument --json

            pass: within the tolerance of the class. warn: beyond it, but the uncertainty explains it or is unknown. fail:
            beyond it, significantly. Nothing official is changed. Exit 3: a fail.
            """,
            """
            EJEMPLOS
              lindero survey match S-0001
              lindero survey match S-0001 --class intermediate-monument --json

            pass (cumple): dentro de la tolerancia de la clase. warn (aviso): fuera, pero la incertidumbre lo explica o no se
            conoce. fail (no cumple): fuera, significativamente. Nada oficial cambia. Salida 3: algún fail.
            """))

    @Argument(help: help("The survey's id.", "El identificador del levantamiento.")) var id: String
    @Option(
        name: .customLong("class"),
        help: help("Judge by another class than the survey's.", "Juzga con otra clase que la del levantamiento."))
    var surveyClass: Survey.Class?
    @Flag(help: help("List points without a monument too.", "Lista también los puntos sin monumento.")) var all = false
    @OptionGroup var registerOptions: RegisterOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let register = try registerOptions.open(.readOnly)
        var survey = try register.survey(Survey.ID(rawValue: id))
        if let surveyClass { survey.surveyClass = surveyClass }
        let comparison = MonumentComparison(try register.monuments(), survey: survey, frame: register.frame)
        var verdicts: [MonumentVerdict] = []
        var counts: [MonumentVerdict.Outcome: Int] = [:]
        try register.readObservations(ObservationFilter(survey: survey.id)) { reader in
            while let batch = try reader.next() {
                for verdict in comparison.verdicts(batch) {
                    counts[verdict.outcome, default: 0] += 1
                    if all || verdict.outcome != .new { verdicts.append(verdict) }
                }
            }
        }
        try output.emit { json in
            MatchReport.write(survey, verdicts, counts: counts, to: &json)
        } text: {
            MatchReport.text(survey, verdicts, counts: counts, in: Program.language)
        }
        if counts[.fail] != nil { throw ExitCode.findings }
    }
}
