import ArgumentParser
import Demarcation
import GeoTypes
import Register
import Reports
import Surveying

/// What the steps of a position's life have in common, for monuments and vertices.
struct PositionSteps {
    let register: Register
    let owner: PositionOwner
    private let sector: Sector.ID?
    private let placement: MonumentPlacement
    let monumentClass: Monument.Class
    /// Where the monument is shown before the step, or the line has its vertex.
    let origin: GeographicPoint?

    init(_ register: Register, _ owner: PositionOwner) throws {
        self.register = register
        self.owner = owner
        switch owner {
        case .monument(let id):
            let monument = try register.monument(id).monument
            sector = monument.sector
            monumentClass = monument.monumentClass
            origin = monument.shownPosition?.point
        case .vertex(let id):
            let found = try register.vertex(id)
            sector = found.sector
            // A turning point of the line is asked for no less than a principal monument.
            monumentClass = .principal
            origin = found.point
        }
        placement = MonumentPlacement(try register.network(), frame: register.frame)
    }

    func place(_ position: Position) -> Register.Place {
        placement.place(of: position.point, on: sector)
    }

    /// One position as it is stated on the command line.
    func position(_ draft: MonumentDraft, crs: String?, epoch: String?, operation: String?) throws -> Position {
        let placed: (monuments: [PlacedMonument], rejections: [Rejection])
        do {
            placed = try placement.place([draft], system: crs, epoch: epoch, operation: operation)
        } catch {
            throw Failure(error, file: owner.name)
        }
        if let rejection = placed.rejections.first { throw Failure(rejection.reason) }
        guard let position = placed.monuments.first?.monument.positions.first else {
            throw Failure("E_INTERNAL", .internalError, Bilingual("no position"))
        }
        return position
    }

    /// The monument that a draft is of; a vertex passes as one of its sector.
    var bareMonument: Monument {
        Monument(
            id: Monument.ID(rawValue: owner.name), number: owner.name, monumentClass: monumentClass, sector: sector)
    }

    func emit(_ step: Register.PositionStep, dryRun: Bool, _ output: OutputOptions) throws {
        var shift: Double?
        if let origin, origin != step.position.point {
            shift = try Geodesic.attempt {
                try MonumentPlacement.distance(from: origin, to: step.position.point, in: register.frame)
            }
        } else if origin != nil {
            shift = 0
        }
        if let shift, shift > 1000 {
            let kilometres = (shift / 100).rounded() / 10
            output.warn(
                "\(owner.name): the position is \(kilometres) km from where it is shown; check the coordinates",
                "\(owner.name): la posición está a \(kilometres) km de donde se muestra; revise las coordenadas")
        }
        let report = PositionReport.Step(
            number: step.number, position: step.position, replaced: step.replaced, shift: shift, isDryRun: dryRun)
        try output.emit { json in
            PositionReport.write(report, of: owner, to: &json)
        } text: {
            PositionReport.text(report, of: owner, in: Program.language)
        }
    }
}

/// What every step asks for.
struct StepOptions: ParsableArguments {
    @Flag(name: [.customShort("n"), .long], help: help("Say what would be stored.", "Dice lo que se guardaría."))
    var dryRun = false
    @OptionGroup var registerOptions: RegisterOptions
    @OptionGroup var author: AuthorOptions
    @OptionGroup var output: OutputOptions

    func steps(_ owner: PositionOwner) throws -> PositionSteps {
        try PositionSteps(registerOptions.open(dryRun ? .readOnly : .readWrite), owner)
    }
}

/// `approve`, of a monument or a vertex.
struct ApprovalOptions: ParsableArguments {
    @Option(help: help("Number of the position in “show”, or its UUID.", "Número de la posición en «show», o su UUID."))
    var position: PositionKey
    @Option(help: help("Id or number of the document that decides it.", "Id o número del documento que la decide."))
    var acta: Document.ID
    @Option(
        help: help("First day in force; else the document's.", "Primer día de vigencia; si no, el del documento."))
    var date: CivilDate?
    @OptionGroup var options: StepOptions

    func approve(_ owner: PositionOwner) throws {
        let steps = try options.steps(owner)
        let step = try steps.register.approve(
            position, of: owner, by: acta, from: date, today: .today, isDryRun: options.dryRun,
            change: options.author.change, placing: steps.place)
        try steps.emit(step, dryRun: options.dryRun, options.output)
    }
}

/// `reject`, of a monument or a vertex. `--reason` is of the position and of the history.
struct RejectionOptions: ParsableArguments {
    @Option(help: help("Number of the position in “show”, or its UUID.", "Número de la posición en «show», o su UUID."))
    var position: PositionKey
    @OptionGroup var options: StepOptions

    func reject(_ owner: PositionOwner) throws {
        guard let reason = options.author.reason, reason.contains(where: { !$0.isWhitespace }) else {
            throw Failure.usage(
                Bilingual(en: "a rejection needs its --reason", es: "un rechazo necesita su --reason"),
                hint: Bilingual(en: "it is kept with the position", es: "se guarda con la posición"))
        }
        let steps = try options.steps(owner)
        let step = try steps.register.reject(
            position, of: owner, reason: reason, isDryRun: options.dryRun, change: options.author.change,
            placing: steps.place)
        try steps.emit(step, dryRun: options.dryRun, options.output)
    }
}
