public import GeoTypes

/// What to visit, in which order, on which day.
public struct InspectionPlan: Hashable, Sendable {
    /// Which monuments are looked at, and for how long teams go out.
    public struct Request: Hashable, Sendable {
        public var date: CivilDate
        public var sector: Sector.ID?
        /// Both ends included.
        public var from: Chainage?
        public var to: Chainage?
        /// The most urgent so many.
        public var limit: Int?
        public var days: Int?
        public var hoursPerDay: Double
        /// At each monument, the way from the one before included.
        public var hoursPerVisit: Double

        public init(
            date: CivilDate, sector: Sector.ID? = nil, from: Chainage? = nil, to: Chainage? = nil, limit: Int? = nil,
            days: Int? = nil, hoursPerDay: Double = 8, hoursPerVisit: Double = 0.75
        ) {
            self.date = date
            self.sector = sector
            self.from = from
            self.to = to
            self.limit = limit
            self.days = days
            self.hoursPerDay = hoursPerDay
            self.hoursPerVisit = hoursPerVisit
        }

        func contains(_ candidate: InspectionCandidate) -> Bool {
            (sector.map { candidate.sector == $0 } ?? true) && (from.map { candidate.chainage >= $0 } ?? true)
                && (to.map { candidate.chainage <= $0 } ?? true)
        }
    }

    public struct Day: Hashable, Sendable {
        /// Counted from 1.
        public var number: Int
        public var accessPoint: String?
        public var sector: Sector.ID
        /// Access and visits.
        public var hours: Double
        /// Along the line.
        public var visits: [InspectionPriority]
    }

    public var request: Request
    public var weights: InspectionWeights
    /// Those that were chosen, most urgent first.
    public var ranked: [InspectionPriority]
    public var days: [Day]
    /// Chosen, but there were not enough days for them; most urgent first.
    public var postponed: [InspectionPriority]

    /// Ranks the candidates and spreads them over days. O(n log n); the order of the candidates does not matter.
    ///
    /// A day has one access point. Monuments of one access point and sector are walked along the line, as many a day
    /// as the hours allow and at least one; the access point with the most urgent monument comes first.
    public init(_ candidates: [InspectionCandidate], request: Request, weights: InspectionWeights) {
        self.request = request
        self.weights = weights
        ranked =
            candidates.lazy.filter(request.contains)
            .map { InspectionPriority($0, on: request.date, weights: weights) }
            .sorted(by: InspectionPriority.precedes)
        if let limit = request.limit { ranked = Array(ranked.prefix(max(0, limit))) }
        days = []
        postponed = []
        var groups: [Place: [InspectionPriority]] = [:]
        var order: [Place] = []
        for item in ranked {
            let place = Place(item.candidate)
            if groups[place] == nil { order.append(place) }
            groups[place, default: []].append(item)
        }
        for place in order { spread(groups[place] ?? [], over: place) }
        if let most = request.days, days.count > most {
            postponed = days[max(0, most)...].flatMap(\.visits).sorted(by: InspectionPriority.precedes)
            days.removeSubrange(max(0, most)...)
        }
    }

    private mutating func spread(_ items: [InspectionPriority], over place: Place) {
        var day: Day?
        for item in items.sorted(by: InspectionPriority.alongLine) {
            if var open = day, open.hours + request.hoursPerVisit <= request.hoursPerDay {
                open.hours += request.hoursPerVisit
                open.visits.append(item)
                day = open
            } else {
                if let day { days.append(day) }
                day = Day(
                    number: days.count + 1, accessPoint: place.accessPoint, sector: place.sector,
                    hours: item.candidate.hoursOfAccess + request.hoursPerVisit, visits: [item])
            }
        }
        if let day { days.append(day) }
    }

    /// What a day's monuments have in common.
    private struct Place: Hashable {
        var sector: Sector.ID
        var accessPoint: String?

        init(_ candidate: InspectionCandidate) {
            sector = candidate.sector
            accessPoint = candidate.accessPoint
        }
    }
}
