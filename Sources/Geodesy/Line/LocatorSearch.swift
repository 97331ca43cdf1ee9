/// One thread's search in an ``EdgeTree``: the nearest edge and all that are nearly as near.
struct LocatorSearch {
    struct Hit {
        var edge: Int
        /// Squared chord between the point and the foot.
        var square: Double
        /// The foot, metres from the edge's middle; ± half at an end.
        var x: Double
    }

    private let edges: UnsafeBufferPointer<LineEdge>
    private let ends: UnsafeBufferPointer<(start: GeocentricVector, end: GeocentricVector)>
    private let leafStarts: UnsafeBufferPointer<Int32>
    private let nodes: UnsafeBufferPointer<Capsule>
    private let leafBase: Int
    private let tolerance: Double

    private(set) var best = Hit(edge: -1, square: .infinity, x: 0)
    /// Every edge that was within the limit when it was looked at: the final limit is smaller.
    private(set) var near: [Hit] = []
    /// Nothing farther than this is of interest.
    private(set) var limit = 0.0
    private var limitSquare = 0.0
    private var bestLeaf = -1

    /// No chord is longer.
    private static let farthest = 2e7

    /// The buffers must stay valid as long as the search.
    init(
        edges: UnsafeBufferPointer<LineEdge>,
        ends: UnsafeBufferPointer<(start: GeocentricVector, end: GeocentricVector)>,
        leafStarts: UnsafeBufferPointer<Int32>, nodes: UnsafeBufferPointer<Capsule>, leafBase: Int, tolerance: Double
    ) {
        self.edges = edges
        self.ends = ends
        self.leafStarts = leafStarts
        self.nodes = nodes
        self.leafBase = leafBase
        self.tolerance = tolerance
    }

    /// Finds the nearest edge within `reach` metres; the answer doesn't depend on earlier ones, the time does.
    @inline(__always)
    mutating func findNearest(_ point: GeocentricVector, reach: Double) {
        best = Hit(edge: -1, square: .infinity, x: 0)
        near.removeAll(keepingCapacity: true)
        setLimit(min(reach, Self.farthest) + tolerance)
        let hint = bestLeaf
        bestLeaf = -1
        guard hint >= 0 else { return visit(1, point, nodes[1].squaredDistance(point)) }
        scan(hint, point)
        let leaf = hint + leafBase
        if best.square > 64 * nodes[leaf].axisSquare {
            // Far from the last place, which may as well be another part of the line: from the top, with a bound.
            best.edge = -1
            best.square = .infinity
            near.removeAll(keepingCapacity: true)
            visit(1, point, nodes[1].squaredDistance(point))
        } else {
            climb(from: leaf, point)
        }
        if bestLeaf < 0 { bestLeaf = hint }
    }

    /// Finds every edge within `reach` metres.
    mutating func findAll(_ point: GeocentricVector, reach: Double) {
        best = Hit(edge: -1, square: -1, x: 0)
        near.removeAll(keepingCapacity: true)
        setLimit(min(reach, Self.farthest))
        visit(1, point, nodes[1].squaredDistance(point))
    }

    @inline(__always)
    private mutating func setLimit(_ metres: Double) {
        limit = metres
        limitSquare = metres * metres
    }

    // MARK: - Walking

    @inline(__always)
    private func mayReach(_ node: Int, _ axisDistance: Double) -> Bool {
        let reach = limit + nodes[node].radius
        return axisDistance <= reach * reach
    }

    @inline(__always)
    private mutating func climb(from leaf: Int, _ point: GeocentricVector) {
        var node = leaf
        while node > 1 {
            let sibling = node ^ 1
            let distance = nodes[sibling].squaredDistance(point)
            if mayReach(sibling, distance) { visit(sibling, point, distance) }
            node >>= 1
        }
    }

    /// `distance` is the squared one from the node's axis.
    private mutating func visit(_ node: Int, _ point: GeocentricVector, _ distance: Double) {
        guard mayReach(node, distance) else { return }
        guard node < leafBase else { return scan(node - leafBase, point) }
        let first = nodes[2 * node].squaredDistance(point)
        let second = nodes[2 * node + 1].squaredDistance(point)
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
        for edge in Int(leafStarts[leaf])..<Int(leafStarts[leaf + 1]) {
            let hit = hit(edge, point)
            guard hit.square <= limitSquare else { continue }
            near.append(hit)
            // The first in order wins where two are equal: the joint of two edges, the corner of three sectors.
            guard hit.square < best.square || (hit.square == best.square && edge < best.edge) else { continue }
            best = hit
            bestLeaf = leaf
            setLimit(min(limit, hit.square.squareRoot() + tolerance))
        }
    }

    @inline(__always)
    func hit(_ index: Int, _ point: GeocentricVector) -> Hit {
        let edge = edges[index]
        let x = edge.footAlong(point)
        if x >= edge.half {
            return Hit(edge: index, square: (point - ends[index].end).squaredLength, x: edge.half)
        }
        if x <= -edge.half {
            return Hit(edge: index, square: (point - ends[index].start).squaredLength, x: -edge.half)
        }
        return Hit(edge: index, square: (point - edge.place(x)).squaredLength, x: x)
    }
}
