public import Demarcation
public import GeoTypes
import Geodesy

/// Compares stored observations with the recorded positions of the monuments that they observe.
///
/// Points of a track observe nothing: they are counted where they pass a monument, and get no verdict.
public struct MonumentComparison: Sendable {
    private let positions: [String: Position]
    private let ids: [Monument.ID]
    private let index: MonumentIndex
    private let curvature: EllipsoidCurvature
    private let tolerance: Double
    /// Stated accuracy of the survey's operation, metres; `nil` is unknown.
    private let accuracy: Double?
    /// Points of tracks, and how many of them passed each monument.
    public private(set) var trackPoints = 0
    public private(set) var passes: [Monument.ID: Int] = [:]

    /// - `passing`: how near a track passes a monument.
    public init(
        _ monuments: [PlacedMonument], survey: Survey, frame: ReferenceFrame, passing: Length = .metres(10)
    ) {
        positions = monuments.reduce(into: [:]) { $0[$1.monument.id.rawValue] = $1.monument.shownPosition }
        ids = monuments.map(\.monument.id)
        index = MonumentIndex(
            monuments.map { $0.monument.shownPosition?.point }, radius: passing,
            equatorialRadius: frame.equatorialRadius, inverseFlattening: frame.inverseFlattening)
        curvature = EllipsoidCurvature(
            equatorialRadius: frame.equatorialRadius, inverseFlattening: frame.inverseFlattening)
        tolerance = survey.surveyClass.tolerance.metres
        accuracy = survey.operation.accuracy
    }

    /// One verdict for each observation of the batch that is no point of a track.
    public mutating func verdicts(_ batch: ObservationBatch) -> [MonumentVerdict] {
        var verdicts: [MonumentVerdict] = []
        verdicts.reserveCapacity(batch.count)
        for row in 0..<batch.count {
            guard batch.tracks[row] else {
                verdicts.append(verdict(batch, row))
                continue
            }
            trackPoints += 1
            let near = index.nearest(
                to: GeographicPoint(longitude: batch.coordinates.x[row], latitude: batch.coordinates.y[row]))
            if near.index >= 0 { passes[ids[Int(near.index)], default: 0] += 1 }
        }
        return verdicts
    }

    private func verdict(_ batch: ObservationBatch, _ row: Int) -> MonumentVerdict {
        let name = batch.names[row]
        let id = batch.monuments[row]
        let known = uncertainty(of: batch, row)
        let radius = known?.covariance.horizontalRadius95.metres
        guard let position = positions[id] else {
            return MonumentVerdict(
                outcome: batch.ambiguous[row] ? .ambiguous : .new, line: batch.lines[row], name: name,
                radius95: radius, radiusSource: known?.source, tolerance: tolerance)
        }
        let point = GeographicPoint(longitude: batch.coordinates.x[row], latitude: batch.coordinates.y[row])
        let (east, north) = curvature.metres(from: position.point, to: point)
        let height = batch.coordinates.z[row]
        let difference = known.flatMap { differenceRadius95(of: $0.covariance, against: position) }
        return MonumentVerdict(
            outcome: MonumentVerdict.outcome(
                distance: (east * east + north * north).squareRoot(), differenceRadius95: difference,
                assumedRadius95: known?.source == .fixClass ? radius : nil, tolerance: tolerance),
            line: batch.lines[row], name: name, monument: Monument.ID(rawValue: id), east: east, north: north,
            up: height.isNaN ? nil : position.height.map { height - $0.metres }, radius95: radius,
            radiusSource: known?.source, differenceRadius95: difference, tolerance: tolerance)
    }

    /// Of the observed position in the register's frame: what its file states, else what its quality lets one assume,
    /// and the accuracy of the operation.
    private func uncertainty(
        of batch: ObservationBatch, _ row: Int
    ) -> (covariance: PositionCovariance, source: MonumentVerdict.RadiusSource)? {
        guard let accuracy else { return nil }
        let (east, north) = (batch.eastSigmas[row], batch.northSigmas[row])
        if !east.isNaN, !north.isNaN {
            let eastNorth = batch.eastNorthCovariances[row]
            let stated = PositionCovariance(
                east: east * east, north: north * north, up: 0, eastNorth: eastNorth.isNaN ? 0 : eastNorth)
            return (stated.adding(accuracy: .metres(accuracy)), eastNorth.isNaN ? .sigmas : .covariance)
        }
        guard let radius = FixQuality(code: batch.fixes[row])?.assumedRadius95 else { return nil }
        // In a circular distribution 95 % lie within 2.4477 σ: √(−2 ln 0.05).
        let sigma = radius / 2.447_747
        let assumed = PositionCovariance(eastSigma: sigma, northSigma: sigma, upSigma: .zero)
        return (assumed.adding(accuracy: .metres(accuracy)), .fixClass)
    }

    /// The variances of both positions, and the accuracy of both operations, add up.
    private func differenceRadius95(of observed: PositionCovariance, against position: Position) -> Double? {
        guard let east = position.eastSigma, let north = position.northSigma, let accuracy = position.operationAccuracy
        else { return nil }
        var sum = observed.adding(accuracy: .metres(accuracy))
        sum.east += east * east
        sum.north += north * north
        return sum.horizontalRadius95.metres
    }
}
