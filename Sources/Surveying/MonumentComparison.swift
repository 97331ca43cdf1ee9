public import Demarcation
import GeoTypes
import Geodesy

/// Compares stored observations with the recorded positions of the monuments that they observe.
public struct MonumentComparison: Sendable {
    private let positions: [String: Position]
    private let curvature: EllipsoidCurvature
    private let tolerance: Double
    /// Stated accuracy of the survey's operation, metres; `nil` is unknown.
    private let accuracy: Double?

    public init(_ monuments: [PlacedMonument], survey: Survey, frame: ReferenceFrame) {
        positions = monuments.reduce(into: [:]) { $0[$1.monument.id.rawValue] = $1.monument.shownPosition }
        curvature = EllipsoidCurvature(
            equatorialRadius: frame.equatorialRadius, inverseFlattening: frame.inverseFlattening)
        tolerance = survey.surveyClass.tolerance.metres
        accuracy = survey.operation.accuracy
    }

    /// One verdict for each observation of the batch.
    public func verdicts(_ batch: ObservationBatch) -> [MonumentVerdict] {
        (0..<batch.count).map { verdict(batch, $0) }
    }

    private func verdict(_ batch: ObservationBatch, _ row: Int) -> MonumentVerdict {
        let name = batch.names[row]
        let id = batch.monuments[row]
        guard let position = positions[id] else {
            return MonumentVerdict(
                outcome: batch.ambiguous[row] ? .ambiguous : .new, line: batch.lines[row], name: name,
                tolerance: tolerance)
        }
        let point = GeographicPoint(longitude: batch.coordinates.x[row], latitude: batch.coordinates.y[row])
        let (east, north) = curvature.metres(from: position.point, to: point)
        let height = batch.coordinates.z[row]
        let radius = radius95(of: batch, row, against: position)
        return MonumentVerdict(
            outcome: MonumentVerdict.outcome(
                distance: (east * east + north * north).squareRoot(), radius95: radius, tolerance: tolerance),
            line: batch.lines[row], name: name, monument: Monument.ID(rawValue: id), east: east, north: north,
            up: height.isNaN ? nil : position.height.map { height - $0.metres }, radius95: radius, tolerance: tolerance)
    }

    /// Of the difference: the variances of both positions, and the accuracy of both operations, add up.
    private func radius95(of batch: ObservationBatch, _ row: Int, against position: Position) -> Double? {
        let (east, north) = (batch.eastSigmas[row], batch.northSigmas[row])
        guard !east.isNaN, !north.isNaN, let knownEast = position.eastSigma, let knownNorth = position.northSigma,
            let accuracy, let knownAccuracy = position.operationAccuracy
        else { return nil }
        let covariance = PositionCovariance(
            eastSigma: .metres((east * east + knownEast * knownEast).squareRoot()),
            northSigma: .metres((north * north + knownNorth * knownNorth).squareRoot()), upSigma: .zero)
        return covariance.adding(accuracy: .metres((accuracy * accuracy + knownAccuracy * knownAccuracy).squareRoot()))
            .horizontalRadius95.metres
    }
}
