/// What past inspections say of each monument: when it was last seen, and its last recorded condition.
public struct InspectionHistory: Sendable {
    public struct Entry: Hashable, Sendable {
        public var lastVisit: CivilDate
        public var inspection: Inspection.ID
        /// Of the last visit; of several in one visit the last.
        public var finding: Finding
        /// Of the last visit that recorded one, which may be an earlier one.
        public var condition: Monument.Condition?
        public var conditionDate: CivilDate?
        fileprivate var conditionInspection: Inspection.ID?
    }

    public private(set) var entries: [Monument.ID: Entry] = [:]

    public init() {}

    /// Linear in the findings; the order of the inspections does not matter: of two on one day the one with the higher
    /// id is the later.
    public init(_ inspections: some Sequence<Inspection>) {
        for inspection in inspections { append(inspection) }
    }

    public subscript(monument: Monument.ID) -> Entry? { entries[monument] }

    public mutating func append(_ inspection: Inspection) {
        for finding in inspection.findings {
            guard let monument = finding.monument else { continue }
            let made = Entry(
                lastVisit: inspection.lastDay, inspection: inspection.id, finding: finding,
                condition: finding.condition, conditionDate: finding.condition.map { _ in inspection.lastDay },
                conditionInspection: finding.condition.map { _ in inspection.id })
            entries[monument, default: made].update(by: made)
        }
    }
}

extension InspectionHistory.Entry {
    fileprivate mutating func update(by other: Self) {
        if (other.lastVisit, other.inspection) >= (lastVisit, inspection) {
            (lastVisit, inspection, finding) = (other.lastVisit, other.inspection, other.finding)
        }
        guard let date = other.conditionDate, let id = other.conditionInspection else { return }
        if let known = conditionDate, let knownID = conditionInspection, (date, id) < (known, knownID) { return }
        (condition, conditionDate, conditionInspection) = (other.condition, date, id)
    }
}
