import ArgumentParser
import Demarcation
import Geodesy
import Register
import Surveying

/// Where a proposed position comes from: coordinates, a position that was imported, or a survey.
struct ProposalOptions: ParsableArguments {
    @Option(
        help: help(
            "Put this imported position in review: its number in “show”, or its UUID.",
            "Pone en revisión esta posición importada: su número en «show», o su UUID."))
    var position: PositionKey?
    @Option(name: [.long, .customLong("longitude")], help: help("Longitude, degrees.", "Longitud, grados.")) var lon:
        Double?
    @Option(name: [.long, .customLong("latitude")], help: help("Latitude, degrees.", "Latitud, grados.")) var lat:
        Double?
    @Option(help: help("Easting, with --crs.", "Este, con --crs.")) var easting: Double?
    @Option(help: help("Northing, with --crs.", "Norte, con --crs.")) var northing: Double?
    @Option(help: help("Ellipsoidal height, metres.", "Altura elipsoidal, metros.")) var height: Double?
    @Option(help: help("Reference system; else the register's.", "Sistema de referencia; si no, el del registro."))
    var crs: String?
    @Option(help: help("Coordinate epoch.", "Época de las coordenadas.")) var epoch: String?
    @Option(help: help("The coordinate operation to use.", "La operación de coordenadas a usar.")) var operation:
        String?
    @Option(help: help("Standard deviation east, metres.", "Desviación estándar este, metros.")) var sigmaE: Double?
    @Option(help: help("Standard deviation north, metres.", "Desviación estándar norte, metros.")) var sigmaN: Double?
    @Option(help: help("Standard deviation up, metres.", "Desviación estándar vertical, metros.")) var sigmaU: Double?
    @Option(help: help("treaty, computed, surveyed or agreed.", "treaty, computed, surveyed o agreed."))
    var role: Position.Role = .surveyed
    @Option(help: help("What states it.", "Qué la declara.")) var source: String?
    @Option(
        help: help(
            "The neighbour whose commission states it: MEX.", "El vecino cuya comisión la declara: MEX."))
    var statedBy: String?
    @Option(
        help: help("Make it of this survey's observations.", "La forma con las observaciones de este levantamiento."))
    var survey: [String] = []
    @Option(
        help: help(
            "Of those, the ones of this name; else those matched to it.",
            "De ellas, las de este nombre; si no, las que le corresponden."))
    var point: String?
    @OptionGroup var gates: GateOptions

    var hasCoordinates: Bool { lon != nil || lat != nil || easting != nil || northing != nil }

    func validate() throws {
        for (name, value) in [("--sigma-e", sigmaE), ("--sigma-n", sigmaN), ("--sigma-u", sigmaU)] {
            if let value, !(value > 0 && value.isFinite) {
                throw ValidationError(
                    localised("\(name) must be above 0; leave it out if unknown", "\(name) debe ser mayor que 0"))
            }
        }
    }

    /// Adds the one position that is asked for, in review.
    func propose(for owner: PositionOwner, _ options: StepOptions) throws {
        let kinds = [position != nil, hasCoordinates, !survey.isEmpty].filter { $0 }.count
        guard kinds == 1 else {
            throw Failure.usage(
                Bilingual(
                    en: "give either coordinates (--lon, --lat), or --position, or --survey",
                    es: "dé coordenadas (--lon, --lat), o --position, o --survey"))
        }
        let steps = try options.steps(owner)
        let step: Register.PositionStep
        if let position {
            step = try steps.register.review(
                position, of: owner, isDryRun: options.dryRun, change: options.author.change, placing: steps.place)
        } else {
            let proposed = hasCoordinates ? try stated(steps) : try surveyed(steps)
            step = try steps.register.propose(
                [(owner, proposed)], isDryRun: options.dryRun, change: options.author.change)[0]
            if !step.isNew {
                options.output.warn(
                    "the register holds this position already: nothing was added",
                    "el registro ya tiene esta posición: no se agregó nada")
            }
        }
        try steps.emit(step, dryRun: options.dryRun, options.output)
        if !options.dryRun, step.position.state == .inReview {
            let noun =
                switch owner {
                case .monument: "monument"
                case .vertex: "vertex"
                }
            options.output.announce(
                "next: lindero \(noun) approve \(owner.name) --position \(step.number) --acta ID",
                "siguiente: lindero \(noun) approve \(owner.name) --position \(step.number) --acta ID")
        }
    }

