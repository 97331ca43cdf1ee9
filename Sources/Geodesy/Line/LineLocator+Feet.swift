import GeoTypes

/// A point's foot on one edge, finished.
struct LineFoot {
    var hit: LocatorSearch.Hit
    var chainage: Double
    /// Metres, left positive.
    var offset: Double
}

extension LineLocator {
    /// By the arc: chainage by the foot's part of the edge, offset by the chord bent to the ellipsoid.
    @inline(__always)
    func arcFoot(_ hit: LocatorSearch.Hit, _ point: GeocentricVector) -> LineFoot {
        let edge = tree.edges[hit.edge]
        let chainage = tree.origins[hit.edge].chainage(at: hit.x, half: edge.half)
        let chord = hit.square.squareRoot()
        let isInside = abs(hit.x) < edge.half
        let curvature = isInside ? edge.crossCurvature : curvature(hit, edge, point)
        let length = LineEdge.arc(chord, curvature)
        return LineFoot(hit: hit, chainage: chainage, offset: isLeft(hit, point) ? length : -length)
    }

    /// By geodesics on the whole edge of which the hit's is a part.
    func exactFoot(_ hit: LocatorSearch.Hit, _ point: GeographicPoint, _ place: GeocentricVector) -> LineFoot {
        let origin = tree.origins[hit.edge]
        let alignment = alignments[Int(origin.alignment)]
        let vertex = Int(origin.vertex)
        let whole = alignment.chainages[vertex + 1] - alignment.chainages[vertex]
        let geodesic = PreparedGeodesic(
            alignment.ellipsoid, from: alignment.vertex(vertex), azimuth: alignment.azimuths[vertex], length: whole)
        let foot = geodesic.foot(
            of: point, from: origin.offsetInWhole + (hit.x / tree.edges[hit.edge].half + 1) / 2 * origin.length)
        let distance = abs(foot.offset)
        return LineFoot(
            hit: hit, chainage: alignment.chainages[vertex] + foot.along,
            offset: isLeft(hit, place) ? distance : -distance)
    }

    /// Of the ellipsoid in the direction from a corner to the point, by Euler.
    private func curvature(_ hit: LocatorSearch.Hit, _ edge: LineEdge, _ point: GeocentricVector) -> Double {
        let from = point - corner(hit)
        let along = from.dot(edge.along)
        let across = from.dot(edge.left)
        let square = along * along + across * across
        guard square > 0 else { return edge.curvature }
        return (along * along * edge.curvature + across * across * edge.crossCurvature) / square
    }

    /// The end of the edge at which the foot is.
    @inline(__always)
    private func corner(_ hit: LocatorSearch.Hit) -> GeocentricVector {
        hit.x > 0 ? tree.ends[hit.edge].end : tree.ends[hit.edge].start
    }

    /// At a corner the side is that of both edges together: a point ahead of a hairpin's tip is outside the turn,
    /// whichever of the two legs it is compared with.
    @inline(__always)
    private func isLeft(_ hit: LocatorSearch.Hit, _ point: GeocentricVector) -> Bool {
        let edge = tree.edges[hit.edge]
        if abs(hit.x) < edge.half { return (point - edge.place(hit.x)).dot(edge.left) >= 0 }
        var left = edge.left
        if hit.x > 0, tree.origins[hit.edge].isFollowed { left = left + tree.edges[hit.edge + 1].left }
        if hit.x < 0, tree.origins[hit.edge].followsAnother { left = left + tree.edges[hit.edge - 1].left }
        return (point - corner(hit)).dot(left) >= 0
    }

    /// Whether the point is beyond an end of its line, by more than a tenth of a millimetre.
    @inline(__always)
    func end(_ hit: LocatorSearch.Hit, _ point: GeocentricVector) -> LineEnd {
        let origin = tree.origins[hit.edge]
        guard origin.isFirst || origin.isLast else { return .abreast }
        let half = tree.edges[hit.edge].half
        guard abs(hit.x) >= half else { return .abreast }
        let x = tree.edges[hit.edge].footAlong(point)
        if origin.isFirst, x < -half - 0.000_1 { return .beforeStart }
        if origin.isLast, x > half + 0.000_1 { return .afterEnd }
        return .abreast
    }

    // MARK: - Telling places apart

    /// Whether two feet are one place for a point at that distance.
    ///
    /// One place are feet within a millimetre of each other, and feet along one line so near together that between them
    /// the line is nowhere farther from the point by more than the tolerance t: at a slight bend a point at distance d
    /// inside the bend has two feet s apart, and the bend is s²/8d farther away, so s ≤ √(8 d t). Where the line of one
    /// sector goes on as another's, the same holds across their common end.
    @inline(__always)
    func isSamePlace(_ first: LocatorSearch.Hit, _ second: LocatorSearch.Hit, _ distance: Double) -> Bool {
        let firstOrigin = tree.origins[first.edge]
        let secondOrigin = tree.origins[second.edge]
        let firstChainage = firstOrigin.chainage(at: first.x, half: tree.edges[first.edge].half)
        let secondChainage = secondOrigin.chainage(at: second.x, half: tree.edges[second.edge].half)
        let blur = max((8 * distance * ambiguity.metres).squareRoot(), 0.001)
        let isOneLine = firstOrigin.alignment == secondOrigin.alignment
        if isOneLine, abs(firstChainage - secondChainage) <= blur { return true }
        let apart = (foot(first) - foot(second)).squaredLength
        if apart <= 1e-6 { return true }
        guard !isOneLine, apart <= blur * blur else { return false }
        return isNearEnd(firstOrigin.alignment, firstChainage, blur)
            && isNearEnd(secondOrigin.alignment, secondChainage, blur)
    }

    private func isNearEnd(_ alignment: Int32, _ chainage: Double, _ metres: Double) -> Bool {
        chainage <= metres || alignments[Int(alignment)].length.metres - chainage <= metres
    }

    @inline(__always)
    private func foot(_ hit: LocatorSearch.Hit) -> GeocentricVector {
        let half = tree.edges[hit.edge].half
        return abs(hit.x) < half ? tree.edges[hit.edge].place(hit.x) : corner(hit)
    }
}
