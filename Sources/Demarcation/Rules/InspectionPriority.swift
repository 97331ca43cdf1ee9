/// How soon a monument has to be visited, with what it is made of, so that a list can say why.
public struct InspectionPriority: Hashable, Sendable {
    public var candidate: InspectionCandidate
    /// Days since the last visit; `nil` was never visited.
    public var daysSinceVisit: Int?
    /// Time since the last visit in cycles, at most the weights' limit.
    public var cycles: Double
    /// The weighted parts; the score is their sum less `access`.
    public var age: Double
    public var condition: Double
    public var risk: Double
    public var legalStatus: Double
    public var access: Double

    public var score: Double { age + condition + risk + legalStatus - access }

    /// Weighs a candidate on a day. A visit after that day counts as one of that day.
    public init(_ candidate: InspectionCandidate, on date: CivilDate, weights: InspectionWeights) {
        self.candidate = candidate
        daysSinceVisit = candidate.lastVisit.map { max(0, date - $0) }
        if let days = daysSinceVisit {
            let cycle = weights.cycleDays[candidate.monumentClass] ?? 0
            cycles = cycle > 0 ? min(Double(days) / Double(cycle), weights.mostCycles) : 0
        } else {
            cycles = weights.mostCycles
        }
        age = weights.age * cycles
        let score = candidate.condition.map { weights.conditionScores[$0] ?? 0 } ?? weights.unknownCondition
        condition = weights.condition * score
        // Summed in the order of the cases: a set has no order, and sums of doubles depend on it.
        let risks = InspectionCandidate.Risk.allCases.filter(candidate.risks.contains)
        risk = weights.risk * risks.reduce(0) { $0 + (weights.riskScores[$1] ?? 0) }
        legalStatus = weights.legalStatus * (weights.legalScores[candidate.legalStatus] ?? 0)
        access = weights.access * candidate.hoursOfAccess
    }

    /// Most urgent first; then along the line, then by id, so that the same input gives the same list.
    static func precedes(_ left: InspectionPriority, _ right: InspectionPriority) -> Bool {
        if left.score != right.score { return left.score > right.score }
        return alongLine(left, right)
    }

    static func alongLine(_ left: InspectionPriority, _ right: InspectionPriority) -> Bool {
        (left.candidate.sector, left.candidate.chainage, left.candidate.monument)
            < (right.candidate.sector, right.candidate.chainage, right.candidate.monument)
    }
}
