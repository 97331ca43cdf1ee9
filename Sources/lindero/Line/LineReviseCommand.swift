import ArgumentParser
import Demarcation
import Foundation
import GeoTypes
import Geodesy
import Register
import Reports
import Surveying

struct LineReviseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "revise",
        abstract: localised(
            "Put a new version of a sector's line in force, and carry chainages over.",
            "Pone en vigor una nueva versión de la línea de un sector, y traslada las progresivas."),
        discussion: localised(
            """
            EXAMPLES
              lindero line revise GTM-MEX-01 resurvey.geojson --acta ACTA-2026-09 --dry-run
              lindero line revise GTM-MEX-01 resurvey.geojson --acta ACTA-2026-09 --date 2026-09-01
              lindero line revise GTM-MEX-01 --from-vertices --acta ACTA-2026-09

            The file is as “line import” takes it; what it leaves out of a segment with a known id stays as it was.
            --from-vertices turns the line at the positions in force. The old version ends the day before and is kept:
            “line list --as-of”. Chainages go over straight between principal and intermediate monuments within --within of
            both lines. Monuments and installations are located anew, brecha, reaches and open orders move, measured
            orders and inspections keep their version, so that no figure that was reported changes.
            """,
            """
            EJEMPLOS
              lindero line revise GTM-MEX-01 levantamiento.geojson --acta ACTA-2026-09 --dry-run
              lindero line revise GTM-MEX-01 levantamiento.geojson --acta ACTA-2026-09 --date 2026-09-01
              lindero line revise GTM-MEX-01 --from-vertices --acta ACTA-2026-09

            El archivo es como el de «line import»; lo que no dice de un segmento con id conocido queda como estaba.
            --from-vertices quiebra la línea en las posiciones vigentes. La versión anterior termina el día antes y se
            conserva: «line list --as-of». Las progresivas pasan en línea recta entre monumentos principales e intermedios a
            no más de --within de ambas líneas. Monumentos e instalaciones se ubican de nuevo; brecha, tramos de río y
            órdenes abiertas se trasladan; órdenes medidas e inspecciones conservan su versión: ninguna cifra cambia.
            """))

    @Argument(help: help("The sector.", "El sector."), completion: .sectors) var sector: Sector.ID
    @Argument(
        help: help("The file with the new line; - is standard input.", "El archivo de la línea nueva; - es la entrada.")
    )
    var file: String?
    @Flag(
        help: help(
            "Take the positions in force of the vertices.", "Toma las posiciones vigentes de los vértices."))
    var fromVertices = false
    @Option(help: help("Id or number of the document that decides it.", "Id o número del documento que la decide."))
    var acta: Document.ID?
    @Option(
        help: help("First day in force; else the document's.", "Primer día de vigencia; si no, el del documento."))
    var date: CivilDate?
    @Option(
        help: help(
            "How far from both lines a monument may stand that ties them, metres.",
            "A qué distancia de ambas líneas puede estar un monumento que las une, metros."))
    var within = 50.0
    @Option(
        help: help(
            "A monument that ties nothing; may be repeated.", "Un monumento que no une nada; se puede repetir."),
        completion: .monuments)
    var without: [String] = []
    @Option(
        help: help(
            "Operation from WGS 84 into the register's frame: a code or a PROJ string.",
            "Operación de WGS 84 al marco del registro: un código o una cadena PROJ.")) var operation: String?
    @Flag(name: [.customShort("n"), .long], help: help("Say what would be stored.", "Dice lo que se guardaría."))
    var dryRun = false
    @OptionGroup var registerOptions: RegisterOptions
    @OptionGroup var author: AuthorOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard within > 0, within <= 1000 else {
            throw ValidationError(
                localised(
                    "--within is above 0 and at most 1000 metres", "--within es mayor que 0 y a lo más 1000 metros"))
        }
        guard (file == nil) == fromVertices else {
            throw ValidationError(
                localised("give either a file or --from-vertices", "dé un archivo o --from-vertices"))
        }
    }

    func run() throws {
        let register = try registerOptions.open(dryRun ? .readOnly : .readWrite)
        let versions = try register.versions(of: sector)
        guard let old = try register.sectors().first(where: { $0.id == sector }), let current = versions.last else {
            throw RegisterError.unknown(kind: .sector, id: sector.rawValue)
        }
        let (document, day) = try decision(register, after: current)
        let (new, source, digest) = try newLine(old, register, version: current.number + 1, day: day)
        let revision: SectorRevision
        do throws(SectorRevision.Problem) {
            revision = try SectorRevision(
                from: old, to: new, records: try chainaged(register), frame: register.frame, within: .metres(within),
                without: Set(without))
        } catch {
            throw Failure(error, of: sector)
        }
        let draft = revision.draft(
            version: current.number + 1, validFrom: day, document: document.id, source: source, digest: digest)
        try Failure.requireNothingLeftBehind(draft)
        if !dryRun { try register.reviseLine(draft, change: author.change) }
        let report = RevisionReport(
            draft: draft, greatestDistance: revision.greatestDistance,
            unused: revision.unused.map { .init(id: $0.id, oldOffset: $0.oldOffset, newOffset: $0.newOffset) },
            isDryRun: dryRun)
        try output.emit {
            report.write(to: &$0)
        } text: {
            report.text(in: Program.language)
        }
        let doubtful = draft.records.filter(\.needsReview).map(\.record.id)
        if !doubtful.isEmpty {
            output.warn(
                "look at \(doubtful.prefix(5).joined(separator: ", ")) (\(doubtful.count)): beyond the outermost marks, or "
                    + "the line passes there twice",
                "revise \(doubtful.prefix(5).joined(separator: ", ")) (\(doubtful.count)): más allá de las marcas extremas, "
                    + "o la línea pasa allí dos veces")
        }
        if !dryRun {
            output.announce(
                "next: lindero line show \(sector.rawValue)", "siguiente: lindero line show \(sector.rawValue)")
        }
    }

    private func chainaged(_ register: Register) throws(SectorRevision.Problem) -> [ChainagedRecord] {
        do { return try register.chainagedRecords(of: sector) } catch { throw .register("\(error)") }
    }

    /// The document that decides, and the first day.
    private func decision(_ register: Register, after current: LineVersion) throws -> (Document, CivilDate) {
        guard let acta else { throw Failure.revisionUndecided(nil) }
        guard let document = try register.documents().first(where: { $0.id == acta || $0.number == acta.rawValue })
        else { throw Failure.revisionUndecided(acta.rawValue) }
        guard document.kind.decides else {
            throw RegisterError.refused(.documentDecidesNothing(document.id, document.kind))
        }
        guard let day = date ?? document.date else {
            throw Failure.usage(
                Bilingual(
                    en: "\(document.id.rawValue) has no date: give the first day in force with --date",
                    es: "\(document.id.rawValue) no tiene fecha: dé el primer día de vigencia con --date"))
        }
        guard day <= .today else {
            throw Failure.usage(
                Bilingual(
                    en: "\(day) is still to come: the new version would be in force already",
                    es: "\(day) aún no llega: la versión nueva ya estaría vigente"),
                hint: Bilingual(en: "revise the line on that day", es: "revise la línea ese día"))
        }
        if let since = current.validFrom, day <= since {
            throw Failure(
                "E_NOT_APPROVED", .notPermitted,
                Bilingual(
                    en: "version \(current.number) is in force since \(since); a newer one can't begin on \(day)",
                    es: "la versión \(current.number) rige desde \(since); una nueva no puede empezar el \(day)"),
                hint: Bilingual(en: "give a later --date", es: "dé una --date posterior"))
        }
        return (document, day)
    }

    private func newLine(
        _ old: Sector, _ register: Register, version: Int, day: CivilDate
    ) throws -> (Sector, source: String, digest: String?) {
        guard let file else {
            let vertices = try register.vertices(in: sector)
            return (try old.turning(at: vertices).renewed(version: version, from: day), "vertices", nil)
        }
        let read = try LineImportCommand.read(file)
        var assembled = SectorAssembly.assemble(read.lines.map { $0.completed(by: old) })
        let rejections = read.rejections + assembled.rejections
        guard rejections.isEmpty else {
            // Half a line is none.
            RejectionReport(file: file, rejections: rejections).say()
            throw Failure.unusable(
                "E_REJECTED",
                Bilingual(
                    en: "\(file): \(rejections.count) of its features can't be used: the line is revised as a whole",
                    es: "\(file): \(rejections.count) de sus elementos no sirven: la línea se revisa entera"))
        }
        guard assembled.sectors.count == 1, assembled.sectors[0].id == old.id else {
            let named = assembled.sectors.map(\.id.rawValue).joined(separator: ", ")
            throw Failure.unusable(
                "E_OTHER_SECTOR",
                Bilingual(
                    en: "\(file): its lines are of \(named.isEmpty ? "no sector" : named), not of \(old.id.rawValue)",
                    es:
                        "\(file): sus líneas son de \(named.isEmpty ? "ningún sector" : named), no de \(old.id.rawValue)"
                ),
                hint: Bilingual(
                    en: "keep the lines of one sector in the file", es: "deje en el archivo las líneas de un sector"))
        }
        try Geodesic.attempt {
            _ = try LineFraming.bring(&assembled.sectors, into: register.frame, operation: operation)
        }
        var new = old
        new.segments = assembled.sectors[0].segments
        return (
            new.renewed(version: version, from: day), file,
            file == "-" ? nil : try DigestedStream.digest(ofFile: file)
        )
    }
}
