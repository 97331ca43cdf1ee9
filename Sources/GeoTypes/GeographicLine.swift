/// Places in order, each joined to the next by the geodesic between them.
///
/// Other curves (a parallel, a vertical plane) are densified into one of these to a stated tolerance.
public struct GeographicLine: Hashable, Sendable {
    public var points: [GeographicPoint]

    public init(_ points: [GeographicPoint]) {
        self.points = points
    }
}
