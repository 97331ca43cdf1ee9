/// The curve that joins the vertices of a segment.
public enum LineRule: Sendable {
    /// The shortest line ("a line drawn direct").
    case geodesic
    /// Constant latitude: the vertices must have one.
    case parallel
    /// Constant longitude ("due north"): the vertices must have one.
    case meridian
    /// The normal section at the first of two vertices through the second; the geodesic where that differs from it by
    /// less than a millimetre. The section at the second vertex is another curve: it is taken from the first, in the
    /// direction of increasing chainage.
    case verticalPlane
    /// Straight on a map projection.
    case gridLine(GridPlane)
    /// From vertex to vertex as they were surveyed, by geodesics: monuments, rivers, watersheds.
    case surveyed
}
