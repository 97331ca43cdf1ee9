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

    /// What a monument's position has to meet. Where the rules name no class of their own, the intermediate one serves.
    public static func monument(_ monumentClass: Monument.Class) -> AcceptanceClass {
        switch monumentClass {
        case .principal: principal
        case .intermediate, .auxiliary, .reference, .sign: intermediate
        }
    }

    /// The occupations that a position is made of, of all that there are.
    public func usable(_ occupations: [Occupation]) -> [Int] {
        occupations.indices.filter { index in
            let occupation = occupations[index]
            return occupation.quality.isMeasurement && !occupation.isMoving
                && (fixedOccupations == 0 || occupation.quality == .fixed)
        }
    }

    public static let standard: [AcceptanceClass] = [.principal, .intermediate, .brecha, .inspection]

    /// One stay of a receiver on a point.
    public struct Occupation: Hashable, Sendable {
        public var quality: FixQuality
        /// `nil` is unknown, never 0.
        public var radius95: Length?
        /// Seconds on any common scale; `nil` where the survey has no time.
        public var start: Double?
        public var height: EllipsoidalHeight?
        /// Metres from an origin that the occupations share; `nil` where their agreement isn't looked at.
        public var east: Double?
        public var north: Double?
        /// How far its epochs lie from their mean (root of the mean square).
        public var scatter: Length?

        public init(
            quality: FixQuality, radius95: Length?, start: Double? = nil, height: EllipsoidalHeight? = nil,
            east: Double? = nil, north: Double? = nil, scatter: Length? = nil
        ) {
            self.quality = quality
            self.radius95 = radius95
            self.start = start
            self.height = height
            self.east = east
            self.north = north
            self.scatter = scatter
        }

        /// Epochs that lie farther apart than the accuracy of one explains are of a receiver that went by.
        var isMoving: Bool {
            guard let scatter, let radius95 else { return false }
            return scatter > radius95
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
        /// Two occupations are farther apart than their 95 % radii explain: one of them isn't of this mark.
        case placesDiffer(by: Length, explained: Length)
        /// Occupations whose receiver moved, which are none.
        case moving(count: Int)
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
        let fitting = fixedOccupations > 0 ? measured.filter { $0.quality == .fixed } : measured
        let used = fitting.filter { !$0.isMoving }
        let needed = max(fixedOccupations, 1)
        guard used.count >= needed else {
            if used.count < fitting.count { found.append(.moving(count: fitting.count - used.count)) }
            return found + [.tooFewOccupations(fixed: used.count, needed: needed)]
        }
        checkTime(used, &found)
        checkHeight(used, &found)
        let radii = used.compactMap(\.radius95?.metres)
        if radii.count < used.count || radii.contains(where: \.isNaN) { found.append(.radiusUnknown) }
        if let worst = radii.max(), worst > radius95.metres {
            found.append(.radiusTooLarge(.metres(worst), allowed: radius95))
        }
        checkPlace(used, &found)
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

    /// The pair that is farthest beyond what its two radii, added as squares, explain.
    private func checkPlace(_ used: [Occupation], _ found: inout [Shortfall]) {
        var worst: (excess: Double, distance: Double, explained: Double)?
        for (index, first) in used.enumerated() {
            for second in used[(index + 1)...] {
                guard let east = first.east, let north = first.north, let otherEast = second.east,
                    let otherNorth = second.north, let radius = first.radius95?.metres,
                    let otherRadius = second.radius95?.metres
                else { continue }
                let distance = ((east - otherEast) * (east - otherEast) + (north - otherNorth) * (north - otherNorth))
                    .squareRoot()
                let explained = (radius * radius + otherRadius * otherRadius).squareRoot()
                if distance > explained, distance - explained > worst?.excess ?? 0 {
                    worst = (distance - explained, distance, explained)
                }
            }
        }
        if let worst {
            found.append(.placesDiffer(by: .metres(worst.distance), explained: .metres(worst.explained)))
        }
    }
}
