/// What inspections up to a day say of one monument.
public struct MonumentVisits: Hashable, Sendable {
    public struct Visit: Hashable, Sendable {
        /// The inspection's last day.
        public var day: CivilDate
        public var inspection: Inspection.ID
        public var finding: Finding

        public init(day: CivilDate, inspection: Inspection.ID, finding: Finding) {
            self.day = day
            self.inspection = inspection
            self.finding = finding
        }
    }

    /// Of two on one day the one whose inspection has the higher id; of several findings of one inspection the last.
    public var last: Visit?
    /// Of the last visit that recorded one, which may be an earlier one.
    public var condition: Monument.Condition?
    /// At some time it was found in one of ``damages``.
    public var wasDamaged: Bool
    /// There are visits after the day: what the register says of its condition now was not known then.
    public var isSeenLater: Bool

    public static let damages: Set<Monument.Condition> = [.damaged, .leaning, .destroyed, .washedAway]

    public init(
        last: Visit? = nil, condition: Monument.Condition? = nil, wasDamaged: Bool = false, isSeenLater: Bool = false
    ) {
        self.last = last
        self.condition = condition
        self.wasDamaged = wasDamaged
        self.isSeenLater = isSeenLater
    }
}

/// The visits to each monument, out of a list of inspections; a register finds the same by its indexes.
public struct InspectionHistory: Sendable {
    public private(set) var visits: [Monument.ID: MonumentVisits] = [:]

    /// Linear in the findings but for sorting the inspections; their order does not matter.
    ///
    /// - `day`: what was known then; `nil` is all.
    public init(_ inspections: some Sequence<Inspection>, by day: CivilDate? = nil) {
        for inspection in inspections.sorted(by: { ($0.lastDay, $0.id) < ($1.lastDay, $1.id) }) {
            for finding in inspection.findings {
                guard let monument = finding.monument else { continue }
                let isLater = day.map { $0 < inspection.lastDay } ?? false
                visits[monument, default: MonumentVisits()].add(finding, of: inspection, isLater: isLater)
            }
        }
    }

    public subscript(monument: Monument.ID) -> MonumentVisits? { visits[monument] }
}

extension MonumentVisits {
    fileprivate mutating func add(_ finding: Finding, of inspection: Inspection, isLater: Bool) {
        guard !isLater else {
            isSeenLater = true
            return
        }
        last = Visit(day: inspection.lastDay, inspection: inspection.id, finding: finding)
        guard let found = finding.condition else { return }
        condition = found
        if MonumentVisits.damages.contains(found) { wasDamaged = true }
    }
}
