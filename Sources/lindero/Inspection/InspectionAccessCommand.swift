import ArgumentParser
import Demarcation
import Register
import SurveyFormats

struct InspectionAccessCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "access",
        abstract: localised(
            "Import how teams get to monuments, from CSV.", "Importa de un CSV cómo se llega a los monumentos."),
        discussion: localised(
            """
            EXAMPLES
              lindero inspection access access.csv
              lindero inspection access access.csv --dry-run

            Columns: monument, access_point, access_hours (from the base, there and back), risks (river-erosion,
            crossing-near, past-damage, with blanks between). A row replaces what the monument had; the history keeps it.
            """,
            """
            EJEMPLOS
              lindero inspection access accesos.csv
              lindero inspection access accesos.csv --dry-run

            Columnas: monument, access_point, access_hours (desde la base, ida y vuelta), risks (river-erosion,
            crossing-near, past-damage, separados por blancos). Una fila reemplaza lo que el monumento tenía; el historial
            lo conserva.
            """))

    @OptionGroup var options: ImportOptions
    @OptionGroup var registerOptions: RegisterOptions
    @OptionGroup var author: AuthorOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let register = try registerOptions.open(options.dryRun ? .readOnly : .readWrite)
        let places = try KnownPlaces(register)
        var batch = try RecordImport(
            options, things: Bilingual(en: "monuments", es: "monumentos"), noun: "access", requiring: ["monument"],
            places: false,
            AccessRecords.read)
        batch.keep { access throws(Rejection.Reason) in try places.check(monument: access.monument) }
        try batch.store(rehearse: { try Self.rehearse($0, in: register) }) { accesses in
            try register.importAccess(accesses, change: author.change)
        }
        try batch.report(output, next: Bilingual("lindero inspection plan"))
    }
    /// What is there with other values is replaced, so only what is there just so stays.
    private static func rehearse(
        _ accesses: [MonumentAccess], in register: Register
    ) throws -> Register.ImportLedger {
        let known = Set(try register.inspectionSites().map(\.access))
        var ledger = Register.ImportLedger()
        for access in accesses {
            if known.contains(access) { ledger.keep(access.monument.rawValue) } else { ledger.accepted += 1 }
        }
        return ledger
    }
}
