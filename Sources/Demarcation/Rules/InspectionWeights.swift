/// How the order of inspections is decided. Configuration without any official standing; printed with every list.
public struct InspectionWeights: Hashable, Sendable {
    /// Of the time since the last visit, in cycles.
    public var age: Double
    public var condition: Double
    public var risk: Double
    public var legalStatus: Double
    /// Taken off for each hour of access.
    public var access: Double
    /// Days between visits that are wanted, by class of monument.
    public var cycleDays: [Monument.Class: Int]
    /// More cycles than this are not more urgent; a monument that was never visited is given this.
    public var mostCycles: Double
    /// 0 (nothing to do) to 1 (most urgent); the last one is for a condition that nobody recorded.
    public var conditionScores: [Monument.Condition: Double]
    public var unknownCondition: Double
    public var riskScores: [InspectionCandidate.Risk: Double]
    public var legalScores: [LegalStatus: Double]

    public init(
        age: Double = 1, condition: Double = 1, risk: Double = 1, legalStatus: Double = 0.5, access: Double = 0.05,
        cycleDays: [Monument.Class: Int] = InspectionWeights.yearly, mostCycles: Double = 3,
        conditionScores: [Monument.Condition: Double] = InspectionWeights.conditions, unknownCondition: Double = 0.5,
        riskScores: [InspectionCandidate.Risk: Double] = InspectionWeights.risks,
        legalScores: [LegalStatus: Double] = InspectionWeights.legal
    ) {
        self.age = age
        self.condition = condition
        self.risk = risk
        self.legalStatus = legalStatus
        self.access = access
        self.cycleDays = cycleDays
        self.mostCycles = mostCycles
        self.conditionScores = conditionScores
        self.unknownCondition = unknownCondition
        self.riskScores = riskScores
        self.legalScores = legalScores
    }

    public static let yearly = Dictionary(uniqueKeysWithValues: Monument.Class.allCases.map { ($0, 365) })

    public static let conditions: [Monument.Condition: Double] = [
        .good: 0, .fair: 0.25, .damaged: 0.6, .leaning: 0.6, .buried: 0.7, .notLocated: 0.8, .destroyed: 1,
        .washedAway: 1, .missing: 1,
    ]

    public static let risks: [InspectionCandidate.Risk: Double] = [
        .riverErosion: 0.6, .crossingNear: 0.4, .pastDamage: 0.4,
    ]

    public static let legal: [LegalStatus: Double] = [
        .demarcated: 0, .delimited: 0.25, .adjacencyLine: 0.5, .disputed: 1,
    ]

    /// What a list prints, by the names that a settings file has for them, always in the same order.
    public var lines: [(name: String, value: Double)] {
        var lines: [(String, Double)] = [
            ("age", age), ("condition", condition), ("risk", risk), ("legal-status", legalStatus), ("access", access),
            ("most-cycles", mostCycles), ("unknown-condition", unknownCondition),
        ]
        for item in Monument.Class.allCases {
            if let days = cycleDays[item] { lines.append(("cycle-days.\(item.rawValue)", Double(days))) }
        }
        for item in Monument.Condition.allCases {
            if let score = conditionScores[item] { lines.append(("condition-scores.\(item.rawValue)", score)) }
        }
        for item in InspectionCandidate.Risk.allCases {
            if let score = riskScores[item] { lines.append(("risk-scores.\(item.rawValue)", score)) }
        }
        for item in LegalStatus.allCases {
            if let score = legalScores[item] { lines.append(("legal-status-scores.\(item.rawValue)", score)) }
        }
        return lines
    }
}
