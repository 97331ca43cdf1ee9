import ArgumentParser
import Demarcation
import GeoTypes
import Register
import Reports

struct InspectionRecordCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "record",
        abstract: localised("Record one inspection.", "Registra una inspección."),
        discussion: localised(
            """
            EXAMPLES
              lindero inspection record --id INSP-2026-25 --sector GTM-MEX-01 --from 40+000 --to 52+000 \\
                  --date 2026-09-07 --team 'Brigada Norte' --joint --acta ACTA-2026-25
              lindero inspection record --id INSP-2026-26 --sector GTM-HND-05 --date 2026-09-09 \\
                  --monument M-0136 --condition leaning --action report --note 'tilted 5 cm' --photo m136.jpg

            Without --acta it does not count as an event yet; “lindero inspection acta” gives it one later. For several
            findings use: lindero inspection import
            """,
            """
            EJEMPLOS
              lindero inspection record --id INSP-2026-25 --sector GTM-MEX-01 --from 40+000 --to 52+000 \\
                  --date 2026-09-07 --team 'Brigada Norte' --joint --acta ACTA-2026-25
              lindero inspection record --id INSP-2026-26 --sector GTM-HND-05 --date 2026-09-09 \\
                  --monument M-0136 --condition leaning --action reportar --note 'inclinado 5 cm' --photo m136.jpg

            Sin --acta aún no cuenta como evento; «lindero inspection acta» se la da después. Para varios hallazgos use:
            lindero inspection import
            """))

    @Option(help: help("Id of the inspection.", "Id de la inspección.")) var id: Inspection.ID
    @Option(help: help("Sector.", "Sector."), completion: .sectors) var sector: Sector.ID
    @Option(help: help("Chainage where it began: 40+000.", "Progresiva inicial: 40+000.")) var from: Chainage?
    @Option(help: help("Chainage where it ended: 52+000.", "Progresiva final: 52+000.")) var to: Chainage?
    @Option(help: help("First day: 2026-09-07.", "Primer día: 2026-09-07.")) var date: CivilDate
    @Option(help: help("Last day.", "Último día.")) var lastDate: CivilDate?
    @Option(help: help("The team.", "La brigada.")) var team: String?
    @Flag(help: help("Both sections were there.", "Estuvieron ambas secciones.")) var joint = false
    @Option(help: help("Number of the acta.", "Número del acta.")) var acta: String?
    @OptionGroup(title: localised("FINDING", "HALLAZGO")) var finding: FindingOptions
    @Flag(name: [.customShort("n"), .long], help: help("Say what would be stored.", "Dice lo que se guardaría."))
    var dryRun = false
    @OptionGroup var registerOptions: RegisterOptions
    @OptionGroup var author: AuthorOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        if let from, let to, from > to {
            throw Failure.usage(
                Bilingual(en: "--to \(to) is before --from \(from)", es: "--to \(to) está antes de --from \(from)"))
        }
        if let lastDate, lastDate < date {
            throw Failure.usage(
                Bilingual(
                    en: "--last-date \(lastDate) is before --date \(date)",
                    es: "--last-date \(lastDate) es anterior a --date \(date)"))
        }
        let register = try registerOptions.open(dryRun ? .readOnly : .readWrite)
        var photos = PhotoDigests()
        var findings = finding.read()
        for index in findings.indices { try photos.complete(&findings[index]) }
        let inspection = Inspection(
            id: id, sector: sector, from: from, to: to, firstDay: date, lastDay: lastDate, team: team,
            participation: joint ? .joint : .national, acta: acta, findings: findings)
        let places = try KnownPlaces(register)
        try Failure.unless { () throws(Rejection.Reason) in try places.check(inspection) }
        guard try !register.inspectionEvents().contains(where: { $0.id.rawValue == id.rawValue }) else {
            throw RegisterError.duplicate(kind: .inspection, id: id.rawValue)
        }
        if !dryRun {
            let draw = try drawnStretch(in: register)
            _ = try register.importInspections(
                [inspection], change: author.change, drawing: { _ in draw(sector, from, to) })
        }
        photos.warn(output)
        try output.emit { json in
            InspectionReport.write(inspection, to: &json)
        } text: {
            "\(id.rawValue)  \(sector.rawValue)  \(inspection.lastDay)"
                + (inspection.event.hasActa
                    ? "" : localised("  without acta: does not count yet", "  sin acta: todavía no cuenta"))
                + (dryRun ? localised(" (nothing stored)", " (no se guardó nada)") : "")
        }
        if !dryRun {
            output.announce(
                "next: lindero inspection show \(id.rawValue)", "siguiente: lindero inspection show \(id.rawValue)")
        }
    }
}

/// What was found at one monument, or on the line.
struct FindingOptions: ParsableArguments {
    @Option(help: help("Monument.", "Monumento."), completion: .monuments) var monument: Monument.ID?
    @Option(help: help("Its condition.", "Su estado.")) var condition: Monument.Condition?
    @Option(help: help("What was done, or has to be.", "Lo que se hizo, o hay que hacer.")) var action: String?
    @Option(help: help("Note.", "Nota.")) var note: String?
    @Option(help: help("Photo; may be repeated.", "Foto; se puede repetir."), completion: .file()) var photo: [String] =
        []

    /// One, or none where nothing is said.
    func read() -> [Finding] {
        guard monument != nil || condition != nil || action != nil || note != nil || !photo.isEmpty else { return [] }
        return [
            Finding(
                monument: monument, condition: condition, action: action, note: note,
                photos: photo.map { Finding.Photo(path: $0) })
        ]
    }
}
