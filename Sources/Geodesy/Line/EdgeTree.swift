import GeoTypes

/// The edges of many lines in order, under a binary hierarchy of capsules around runs of them.
///
/// Runs follow the line, so that however it winds a node costs one look and a hierarchy of n edges about 2 log₂ n.
struct EdgeTree: Sendable {
    typealias Ends = (start: GeocentricVector, end: GeocentricVector)

    private(set) var edges: [LineEdge] = []
    /// Beginning and end of each edge, exact: edges that share a vertex have the same numbers.
    private(set) var ends: [Ends] = []
    private(set) var origins: [EdgeOrigin] = []
    /// First edge of each leaf, and the count of edges at the end. A leaf has edges of one alignment only.
    private(set) var leafStarts: [Int32] = []
    /// A complete binary tree: the root is 1, the children of i are 2i and 2i + 1, the leaves begin at `leafBase`.
    private(set) var nodes: [Capsule] = []
    private(set) var leafBase = 1
    /// For each leaf, metres to everything but the leaves before and after it; at least so many.
    private(set) var clearances: [Double] = []

    /// Longer edges are divided.
    private static let longestEdge = 1_000.0
    /// Shorter ones are repeated vertices, written twice with other last digits.
    private static let shortestEdge = 1e-6
    private static let edgesPerLeaf = 4
    /// An arc of the longest edge rises 2 cm above its chord.
    private static let sagitta = 0.021

    init(_ alignments: [Alignment]) {
        for (index, alignment) in alignments.enumerated() {
            append(alignment, index)
        }
        leafStarts.append(Int32(edges.count))
        buildNodes()
        clearances = (0..<leafStarts.count - 1).map(clearance)
    }

    // MARK: - Edges

    private mutating func append(_ alignment: Alignment, _ index: Int) {
        let firstEdge = edges.count
        var lastVertexPlace: SurfacePoint?
        for segment in 0..<alignment.segmentCount {
            let range = alignment.segmentStarts[segment]..<alignment.lastVertex(ofSegment: segment)
            var place = alignment.ellipsoid.surface(alignment.vertex(range.lowerBound))
            let joins = lastVertexPlace.map { Self.isSame($0.position, place.position) } ?? false
            var isJoined = joins && edges.count > firstEdge
            for vertex in range {
                let length = alignment.chainages[vertex + 1] - alignment.chainages[vertex]
                guard length > Self.shortestEdge else { continue }
                var origin = EdgeOrigin(
                    alignment: Int32(index), segment: Int32(segment), vertex: Int32(vertex),
                    chainage: alignment.chainages[vertex], offsetInWhole: 0, length: length,
                    alignmentLength: alignment.length.metres)
                origin.followsAnother = isJoined
                place = appendEdge(alignment, origin, from: place)
                isJoined = true
            }
            lastVertexPlace = place
        }
        guard edges.count > firstEdge else { return }
        origins[firstEdge].isFirst = true
        origins[edges.count - 1].isLast = true
        for edge in firstEdge..<edges.count where origins[edge].followsAnother {
            origins[edge - 1].isFollowed = true
        }
        leafStarts += stride(from: firstEdge, to: edges.count, by: Self.edgesPerLeaf).map { Int32($0) }
    }

    /// Appends one geodesic, in parts if it is long; returns its end.
    private mutating func appendEdge(
        _ alignment: Alignment, _ whole: EdgeOrigin, from start: SurfacePoint
    ) -> SurfacePoint {
        let vertex = Int(whole.vertex)
        let parts = max(Int((whole.length / Self.longestEdge).rounded(.up)), 1)
        let end = alignment.ellipsoid.surface(alignment.vertex(vertex + 1))
        var places = [start]
        if parts > 1 {
            let geodesic = PreparedGeodesic(
                alignment.ellipsoid, from: alignment.vertex(vertex), azimuth: alignment.azimuths[vertex],
                length: whole.length)
            for part in 1..<parts {
                let along = whole.length * Double(part) / Double(parts)
                places.append(alignment.ellipsoid.surface(geodesic.position(along).point))
            }
        }
        places.append(end)
        for part in 0..<parts {
            var origin = whole
            origin.length = whole.length / Double(parts)
            origin.offsetInWhole = whole.length * Double(part) / Double(parts)
            origin.chainage = whole.chainage + origin.offsetInWhole
            origin.followsAnother = part > 0 || whole.followsAnother
            edges.append(LineEdge(from: places[part], to: places[part + 1], on: alignment.ellipsoid))
            ends.append((places[part].position, places[part + 1].position))
            origins.append(origin)
        }
        return end
    }

    private static func isSame(_ first: GeocentricVector, _ second: GeocentricVector) -> Bool {
        (first - second).squaredLength < shortestEdge * shortestEdge
    }

    // MARK: - Hierarchy

    private mutating func buildNodes() {
        let leaves = leafStarts.count - 1
        while leafBase < leaves { leafBase *= 2 }
        nodes = Array(repeating: .empty, count: 2 * leafBase)
        for node in stride(from: 2 * leafBase - 1, through: 1, by: -1) {
            // The leaves below the node.
            var first = node
            var last = node
            while first < leafBase {
                first = 2 * first
                last = 2 * last + 1
            }
            guard first - leafBase < leaves else { continue }
            let firstEdge = Int(leafStarts[first - leafBase])
            let endEdge = Int(leafStarts[min(last - leafBase + 1, leaves)])
            nodes[node] = Capsule(around: ends[firstEdge..<endEdge], margin: Self.sagitta)
        }
    }
}

extension EdgeTree {
    /// What is beyond the distance looked at counts as being there.
    private func clearance(_ leaf: Int) -> Double {
        let edges = ends[Int(leafStarts[leaf])..<Int(leafStarts[leaf + 1])]
        let axis = nodes[leaf + leafBase]
        let centre = axis.centre
        let ball =
            edges.reduce(0) { max($0, ($1.start - centre).squaredLength, ($1.end - centre).squaredLength) }
            .squareRoot() + Self.sagitta
        var nearest = 16 * ball
        lookForOthers(1, than: leaf, centre, &nearest)
        return nearest - ball
    }

    private func lookForOthers(_ node: Int, than leaf: Int, _ centre: GeocentricVector, _ nearest: inout Double) {
        let distance = nodes[node].squaredDistance(centre).squareRoot() - nodes[node].radius
        guard distance < nearest else { return }
        guard node >= leafBase else {
            lookForOthers(2 * node, than: leaf, centre, &nearest)
            lookForOthers(2 * node + 1, than: leaf, centre, &nearest)
            return
        }
        if abs(node - leafBase - leaf) > 1 { nearest = max(distance, 0) }
    }
}

extension Capsule {
    fileprivate init(around ends: ArraySlice<EdgeTree.Ends>, margin: Double) {
        guard let first = ends.first, let last = ends.last else {
            self = .empty
            return
        }
        self.init(from: first.start, to: last.end)
        var greatest = 0.0
        for edge in ends {
            greatest = max(greatest, squaredDistance(edge.start), squaredDistance(edge.end))
        }
        radius = greatest.squareRoot() + margin
    }
}
