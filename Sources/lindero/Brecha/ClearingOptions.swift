import ArgumentParser
import Demarcation
import GeoTypes
import Register
import Surveying

/// How a survey's track becomes cleared stretches.
struct ClearingOptions: ParsableArguments {
    @Option(
        help: help(
            "Survey of the left edge of the strip, with --right-edge: gives the widths.",
            "Levantamiento del borde izquierdo, con --right-edge: da los anchos.")) var leftEdge: Survey.ID?
    @Option(help: help("Survey of the right edge.", "Levantamiento del borde derecho.")) var rightEdge: Survey.ID?
    @Option(
        help: help(
            "Points further apart than this, in metres, leave a gap.",
            "Puntos más separados que esto, en metros, dejan un hueco.")) var gap = 20.0
    @Option(
        help: help(
            "Points further from the line than this, in metres, don't count.",
            "Puntos a más de esta distancia de la línea, en metros, no cuentan.")) var within = 10.0

    func validate() throws {
        guard gap > 0, gap.isFinite, within > 0, within.isFinite else {
            throw ValidationError(localised("--gap and --within are above 0", "--gap y --within son mayores que 0"))
        }
        guard (leftEdge == nil) == (rightEdge == nil) else {
            throw ValidationError(
                localised("--left-edge and --right-edge go together", "--left-edge y --right-edge van juntos"))
        }
    }

    private var rules: ClearedStretches.Rules {
        ClearedStretches.Rules(gap: .metres(gap), within: .metres(within))
    }

    /// What the survey shows, sector by sector; points on a hairpin, whose place is not sure, are left out.
    func read(
        _ survey: Survey.ID, in register: Register, sector: Sector.ID? = nil, bounds: ClosedRange<Chainage>? = nil
    ) throws -> [(sector: Sector.ID, cleared: ClearedStretches)] {
        let tracks = try points(of: survey, register, sector)
        let left = try leftEdge.map { try points(of: $0, register, sector) }
        let right = try rightEdge.map { try points(of: $0, register, sector) }
        let widths = try register.brechaStretches(in: sector)
        return tracks.keys.sorted().map { id in
            var edges: (left: ClearedStretches.Points, right: ClearedStretches.Points)?
            if let left, let right { edges = (left[id] ?? .init(), right[id] ?? .init()) }
            let cleared = ClearedStretches(
                track: tracks[id] ?? .init(), edges: edges, bounds: bounds,
                widths: widths.filter { $0.sector == id }, rules: rules)
            return (id, cleared)
        }
    }

    private func points(
        of survey: Survey.ID, _ register: Register, _ sector: Sector.ID?
    ) throws -> [Sector.ID: ClearedStretches.Points] {
        _ = try register.survey(survey)
        // Observations keep the chainages of the line that they were located on.
        let revised = try register.sectorsRevised(since: survey)
        let placement =
            revised.isEmpty
            ? nil
            : MonumentPlacement(try register.network(), frame: register.frame, reach: .metres(max(within, 50)))
        var points: [String: ClearedStretches.Points] = [:]
        try register.readObservations(ObservationFilter(survey: survey, records: RecordFilter(sector: sector))) {
            reader in
            while let batch = try reader.next() {
                for row in 0..<batch.count where batch.chainages[row].isFinite && !batch.ambiguous[row] {
                    let name = batch.sectors[row]
                    var place: Register.Place = (batch.chainages[row], batch.offsets[row])
                    if let placement, revised.contains(Sector.ID(rawValue: name)) {
                        let point = GeographicPoint(
                            longitude: batch.coordinates.x[row], latitude: batch.coordinates.y[row])
                        place = placement.place(of: point, on: Sector.ID(rawValue: name))
                    }
                    guard let chainage = place.chainage, let offset = place.offset else { continue }
                    points[name, default: .init()].append(chainage: chainage, offset: offset)
                }
            }
        }
        return Dictionary(uniqueKeysWithValues: points.map { (Sector.ID(rawValue: $0), $1) })
    }
}

extension Failure {
    /// A survey that shows nothing cleared where it should.
    static func nothingCleared(_ survey: Survey.ID, _ sector: Sector.ID?) -> Failure {
        let place = sector.map { " \($0.rawValue)" } ?? ""
        return .unusable(
            "E_NOTHING_CLEARED",
            Bilingual(
                en: "\(survey.rawValue) shows no cleared stretch on the line\(place)",
                es: "\(survey.rawValue) no muestra ningún tramo limpio en la línea\(place)"),
            hint: Bilingual(
                en:
                    "see where its points lie with “lindero survey show \(survey.rawValue)”, or give --gap and --within",
                es:
                    "vea dónde están sus puntos con «lindero survey show \(survey.rawValue)», o indique --gap y --within"
            ))
    }
}
