import ArgumentParser
import Demarcation
import GeoTypes
import Register
import Reports
import SurveyFormats

struct OrderVolumeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "volume",
        abstract: localised(
            "A volume from cross-sections, gabions or two surfaces, with its steps.",
            "Un volumen a partir de secciones, gaviones o dos superficies, con sus pasos."),
        discussion: localised(
            """
            EXAMPLES
              lindero order volume --method average-end-area sections.csv
              lindero order volume --method prismoidal sections.csv --json
              lindero order volume --method gabions gabions.csv --sigma 0.02
              lindero order volume --method surface before.csv after.csv --sigma 0.03 --cell 1
              lindero order volume --method gabions gabions.csv --order OT-2026-102 --date 2026-04-20 --material bank

            CSV, one of: station, area [, sigma, mid] · station, offset, ground, design [, mid] · station, offset,
            elevation, surface (ground or design) · count, length, width, height [, filled] · x, y, before, after ·
            two files of x, y, z. Metres, m². Stations are chainages.
            --sigma is 1σ of one height (sections of heights, surfaces) or of one side (gabions), in metres.
            Exit 3: another method gives more than 5 % or 2σ more or less.
            """,
            """
            EJEMPLOS
              lindero order volume --method average-end-area secciones.csv
              lindero order volume --method prismoidal secciones.csv --json
              lindero order volume --method gabions gaviones.csv --sigma 0.02
              lindero order volume --method surface antes.csv despues.csv --sigma 0.03 --cell 1
              lindero order volume --method gabions gaviones.csv --order OT-2026-102 --date 2026-04-20 --material bank

            CSV, uno de: progresiva, area [, sigma, media] · progresiva, offset, terreno, diseño [, media] · progresiva,
            offset, cota, superficie (terreno o diseño) · cantidad, largo, ancho, alto [, lleno] · x, y, antes, despues ·
            dos archivos con x, y, z. Metros, m². Las progresivas son las de la línea o de la obra.
            --sigma es 1σ de una altura (secciones de alturas, superficies) o de un lado (gaviones), en metros.
            Salida 3: otro método da más de 5 % o 2σ más o menos.
            """))

    @Argument(help: help("CSV file; two for surfaces.", "Archivo CSV; dos para superficies."), completion: .file())
    var files: [String]
    @OptionGroup var rules: VolumeRules
    @OptionGroup(title: localised("STORING", "GUARDAR")) var storing: VolumeStoring
    @OptionGroup var output: OutputOptions

    func run() throws {
        guard files.count == 1 || (files.count == 2 && rules.method == .surface) else {
            throw Failure.usage(
                Bilingual(
                    en: "one file, or two surfaces with --method surface",
                    es: "un archivo, o dos superficies con --method surface"))
        }
        let tables = try files.map { path in
            let (table, rejections) = try RecordTable.read(path)
            if let first = rejections.first { throw Failure(first, file: path) }
            return try Failure.reading(path) { () throws(VolumeRecords.Failure) in try VolumeRecords(table) }
        }
        let working = try rules.working(tables, file: files[0])
        let evidence = try files.map { (path: $0, digest: try DigestedStream.digest(ofFile: $0)) }
        if let order = storing.order { return try store(working, evidence, order) }
        try output.emit { json in
            VolumeReport.write(working, part: rules.part, material: storing.material, evidence, to: &json)
        } text: {
            VolumeReport.text(
                working, part: rules.part, material: storing.material, in: Program.language, width: Terminal.listWidth)
        }
        try sayFindings(working)
    }

    private func sayFindings(_ working: VolumeWorking) throws {
        let disagreements = working.disagreements
        for disagreement in disagreements {
            let words = disagreement.message
            output.warn(words.english, words.spanish)
        }
        if !disagreements.isEmpty { throw ExitCode.findings }
    }

    /// A measurement of the order, with the files as its evidence.
    private func store(
        _ working: VolumeWorking, _ evidence: [(path: String, digest: String)], _ order: WorkOrder.ID
    ) throws {
        let register = try storing.open()
        let record = try storing.record(working.measured, evidence, of: try register.dossier(order))
        let transition = OrderTransition(
            order: order, dryRun: storing.dryRun, register: storing.registerOptions, author: storing.author,
            output: output)
        try transition.record(record, in: register)
        try sayFindings(working)
    }
}

extension Failure {
    /// A row that can't be used, and with it the whole file: without the row the result would be another.
    init(_ rejection: Rejection, file: String) {
        let message = rejection.reason.message
        self.init(
            rejection.reason.code, .unusableInput,
            Bilingual(
                en: "\(file):\(rejection.line): \(message.english)", es: "\(file):\(rejection.line): \(message.spanish)"
            ),
            hint: Bilingual(
                en: "a volume takes every row: mend this one", es: "un volumen usa todas las filas: corrija ésta"),
            details: [("file", file), ("line", "\(rejection.line)")])
    }

    init(_ error: VolumeError, file: String, at place: Chainage? = nil) {
        let prefix = file + (place.map { " \($0)" } ?? "") + ": "
        var hint: Bilingual?
        switch error {
        case .notAGrid:
            hint = Bilingual(
                en: "give the size of the cells in metres with --cell",
                es: "indique el tamaño de las celdas en metros con --cell")
        case .sectionsNotInTriples, .noMidSection:
            hint = Bilingual(
                en: "measure the mid-section, or take --method average-end-area",
                es: "mida la sección media, o use --method average-end-area")
        case .noZeroEnd:
            hint = Bilingual(en: "take --method average-end-area", es: "use --method average-end-area")
        default: break
        }
        self.init(
            "E_VOLUME", .unusableInput,
            Bilingual(en: prefix + error.message.english, es: prefix + error.message.spanish), hint: hint)
    }

    fileprivate static func reading(
        _ file: String, _ body: () throws(VolumeRecords.Failure) -> VolumeRecords
    ) throws -> VolumeRecords {
        do throws(VolumeRecords.Failure) {
            return try body()
        } catch {
            switch error {
            case .unknownColumns(let columns):
                let found = columns.joined(separator: ", ")
                throw Failure.unusable(
                    "E_MISSING_COLUMN",
                    Bilingual(
                        en: "\(file):1: no volume comes of the columns \(found)",
                        es: "\(file):1: de las columnas \(found) no sale ningún volumen"),
                    hint: Bilingual(
                        en: "see “lindero order volume --help”", es: "vea «lindero order volume --help»"))
            case .row(let rejection): throw Failure(rejection, file: file)
            case .profile(let place, let reason): throw Failure(reason, file: file, at: place)
            }
        }
    }
}
