public import GeoTypes

/// A turning point of the line, as the line has it, with what is stated of its position.
public struct Vertex: Identifiable, Hashable, Sendable {
    public struct ID: RawRepresentable, Hashable, Comparable, Sendable {
        public var rawValue: String
        public init(rawValue: String) { self.rawValue = rawValue }
        public static func < (left: ID, right: ID) -> Bool { left.rawValue < right.rawValue }
    }

    /// `SEGMENT/3`.
    public var id: ID
    public var segment: Segment.ID
    public var sector: Sector.ID
    /// Place in the segment, from 1.
    public var sequence: Int
    public var name: String?
    public var chainage: Chainage
    /// Where the line turns, in the register's frame.
    public var point: GeographicPoint
    public var positions: [Position]

    public init(
        id: ID, segment: Segment.ID, sector: Sector.ID, sequence: Int, name: String?, chainage: Chainage,
        point: GeographicPoint, positions: [Position]
    ) {
        self.id = id
        self.segment = segment
        self.sector = sector
        self.sequence = sequence
        self.name = name
        self.chainage = chainage
        self.point = point
        self.positions = positions
    }
}
