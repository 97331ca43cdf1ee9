import ArgumentParser
import Demarcation
import Geodesy
import Register
import Reports
import Surveying

struct MonumentProposeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "propose",
        abstract: localised(
            "Propose a position for review; nothing official changes.",
            "Propone una posición para revisión; nada oficial cambia."),
        discussion: localised(
            """
            EXAMPLES
              lindero monument propose --from-survey S-0001 --dry-run
              lindero monument propose M-0011 --lon -90.5 --lat 17.815 --height 210.4 --sigma-e 0.006 --sigma-n 0.006
              lindero monument propose M-0011 --survey S-0001 --point BM-11
              lindero monument propose M-0011 --position 1

            --from-survey: one proposal for each monument whose occupations pass its gates, the reason for each other.
            Gates (configured, not official): principal: two fixed occupations ≥ 60 min apart, ΔH ≤ 0.02 m, R95 ≤ 0.02 m;
            all others: two fixed, R95 ≤ 0.05 m. Epochs less than 5 min apart are one occupation. A receiver without a
            fixed solution never proposes. Exit 3: some were not proposed.
            """,
            """
            EJEMPLOS
              lindero monument propose --from-survey S-0001 --dry-run
              lindero monument propose M-0011 --lon -90.5 --lat 17.815 --height 210.4 --sigma-e 0.006 --sigma-n 0.006
              lindero monument propose M-0011 --survey S-0001 --point BM-11
              lindero monument propose M-0011 --position 1

            --from-survey: una propuesta por cada monumento cuyas ocupaciones cumplen sus límites, la razón para los demás.
            Límites (configurados, no oficiales): principal: dos ocupaciones fijas separadas ≥ 60 min, ΔH ≤ 0.02 m,
            R95 ≤ 0.02 m; los demás: dos fijas, R95 ≤ 0.05 m. Épocas a menos de 5 min son una ocupación. Un receptor sin
            solución fija nunca propone. Salida 3: algunas no se propusieron.
            """))

    @Argument(help: help("The monument's id.", "El identificador del monumento."), completion: .monuments)
    var id: Monument.ID?
    @Option(
        help: help(
            "Propose for every monument of this survey that passes; may be repeated.",
            "Propone para cada monumento de este levantamiento que cumpla; se puede repetir."))
    var fromSurvey: [String] = []
    @OptionGroup var proposal: ProposalOptions
    @OptionGroup var options: StepOptions

    func run() throws {
        if fromSurvey.isEmpty {
            guard let id else {
                throw Failure.usage(
                    Bilingual(
                        en: "name a monument, or a survey with --from-survey",
                        es: "nombre un monumento, o un levantamiento con --from-survey"))
            }
            return try proposal.propose(for: .monument(id), options)
        }
        guard id == nil, !proposal.hasCoordinates, proposal.position == nil, proposal.survey.isEmpty else {
            throw Failure.usage(
                Bilingual(
                    en: "--from-survey proposes for all monuments: name none, and no coordinates",
                    es: "--from-survey propone para todos los monumentos: no nombre ninguno, ni coordenadas"))
        }
        try proposeAll()
    }

    private func proposeAll() throws {
        let register = try options.registerOptions.open(options.dryRun ? .readOnly : .readWrite)
        let surveys = try fromSurvey.map { try register.survey(Survey.ID(rawValue: $0)) }
        var marks: [PositionProposals.Mark] = []
        for placed in try register.monuments() {
            guard let shown = placed.monument.shownPosition else { continue }
            marks.append(
                PositionProposals.Mark(
                    name: placed.monument.id.rawValue, gates: proposal.gates.gates(placed.monument.monumentClass),
                    origin: shown.point))
        }
        let outcomes = try PositionProposals.read(marks, surveys, from: register).outcomes()
        let accepted = outcomes.compactMap { outcome in
            outcome.position.map { (PositionOwner.monument(Monument.ID(rawValue: outcome.mark.name)), $0) }
        }
        var steps = try register.propose(
            accepted.map { (owner: $0.0, position: $0.1) }, isDryRun: options.dryRun, change: options.author.change
        )[...]
        var rows: [ProposalReport.Row] = []
        for outcome in outcomes {
            var row = try Self.row(outcome, in: register.frame)
            if outcome.position != nil, let step = steps.popFirst() {
                row.position = step.position
                row.number = step.number
                row.isNew = step.isNew
            }
            rows.append(row)
        }
        try options.output.emit { json in
            ProposalReport.write(rows, surveys: fromSurvey, isDryRun: options.dryRun, to: &json)
        } text: {
            ProposalReport.text(rows, isDryRun: options.dryRun, in: Program.language)
        }
        if let first = rows.first(where: \.isNew), !options.dryRun {
            options.output.announce(
                "next: lindero monument approve \(first.monument) --position \(first.number ?? 0) --acta ID",
                "siguiente: lindero monument approve \(first.monument) --position \(first.number ?? 0) --acta ID")
        }
        if rows.contains(where: { $0.position == nil }) { throw ExitCode.findings }
    }

    private static func row(
        _ outcome: PositionProposals.Outcome, in frame: ReferenceFrame
    ) throws -> ProposalReport.Row {
        let shift = try outcome.position.map { position in
            try Geodesic.attempt {
                try MonumentPlacement.distance(from: outcome.mark.origin, to: position.point, in: frame)
            }
        }
        return ProposalReport.Row(
            monument: outcome.mark.name, gates: outcome.mark.gates, observations: outcome.observations,
            occupations: outcome.occupations, used: outcome.used, separation: outcome.separation,
            heightSpread: outcome.heightSpread, worstRadius95: outcome.worstRadius95, shortfalls: outcome.shortfalls,
            position: outcome.position, radius95: outcome.radius95, shift: shift)
    }
}
