import Demarcation
import Register

extension ProgressInputs {
    /// Everything in the register that figures are made of. Inspections are events of their own.
    init(_ register: Register, rules: ProgressRules = ProgressRules()) throws {
        self.init(
            programme: try register.programme(), ledger: try register.workLedger(),
            events: try register.events() + register.inspectionEvents(), spending: try register.spending(),
            sectorLengths: try register.workedLengths(), rules: rules, closings: try register.closings())
    }
}
