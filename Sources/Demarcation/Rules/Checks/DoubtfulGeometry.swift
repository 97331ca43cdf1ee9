public import GeoTypes

/// A stored geometry that isn't plainly a line of longitudes and latitudes.
public struct DoubtfulGeometry: Sendable {
    public enum Content: Sendable {
        case missing
        /// Why it can't be read.
        case unreadable(String)
        /// Points, polygons, several lines.
        case another
        case line(CoordinateColumns)
    }

    public var kind: CheckFinding.Kind
    public var id: String
    public var place: CheckFinding.Place
    public var content: Content

    public init(kind: CheckFinding.Kind, id: String, place: CheckFinding.Place, content: Content) {
        self.kind = kind
        self.id = id
        self.place = place
        self.content = content
    }
}
