/// Where an internal edge comes from.
struct EdgeOrigin {
    var alignment: Int32
    var segment: Int32
    /// Vertex of the alignment that begins the whole edge of which this may be a part.
    var vertex: Int32
    /// Another edge of the alignment ends where this one begins, and one begins where it ends.
    var followsAnother = false
    var isFollowed = false
    /// Of the alignment: the edge that holds its origin, and the one that holds its end.
    var isFirst = false
    var isLast = false
    /// Metres: the edge's beginning from the alignment's origin and from the whole edge's beginning, and its length.
    var chainage: Double
    var offsetInWhole: Double
    var length: Double
    /// Of the alignment.
    var alignmentLength: Double

    /// Chainage of a foot `x` metres from the middle of an edge whose chord is twice `half`.
    @inline(__always)
    func chainage(at x: Double, half: Double) -> Double {
        chainage + (x / half + 1) / 2 * length
    }

    @inline(__always)
    func isNearEnd(_ chainage: Double, _ metres: Double) -> Bool {
        chainage <= metres || alignmentLength - chainage <= metres
    }
}
