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
              lindero survey match S-0001 --all -o verdicts.csv

            pass: within the tolerance of the class. warn: beyond it, but the uncertainty explains it or is unknown. fail:
            beyond it, significantly. R95 is from the file's covariances, else from its standard deviations, else assumed by
            the quality of the fix. Points of a track that passes a monument get no verdict. Nothing official is changed.
            Exit 3: a fail.
            """,
            """
            EJEMPLOS
              lindero survey match S-0001
              lindero survey match S-0001 --class intermediate-monument --json
              lindero survey match S-0001 --all -o veredictos.csv

            pass (cumple): dentro de la tolerancia de la clase. warn (aviso): fuera, pero la incertidumbre lo explica o no se
            conoce. fail (no cumple): fuera, significativamente. R95 sale de las covarianzas del archivo, si no de sus
            desviaciones estándar, si no se supone por la calidad de la solución. Los puntos de un recorrido que pasa por un
            monumento no reciben veredicto. Nada oficial cambia. Salida 3: algún fail.
            """))

    @Argument(help: help("The survey's id.", "El identificador del levantamiento.")) var id: String
    @Option(
        name: .customLong("class"),
        help: help("Judge by another class than the survey's.", "Juzga con otra clase que la del levantamiento."))
    var surveyClass: Survey.Class?
    @Flag(help: help("List points without a monument too.", "Lista también los puntos sin monumento.")) var all = false
    @Option(help: help("table, json or csv.", "table, json o csv.")) var format: MatchReport.Format?
    @OptionGroup var result: ResultOptions
    @OptionGroup var registerOptions: RegisterOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let register = try registerOptions.open(.readOnly)
        var survey = try register.survey(Survey.ID(rawValue: id))
        if let surveyClass { survey.surveyClass = surveyClass }
        let match = try SurveyMatch(register, survey, keepsNew: all)
        let report = MatchReport(
            survey: survey, verdicts: match.verdicts, counts: match.counts, trackPoints: match.trackPoints,
            passes: match.passes)
        switch try result.format(format, json: output.json) as MatchReport.Format {
        case .table: try result.put(Array(report.text(in: Program.language).utf8))
        case .json:
            var json = JSONWriter()
            report.write(to: &json)
            json.endText()
            try result.put(json.bytes)
        case .csv: try result.put(report.csv())
        }
        if match.counts[.fail] != nil { throw ExitCode.findings }
    }
}

/// The verdicts of a survey that the register holds.
struct SurveyMatch {
    private(set) var verdicts: [MonumentVerdict] = []
    private(set) var counts: [MonumentVerdict.Outcome: Int] = [:]
    let trackPoints: Int
    let passes: [Monument.ID: Int]

    /// `keepsNew`: also keeps the verdicts of points without a monument, which may be a million.
    init(_ register: Register, _ survey: Survey, keepsNew: Bool) throws {
        var comparison = MonumentComparison(try register.monuments(), survey: survey, frame: register.frame)
        var (verdicts, counts) = (verdicts, counts)
        try register.readObservations(ObservationFilter(survey: survey.id)) { reader in
            while let batch = try reader.next() {
                for verdict in comparison.verdicts(batch) {
                    counts[verdict.outcome, default: 0] += 1
                    if keepsNew || verdict.outcome != .new { verdicts.append(verdict) }
                }
            }
        }
        (self.verdicts, self.counts) = (verdicts, counts)
        trackPoints = comparison.trackPoints
        passes = comparison.passes
    }
}
