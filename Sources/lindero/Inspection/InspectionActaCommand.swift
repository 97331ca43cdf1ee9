import ArgumentParser
import Demarcation
import Register
import Reports

struct InspectionActaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "acta",
        abstract: localised(
            "Give an inspection its acta, with which it counts.", "Da a una inspección su acta, con la que cuenta."),
        discussion: localised(
            "EXAMPLES\n  lindero inspection acta INSP-2026-26 ACTA-2026-26",
            "EJEMPLOS\n  lindero inspection acta INSP-2026-26 ACTA-2026-26"))

    @Argument(help: help("Id of the inspection.", "Id de la inspección.")) var id: Inspection.ID
    @Argument(help: help("Number of the acta.", "Número del acta.")) var acta: String
    @Flag(name: [.customShort("n"), .long], help: help("Say what would be stored.", "Dice lo que se guardaría."))
    var dryRun = false
    @OptionGroup var registerOptions: RegisterOptions
    @OptionGroup var author: AuthorOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let register = try registerOptions.open(dryRun ? .readOnly : .readWrite)
        var inspection = try register.inspection(id)
        if let known = inspection.acta, known != acta {
            throw Failure(
                "E_HAS_ACTA", .notPermitted,
                Bilingual(
                    en: "\(id.rawValue) has the acta \(known), which stays",
                    es: "\(id.rawValue) tiene el acta \(known), que se conserva"))
        }
        if !dryRun { try register.giveActa(acta, to: id, change: author.change) }
        inspection.acta = acta
        try output.emit { json in
            InspectionReport.write(inspection, to: &json)
        } text: {
            "\(id.rawValue)  acta \(acta)" + (dryRun ? localised(" (nothing stored)", " (no se guardó nada)") : "")
        }
    }
}
