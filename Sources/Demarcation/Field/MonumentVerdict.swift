public import GeoTypes

/// What an observation says of a monument: how far from its recorded position it was found, and whether that means
/// anything.
public struct MonumentVerdict: Hashable, Sendable {
    public enum Outcome: String, Labelled {
        /// Within the tolerance of the class.
        case pass
        /// Beyond the tolerance, but not by more than the uncertainty of the two positions explains, or nothing is known
        /// of it. Also within it, by a receiver that can't tell: its assumed accuracy is worse than the tolerance.
        case warn
        /// Beyond the tolerance, and significantly so.
        case fail
        /// The point can't be assigned: another part of the line is as near.
        case ambiguous
        /// No monument is there: a new point.
        case new

        public var label: Bilingual {
            switch self {
            case .pass: Bilingual(en: "pass", es: "cumple")
            case .warn: Bilingual(en: "warn", es: "aviso")
            case .fail: Bilingual(en: "fail", es: "no cumple")
            case .ambiguous: Bilingual(en: "ambiguous", es: "ambiguo")
            case .new: Bilingual(en: "new", es: "nuevo")
            }
        }
    }

    /// What the accuracy of an observation is known from.
    public enum RadiusSource: String, Labelled {
        /// Variances and covariance of east and north, in the file.
        case covariance
        /// Standard deviations in the file; east and north are taken as independent.
        case sigmas
        /// Assumed, by ``FixQuality/assumedRadius95``.
        case fixClass = "fix-class"

        public var label: Bilingual {
            switch self {
            case .covariance: Bilingual(en: "covariance", es: "covarianza")
            case .sigmas: Bilingual("σ")
            case .fixClass: Bilingual(en: "fix class, assumed", es: "clase de solución, supuesta")
            }
        }
    }

    public var outcome: Outcome
    /// Line in the survey's file, and the point's name.
    public var line: Int
    public var name: String
    public var monument: Monument.ID?
    /// Metres from the recorded position to the observed one.
    public var east: Double?
    public var north: Double?
    public var up: Double?
    /// Radius that holds the observed position with 95 %, the accuracy of its operation included, metres; `nil` is
    /// unknown.
    public var radius95: Double?
    public var radiusSource: RadiusSource?
    /// Radius that holds the difference of both positions with 95 %, metres; `nil` where either is unknown.
    public var differenceRadius95: Double?
    /// Of the survey's class, metres.
    public var tolerance: Double

    public init(
        outcome: Outcome, line: Int, name: String, monument: Monument.ID? = nil, east: Double? = nil,
        north: Double? = nil, up: Double? = nil, radius95: Double? = nil, radiusSource: RadiusSource? = nil,
        differenceRadius95: Double? = nil, tolerance: Double
    ) {
        self.outcome = outcome
        self.line = line
        self.name = name
        self.monument = monument
        self.east = east
        self.north = north
        self.up = up
        self.radius95 = radius95
        self.radiusSource = radiusSource
        self.differenceRadius95 = differenceRadius95
        self.tolerance = tolerance
    }

    public var distance: Double? {
        guard let east, let north else { return nil }
        return (east * east + north * north).squareRoot()
    }

    /// Distance over tolerance.
    public var ratio: Double? { distance.map { $0 / tolerance } }

    /// The rule: see ``Outcome``. `assumedRadius95` is that of the observation where its file states none.
    public static func outcome(
        distance: Double, differenceRadius95: Double?, assumedRadius95: Double? = nil, tolerance: Double
    ) -> Outcome {
        if distance <= tolerance { return assumedRadius95.map { $0 > tolerance } == true ? .warn : .pass }
        guard let differenceRadius95 else { return .warn }
        return distance > differenceRadius95 ? .fail : .warn
    }
}

extension Survey.Class {
    /// How far from its recorded position a monument may be found, metres: the 95 % radius that an occupation of the
    /// class must reach.
    public var tolerance: Length {
        switch self {
        case .principalMonument: .metres(0.02)
        case .intermediateMonument: .metres(0.05)
        case .brechaTrack: .metres(1)
        case .inspection: .metres(15)
        }
    }
}
