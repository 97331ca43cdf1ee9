import ArgumentParser
import Demarcation
import Register
import Reports

struct CloseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "close",
        abstract: localised(
            "Close a period: its report stays as it is, and what comes late is an adjustment.",
            "Cierra un período: su informe queda como está, y lo que llega tarde es un ajuste."),
        discussion: localised(
            """
            EXAMPLES
              lindero close 2026-C1
              lindero close 2026-06 --basis verified -n
              lindero close --list
              lindero progress --closed 2026-C1

            A period is a month, a four-month period (C1 to C3, in their order) or a year, and it is closed for good:
            there is no reopening. What was counted in it, and the targets that it was held against, can't be changed.
            """,
            """
            EJEMPLOS
              lindero close 2026-C1
              lindero close 2026-06 --basis verified -n
              lindero close --list
              lindero progress --closed 2026-C1

            Un período es un mes, un cuatrimestre (C1 a C3, en su orden) o un año, y se cierra en definitiva: no se
            reabre. Lo que se contó en él, y las metas con que se comparó, ya no se pueden cambiar.
            """))

    @Argument(help: help("The period: 2026-C1, 2026-06 or 2026.", "El período: 2026-C1, 2026-06 o 2026."))
    var period: ReportPeriod?
    @Flag(help: help("List what is closed.", "Lista lo que está cerrado.")) var list = false
    @Option(help: help("The day of the closing; else today.", "El día del cierre; si no, hoy.")) var date: CivilDate?
    @Option(
        help: help(
            "Up to which check: reported, verified or certified.",
            "Hasta qué control: reported (reportado), verified (verificado) o certified (certificado)."))
    var basis = Basis.certified
    @OptionGroup var ruleOptions: RuleOptions
    @Flag(name: [.customShort("n"), .long], help: help("Say what would be stored.", "Dice lo que se guardaría."))
    var dryRun = false
    @OptionGroup var registerOptions: RegisterOptions
    @OptionGroup var author: AuthorOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        guard let period else {
            guard list else {
                throw Failure.usage(
                    Bilingual(en: "name the period to close", es: "indique el período que se cierra"),
                    hint: Bilingual(en: "such as 2026-C1, or --list", es: "como 2026-C1, o --list"))
            }
            return try showAll()
        }
        guard !list else {
            throw Failure.usage(
                Bilingual(en: "--list stands without a period", es: "--list va sin período"))
        }
        let register = try registerOptions.open(dryRun ? .readOnly : .readWrite)
        let inputs = try ProgressInputs(register, rules: try ruleOptions.make())
        let closing: Closing
        do throws(Closing.Refusal) {
            closing = try Closing(
                period, of: inputs, basis: basis, on: date ?? .today, after: inputs.closings)
        } catch {
            throw Failure(error)
        }
        if !dryRun {
            let document = try ProgressDocument(
                register, inputs,
                window: ProgressWindow(year: period.year, to: period.lastDay, basis: basis), withPictures: true,
                closing: closing)
            // What is kept doesn't hang on the terminal that it was closed at.
            let forms = TextTable.$screenWidth.withValue(nil) { document.forms }
            try register.freeze(closing, reports: forms, change: author.change)
        }
        try output.emit { json in
            ClosingReport.write(closing, isStored: !dryRun, to: &json)
        } text: {
            ClosingReport.text(closing, inputs.programme, in: Program.language)
                + (dryRun ? localised("(nothing stored)\n", "(no se guardó nada)\n") : "")
        }
        if !dryRun {
            output.announce(
                "next: lindero progress --closed \(period)", "siguiente: lindero progress --closed \(period)")
        }
    }

    private func showAll() throws {
        let closings = try registerOptions.open(.readOnly).closings()
        try output.emit { json in
            ClosingReport.write(closings, to: &json)
        } text: {
            ClosingReport.table(closings, in: Program.language)
        }
    }
}

extension Failure {
    fileprivate init(_ refusal: Closing.Refusal) {
        let hint: Bilingual? =
            switch refusal {
            case .earlierOpen(let period):
                Bilingual(en: "lindero close \(period)", es: "lindero close \(period)")
            case .alreadyClosed(let period, _):
                Bilingual(
                    en: "it stays closed; see it with “lindero progress --closed \(period)”",
                    es: "queda cerrado; véalo con «lindero progress --closed \(period)»")
            case .otherBasis(_, let basis):
                Bilingual(en: "give --basis \(basis.rawValue)", es: "indique --basis \(basis.rawValue)")
            case .notEnded, .laterClosed: nil
            }
        self.init("E_NOT_CLOSABLE", .notPermitted, refusal.message, hint: hint)
    }
}
