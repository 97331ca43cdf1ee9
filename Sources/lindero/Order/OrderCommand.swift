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
            """),
        subcommands: [
            OrderImportCommand.self, OrderNewCommand.self, OrderAssignCommand.self, OrderStartCommand.self,
            OrderMeasureCommand.self, OrderVerifyCommand.self, OrderCertifyCommand.self, OrderReceiveCommand.self,
            OrderCancelCommand.self, OrderListCommand.self, OrderShowCommand.self,
        ])
}
