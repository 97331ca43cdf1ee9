import ArgumentParser

struct InspectionCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inspection",
        abstract: localised("Visits to the line: plans and records.", "Visitas a la línea: planes y registros."),
        discussion: localised(
            """
            EXAMPLES
              lindero inspection plan --sector GTM-MEX-01 --limit 10
              lindero inspection plan --days 3 --format html -o plan.html
              lindero inspection import inspections.csv
              lindero inspection record --id INSP-2026-25 --sector GTM-MEX-01 --from 40+000 --to 52+000 \\
                  --date 2026-09-07 --team 'Brigada Norte' --joint --acta ACTA-2026-25
            """,
            """
            EJEMPLOS
              lindero inspection plan --sector GTM-MEX-01 --limit 10
              lindero inspection plan --days 3 --format html -o plan.html
              lindero inspection import inspecciones.csv
              lindero inspection record --id INSP-2026-25 --sector GTM-MEX-01 --from 40+000 --to 52+000 \\
                  --date 2026-09-07 --team 'Brigada Norte' --joint --acta ACTA-2026-25
            """),
        subcommands: [
            InspectionPlanCommand.self, InspectionImportCommand.self, InspectionRecordCommand.self,
            InspectionListCommand.self, InspectionShowCommand.self, InspectionActaCommand.self,
            InspectionAccessCommand.self, InspectionWeightsCommand.self,
        ])
}
