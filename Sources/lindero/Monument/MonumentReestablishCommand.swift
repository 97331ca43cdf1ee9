import ArgumentParser
import Demarcation
import GeoTypes
import Geodesy
import Register
import Reports
import Surveying

struct MonumentReestablishCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reestablish",
        abstract: localised(
            "Propose where a lost monument stood, from its neighbours and reference marks.",
            "Propone dónde estaba un monumento perdido, por sus vecinos y marcas de referencia."),
        discussion: localised(
            """
            EXAMPLES
              lindero monument reestablish M-0011 --distance-sigma 0.02 --azimuth-sigma 0.01 --dry-run
              lindero monument reestablish M-0011 --distance-sigma 0.02 --distance M-0010=336.512 --distance M-0012=335.870

            Uses the references of the monument whose marks are monuments with a position, or stand where --mark says, and
            what is measured besides. A distance whose mark has an ellipsoidal height is brought down to the ellipsoid.
            Least squares; the result is a computed position in review, and nothing official changes.
            Exit 3: a measurement disagrees with the others (w above 3.29).
            """,
            """
            EJEMPLOS
              lindero monument reestablish M-0011 --distance-sigma 0.02 --azimuth-sigma 0.01 --dry-run
              lindero monument reestablish M-0011 --distance-sigma 0.02 --distance M-0010=336.512 --distance M-0012=335.870

            Usa las referencias del monumento cuyas marcas son monumentos con posición, o están donde dice --mark, y lo que se
            mida además. Una distancia cuya marca tiene altura elipsoidal se reduce al elipsoide. Mínimos cuadrados; el
            resultado es una posición calculada en revisión, y nada oficial cambia.
            Salida 3: una medida no concuerda con las demás (w mayor que 3.29).
            """))

    @Argument(help: help("The lost monument's id.", "El identificador del monumento perdido."), completion: .monuments)
    var id: Monument.ID
    @Option(help: help("1σ of a distance, metres.", "1σ de una distancia, metros.")) var distanceSigma: Double?
    @Option(help: help("1σ of an azimuth, degrees.", "1σ de un azimut, grados.")) var azimuthSigma: Double?
    @Option(
        help: help("A distance besides: MARK=METRES.", "Otra distancia: MARCA=METROS.")) var distance: [MarkValue] = []
    @Option(
        help: help(
            "An azimuth measured at a mark: MARK=DEGREES.", "Un azimut medido en una marca: MARCA=GRADOS."))
    var azimuthFrom: [MarkValue] = []
    @Option(
        help: help(
            "Where a mark stands: NAME=LON,LAT in the register's frame.",
            "Dónde está una marca: NOMBRE=LON,LAT en el marco del registro.")) var mark: [MarkPlace] = []
    @OptionGroup var options: StepOptions

    func validate() throws {
        for (name, value) in [("--distance-sigma", distanceSigma), ("--azimuth-sigma", azimuthSigma)] {
            if let value, !(value > 0 && value.isFinite) {
                throw ValidationError(localised("\(name) is above 0", "\(name) es mayor que 0"))
            }
        }
        guard distanceSigma != nil || azimuthSigma != nil else {
            throw ValidationError(
                localised(
                    "give --distance-sigma, --azimuth-sigma or both: how good the measurements are isn't guessed",
                    "dé --distance-sigma, --azimuth-sigma o ambos: la exactitud de las medidas no se adivina"))
        }
    }

    func run() throws {
        let steps = try options.steps(.monument(id))
        let monument = try steps.register.monument(id).monument
        let marks = try places(steps.register)
        let frame = steps.register.frame
        let ellipsoid = try Geodesic.attempt { try LegalNetwork.ellipsoid(of: frame) }
        let (sights, unused) = sights(of: monument, marks, ellipsoid)
        guard let approximate = steps.origin ?? Self.guess(sights, ellipsoid) else {
            throw Failure.notReestablished(
                id,
                Bilingual(
                    en: "it has no position to begin with and no reference with distance and azimuth",
                    es: "no tiene posición de partida ni referencia con distancia y azimut"))
        }
        let found: Reestablishment
        do throws(Reestablishment.Problem) {
            found = try Reestablishment(of: sights, near: approximate, on: ellipsoid)
        } catch {
            throw Failure.notReestablished(id, Bilingual(en: error.description, es: error.spanish))
        }
        var draft = MonumentDraft(
            line: 1, text: "", monument: steps.bareMonument, role: .computed, x: found.point.longitude,
            y: found.point.latitude, height: nil, referenceSystem: nil, epoch: nil,
            eastSigma: found.covariance.eastSigma.metres, northSigma: found.covariance.northSigma.metres, upSigma: nil,
            source: "reestablish: " + Set(sights.map(\.mark)).sorted().joined(separator: " "), isGeographic: true)
        draft.statedBy = nil
        var position = try steps.position(draft, crs: nil, epoch: nil, operation: nil)
        position.state = .inReview
        position.eastNorthCovariance = found.covariance.eastNorth
        let step = try steps.register.propose(
            [(.monument(id), position)], isDryRun: options.dryRun, change: options.author.change)[0]
        var shift: Double?
        if let origin = steps.origin {
            shift = try Geodesic.attempt {
                try MonumentPlacement.distance(from: origin, to: found.point, in: frame)
            }
        }
        let report = ReestablishmentReport(
            monument: id, point: found.point, eastSigma: found.covariance.eastSigma,
            northSigma: found.covariance.northSigma, radius95: found.radius95, redundancy: found.redundancy,
            varianceFactor: found.varianceFactor, residuals: found.residuals.map { .init($0) }, unused: unused,
            number: step.number, shift: shift, isDryRun: options.dryRun)
        try options.output.emit {
            report.write(to: &$0)
        } text: {
            report.text(in: Program.language)
        }
        if !options.dryRun {
            options.output.announce(
                "next: lindero monument approve \(id.rawValue) --position \(step.number) --acta ID",
                "siguiente: lindero monument approve \(id.rawValue) --position \(step.number) --acta ID")
        }
        if report.residuals.contains(where: \.isSuspect) { throw ExitCode.findings }
    }

    private struct Mark {
        var point: GeographicPoint
        var height: EllipsoidalHeight?
        /// 1σ of the mark itself; what nobody states adds nothing.
        var sigma: Length
    }

    /// Monuments that have a position, by id and by number where that is of one alone, and the marks that are stated here.
    private func places(_ register: Register) throws -> [String: Mark] {
        var marks: [String: Mark] = [:]
        let monuments = try register.monuments().map(\.monument).filter { $0.id != id }
        let numbers = Dictionary(grouping: monuments, by: \.number)
        for monument in monuments {
            guard let shown = monument.shownPosition else { continue }
            let sigma = [shown.eastSigma, shown.northSigma].compactMap(\.self).max() ?? 0
            let mark = Mark(point: shown.point, height: shown.height, sigma: .metres(sigma))
            marks[monument.id.rawValue] = mark
            if numbers[monument.number]?.count == 1, marks[monument.number] == nil { marks[monument.number] = mark }
        }
        for place in mark { marks[place.name] = Mark(point: place.point, height: nil, sigma: .zero) }
        return marks
    }

    private func sights(
        of monument: Monument, _ marks: [String: Mark], _ ellipsoid: Ellipsoid
    ) -> ([Sight], unused: [String]) {
        var sights: [Sight] = []
        var unused: [String] = []
        func add(_ name: String, distance: Double?, toMark: Double?, fromMark: Double?) {
            guard let mark = marks[name] else {
                if !unused.contains(name) { unused.append(name) }
                return
            }
            if let distance, let distanceSigma {
                var length = Length.metres(distance)
                if let height = mark.height {
                    length = ellipsoid.reduced(
                        length, at: mark.point, azimuth: .degrees(toMark ?? fromMark ?? 0), height: height)
                }
                sights.append(
                    .distance(
                        length, sigma: .metres(distanceSigma), mark: name, at: mark.point, positionSigma: mark.sigma))
            }
            guard let azimuthSigma else { return }
            if let toMark {
                sights.append(
                    .azimuth(
                        toMark: .degrees(toMark), sigma: .degrees(azimuthSigma), mark: name, at: mark.point,
                        positionSigma: mark.sigma))
            }
            if let fromMark {
                sights.append(
                    .azimuth(
                        fromMark: .degrees(fromMark), sigma: .degrees(azimuthSigma), mark: name, at: mark.point,
                        positionSigma: mark.sigma))
            }
        }
        for reference in monument.references {
            add(reference.mark, distance: reference.distance, toMark: reference.azimuth, fromMark: nil)
        }
        for item in distance { add(item.name, distance: item.value, toMark: nil, fromMark: nil) }
        for item in azimuthFrom { add(item.name, distance: nil, toMark: nil, fromMark: item.value) }
        return (sights, unused)
    }

    /// From the first mark with a distance and an azimuth.
    private static func guess(_ sights: [Sight], _ ellipsoid: Ellipsoid) -> GeographicPoint? {
        for case let sight in sights {
            guard case .azimuthToMark(let azimuth) = sight.quantity else { continue }
            for other in sights where other.mark == sight.mark {
                if case .distance(let distance) = other.quantity {
                    return ellipsoid.direct(
                        from: sight.position, azimuth: .degrees(azimuth.degrees + 180), length: distance
                    ).point
                }
            }
        }
        return nil
    }
}

