public import GeoTypes

/// A place as a handheld receiver keeps it.
public struct Waypoint: Hashable, Sendable {
    public var point: GeographicPoint
    /// Metres above the ellipsoid or the geoid, whichever the document says: GPX has no word for it.
    public var elevation: Double?
    /// Points of a track have none.
    public var name: String?
    public var comment: String?
    public var description: String?
    /// A symbol of the receiver: `Flag, Blue`.
    public var symbol: String?
    public var kind: String?

    public init(
        _ point: GeographicPoint, name: String?, elevation: Double? = nil, comment: String? = nil,
        description: String? = nil, symbol: String? = nil, kind: String? = nil
    ) {
        self.point = point
        self.elevation = elevation
        self.name = name
        self.comment = comment
        self.description = description
        self.symbol = symbol
        self.kind = kind
    }
}
