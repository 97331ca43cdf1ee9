/// One thread's search in an ``EdgeTree``: the nearest edge and all that are nearly as near.
struct LocatorSearch {
    let view: EdgeView
    private let tolerance: Double

    private(set) var best = EdgeHit(edge: -1, square: .infinity, x: 0)
    /// Every edge that was within the limit when it was looked at: the final limit is smaller. One may come twice.
    private(set) var near: [EdgeHit] = []
    /// Nothing farther than this is of interest.
    private(set) var limit = 0.0
    private var limitSquare = 0.0
    private var bestLeaf = -1

    /// No chord is longer.
    private static let farthest = 2e7

    /// The view must stay valid as long as the search.
    init(_ view: EdgeView, tolerance: Double) {
        self.view = view
        self.tolerance = tolerance
    }

    /// Finds the nearest edge within `reach` metres; the answer doesn't depend on earlier ones, the time does.
    @inline(__always)
    mutating func findNearest(_ point: GeocentricVector, reach: Double) {
        forget()
        setLimit(min(reach, Self.farthest) + tolerance)
        let hint = bestLeaf
        bestLeaf = -1
        guard hint >= 0 else { return visit(1, point, view.nodes[1].squaredDistance(point)) }
        scan(hint, point)
        if best.square > 64 * view.nodes[hint + view.leafBase].axisSquare {
            // Far from the last place, which may as well be another part of the line: from the top, with a bound.
            forget()
            visit(1, point, view.nodes[1].squaredDistance(point))
        } else if !stay(around: hint, point) {
            climb(from: hint + view.leafBase, point)
        }
        if bestLeaf < 0 { bestLeaf = hint }
    }

    /// Finds every edge within `reach` metres.
    mutating func findAll(_ point: GeocentricVector, reach: Double) {
        near.removeAll(keepingCapacity: true)
        best = EdgeHit(edge: -1, square: -1, x: 0)
        setLimit(min(reach, Self.farthest))
        visit(1, point, view.nodes[1].squaredDistance(point))
    }

    @inline(__always)
    private mutating func forget() {
        best = EdgeHit(edge: -1, square: .infinity, x: 0)
        near.removeAll(keepingCapacity: true)
    }

    @inline(__always)
    private mutating func setLimit(_ metres: Double) {
        limit = metres
        limitSquare = metres * metres
    }

    // MARK: - Walking

    /// Looks at the leaves on both sides, which follow the nearest place, and tells whether that is enough: the rest is
    /// farther from the nearest leaf than its clearance c, and so farther from the point, at distance d, than c − d.
    @inline(__always)
    private mutating func stay(around hint: Int, _ point: GeocentricVector) -> Bool {
        var low = hint
        var high = hint
        for _ in 0..<4 {
            guard bestLeaf >= 0 else { return false }
            let leaf = bestLeaf
            // Already now too far for the rest to be left out.
            guard view.clearances[leaf] > limit else { return false }
            if leaf == low, low > 0 {
                low -= 1
                scanIfNear(low, point)
            }
            if leaf == high, high + 2 < view.leafStarts.count {
                high += 1
                scanIfNear(high, point)
            }
            if bestLeaf == leaf { return view.clearances[leaf] > limit + best.square.squareRoot() }
        }
        return false
    }

    @inline(__always)
    private mutating func scanIfNear(_ leaf: Int, _ point: GeocentricVector) {
        let node = leaf + view.leafBase
        if mayReach(node, view.nodes[node].squaredDistance(point)) { scan(leaf, point) }
    }

    @inline(__always)
    private func mayReach(_ node: Int, _ axisDistance: Double) -> Bool {
        let reach = limit + view.nodes[node].radius
        return axisDistance <= reach * reach
    }

    @inline(__always)
    private mutating func climb(from leaf: Int, _ point: GeocentricVector) {
        var node = leaf
        while node > 1 {
            let sibling = node ^ 1
            let distance = view.nodes[sibling].squaredDistance(point)
            if mayReach(sibling, distance) { visit(sibling, point, distance) }
            node >>= 1
        }
    }

    /// `distance` is the squared one from the node's axis.
    private mutating func visit(_ node: Int, _ point: GeocentricVector, _ distance: Double) {
        guard mayReach(node, distance) else { return }
        guard node < view.leafBase else { return scan(node - view.leafBase, point) }
        let first = view.nodes[2 * node].squaredDistance(point)
        let second = view.nodes[2 * node + 1].squaredDistance(point)
        if first <= second {
            visit(2 * node, point, first)
            visit(2 * node + 1, point, second)
        } else {
            visit(2 * node + 1, point, second)
            visit(2 * node, point, first)
        }
    }

    @inline(__always)
    private mutating func scan(_ leaf: Int, _ point: GeocentricVector) {
        for edge in Int(view.leafStarts[leaf])..<Int(view.leafStarts[leaf + 1]) {
            let hit = view.hit(edge, point)
            guard hit.square <= limitSquare else { continue }
            near.append(hit)
            // The first in order wins where two are equal: the joint of two edges, the corner of three sectors.
            guard hit.square < best.square || (hit.square == best.square && edge < best.edge) else { continue }
            best = hit
            bestLeaf = leaf
            setLimit(min(limit, hit.square.squareRoot() + tolerance))
        }
    }

    // MARK: - The answer

    /// Whether another place of the line is as near as the nearest, within the tolerance.
    @inline(__always)
    func isAmbiguous() -> Bool {
        guard near.count > 1 else { return false }
        let distance = best.square.squareRoot()
        for hit in near where hit.square <= limitSquare && hit.edge != best.edge {
            if !view.isSamePlace(hit, best, distance: distance, tolerance: tolerance) { return true }
        }
        return false
    }
}
