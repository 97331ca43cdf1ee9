public import GeoTypes

/// How good positions have to be before they are accepted for something. Configuration of this project, not a rule of
/// the commission.
public struct AcceptanceClass: Hashable, Sendable {
    /// `principal`, `intermediate`, `brecha`, `inspection`.
    public var name: String
    /// Occupations with carrier-phase ambiguities resolved that are needed; 0 where any measured position will do.
    public var fixedOccupations: Int
    /// Between the starts of the first and the last of them.
    public var leastSeparationSeconds: Double?
    /// Largest difference of height between them.
    public var heightSpread: Length?
    /// Radius of the circle that holds 95 %.
    public var radius95: Length

    public init(
        name: String, fixedOccupations: Int, leastSeparationSeconds: Double? = nil, heightSpread: Length? = nil,
        radius95: Length
    ) {
        self.name = name
        self.fixedOccupations = fixedOccupations
        self.leastSeparationSeconds = leastSeparationSeconds
        self.heightSpread = heightSpread
        self.radius95 = radius95
    }

    public static let principal = AcceptanceClass(
        name: "principal", fixedOccupations: 2, leastSeparationSeconds: 3600, heightSpread: .metres(0.02),
        radius95: .metres(0.02))
    public static let intermediate = AcceptanceClass(
        name: "intermediate", fixedOccupations: 2, radius95: .metres(0.05))
    public static let brecha = AcceptanceClass(name: "brecha", fixedOccupations: 0, radius95: .metres(1))
    public static let inspection = AcceptanceClass(name: "inspection", fixedOccupations: 0, radius95: .metres(15))

    public static let standard: [AcceptanceClass] = [.principal, .intermediate, .brecha, .inspection]

    /// One stay of a receiver on a point.
    public struct Occupation: Hashable, Sendable {
        public var quality: FixQuality
        /// `nil` is unknown, never 0.
        public var radius95: Length?
        /// Seconds on any common scale; `nil` where the survey has no time.
        public var start: Double?
        public var height: EllipsoidalHeight?

        public init(
            quality: FixQuality, radius95: Length?, start: Double? = nil, height: EllipsoidalHeight? = nil
        ) {
            self.quality = quality
            self.radius95 = radius95
            self.start = start
            self.height = height
        }
    }

    /// What occupations lack for the class.
    public enum Shortfall: Hashable, Sendable {
        case tooFewOccupations(fixed: Int, needed: Int)
        /// Positions that nobody measured: typed in, simulated, estimated.
        case notMeasured(FixQuality)
        case timeUnknown
        case tooCloseInTime(seconds: Double, needed: Double)
        case heightUnknown
        case heightsDiffer(by: Length, allowed: Length)
        case radiusUnknown
        case radiusTooLarge(Length, allowed: Length)
    }

    /// Everything that stands in the way; empty when the occupations are accepted. Where fixed occupations are asked
    /// for, only those are looked at: a handheld never proposes a monument's position.
    public func shortfalls(of occupations: [Occupation]) -> [Shortfall] {
        var found: [Shortfall] = []
        for quality in FixQuality.allCases
        where !quality.isMeasurement && occupations.contains(where: { $0.quality == quality }) {
            found.append(.notMeasured(quality))
        }
        let measured = occupations.filter(\.quality.isMeasurement)
        let used = fixedOccupations > 0 ? measured.filter { $0.quality == .fixed } : measured
        let needed = max(fixedOccupations, 1)
        guard used.count >= needed else {
            return found + [.tooFewOccupations(fixed: used.count, needed: needed)]
        }
        checkTime(used, &found)
        checkHeight(used, &found)
        let radii = used.compactMap(\.radius95?.metres)
        if radii.count < used.count || radii.contains(where: \.isNaN) { found.append(.radiusUnknown) }
        if let worst = radii.max(), worst > radius95.metres {
            found.append(.radiusTooLarge(.metres(worst), allowed: radius95))
        }
        return found
    }

    private func checkTime(_ used: [Occupation], _ found: inout [Shortfall]) {
        guard let needed = leastSeparationSeconds else { return }
        let starts = used.compactMap(\.start).filter(\.isFinite)
        guard starts.count == used.count, let first = starts.min(), let last = starts.max() else {
            found.append(.timeUnknown)
            return
        }
        if last - first < needed { found.append(.tooCloseInTime(seconds: last - first, needed: needed)) }
    }

    private func checkHeight(_ used: [Occupation], _ found: inout [Shortfall]) {
        guard let allowed = heightSpread else { return }
        let heights = used.compactMap(\.height?.metres).filter(\.isFinite)
        guard heights.count == used.count, let low = heights.min(), let high = heights.max() else {
            found.append(.heightUnknown)
            return
        }
        // Heights are recorded to the tenth of a millimetre; binary fractions of metres are not a reason to refuse.
        if high - low > allowed.metres + 1e-6 {
            found.append(.heightsDiffer(by: .metres(high - low), allowed: allowed))
        }
    }
}
