public import Demarcation
public import GeoTypes
import Geodesy

/// Makes proposals for positions of marks (monuments, vertices) out of stored observations: one for each mark whose
/// occupations pass its gates, and the reasons for each that doesn't. It changes nothing.
public struct PositionProposals: Sendable {
    /// What observations may be of.
    public struct Mark: Sendable {
        public var name: String
        public var gates: AcceptanceClass
        /// A place near it, in the register's frame.
        public var origin: GeographicPoint

        public init(name: String, gates: AcceptanceClass, origin: GeographicPoint) {
            self.name = name
            self.gates = gates
            self.origin = origin
        }
    }

    public struct Outcome: Sendable {
        public var mark: Mark
        public var observations: Int
        public var occupations: Int
        /// Of those, the ones that the position is made of.
        public var used: Int
        /// Seconds between the starts of the first and the last of the used ones.
        public var separation: Double?
        public var heightSpread: Length?
        /// The worst of the used occupations, the operation's accuracy included.
        public var worstRadius95: Length?
        /// Empty for an accepted one.
        public var shortfalls: [AcceptanceClass.Shortfall]
        /// In review; `nil` where something falls short.
        public var position: Position?
        /// Of the proposed position.
        public var radius95: Length?
    }

    private struct Source {
        var survey: String
        var line: Int
        var name: String
        var x: Double
        var y: Double
        var z: Double
    }

    private let marks: [Mark]
    private let places: [String: Int]
    private let surveys: [String: Survey]
    private let frame: ReferenceFrame
    private let curvature: EllipsoidCurvature
    private var observations: [[MarkObservation]]
    private var sources: [[Source]]

