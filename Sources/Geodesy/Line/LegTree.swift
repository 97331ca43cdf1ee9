/// Boxes around runs of consecutive legs, in a complete binary tree: children of node n are 2n and 2n + 1.
struct LegTree: Sendable {
    struct Box: Sendable {
        var low = SIMD3<Double>(repeating: .infinity)
        var high = SIMD3<Double>(repeating: -.infinity)

        mutating func formUnion(_ other: Box) {
            low = pointwiseMin(low, other.low)
            high = pointwiseMax(high, other.high)
        }

        /// Of the distance in space from a point to the box.
        @inline(__always)
        func squaredDistance(to point: SIMD3<Double>) -> Double {
            let outside = pointwiseMax(pointwiseMax(low - point, point - high), SIMD3(repeating: 0))
            return (outside * outside).sum()
        }
    }

    static let run = 8

    /// Node 1 is the root; node 0 is not used.
    let boxes: [Box]
    /// Number of the first leaf; leaf l holds the legs from l × ``run`` on.
    let firstLeaf: Int
    let legCount: Int

    init(_ legs: [Leg]) {
        legCount = legs.count
        let leaves = max(1, (legs.count + Self.run - 1) / Self.run)
        var firstLeaf = 1
        while firstLeaf < leaves { firstLeaf *= 2 }
        var boxes = [Box](repeating: Box(), count: firstLeaf * 2)
        for (index, leg) in legs.enumerated() {
            let leaf = firstLeaf + index / Self.run
            boxes[leaf].formUnion(Box(low: leg.start, high: leg.start))
            boxes[leaf].formUnion(Box(low: leg.end, high: leg.end))
        }
        for node in stride(from: firstLeaf - 1, to: 0, by: -1) {
            boxes[node] = boxes[2 * node]
            boxes[node].formUnion(boxes[2 * node + 1])
        }
        self.boxes = boxes
        self.firstLeaf = firstLeaf
    }

    func legs(ofLeaf leaf: Int) -> Range<Int> {
        let first = (leaf - firstLeaf) * Self.run
        return min(first, legCount)..<min(first + Self.run, legCount)
    }

    /// Every leg whose run's box comes within a distance of the point.
    func legs(within distance: Double, of point: SIMD3<Double>, _ legs: [Leg]) -> [Int] {
        var found: [Int] = []
        var open = [1]
        while let node = open.popLast() {
            guard boxes[node].squaredDistance(to: point) <= distance * distance else { continue }
            if node >= firstLeaf {
                found += self.legs(ofLeaf: node)
            } else {
                open.append(2 * node + 1)
                open.append(2 * node)
            }
        }
        return found
    }
}