    private func stated(_ steps: PositionSteps) throws -> Position {
        let isGeographic = lon != nil || lat != nil
        guard let x = isGeographic ? lon : easting, let y = isGeographic ? lat : northing, x.isFinite, y.isFinite,
            !(isGeographic && (easting != nil || northing != nil))
        else {
            throw Failure.usage(
                Bilingual(
                    en: "give both --lon and --lat, or both --easting and --northing",
                    es: "dé --lon y --lat, o --easting y --northing"))
        }
        if isGeographic {
            try Failure.unless { () throws(Rejection.Reason) in
                guard (-180...180).contains(x) else { throw .longitudeOutOfRange(x) }
                guard (-90...90).contains(y) else { throw .latitudeOutOfRange(y) }
            }
        }
        var draft = MonumentDraft(
            line: 1, text: "", monument: steps.bareMonument, role: role, x: x, y: y, height: height,
            referenceSystem: nil, epoch: nil, eastSigma: sigmaE, northSigma: sigmaN, upSigma: sigmaU, source: source,
            isGeographic: isGeographic)
        draft.statedBy = statedBy
        var position = try steps.position(draft, crs: crs, epoch: epoch, operation: operation)
        position.state = .inReview
        return position
    }

    private func surveyed(_ steps: PositionSteps) throws -> Position {
        guard let origin = steps.origin else {
            throw Failure.unusable(
                "E_NO_POSITION",
                Bilingual(
                    en: "\(steps.owner.name) has no position yet", es: "\(steps.owner.name) aún no tiene posición"))
        }
        if case .vertex = steps.owner, point == nil {
            throw Failure.usage(
                Bilingual(
                    en: "observations are matched to monuments, not to vertices: name them with --point",
                    es: "las observaciones corresponden a monumentos, no a vértices: nómbrelas con --point"))
        }
        let mark = PositionProposals.Mark(
            name: steps.owner.name, gates: gates.gates(steps.monumentClass), origin: origin)
        let surveys = try survey.map { try steps.register.survey(Survey.ID(rawValue: $0)) }
        let proposals = try PositionProposals.read([mark], surveys, from: steps.register, named: point)
        guard let outcome = proposals.outcomes().first else {
            throw Failure(
                "E_NO_OBSERVATIONS", .notFound,
                Bilingual(
                    en: "no observation of \(steps.owner.name) in \(survey.joined(separator: ", "))",
                    es: "no hay observaciones de \(steps.owner.name) en \(survey.joined(separator: ", "))"),
                hint: Bilingual(
                    en: "see what was matched with “lindero survey match”, or name the point with --point",
                    es: "vea las correspondencias con «lindero survey match», o nombre el punto con --point"))
        }
        guard var position = outcome.position else { throw Failure(outcome) }
        position.role = role
        return position
    }
}

extension PositionProposals {
    /// Reads the observations of these surveys.
    static func read(
        _ marks: [Mark], _ surveys: [Survey], from register: Register, named name: String? = nil
    ) throws -> PositionProposals {
        var proposals = PositionProposals(marks, surveys: surveys, frame: register.frame)
        for survey in surveys {
            try register.readObservations(ObservationFilter(survey: survey.id)) { reader in
                while let batch = try reader.next() { proposals.add(batch, named: name) }
            }
        }
        return proposals
    }
}

extension Failure {
    /// Observations that don't pass the gates propose nothing.
    init(_ outcome: PositionProposals.Outcome) {
        let limits = outcome.mark.gates.limits
        self.init(
            "E_NOT_ACCEPTED", .notPermitted,
            Bilingual(
                en: "\(outcome.mark.name): not proposed: "
                    + outcome.shortfalls.map(\.message.english).joined(separator: "; "),
                es: "\(outcome.mark.name): no se propone: "
                    + outcome.shortfalls.map(\.message.spanish).joined(separator: "; ")),
            hint: Bilingual(
                en: "the gates (configured, not official) are: \(limits.english)",
                es: "los límites (configurados, no oficiales) son: \(limits.spanish)"))
    }
}