    public init(_ marks: [Mark], surveys: [Survey], frame: ReferenceFrame) {
        self.marks = marks
        self.frame = frame
        places = Dictionary(marks.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
        self.surveys = Dictionary(surveys.map { ($0.id.rawValue, $0) }, uniquingKeysWith: { first, _ in first })
        curvature = EllipsoidCurvature(
            equatorialRadius: frame.equatorialRadius, inverseFlattening: frame.inverseFlattening)
        observations = Array(repeating: [], count: marks.count)
        sources = Array(repeating: [], count: marks.count)
    }

    /// Takes the observations of a batch that are matched to a mark; with a name, those of that name, matched or not, as
    /// observations of the first mark.
    public mutating func add(_ batch: ObservationBatch, named name: String? = nil) {
        for row in 0..<batch.count {
            if let name {
                if batch.names[row] == name, !marks.isEmpty { add(batch, row, to: 0) }
            } else if let place = places[batch.monuments[row]] {
                add(batch, row, to: place)
            }
        }
    }

    private mutating func add(_ batch: ObservationBatch, _ row: Int, to place: Int) {
        let point = GeographicPoint(longitude: batch.coordinates.x[row], latitude: batch.coordinates.y[row])
        let (east, north) = curvature.metres(from: marks[place].origin, to: point)
        func known(_ value: Double) -> Double? { value.isNaN ? nil : value }
        func square(_ value: Double) -> Double? { value.isNaN ? nil : value * value }
        observations[place].append(
            MarkObservation(
                quality: FixQuality(code: batch.fixes[row]) ?? .unknown, time: seconds(batch.times[row]), east: east,
                north: north, height: known(batch.coordinates.z[row]), eastVariance: square(batch.eastSigmas[row]),
                northVariance: square(batch.northSigmas[row]), upVariance: square(batch.upSigmas[row]),
                eastNorth: known(batch.eastNorthCovariances[row])))
        sources[place].append(
            Source(
                survey: batch.surveys[row], line: batch.lines[row], name: batch.names[row], x: batch.sourceX[row],
                y: batch.sourceY[row], z: batch.sourceHeights[row]))
    }

    /// One for each mark that was observed, in the order of the marks.
    public func outcomes() -> [Outcome] {
        marks.indices.filter { !observations[$0].isEmpty }.map(outcome)
    }

    private func outcome(_ place: Int) -> Outcome {
        let gates = marks[place].gates
        let stays = Stay.grouped(observations[place])
        let accuracy = accuracy(of: place)
        let heights = heights(of: stays, at: place)
        let occupations = zip(stays, heights).map { occupation($0, height: $1, accuracy: accuracy) }
        let shortfalls = gates.shortfalls(of: occupations)
        let used = gates.usable(occupations)
        var outcome = Outcome(
            mark: marks[place], observations: observations[place].count, occupations: stays.count, used: used.count,
            shortfalls: shortfalls)
        let starts = used.compactMap { stays[$0].start }
        if starts.count == used.count, let first = starts.min(), let last = starts.max() {
            outcome.separation = last - first
        }
        let compared = used.compactMap { heights[$0] }
        if compared.count == used.count, let low = compared.min(), let high = compared.max() {
            outcome.heightSpread = .metres(high - low)
        }
        let radii = used.compactMap { occupations[$0].radius95 }
        if radii.count == used.count { outcome.worstRadius95 = radii.max() }
        if shortfalls.isEmpty, !used.isEmpty {
            let mean = MeanOfStays(used.map { stays[$0] })
            outcome.position = position(place, mean, members: used.flatMap { stays[$0].members }.sorted())
            outcome.radius95 = radius95(
                mean.eastSigma.map { $0 * $0 }, mean.northSigma.map { $0 * $0 }, mean.eastNorth, accuracy)
        }
        return outcome
    }

    /// The worst of the surveys' operations; `nil` where one is unknown.
    private func accuracy(of place: Int) -> Double? {
        var worst = 0.0
        for survey in Set(sources[place].map(\.survey)) {
            guard let accuracy = surveys[survey]?.operation.accuracy else { return nil }
            worst = max(worst, accuracy)
        }
        return worst
    }

    /// Heights that can be compared: above the ellipsoid, or, within one survey that doesn't say what its heights are above,
    /// those of its file.
    private func heights(of stays: [Stay], at place: Int) -> [Double?] {
        let known = stays.map(\.height)
        guard known.contains(nil), Set(sources[place].map(\.survey)).count == 1 else { return known }
        return stays.map { stay in
            let mean = stay.members.reduce(0) { $0 + sources[place][$1].z } / Double(stay.members.count)
            return mean.isNaN ? nil : mean
        }
    }

    private func occupation(_ stay: Stay, height: Double?, accuracy: Double?) -> AcceptanceClass.Occupation {
        AcceptanceClass.Occupation(
            quality: stay.quality,
            radius95: radius95(stay.eastVariance, stay.northVariance, stay.eastNorth, accuracy), start: stay.start,
            height: height.map { EllipsoidalHeight(metres: $0) }, east: stay.east, north: stay.north,
            scatter: .metres(stay.scatter))
    }

    private func radius95(_ east: Double?, _ north: Double?, _ eastNorth: Double?, _ accuracy: Double?) -> Length? {
        guard let east, let north, let accuracy else { return nil }
        return PositionCovariance(east: east, north: north, up: 0, eastNorth: eastNorth ?? 0)
            .adding(accuracy: .metres(accuracy)).horizontalRadius95
    }

    private func position(_ place: Int, _ mean: MeanOfStays, members: [Int]) -> Position {
        let origin = marks[place].origin
        let point = curvature.point(from: origin, east: mean.east, north: mean.north)
        let used = members.map { sources[place][$0] }
        let ids = Set(used.map(\.survey)).sorted()
        let only = ids.count == 1 ? surveys[ids[0]] : nil
        let count = Double(used.count)
        let operations = Set(ids.compactMap { surveys[$0]?.operation }.map { $0.code ?? $0.name }).sorted()
        // Of several surveys the means would be of several systems.
        let x = only == nil ? point.longitude : used.reduce(0) { $0 + $1.x } / count
        let y = only == nil ? point.latitude : used.reduce(0) { $0 + $1.y } / count
        let z = used.reduce(0) { $0 + $1.z } / count
        var position = Position(
            role: .surveyed, state: .inReview, point: point,
            height: mean.height.map { EllipsoidalHeight(metres: $0) },
            sourceSystem: only?.referenceSystem ?? frame.code,
            sourceEpoch: only == nil ? frame.epoch : only?.epoch, sourceX: x, sourceY: y,
            sourceZ: only == nil ? mean.height : z.isNaN ? nil : z, eastSigma: mean.eastSigma,
            northSigma: mean.northSigma, upSigma: mean.upSigma, operation: operations.joined(separator: "; "),
            operationAccuracy: accuracy(of: place), source: Self.text(of: used))
        position.eastNorthCovariance = mean.eastNorth
        position.survey = ids.first.map { Survey.ID(rawValue: $0) }
        return position
    }

    /// `S-0001 lines 3, 9`: a few lines, else the first and the last.
    private static func text(of sources: [Source]) -> String {
        Set(sources.map(\.survey)).sorted().map { survey in
            let lines = sources.filter { $0.survey == survey }.map(\.line).sorted()
            let shown =
                lines.count <= 6
                ? lines.map(String.init).joined(separator: ",") : "\(lines[0])…\(lines[lines.count - 1])"
            return "\(survey):\(shown)"
        }.joined(separator: " ")
    }
}

/// Seconds since 1970 of `YYYY-MM-DDTHH:MM:SS.SSSZ`; `nil` for anything else.
private func seconds(_ time: String) -> Double? {
    guard time.utf8.count >= 19, let day = CivilDate(String(time.prefix(10))) else { return nil }
    let parts = time.dropFirst(11).prefix { $0 != "Z" }.split(separator: ":").map { Double($0) }
    guard parts.count == 3, let hours = parts[0], let minutes = parts[1], let seconds = parts[2] else { return nil }
    return Double(day.dayNumber) * 86_400 + hours * 3600 + minutes * 60 + seconds
}
