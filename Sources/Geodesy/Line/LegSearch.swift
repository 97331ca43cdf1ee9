/// Finds the nearest leg for one point after the other, and remembers where the last one was.
struct LegSearch {
    private(set) var best = Foot.none
    private let tolerance: Double
    private var hint = 0
    /// Feet that were within the tolerance of the best one when they were met.
    private var rivals: [Foot] = []
    private var open: [Int] = []

    init(tolerance: Double) {
        self.tolerance = tolerance
        open.reserveCapacity(64)
        rivals.reserveCapacity(64)
    }

    /// False when nothing lies within reach.
    mutating func find(_ point: SIMD3<Double>, _ legs: [Leg], _ tree: LegTree, within reach: Double) -> Bool {
        rivals.removeAll(keepingCapacity: true)
        best = .none
        guard !legs.isEmpty else { return false }
        // The run of the last point's leg gives a bound that leaves little else to look at.
        examine(tree.legs(ofLeaf: tree.firstLeaf + hint / LegTree.run), point, legs, within: reach)
        let hinted = tree.firstLeaf + hint / LegTree.run
        tree.boxes.withUnsafeBufferPointer { boxes in
            open.append(1)
            while let node = open.popLast() {
                let bound = min(best.distance + tolerance, reach)
                guard boxes[node].squaredDistance(to: point) <= bound * bound else { continue }
                if node >= tree.firstLeaf {
                    if node != hinted { examine(tree.legs(ofLeaf: node), point, legs, within: reach) }
                    continue
                }
                let (left, right) = (2 * node, 2 * node + 1)
                // The nearer child last, so that it is looked at first.
                if boxes[left].squaredDistance(to: point) <= boxes[right].squaredDistance(to: point) {
                    open.append(right)
                    open.append(left)
                } else {
                    open.append(left)
                    open.append(right)
                }
            }
        }
        guard best.leg >= 0 else { return false }
        hint = Int(best.leg)
        return true
    }

    private mutating func examine(
        _ range: Range<Int>, _ point: SIMD3<Double>, _ legs: [Leg], within reach: Double
    ) {
        legs.withUnsafeBufferPointer { legs in
            for index in range {
                let foot = Foot(of: point, on: legs[index], leg: Int32(index))
                guard foot.distance <= reach, foot.distance <= best.distance + tolerance else { continue }
                rivals.append(foot)
                // Of two at one place the first in order has it.
                let isNearer =
                    foot.distance < best.distance - 1e-9
                    || (foot.distance < best.distance + 1e-9 && (best.leg < 0 || foot.leg < best.leg))
                if isNearer { best = foot }
            }
        }
    }

    /// Whether another place, elsewhere, is as near as the best one.
    func isAmbiguous(_ legs: [Leg]) -> Bool {
        rivals.contains { $0.distance <= best.distance + tolerance && !best.isSamePlace(as: $0, legs) }
    }
}

extension Foot {
    /// Farther than anything.
    static let none = Foot()

    private init() {
        leg = -1
        distance = .infinity
        chainage = .nan
        offset = .nan
        end = .none
    }
}
