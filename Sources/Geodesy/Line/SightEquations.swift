import GeoTypes

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension Ellipsoid {
    static func cosine(_ angle: Angle) -> Double { cos(angle.radians) }
}

/// The observation equations of a lost monument, in metres: an azimuth counts as the displacement across its ray.
///
/// Gauss and Newton's steps; a step that makes the squares grow is halved.
struct SightEquations {
    struct Row {
        /// How the quantity grows with a step east or north, 1.
        var east: Double
        var north: Double
        /// Measured less computed, metres.
        var misclosure: Double
        /// Of the measurement and of the mark's position, metres.
        var sigma: Double
        /// The sight's own unit for a metre: 1, or degrees.
        var unit: Double
    }

    /// Variances by unit weight, square metres.
    struct Cofactor {
        var east: Double
        var north: Double
        var eastNorth: Double

        func variance(_ eastPart: Double, _ northPart: Double) -> Double {
            eastPart * eastPart * east + 2 * eastPart * northPart * eastNorth + northPart * northPart * north
        }
    }

    struct Solution {
        var point: GeographicPoint
        var cofactor: Cofactor
        var rows: [Row]
        /// Σ (v / σ)².
        var squares: Double
    }

    private let sights: [Sight]
    private let ellipsoid: Ellipsoid
    private var point: GeographicPoint

    private static let mostSteps = 100

    init(_ sights: [Sight], near approximate: GeographicPoint, on ellipsoid: Ellipsoid) {
        self.sights = sights
        self.ellipsoid = ellipsoid
        point = approximate
        // At a mark no direction is defined.
        if sights.contains(where: { ellipsoid.distance(from: $0.position, to: approximate).metres < 0.01 }) {
            point = ellipsoid.direct(from: approximate, azimuth: .degrees(37), length: .metres(1)).point
        }
    }

    mutating func solve() throws(Reestablishment.Problem) -> Solution {
        var rows = sights.map { row($0, at: point) }
        for _ in 0..<Self.mostSteps {
            let (cofactor, step) = try Self.step(rows)
            let length = hypot(step.east, step.north)
            guard length > 1e-6 else {
                return Solution(point: point, cofactor: cofactor, rows: rows, squares: Self.squares(rows))
            }
            guard length.isFinite, let next = moved(by: length, .radians(atan2(step.east, step.north)), rows) else {
                break
            }
            point = next
            rows = sights.map { row($0, at: next) }
        }
        throw .noConvergence(steps: Self.mostSteps)
    }

    /// The point after the step, or after the part of it that makes the squares less; the last short steps are taken
    /// whole, since there the weights of rays change more than the squares.
    private func moved(by length: Double, _ azimuth: Angle, _ rows: [Row]) -> GeographicPoint? {
        let squares = Self.squares(rows)
        var length = length
        while length > 1e-6 {
            let next = ellipsoid.direct(from: point, azimuth: azimuth, length: .metres(length)).point
            if length < 0.5 || Self.squares(sights.map { row($0, at: next) }) < squares { return next }
            length /= 2
        }
        return nil
    }

    private func row(_ sight: Sight, at point: GeographicPoint) -> Row {
        let arc = ellipsoid.inverse(from: sight.position, to: point)
        let length = max(arc.length.metres, 1e-3)
        let (sine, cosine) = (sin(arc.endAzimuth.radians), cos(arc.endAzimuth.radians))
        let position = sight.positionSigma.metres
        switch sight.quantity {
        case .distance(let measured):
            return Row(
                east: sine, north: cosine, misclosure: measured.metres - arc.length.metres,
                sigma: hypot(sight.sigma, position), unit: 1)
        case .azimuthFromMark(let measured):
            return across(sight, measured.degrees - arc.startAzimuth.degrees, length, sine, cosine)
        case .azimuthToMark(let measured):
            return across(sight, measured.degrees - arc.endAzimuth.degrees - 180, length, sine, cosine)
        }
    }

    /// A ray turns clockwise when the monument moves to its right. That the curved Earth makes the ray's length a little
    /// longer than what it turns by (s³/6R²) changes the steps, not where they lead.
    private func across(
        _ sight: Sight, _ difference: Double, _ length: Double, _ sine: Double, _ cosine: Double
    ) -> Row {
        let metres = length * .pi / 180
        return Row(
            east: cosine, north: -sine, misclosure: difference.remainder(dividingBy: 360) * metres,
            sigma: hypot(sight.sigma * metres, sight.positionSigma.metres), unit: 1 / metres)
    }

    private static func squares(_ rows: [Row]) -> Double {
        rows.reduce(0) { sum, row in
            let weighted = row.misclosure / row.sigma
            return sum + weighted * weighted
        }
    }

    /// The normal equations of two unknowns.
    private static func step(
        _ rows: [Row]
    ) throws(Reestablishment.Problem) -> (cofactor: Cofactor, step: (east: Double, north: Double)) {
        var (eastEast, eastNorth, northNorth, eastRight, northRight) = (0.0, 0.0, 0.0, 0.0, 0.0)
        for row in rows {
            let weight = 1 / (row.sigma * row.sigma)
            eastEast += weight * row.east * row.east
            eastNorth += weight * row.east * row.north
            northNorth += weight * row.north * row.north
            eastRight += weight * row.east * row.misclosure
            northRight += weight * row.north * row.misclosure
        }
        let determinant = eastEast * northNorth - eastNorth * eastNorth
        // The weaker axis known a million times worse than the stronger one: it isn't known.
        let trace = eastEast + northNorth
        guard determinant > 1e-12 * trace * trace else { throw .badGeometry }
        let cofactor = Cofactor(
            east: northNorth / determinant, north: eastEast / determinant, eastNorth: -eastNorth / determinant)
        let step = (
            east: cofactor.east * eastRight + cofactor.eastNorth * northRight,
            north: cofactor.eastNorth * eastRight + cofactor.north * northRight
        )
        return (cofactor, step)
    }
}
