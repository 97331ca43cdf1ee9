/// An ``EdgeTree`` while it is searched, and what can be said of a point and its foot on an edge.
struct EdgeView {
    let edges: UnsafeBufferPointer<LineEdge>
    let ends: UnsafeBufferPointer<EdgeTree.Ends>
    let origins: UnsafeBufferPointer<EdgeOrigin>
    let leafStarts: UnsafeBufferPointer<Int32>
    let clearances: UnsafeBufferPointer<Double>
    let nodes: UnsafeBufferPointer<Capsule>
    let leafBase: Int

    @inline(__always)
    func hit(_ index: Int, _ point: GeocentricVector) -> EdgeHit {
        let edge = edges[index]
        let x = edge.footAlong(point)
        if x >= edge.half {
            return EdgeHit(edge: index, square: (point - ends[index].end).squaredLength, x: edge.half)
        }
        if x <= -edge.half {
            return EdgeHit(edge: index, square: (point - ends[index].start).squaredLength, x: -edge.half)
        }
        return EdgeHit(edge: index, square: (point - edge.place(x)).squaredLength, x: x)
    }

    @inline(__always)
    func chainage(_ hit: EdgeHit) -> Double {
        origins[hit.edge].chainage(at: hit.x, half: edges[hit.edge].half)
    }

    /// Left positive, metres on the ellipsoid: the chord bent to its curvature.
    @inline(__always)
    func offset(_ hit: EdgeHit, _ point: GeocentricVector) -> Double {
        let edge = edges[hit.edge]
        let curvature = abs(hit.x) < edge.half ? edge.crossCurvature : curvature(hit, edge, point)
        let length = LineEdge.arc(hit.square.squareRoot(), curvature)
        return isLeft(hit, point) ? length : -length
    }

    /// At a corner the side is that of both edges together: a point ahead of a hairpin's tip is outside the turn,
    /// whichever of the two legs it is compared with.
    @inline(__always)
    func isLeft(_ hit: EdgeHit, _ point: GeocentricVector) -> Bool {
        let edge = edges[hit.edge]
        if abs(hit.x) < edge.half { return (point - edge.place(hit.x)).dot(edge.left) >= 0 }
        var left = edge.left
        if hit.x > 0, origins[hit.edge].isFollowed { left = left + edges[hit.edge + 1].left }
        if hit.x < 0, origins[hit.edge].followsAnother { left = left + edges[hit.edge - 1].left }
        return (point - corner(hit)).dot(left) >= 0
    }

    /// Whether the point is beyond an end of its line, by more than a tenth of a millimetre.
    @inline(__always)
    func end(_ hit: EdgeHit, _ point: GeocentricVector) -> LineEnd {
        let origin = origins[hit.edge]
        guard origin.isFirst || origin.isLast else { return .abreast }
        let half = edges[hit.edge].half
        guard abs(hit.x) >= half else { return .abreast }
        let x = edges[hit.edge].footAlong(point)
        if origin.isFirst, x < -half - 0.000_1 { return .beforeStart }
        if origin.isLast, x > half + 0.000_1 { return .afterEnd }
        return .abreast
    }

    /// Whether two feet are one place for a point at that distance, by a tolerance in metres.
    ///
    /// One place are feet within a millimetre of each other, and feet along one line so near together that between them
    /// the line is nowhere farther from the point by more than the tolerance t: at a slight bend a point at distance d
    /// inside the bend has two feet s apart, and the bend is s²/8d farther away, so s ≤ √(8 d t). Where the line of one
    /// sector goes on as another's, the same holds across their common end.
    @inline(__always)
    func isSamePlace(_ first: EdgeHit, _ second: EdgeHit, distance: Double, tolerance: Double) -> Bool {
        let firstOrigin = origins[first.edge]
        let secondOrigin = origins[second.edge]
        let blur = max((8 * distance * tolerance).squareRoot(), 0.001)
        let firstChainage = chainage(first)
        let secondChainage = chainage(second)
        let isOneLine = firstOrigin.alignment == secondOrigin.alignment
        if isOneLine, abs(firstChainage - secondChainage) <= blur { return true }
        let apart = (foot(first) - foot(second)).squaredLength
        if apart <= 1e-6 { return true }
        guard !isOneLine, apart <= blur * blur else { return false }
        return firstOrigin.isNearEnd(firstChainage, blur) && secondOrigin.isNearEnd(secondChainage, blur)
    }

    @inline(__always)
    private func foot(_ hit: EdgeHit) -> GeocentricVector {
        abs(hit.x) < edges[hit.edge].half ? edges[hit.edge].place(hit.x) : corner(hit)
    }

    /// The end of the edge at which the foot is.
    @inline(__always)
    private func corner(_ hit: EdgeHit) -> GeocentricVector {
        hit.x > 0 ? ends[hit.edge].end : ends[hit.edge].start
    }

    /// Of the ellipsoid in the direction from a corner to the point, by Euler.
    @inline(never)
    private func curvature(_ hit: EdgeHit, _ edge: LineEdge, _ point: GeocentricVector) -> Double {
        let from = point - corner(hit)
        let along = from.dot(edge.along)
        let across = from.dot(edge.left)
        let square = along * along + across * across
        guard square > 0 else { return edge.curvature }
        return (along * along * edge.curvature + across * across * edge.crossCurvature) / square
    }
}

/// A point's foot on one edge.
struct EdgeHit {
    var edge: Int
    /// Squared chord between the point and the foot.
    var square: Double
    /// The foot, metres from the edge's middle; ± half at an end.
    var x: Double
}

extension EdgeTree {
    func withView<Result>(_ body: (EdgeView) -> Result) -> Result {
        edges.withUnsafeBufferPointer { edges in
            ends.withUnsafeBufferPointer { ends in
                origins.withUnsafeBufferPointer { origins in
                    leafStarts.withUnsafeBufferPointer { leafStarts in
                        clearances.withUnsafeBufferPointer { clearances in
                            nodes.withUnsafeBufferPointer { nodes in
                                body(
                                    EdgeView(
                                        edges: edges, ends: ends, origins: origins, leafStarts: leafStarts,
                                        clearances: clearances, nodes: nodes, leafBase: leafBase))
                            }
                        }
                    }
                }
            }
        }
    }
}
