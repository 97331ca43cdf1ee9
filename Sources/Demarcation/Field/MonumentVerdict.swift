public import GeoTypes

/// What an observation says of a monument: how far from its recorded position it was found, and whether that means
/// anything.
public struct MonumentVerdict: Hashable, Sendable {
    public enum Outcome: String, Labelled {
        /// Within the tolerance of the class.
        case pass
        /// Beyond the tolerance, but not by more than the uncertainty of the two positions explains, or nothing is known
        /// of it.
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

    public var outcome: Outcome
    /// Line in the survey's file, and the point's name.
    public var line: Int
    public var name: String
    public var monument: Monument.ID?
    /// Metres from the recorded position to the observed one.
    public var east: Double?
    public var north: Double?
    public var up: Double?
    /// Radius that holds the horizontal difference with 95 %, metres; `nil` where a sigma is unknown.
    public var radius95: Double?
    /// Of the survey's class, metres.
    public var tolerance: Double

    public init(
        outcome: Outcome, line: Int, name: String, monument: Monument.ID? = nil, east: Double? = nil,
        north: Double? = nil, up: Double? = nil, radius95: Double? = nil, tolerance: Double
    ) {
        self.outcome = outcome
        self.line = line
        self.name = name
        self.monument = monument
        self.east = east
        self.north = north
        self.up = up
        self.radius95 = radius95
        self.tolerance = tolerance
    }

    public var distance: Double? {
        guard let east, let north else { return nil }
        return (east * east + north * north).squareRoot()
    }

    /// Distance over tolerance.
    public var ratio: Double? { distance.map { $0 / tolerance } }

    /// The rule: see ``Outcome``.
    public static func outcome(distance: Double, radius95: Double?, tolerance: Double) -> Outcome {
        if distance <= tolerance { return .pass }
        guard let radius95 else { return .warn }
        return distance > radius95 ? .fail : .warn
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
