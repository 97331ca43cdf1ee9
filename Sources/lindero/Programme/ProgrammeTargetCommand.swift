import ArgumentParser
import Demarcation
import Register
import Reports

struct ProgrammeTargetCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "target",
        abstract: localised(
            "Change a target from a day on; what was in force before stays in the record.",
            "Modifica una meta desde un día; la que regía antes queda registrada."),
        discussion: localised(
            """
            EXAMPLES
              lindero programme target L1.1 2026 --quantity 400 --gtq 11000000 --from 2026-05-15 --source "Acuerdo 12-2026"
            """,
            """
            EJEMPLOS
              lindero programme target L1.1 2026 --quantity 400 --gtq 11000000 --from 2026-05-15 --source "Acuerdo 12-2026"
            """))

    @Argument(help: help("Code of the product.", "Código del producto.")) var code: Product.Code
    @Argument(help: help("The year of the target.", "El año de la meta.")) var year: Int
    @Option(help: help("Physical target in the product's unit.", "Meta física en la unidad del producto."))
    var quantity: Quantity?
    @Option(help: help("Financial target in quetzales.", "Meta financiera en quetzales.")) var gtq: Money?
    @Option(help: help("First day on which it is in force.", "Primer día en que rige.")) var from: CivilDate
    @Option(help: help("The document that sets it.", "El documento que la fija.")) var source: String?
    @Flag(name: [.customShort("n"), .long], help: help("Say what would be stored.", "Dice lo que se guardaría."))
    var dryRun = false
    @OptionGroup var registerOptions: RegisterOptions
    @OptionGroup var author: AuthorOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let register = try registerOptions.open(dryRun ? .readOnly : .readWrite)
        let programme = try register.programme()
        guard let product = programme[code] else { throw RegisterError.unknown(kind: .product, id: code.rawValue) }
        guard let target = product.target(for: year) else { throw Failure.noTarget(code, year) }
        let before = target.inForce(on: from)
        let record = TargetRecord(
            product: product, year: year, inForceFrom: from, quantity: quantity ?? before.quantity,
            money: gtq ?? before.money, source: source)
        guard record.quantity >= .zero, record.money >= .zero else {
            throw Failure.usage(
                Bilingual(en: "a target is not negative", es: "una meta no es negativa"),
                hint: Bilingual(
                    en: "give the whole new target, not the difference to the old one",
                    es: "dé la meta nueva entera, no la diferencia con la anterior"))
        }
        try refuseClosed(register)
        let effect = record.effect(on: programme)
        if effect == .needsDay { throw Failure.changedOnThatDay(record) }
        if !dryRun, effect != .unchanged {
            _ = try register.importTargets([record], inForceFrom: nil, change: author.change)
        }
        try output.emit { json in
            ProgrammeReport.write(record, before: before, isStored: !dryRun && effect != .unchanged, to: &json)
        } text: {
            let unit = programme.effectiveUnit(of: product).map { " " + $0.label[Program.language] } ?? ""
            return "\(code.rawValue) \(year): \(before.quantity)\(unit), Q\(before.money) → "
                + "\(record.quantity)\(unit), Q\(record.money), "
                + localised("in force from \(from)", "vigente desde \(from)")
                + (effect == .unchanged
                    ? localised(" (unchanged)", " (sin cambio)")
                    : dryRun ? localised(" (nothing stored)", " (no se guardó nada)") : "")
        }
        if !dryRun {
            output.announce("next: lindero progress --year \(year)", "siguiente: lindero progress --year \(year)")
        }
    }

    /// Before the register does, to name the period.
    private func refuseClosed(_ register: Register) throws {
        let closings = try register.closings()
        guard let closing = closings.last(where: { $0.period.year == year && from <= $0.period.lastDay }) else {
            return
        }
        throw Failure.periodClosed(closing, after: closing.period.lastDay)
    }
}

extension Failure {
    fileprivate static func noTarget(_ code: Product.Code, _ year: Int) -> Failure {
        Failure(
            "E_NO_TARGET", .notFound,
            Bilingual(
                en: "\(code.rawValue) has no target for \(year) that could be changed",
                es: "\(code.rawValue) no tiene meta para \(year) que se pueda modificar"),
            hint: Bilingual(
                en: "set it first with “lindero programme import”", es: "fíjela antes con «lindero programme import»"))
    }

    fileprivate static func changedOnThatDay(_ record: TargetRecord) -> Failure {
        .unusable(
            "E_DUPLICATE_ID",
            Bilingual(
                en: "“\(record.id.rawValue)” is in the register already, with other figures",
                es: "«\(record.id.rawValue)» ya está en el registro, con otras cifras"),
            hint: Bilingual(en: "choose another day", es: "elija otro día"))
    }

    /// A change from a day that was reported already.
    static func periodClosed(_ closing: Closing, after day: CivilDate) -> Failure {
        Failure(
            "E_PERIOD_CLOSED", .notPermitted,
            Bilingual(
                en: "\(closing.period) was closed on \(closing.closedOn), and this would change what was reported",
                es: "\(closing.period) se cerró el \(closing.closedOn), y esto cambiaría lo informado"),
            hint: Bilingual(en: "give a day after \(day)", es: "indique un día posterior al \(day)"),
            details: [("period", closing.period.description)])
    }
}
