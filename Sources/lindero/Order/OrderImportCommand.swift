import ArgumentParser
import Demarcation
import Register
import SurveyFormats

struct OrderImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: localised("Import work orders from CSV or GeoJSON.", "Importa de CSV o GeoJSON órdenes de trabajo."),
        discussion: localised(
            """
            EXAMPLES
              lindero order import orders.csv
              lindero order import orders.csv --dry-run --json

            Columns: id, kind, sector, from_m, to_m, quantity, unit, state, assigned_to, started_on, finished_on,
            certified_on, acta, method, cost_gtq, note; also planned_quantity, verified_on, received_on,
            acceptance_acta, work_type, material_state, corrects, monument, stretch, reach,
            installation, classification. Other columns are kept as notes. recorded_on is the day of this import, whatever
            the file says: what comes after a period is closed is late.
            Kilometres come from from_m and to_m; a negative quantity is a correction, which names its order in corrects.
            Work that says to be done later than tomorrow is taken and named in a warning.
            """,
            """
            EJEMPLOS
              lindero order import orders.csv
              lindero order import orders.csv --dry-run --json

            Columnas: id, kind, sector, from_m, to_m, quantity, unit, state, assigned_to, started_on, finished_on,
            certified_on, acta, method, cost_gtq, note; también planned_quantity, verified_on, received_on,
            acceptance_acta, work_type, material_state, corrects, monument, stretch, reach,
            installation, classification. Las demás se guardan como notas. recorded_on es el día de esta importación,
            diga lo que diga el archivo: lo que llega tras cerrar un período es tardío.
            Los kilómetros salen de from_m y to_m; una cantidad negativa es una corrección, que nombra su orden en
            corrects. Lo que dice haberse hecho después de mañana se acepta y se nombra en una advertencia.
            """))

    @OptionGroup var options: ImportOptions
    @OptionGroup var registerOptions: RegisterOptions
    @OptionGroup var author: AuthorOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let register = try registerOptions.open(options.dryRun ? .readOnly : .readWrite)
        let places = try KnownPlaces(register)
        let targets = try register.orderTargets()
        let recorded = CivilDate.today
        var batch = try RecordImport(
            options, things: Bilingual(en: "orders", es: "órdenes"), noun: "order", requiring: ["id", "kind"],
            places: false
        ) { OrderRecords.read($0, recorded: recorded) }
        batch.keep { order throws(Rejection.Reason) in try places.check(order, targets) }
        try Self.keepKnownCorrections(&batch, register)
        try Self.refuseRepeatedCorrections(&batch, register)
        warnOfUnnamed(batch.items)
        warnOfDaysAhead(batch.items, today: recorded)
        try batch.store(rehearse: { try register.rehearseOrders($0) }) { orders in
            let draw = try drawnStretch(in: register)
            return try register.importOrders(orders, change: author.change) { draw($0.sector, $0.from, $0.to) }
        }
        try batch.report(output, next: Bilingual("lindero progress"))
    }

    /// A correction names an order of the register or of the file, which is no correction itself. Refusing one may leave
    /// another without its order, so this goes on until nothing changes.
    private static func keepKnownCorrections(_ batch: inout RecordImport<WorkOrder>, _ register: Register) throws {
        let named = Set(batch.items.compactMap(\.corrects))
        guard !named.isEmpty else { return }
        let stored = try register.knownOrders(among: named)
        let corrections = Set((stored + batch.items).filter { $0.corrects != nil || $0.isCorrection }.map(\.id))
        batch.keep { order throws(Rejection.Reason) in
            guard let target = order.corrects, corrections.contains(target) else { return }
            throw .badRecord(problem: WorkOrder.CorrectionError.isCorrection(target, of: nil).message)
        }
        var count = -1
        while count != batch.items.count {
            count = batch.items.count
            let known = Set((stored + batch.items).map(\.id))
            batch.keep { order throws(Rejection.Reason) in
                if let target = order.corrects, !known.contains(target) {
                    throw .unknownReference(field: "corrects", value: target.rawValue)
                }
            }
        }
    }

    /// The same taken off the same order on the same day is one correction under two ids.
    private static func refuseRepeatedCorrections(_ batch: inout RecordImport<WorkOrder>, _ register: Register) throws {
        let named = Set(batch.items.compactMap(\.corrects))
        guard !named.isEmpty else { return }
        var known: [WorkOrder.Taken: [WorkOrder.ID]] = [:]
        for order in try register.corrections(of: named) {
            if let taken = order.taken { known[taken, default: []].append(order.id) }
        }
        batch.keep { order throws(Rejection.Reason) in
            guard let taken = order.taken, order.state != .cancelled else { return }
            if let others = known[taken], let first = others.first, !others.contains(order.id) {
                throw .badRecord(
                    problem: Bilingual(
                        en: "takes off “\(taken.order.rawValue)” what “\(first.rawValue)” takes off already: "
                            + "same place, quantity and day",
                        es: "resta de «\(taken.order.rawValue)» lo que ya resta «\(first.rawValue)»: "
                            + "mismo lugar, cantidad y día"))
            }
            known[taken, default: []].append(order.id)
        }
    }

    /// Files of the columns above alone can't say what a negative line corrects.
    private func warnOfUnnamed(_ orders: [WorkOrder]) {
        let unnamed = orders.filter { $0.isCorrection && $0.corrects == nil }
        guard let first = unnamed.first else { return }
        output.warn(
            "negative quantities that name no order in a column “corrects”: \(unnamed.count); first \(first.id.rawValue)",
            "cantidades negativas que no nombran una orden en una columna «corrects»: \(unnamed.count); primera "
                + first.id.rawValue)
    }

    /// A mistyped year mostly; a file of next year's plan, marked as done, too.
    private func warnOfDaysAhead(_ orders: [WorkOrder], today: CivilDate) {
        let tomorrow = today.adding(days: 1)
        let ahead = orders.filter { ($0.lastDayOfWork ?? today) > tomorrow }
        guard let first = ahead.first, let day = first.lastDayOfWork else { return }
        output.warn(
            "done on a day that lies ahead: \(ahead.count); first \(first.id.rawValue), \(day)",
            "hechas en un día que aún no llega: \(ahead.count); primera \(first.id.rawValue), \(day)")
    }
}
