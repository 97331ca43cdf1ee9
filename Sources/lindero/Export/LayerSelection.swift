import ArgumentParser
import Demarcation
import GeoTypes
import Register
import Reports

/// Which layers of a register, and which of their rows.
struct LayerSelection: ParsableArguments {
    @Argument(help: help("The layers; see “lindero export”.", "Las capas; vea «lindero export»."), completion: .layers)
    var layers: [String] = []
    @Option(help: help("Only this sector.", "Solo este sector."), completion: .sectors) var sector: Sector.ID?
    @Option(
        help: help("From this chainage, with --sector.", "Desde esta progresiva, con --sector.")) var from: Chainage?
    @Option(help: help("Up to this chainage, with --sector.", "Hasta esta progresiva, con --sector.")) var to: Chainage?
    @Option(help: help("Only this box, degrees: W,S,E,N.", "Solo este recuadro, grados: O,S,E,N.")) var bbox:
        GeographicBox?
    @Option(help: help("Only since this day.", "Solo desde este día.")) var since: CivilDate?
    @Option(help: help("Only up to this day.", "Solo hasta este día.")) var until: CivilDate?
    @Option(
        help: help(
            "The line, its vertices and positions as they stood on this day.",
            "La línea, sus vértices y las posiciones como estaban ese día.")) var asOf: CivilDate?
    @Option(name: .customLong("class"), help: help("Only this class.", "Solo esta clase.")) var recordClass: String?
    @Option(help: help("Only in this condition.", "Solo en este estado.")) var condition: String?
    @Option(
        help: help(
            "How far the drawn line may be from the legal one, metres.",
            "Cuánto puede apartarse la línea dibujada de la legal, metros.")) var tolerance = 0.01
    @Flag(
        help: help(
            "The line by its legal vertices alone, as “line import” reads it back; not as the law draws it.",
            "La línea solo con sus vértices legales, como la vuelve a leer «line import»; no como la traza la ley."))
    var verticesOnly = false
    @Option(
        help: help(
            "Operation from the register's frame to WGS 84.", "Operación del marco del registro a WGS 84."))
    var operation: String?
    @Option(
        name: [.customShort("o"), .long],
        help: help("The file; else standard output.", "El archivo; si no, la salida estándar."))
    var output: String?
    @Flag(help: help("Replace the file.", "Reemplaza el archivo.")) var overwrite = false
    @Flag(
        name: .customLong("public"),
        help: help(
            "Only what is classified public, without notes, names and photographs; logged.",
            "Solo lo clasificado como público, sin notas, nombres ni fotografías; se anota."))
    var isPublic = false
    @Flag(
        help: help(
            "With --public: reserved points too, on a grid of 0.01°.",
            "Con --public: también los puntos reservados, en una cuadrícula de 0.01°.")) var coarsen = false
    @Flag(
        name: [.customShort("n"), .long],
        help: help("With --public: say what would leave.", "Con --public: dice lo que saldría.")) var dryRun = false
    @OptionGroup var author: AuthorOptions
    @OptionGroup var registerOptions: RegisterOptions
    @OptionGroup var messages: OutputOptions

    func validate() throws {
        // Of a parallel of 200 km 0.1 mm takes some 5,000 points, and each hundredth of it ten times as many.
        guard tolerance >= 0.0001, tolerance.isFinite else {
            throw ValidationError(
                localised("--tolerance must be at least 0.0001 metres", "--tolerance debe ser al menos 0.0001 metros"))
        }
        try requireSector(for: from, to, sector)
        try validatePublication()
    }

    private func validatePublication() throws {
        guard isPublic else {
            guard !coarsen, !dryRun else {
                throw ValidationError(
                    localised(
                        "--coarsen and --dry-run go with --public", "--coarsen y --dry-run van con --public"))
            }
            return
        }
        guard dryRun || (output != nil && output != "-") else {
            throw ValidationError(
                localised(
                    "--public needs a file, which is logged: -o FILE",
                    "--public necesita un archivo, que se anota: -o ARCHIVO"))
        }
        let cuts = bbox != nil || from != nil || to != nil || since != nil || until != nil || condition != nil
        guard !(coarsen && cuts) else {
            throw ValidationError(
                localised(
                    "--coarsen goes with --sector and --class only: any other cut would tell more of reserved points",
                    "--coarsen va sólo con --sector y --class: otro recorte diría más de los puntos reservados"))
        }
    }

    func filter(in register: Register) throws -> RecordFilter {
        if let sector { try register.require(sector) }
        var filter = RecordFilter(sector: sector)
        filter.from = from
        filter.to = to
        filter.since = since
        filter.until = until
        if let recordClass { filter.codes["class"] = recordClass }
        if let condition { filter.codes["condition"] = condition }
        // Metres between two frames are far less than this margin; what lies in it is looked at one by one.
        filter.box = bbox?.expanded(degrees: 0.001)
        return filter
    }

    /// The layers that are named, or all that the filter says anything about, as they stood on the day that was asked for.
    func chosen(from all: [RecordLayer], in register: Register) throws -> [RecordLayer] {
        let found = try named(among: all, in: register)
        guard let asOf else { return found }
        return try found.compactMap { layer in
            if let stood = layer.asOf(asOf) { return stood }
            guard !layers.isEmpty else { return nil }
            throw Failure.usage(
                Bilingual(
                    en: "“\(layer.name)” is not kept by days: --as-of goes with line, sectors, vertices and positions",
                    es: "«\(layer.name)» no se lleva por días: --as-of va con line, sectors, vertices y positions"),
                hint: layer.name == "monuments"
                    ? Bilingual(
                        en: "see them with “lindero monument list --as-of \(asOf)”, or export positions",
                        es: "véalos con «lindero monument list --as-of \(asOf)», o exporte positions") : nil)
        }
    }

    private func named(among all: [RecordLayer], in register: Register) throws -> [RecordLayer] {
        let filter = try filter(in: register)
        if isPublic,
            let name = layers.first(where: { name in
                all.contains { ($0.name == name || $0.alias == name) && !register.isPublishable($0) }
            })
        {
            throw Failure(RegisterError.notPublic(layer: name))
        }
        let all = isPublic ? all.filter(register.isPublishable) : all
        guard !layers.isEmpty else { return try all.filter { try register.unanswered(filter, by: $0).isEmpty } }
        return try layers.map { name in
            guard let layer = all.first(where: { $0.name == name || $0.alias == name }) else {
                let names = all.map { $0.name }.joined(separator: ", ")
                throw Failure.usage(
                    Bilingual(en: "there is no layer “\(name)”", es: "no hay una capa «\(name)»"),
                    hint: Bilingual(en: "the layers are \(names)", es: "las capas son \(names)"))
            }
            let unanswered = try register.unanswered(filter, by: layer)
            guard unanswered.isEmpty else {
                throw Failure(RegisterError.unanswered(table: layer.name, options: unanswered))
            }
            return layer
        }
    }
}

/// A chainage means nothing without its sector.
func requireSector(for from: Chainage?, _ to: Chainage?, _ sector: Sector.ID?) throws {
    guard sector != nil || (from == nil && to == nil) else {
        throw ValidationError(
            localised(
                "--from and --to are chainages of a sector: add --sector",
                "--from y --to son progresivas de un sector: agregue --sector"))
    }
    if let from, let to, from > to {
        throw ValidationError(localised("--from is beyond --to", "--from está después de --to"))
    }
}
