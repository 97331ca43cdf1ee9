import ArgumentParser

struct OrderCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "order",
        abstract: localised("Work orders, from plan to acceptance.", "Órdenes de trabajo, del plan a la recepción."),
        discussion: localised(
            """
            EXAMPLES
              lindero order new OT-2026-101 --kind brecha-conservation --sector GTM-MEX-08 --from 5+000 --to 8+500
              lindero order assign OT-2026-101 --to 'Brigada Sur'
              lindero order start OT-2026-101 --date 2026-04-06
              lindero order measure OT-2026-101 --date 2026-04-24
              lindero order verify OT-2026-101 --date 2026-05-04
              lindero order certify OT-2026-101 --date 2026-05-11 --acta ACTA-2026-17
              lindero order receive OT-2026-101 --date 2026-05-29 --acta ACTA-R-2026-9
              lindero order list --state certified
              lindero order volume --method prismoidal sections.csv
              lindero order log OT-2026-101 'Rain; 8 workers until noon'
              lindero order estimate OT-2026-102 --date 2026-04-15 --amount 48250.75
              lindero order correct OT-2026-102 --quantity -12.5 --reason 'counted twice' --date 2026-06-02
            """,
            """
            EJEMPLOS
              lindero order new OT-2026-101 --kind brecha-conservation --sector GTM-MEX-08 --from 5+000 --to 8+500
              lindero order assign OT-2026-101 --to 'Brigada Sur'
              lindero order start OT-2026-101 --date 2026-04-06
              lindero order measure OT-2026-101 --date 2026-04-24
              lindero order verify OT-2026-101 --date 2026-05-04
              lindero order certify OT-2026-101 --date 2026-05-11 --acta ACTA-2026-17
              lindero order receive OT-2026-101 --date 2026-05-29 --acta ACTA-R-2026-9
              lindero order list --state certified
              lindero order volume --method prismoidal secciones.csv
              lindero order log OT-2026-101 'Lluvia; 8 personas hasta mediodía'
              lindero order estimate OT-2026-102 --date 2026-04-15 --amount 48250.75
              lindero order correct OT-2026-102 --quantity -12.5 --reason 'contada dos veces' --date 2026-06-02
            """),
        subcommands: [
            OrderImportCommand.self, OrderNewCommand.self, OrderAssignCommand.self, OrderStartCommand.self,
            OrderMeasureCommand.self, OrderVerifyCommand.self, OrderCertifyCommand.self, OrderReceiveCommand.self,
            OrderCancelCommand.self, OrderLogCommand.self, OrderEstimateCommand.self, OrderCorrectCommand.self,
            OrderVolumeCommand.self, OrderListCommand.self, OrderShowCommand.self,
        ])
}
