public import Demarcation
public import GeoTypes

/// What a team takes into the field: monuments to visit, day by day along the line, with all that is known of each.
public struct PlanSheet: Hashable, Sendable {
    public struct Stop: Hashable, Sendable {
        /// Counted from 1 within its day.
        public var order: Int
        public var site: InspectionSite
        public var chainage: Chainage
        /// As it was known on the day of the plan.
        public var condition: Monument.Condition?
        /// The newest visit that names the monument.
        public var last: MonumentVisits.Visit?
        public var checks: [InspectionCheck]
        public var priority: InspectionPriority
        /// The register's own coordinates are the site's.
        public var place: StopPlace
    }

    public struct Day: Hashable, Sendable {
        public var number: Int
        /// The inspection's, unless the commission gives it another.
        public var id: Inspection.ID
        public var sector: Sector.ID
        public var neighbour: String
        public var legalStatus: LegalStatus
        public var accessPoint: String?
        public var hours: Double
        public var stops: [Stop]
        /// The line around the stops, in the register's frame; empty where it isn't drawn.
        public var line: [GeographicPoint]

        /// The stretch that its stops are on.
        public var from: Chainage { stops.first?.chainage ?? .origin }
        public var to: Chainage { stops.last?.chainage ?? .origin }
    }

    public var date: CivilDate
    public var frame: ReferenceFrame
    public var days: [Day]
    /// Chosen, but there were not enough days for them.
    public var postponed: [Monument.ID]
    /// Without a chainage, so that nothing says where on the line they are.
    public var unplaced: [Monument.ID]
    public var settings: InspectionSettings
    /// The file that they were read from; `nil` where they are the program's own.
    public var settingsFile: String?

    public var stops: [Stop] { days.flatMap(\.stops) }

    /// What has to be looked at everywhere, said once.
    public var commonChecks: [InspectionCheck] {
        guard let first = stops.first else { return [] }
        return first.checks.filter { check in stops.allSatisfy { $0.checks.contains(check) } }
    }

    /// Puts what is known beside each visit of the plan. Linear in sites and stops.
    ///
    /// - `places`: of each monument of the plan; one that isn't there is shown in the register's frame alone.
    public init(
        _ plan: InspectionPlan, sites: [InspectionSite], sectors: [Sector], visits: [Monument.ID: MonumentVisits],
        places: [Monument.ID: StopPlace] = [:], frame: ReferenceFrame, settings: InspectionSettings,
        settingsFile: String? = nil
    ) {
        date = plan.request.date
        self.frame = frame
        self.settings = settings
        self.settingsFile = settingsFile
        let known = Dictionary(sites.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let sectors = Dictionary(sectors.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        days = plan.days.map { day in
            let sector = sectors[day.sector]
            let stops = day.visits.enumerated().compactMap { index, visit -> Stop? in
                guard let site = known[visit.candidate.monument] else { return nil }
                return Stop(
                    order: index + 1, site: site, chainage: visit.candidate.chainage,
                    condition: visit.candidate.condition, last: visits[site.id]?.last,
                    checks: InspectionCheck.list(
                        for: visit.candidate, on: sector?.kind(at: visit.candidate.chainage) ?? .land),
                    priority: visit, place: places[site.id] ?? StopPlace())
            }
            return Day(
                number: day.number,
                id: Inspection.ID(rawValue: "INSP-\(plan.request.date)-\(day.sector.rawValue)-\(day.number)"),
                sector: day.sector, neighbour: sector?.neighbour ?? "",
                legalStatus: sector?.legalStatus ?? .delimited, accessPoint: day.accessPoint, hours: day.hours,
                stops: stops, line: [])
        }
        postponed = plan.postponed.map(\.candidate.monument)
        unplaced = sites.filter { $0.chainage == nil || $0.sector == nil }.map(\.id)
    }
}
