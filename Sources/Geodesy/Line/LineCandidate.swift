public import GeoTypes

/// On which side of the line, looking towards increasing chainage.
public enum Side: String, Hashable, Sendable {
    case left, right
    /// Within a tenth of a millimetre, which is what the method can tell.
    case onLine = "on-line"

    init(offset: Double) {
        self = abs(offset) < 0.000_1 ? .onLine : offset > 0 ? .left : .right
    }
}

/// Whether a point lies abreast of the line or beyond one of its ends.
public enum LineEnd: UInt8, Hashable, Sendable {
    case abreast
    /// The foot is the origin, and the offset the distance to it.
    case beforeStart
    /// The foot is the end, and the offset the distance to it.
    case afterEnd
}

/// One answer to "where on the line is this point?".
public struct LineCandidate: Hashable, Sendable {
    /// Index of the alignment in the locator, from 0.
    public var alignment: Int
    /// Segment of the alignment, from 0; at a joint the earlier one.
    public var segment: Int
    public var chainage: Chainage
    /// Distance on the ellipsoid, left positive; beyond an end or at a corner the distance to it.
    public var offset: Length
    public var foot: GeographicPoint
    public var end: LineEnd

    public var side: Side { Side(offset: offset.metres) }
}
