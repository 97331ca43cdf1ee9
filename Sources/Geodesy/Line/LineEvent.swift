public import GeoTypes

/// Something that has a chainage: a finding, a work order, a stretch of brecha.
public struct LineEvent: Hashable, Sendable {
    /// What becomes of it when the line is surveyed anew.
    public enum Rule: String, Hashable, Sendable {
        /// It stays where it is on the ground and takes the chainage of its foot on the new line.
        case stay
        /// It keeps its place between the monuments.
        case move
        /// It belonged to the old line and ends with it.
        case retire
    }

    public var name: String
    public var from: Chainage
    /// `nil` for a point.
    public var to: Chainage?
    public var rule: Rule

    public init(name: String, from: Chainage, to: Chainage? = nil, rule: Rule) {
        self.name = name
        self.from = from
        self.to = to
        self.rule = rule
    }
}

/// An event with its old chainages and its new ones.
public struct RevisedEvent: Hashable, Sendable {
    public enum Outcome: String, Hashable, Sendable {
        case stayed, moved, retired
        /// Its chainage isn't on the old line, or its place isn't within reach of the new one.
        case lost
    }

    public var event: LineEvent
    public var outcome: Outcome
    /// `nil` for what is retired or lost.
    public var from: Chainage?
    public var to: Chainage?
    /// A doubt for a person to look at: beyond the outermost monuments, or the new line passes the place twice.
    public var needsReview: Bool

    /// New chainage less old, at the beginning.
    public var shift: Length? { from.map { $0 - event.from } }
}
