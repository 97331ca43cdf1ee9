public import GeoTypes

/// Where a lost monument stood, by least squares from what was measured to its neighbours and references.
public struct Reestablishment: Hashable, Sendable {
    /// What a sight says and what the adjusted position says.
    public struct Residual: Hashable, Sendable {
        public var sight: Sight
        /// Measured less computed: metres or degrees, as the sight.
        public var value: Double
        /// The same across the line of sight or along it, in metres.
        public var displacement: Length
        /// The residual over its own standard deviation (Baarda's w); beyond 3.29 a blunder is likely. `nil` where
        /// nothing checks the sight.
        public var standardised: Double?
    }

    public enum Problem: Error, Hashable, Sendable {
        /// Two are needed at least.
        case tooFewSights(Int)
        /// A value or standard deviation that isn't finite, a distance or standard deviation that isn't positive.
        case badSight(Sight)
        /// The sights don't fix the position: they all lie in one direction.
        case badGeometry
        /// They contradict each other, or the approximate position is too far off.
        case noConvergence(steps: Int)
    }

    public var point: GeographicPoint
    /// East and north, from the stated standard deviations, and greater by the variance factor when that is above 1.
    public var covariance: PositionCovariance
    /// Sum of squared residuals over their variances, by the redundancy; about 1 when the standard deviations are
    /// right. `nil` without redundancy.
    public var varianceFactor: Double?
    /// Sights beyond the two that are needed.
    public var redundancy: Int
    /// In the order of the sights.
    public var residuals: [Residual]

    public var radius95: Length { covariance.horizontalRadius95 }

    /// - `approximate`: where it is thought to have stood. Two distances fit two places: it decides between them.
    public init(of sights: [Sight], near approximate: GeographicPoint, on ellipsoid: Ellipsoid) throws(Problem) {
        guard sights.count > 1 else { throw .tooFewSights(sights.count) }
        if let bad = sights.first(where: { !$0.isUsable }) { throw .badSight(bad) }
        var equations = SightEquations(sights, near: approximate, on: ellipsoid)
        let solution = try equations.solve()
        let redundancy = sights.count - 2
        let factor = redundancy > 0 ? solution.squares / Double(redundancy) : nil
        let scale = max(factor ?? 1, 1)
        point = solution.point
        covariance = PositionCovariance(
            east: solution.cofactor.east * scale, north: solution.cofactor.north * scale, up: 0,
            eastNorth: solution.cofactor.eastNorth * scale)
        varianceFactor = factor
        self.redundancy = redundancy
        residuals = zip(sights, solution.rows).map { sight, row in
            let taken = solution.cofactor.variance(row.east, row.north)
            let own = row.sigma * row.sigma - taken
            // What is left of the variance is what the other sights check.
            let isChecked = redundancy > 0 && own > 1e-9 * row.sigma * row.sigma
            return Residual(
                sight: sight, value: row.misclosure * row.unit, displacement: .metres(row.misclosure),
                standardised: isChecked ? row.misclosure / own.squareRoot() : nil)
        }
    }
}

extension Reestablishment.Problem: CustomStringConvertible {
    public var description: String {
        switch self {
        case .tooFewSights(let count):
            "\(count) measurements: a position needs 2"
        case .badSight(let sight):
            "the measurement to \"\(sight.mark)\" isn't usable: \(sight.quantity), sigma \(sight.sigma)"
        case .badGeometry:
            "the measurements don't fix the position: they all lie in one direction"
        case .noConvergence(let steps):
            "no position after \(steps) steps: the measurements contradict each other, or the approximate position is wrong"
        }
    }
}

extension Sight {
    fileprivate var isUsable: Bool {
        let value =
            switch quantity {
            case .distance(let distance): distance.metres > 0 ? distance.metres : .nan
            case .azimuthFromMark(let azimuth), .azimuthToMark(let azimuth): azimuth.degrees
            }
        return value.isFinite && sigma > 0 && sigma.isFinite && positionSigma.metres >= 0
            && positionSigma.metres.isFinite && position.isValid
    }
}