extension ReestablishmentReport.Residual {
    fileprivate init(_ residual: Reestablishment.Residual) {
        let (kind, value) =
            switch residual.sight.quantity {
            case .distance(let length): ("distance", length.metres)
            case .azimuthToMark(let angle): ("azimuth-to-mark", angle.degrees)
            case .azimuthFromMark(let angle): ("azimuth-from-mark", angle.degrees)
            }
        self.init(
            mark: residual.sight.mark, kind: kind, measured: value, displacement: residual.displacement.metres,
            standardised: residual.standardised)
    }
}

/// `MARK=NUMBER`.
struct MarkValue: ExpressibleByArgument {
    var name: String
    var value: Double

    init?(argument: String) {
        guard let mark = argument.lastIndex(of: "="), let value = Double(argument[argument.index(after: mark)...]),
            value.isFinite, mark > argument.startIndex
        else { return nil }
        name = String(argument[..<mark])
        self.value = value
    }
}

/// `NAME=LON,LAT`.
struct MarkPlace: ExpressibleByArgument {
    var name: String
    var point: GeographicPoint

    init?(argument: String) {
        guard let mark = argument.lastIndex(of: "="), mark > argument.startIndex else { return nil }
        let parts = argument[argument.index(after: mark)...].split(separator: ",").map { Double($0) }
        guard parts.count == 2, let longitude = parts[0], let latitude = parts[1] else { return nil }
        let point = GeographicPoint(longitude: longitude, latitude: latitude)
        guard point.isValid else { return nil }
        name = String(argument[..<mark])
        self.point = point
    }
}

extension Failure {
    fileprivate static func notReestablished(_ id: Monument.ID, _ reason: Bilingual) -> Failure {
        .unusable(
            "E_NOT_REESTABLISHED",
            Bilingual(
                en: "\(id.rawValue): no position: \(reason.english)",
                es: "\(id.rawValue): sin posición: \(reason.spanish)"),
            hint: Bilingual(
                en: "add measurements with --distance and --azimuth-from, and places of marks with --mark",
                es: "agregue medidas con --distance y --azimuth-from, y lugares de marcas con --mark"))
    }
}

extension Reestablishment.Problem {
    fileprivate var spanish: String {
        switch self {
        case .tooFewSights(let count): "\(count) medidas: una posición necesita 2"
        case .badSight(let sight): "la medida a «\(sight.mark)» no sirve: debe ser mayor que 0"
        case .badGeometry: "las medidas no fijan la posición: todas van en una dirección"
        case .noConvergence(let steps):
            "sin posición tras \(steps) pasos: las medidas se contradicen, o la posición de partida es errónea"
        }
    }
}
