public import GeoTypes

/// From where on the rules speak. Configuration without any official standing; printed with the findings in JSON.
public struct CheckLimits: Hashable, Sendable {
    /// Between the end of a segment and the beginning of the next one.
    public var gap = Length.metres(0.001)
    /// Vertices nearer than this are one.
    public var sameVertex = Length.metres(0.001)
    /// How far chainages that should be the same may differ.
    public var chainage = Length.metres(0.001)
    /// Of a monument from the line.
    public var offsets: [Monument.Class: Length] = [
        .principal: .metres(1), .intermediate: .metres(1), .auxiliary: .metres(10), .reference: .metres(100),
        .sign: .metres(100),
    ]
    /// Between monuments that have to see each other. The rule of 1994 names no distance.
    public var spacing = Length.metres(1000)
    /// How far a stretch may reach beyond its sector, or into the next stretch: crews don't read the same chainage at a
    /// stake.
    public var stretch = Coverage.mergeGap
    /// Of the target, in percent.
    public var programme = 0.1
    /// Days that an inspection may be without its acta.
    public var actaDays = 30

    public init() {}

    /// Names and values, always in the same order; a settings file may hold each of them. Lengths are metres.
    public var lines: [(name: String, value: Double)] {
        [
            ("gap-m", gap.metres), ("same-vertex-m", sameVertex.metres), ("chainage-m", chainage.metres),
            ("spacing-m", spacing.metres), ("stretch-m", stretch.metres), ("programme-percent", programme),
            ("acta-days", Double(actaDays)),
        ] + Monument.Class.allCases.map { ("offset-m.\($0.rawValue)", offset(of: $0).metres) }
    }

    public func offset(of monumentClass: Monument.Class) -> Length { offsets[monumentClass] ?? .metres(1) }

    private static func range(of name: String) -> ClosedRange<Double>? {
        guard CheckLimits().lines.contains(where: { $0.name == name }) else { return nil }
        switch name {
        case "programme-percent": return 0...100
        case "acta-days": return 0...36_500
        case "spacing-m": return 1...1_000_000
        default: return 0...1_000_000
        }
    }

    /// Reads a settings file. What it doesn't name keeps its value.
    public init(_ text: String) throws(SettingsProblem) {
        try set(text)
    }

    /// Sets what a text names, in the form of a settings file.
    public mutating func set(_ text: String) throws(SettingsProblem) {
        let form = SettingsText(names: lines.map(\.name), range: Self.range(of:), isWhole: { $0 == "acta-days" })
        for (name, value) in try form.read(text) { set(name, value) }
    }

    /// A file that sets every value to what it is now.
    public var text: String { SettingsText.text(of: lines) }

    private mutating func set(_ name: String, _ value: Double) {
        switch name {
        case "gap-m": gap = .metres(value)
        case "same-vertex-m": sameVertex = .metres(value)
        case "chainage-m": chainage = .metres(value)
        case "spacing-m": spacing = .metres(value)
        case "stretch-m": stretch = .metres(value)
        case "programme-percent": programme = value
        case "acta-days": actaDays = Int(value.rounded())
        default:
            let parts = name.split(separator: ".", maxSplits: 1).map(String.init)
            if parts.count == 2, let item = Monument.Class(rawValue: parts[1]) { offsets[item] = .metres(value) }
        }
    }
}
