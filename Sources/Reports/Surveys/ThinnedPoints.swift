import Demarcation
public import GeoTypes

/// The points of a survey as a drawing shows them: of those that would fall on each other one is kept, so that a million
/// take no more room than the paper has.
public struct ThinnedPoints: Sendable {
    public enum Kind: Int, CaseIterable, Sendable {
        case located, unlocated, track, ambiguous
    }

    let frame: MapFrame
    private var seen: [Set<Int32>]
    private(set) var drawn: [[(x: Double, y: Double)]]
    /// All points of each kind, and those outside the drawing.
    private(set) var counts: [Int]
    private(set) var outside = 0

    /// Pixels on each side of the cell in which one point stands for all.
    private static let cell = 3.0

    public init(_ frame: MapFrame) {
        self.frame = frame
        seen = Kind.allCases.map { _ in [] }
        drawn = Kind.allCases.map { _ in [] }
        counts = Kind.allCases.map { _ in 0 }
    }

    public mutating func add(_ point: GeographicPoint, _ kind: Kind) {
        counts[kind.rawValue] += 1
        guard frame.box.contains(point) else {
            outside += 1
            return
        }
        let place = frame.place(point)
        let cell = Int32(place.y / Self.cell) * 4096 + Int32(place.x / Self.cell)
        if seen[kind.rawValue].insert(cell).inserted { drawn[kind.rawValue].append(place) }
    }
}
