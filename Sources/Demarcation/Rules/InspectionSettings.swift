/// All that is configured of a plan: the weights, and how long teams are out.
public struct InspectionSettings: Hashable, Sendable {
    public var weights = InspectionWeights()
    public var hoursPerDay = 8.0
    /// At each monument, the way from the one before included.
    public var hoursPerVisit = 0.75

    public init() {}

    /// Names and values, always in the same order; a settings file may hold each of them.
    public var lines: [(name: String, value: Double)] {
        [("hours-per-day", hoursPerDay), ("hours-per-visit", hoursPerVisit)] + weights.lines
    }

    /// The range that a name's values may have; `nil` for a name that there is not.
    static func range(of name: String) -> ClosedRange<Double>? {
        guard InspectionSettings().lines.contains(where: { $0.name == name }) else { return nil }
        switch name {
        case "hours-per-day", "hours-per-visit": return 0.01...24
        case "age", "condition", "risk", "legal-status", "access": return 0...1000
        case "most-cycles": return 0.01...1000
        default: return name.hasPrefix("cycle-days.") ? 1...36_500 : 0...1
        }
    }

    /// Sets a value by its name, which has to be one of ``lines``.
    mutating func set(_ name: String, _ value: Double) {
        switch name {
        case "hours-per-day": hoursPerDay = value
        case "hours-per-visit": hoursPerVisit = value
        case "age": weights.age = value
        case "condition": weights.condition = value
        case "risk": weights.risk = value
        case "legal-status": weights.legalStatus = value
        case "access": weights.access = value
        case "most-cycles": weights.mostCycles = value
        case "unknown-condition": weights.unknownCondition = value
        default:
            let parts = name.split(separator: ".", maxSplits: 1).map(String.init)
            guard parts.count == 2 else { return }
            if let item = Monument.Class(rawValue: parts[1]) {
                weights.cycleDays[item] = Int(value.rounded())
            } else if let item = Monument.Condition(rawValue: parts[1]) {
                weights.conditionScores[item] = value
            } else if let item = InspectionCandidate.Risk(rawValue: parts[1]) {
                weights.riskScores[item] = value
            } else if let item = LegalStatus(rawValue: parts[1]) {
                weights.legalScores[item] = value
            }
        }
    }
}
