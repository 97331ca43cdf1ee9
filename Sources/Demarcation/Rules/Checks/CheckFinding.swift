public import GeoTypes

/// One thing in the register that a rule does not allow: where, which record, and what is wrong.
public struct CheckFinding: Hashable, Sendable {
    /// Where it is, as far as that is known.
    public struct Place: Hashable, Sendable {
        public var sector: Sector.ID?
        /// The chainage, or the first one of a stretch.
        public var from: Chainage?
        /// The last chainage of a stretch.
        public var to: Chainage?
        /// In the register's frame.
        public var point: GeographicPoint?

        public init(
            sector: Sector.ID? = nil, from: Chainage? = nil, to: Chainage? = nil, point: GeographicPoint? = nil
        ) {
            self.sector = sector
            self.from = from
            self.to = to
            self.point = point
        }
    }

    /// What kind of thing a record is.
    public enum Kind: String, Sendable {
        case segment, vertex, monument, brecha, reach, inspection, order, product
    }

    /// What is wrong, in numbers; ``CheckFinding/message`` says it in words. Lengths are metres.
    public enum Fault: Hashable, Sendable {
        case gap(after: Segment.ID, Length)
        case overlap(with: Segment.ID, Length)
        /// A chainage that does not grow beyond the one before.
        case chainageFalls(Chainage, before: Chainage)
        /// The segment begins elsewhere than the one before it ends.
        case chainageJumps(Chainage, end: Chainage, of: Segment.ID)
        /// Vertices of a segment, counted from 1.
        case sameVertex(Int, Int)
        case crossesItself
        case noGeometry
        case unreadable(String)
        case notALine
        case coordinateOutOfRange
        case tooFewPoints
        case noInstrument
        case numberTwice(String, other: Monument.ID)
        /// `nil`: beyond the reach of its sector.
        case offLine(Length?, limit: Length, Monument.Class)
        /// Between two monuments, or an end of the sector (`nil`).
        case apart(Length, limit: Length, Monument.ID?, Monument.ID?)
        case noPositionInForce(of: Int)
        case notVisited(last: CivilDate?, days: Int?, cycle: Int)
        case severalInForce(Int, apart: Length)
        /// Two positions, by number, that were both in force from this day on, `nil` from ever.
        case inForceTogether(Int, Int, from: CivilDate?)
        case noEpoch(system: String, position: Int)
        case noSigma(Position.Role, position: Int)
        case outside(Chainage, Chainage, sectorLength: Length)
        /// The stretches that overlap one another there, and how much of the line they cover more than once.
        case overlapping([String], count: Int, Length)
        case programmeLength(Quantity, target: Quantity, year: Int)
        case noActa(days: Int)
        case certifiedWithoutActa(WorkState)
        case certifiedWithoutEvidence(WorkState)
    }

    public var rule: CheckRule
    public var place: Place
    public var kind: Kind
    public var record: String
    public var fault: Fault

    public init(_ rule: CheckRule, _ fault: Fault, _ kind: Kind, _ record: String, at place: Place = Place()) {
        self.rule = rule
        self.place = place
        self.kind = kind
        self.record = record
        self.fault = fault
    }

    public var severity: CheckSeverity { rule.severity }

    /// Along the line, what has no place last.
    public static func standsBefore(_ left: CheckFinding, _ right: CheckFinding) -> Bool {
        if left.place.sector != right.place.sector {
            guard let one = left.place.sector else { return false }
            guard let other = right.place.sector else { return true }
            return one < other
        }
        let (one, other) = (left.place.from?.metres ?? .infinity, right.place.from?.metres ?? .infinity)
        return one != other ? one < other : left.record < right.record
    }
}
