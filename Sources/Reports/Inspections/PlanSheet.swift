public import Demarcation
public import GeoTypes

/// What a team takes into the field: monuments to visit, day by day along the line, with all that is known of each.
public struct PlanSheet: Hashable, Sendable {
    public struct Stop: Hashable, Sendable {
        /// Counted from 1 within its day.
        public var order: Int
        public var monument: Monument
        public var chainage: Chainage
        /// The position that is shown for the monument, in the register's frame.
        public var position: Position?
        /// As it was known on the day of the plan.
        public var condition: Monument.Condition?
        public var lastVisit: CivilDate?
        /// The newest finding that names the monument.
        public var finding: Finding?
        public var checks: [InspectionCheck]
        public var priority: InspectionPriority
    }

    public struct Day: Hashable, Sendable {
        public var number: Int
        public var sector: Sector.ID
        public var neighbour: String
        public var legalStatus: LegalStatus
        public var hours: Double
        public var stops: [Stop]
    }

    public var date: CivilDate
    public var frame: ReferenceFrame
    public var days: [Day]
    /// Chosen, but there were not enough days for them.
    public var postponed: [Monument.ID]
    /// Without a chainage, so that nothing says where on the line they are.
    public var unplaced: [Monument.ID]
    public var weights: InspectionWeights

    public var stops: [Stop] { days.flatMap(\.stops) }

    /// What has to be looked at everywhere, said once.
    public var commonChecks: [InspectionCheck] {
        guard let first = stops.first else { return [] }
        return first.checks.filter { check in stops.allSatisfy { $0.checks.contains(check) } }
    }

    /// Ranks the monuments by what their inspections found. Linear in findings, O(n log n) in monuments.
    public init(
        monuments: [PlacedMonument], sectors: [Sector], inspections: [Inspection], frame: ReferenceFrame,
        request: InspectionPlan.Request, weights: InspectionWeights = InspectionWeights()
    ) {
        let history = MonumentHistory(inspections, by: request.date)
        let places = Dictionary(sectors.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let known = Dictionary(
            monuments.map { ($0.monument.id, $0.monument) }, uniquingKeysWith: { first, _ in first })
        let candidates = monuments.compactMap { placed in
            InspectionCandidate(placed, sector: placed.monument.sector.flatMap { places[$0] }, history: history)
        }
        let plan = InspectionPlan(candidates, request: request, weights: weights)
        date = request.date
        self.frame = frame
        self.weights = weights
        days = plan.days.map { day in
            let sector = places[day.sector]
            let stops = day.visits.enumerated().compactMap { index, visit -> Stop? in
                guard let monument = known[visit.candidate.monument] else { return nil }
                let kind = sector?.kind(at: visit.candidate.chainage) ?? .land
                return Stop(
                    order: index + 1, monument: monument, chainage: visit.candidate.chainage,
                    position: monument.shownPosition, condition: visit.candidate.condition,
                    lastVisit: history.newest[monument.id]?.day,
                    finding: history.newest[monument.id]?.finding,
                    checks: InspectionCheck.list(for: visit.candidate, on: kind), priority: visit)
            }
            return Day(
                number: day.number, sector: day.sector, neighbour: sector?.neighbour ?? "",
                legalStatus: sector?.legalStatus ?? .delimited, hours: day.hours, stops: stops)
        }
        postponed = plan.postponed.map(\.candidate.monument)
        unplaced = monuments.filter { placed in
            placed.chainage == nil || placed.monument.sector == nil
        }.map(\.monument.id)
    }
}

/// What inspections up to a day found at each monument.
private struct MonumentHistory {
    var newest: [Monument.ID: (day: CivilDate, finding: Finding)] = [:]
    /// Monuments that were found damaged at some time.
    var damaged: Set<Monument.ID> = []
    private var conditions: [Monument.ID: (day: CivilDate, condition: Monument.Condition)] = [:]
    /// Monuments that were seen after the day of the plan: what the register says of them now was not known then.
    private var seenLater: Set<Monument.ID> = []

    private static let damages: Set<Monument.Condition> = [.damaged, .leaning, .destroyed, .washedAway]

    init(_ inspections: [Inspection], by date: CivilDate) {
        for inspection in inspections {
            for finding in inspection.findings {
                guard let monument = finding.monument else { continue }
                guard inspection.lastDay <= date else {
                    seenLater.insert(monument)
                    continue
                }
                if let condition = finding.condition {
                    if MonumentHistory.damages.contains(condition) { damaged.insert(monument) }
                    if conditions[monument].map({ $0.day <= inspection.lastDay }) ?? true {
                        conditions[monument] = (inspection.lastDay, condition)
                    }
                }
                if let known = newest[monument], known.day > inspection.lastDay { continue }
                newest[monument] = (inspection.lastDay, finding)
            }
        }
    }

    func condition(of monument: Monument) -> Monument.Condition? {
        seenLater.contains(monument.id) ? conditions[monument.id]?.condition : monument.condition
    }
}

extension InspectionCandidate {
    /// `nil` for a monument that has no place on a sector.
    fileprivate init?(_ placed: PlacedMonument, sector: Sector?, history: MonumentHistory) {
        guard let sector, let metres = placed.chainage else { return nil }
        let monument = placed.monument
        let chainage = Chainage.metres(metres)
        var risks: Set<Risk> = []
        if sector.kind(at: chainage) == .river { risks.insert(.riverErosion) }
        if history.damaged.contains(monument.id) { risks.insert(.pastDamage) }
        self.init(
            monument: monument.id, monumentClass: monument.monumentClass, sector: sector.id, chainage: chainage,
            condition: history.condition(of: monument), lastVisit: history.newest[monument.id]?.day, risks: risks,
            legalStatus: sector.legalStatus)
    }
}

extension Sector {
    /// What the line runs on there: a sector may be land and river in turn.
    fileprivate func kind(at chainage: Chainage) -> LineKind {
        segments.first { $0.from <= chainage && chainage <= $0.to }?.kind ?? kind
    }
}
