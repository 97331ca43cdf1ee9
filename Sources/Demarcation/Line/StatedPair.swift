/// What two commissions state for one monument.
public struct StatedPair: Hashable, Sendable {
    /// Both against a line of the sector: the register's own (no label) or a candidate.
    public struct Offset: Hashable, Sendable {
        public var label: String?
        /// Signed metres from the line, left positive; `nil` out of reach.
        public var ours: Double?
        public var theirs: Double?

        public init(label: String?, ours: Double?, theirs: Double?) {
            self.label = label
            self.ours = ours
            self.theirs = theirs
        }
    }

    public var monument: Monument
    public var ours: Position
    public var theirs: Position
    /// From ours to theirs, metres: the geodesic's length and its parts eastwards and northwards.
    public var distance: Double
    public var east: Double
    public var north: Double
    public var up: Double?
    /// Radius that holds the horizontal difference with 95 %, metres; `nil` where a sigma or an operation's accuracy is
    /// unknown.
    public var radius95: Double?
    public var offsets: [Offset]

    public init(
        monument: Monument, ours: Position, theirs: Position, distance: Double, east: Double, north: Double,
        up: Double?, radius95: Double?, offsets: [Offset]
    ) {
        self.monument = monument
        self.ours = ours
        self.theirs = theirs
        self.distance = distance
        self.east = east
        self.north = north
        self.up = up
        self.radius95 = radius95
        self.offsets = offsets
    }

    /// More than the uncertainties explain; `nil` where they aren't known.
    public var isSignificant: Bool? { radius95.map { distance > $0 } }
}
