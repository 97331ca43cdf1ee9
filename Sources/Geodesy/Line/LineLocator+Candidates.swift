import GeoTypes

extension LineLocator {
    /// The feet that are nearer to the point than the line on both sides of them: inside an edge, at a corner that
    /// points to the point, at an end.
    func localHits(_ search: LocatorSearch, _ point: GeocentricVector) -> [EdgeHit] {
        search.near.filter { hit in
            let origin = tree.origins[hit.edge]
            let half = tree.edges[hit.edge].half
            if hit.x >= half {
                guard origin.isFollowed else { return true }
                // At the corner, unless the next edge comes nearer.
                return tree.edges[hit.edge + 1].footAlong(point) <= -tree.edges[hit.edge + 1].half
            }
            // A corner counts for the edge that ends there.
            return hit.x > -half || !origin.followsAnother
        }
    }

    /// One foot for each place, nearest first; where they are equal, in the order of the lines.
    func merged(_ feet: [LineFoot]) -> [LineFoot] {
        var places: [LineFoot] = []
        for foot in feet.sorted(by: isEarlier) {
            if let last = places.last, tree.origins[last.hit.edge].alignment == tree.origins[foot.hit.edge].alignment {
                let nearest = min(abs(last.offset), abs(foot.offset))
                let isOne =
                    abs(last.chainage - foot.chainage) <= max((8 * nearest * ambiguity.metres).squareRoot(), 0.001)
                if isOne, abs(abs(last.offset) - abs(foot.offset)) <= ambiguity.metres {
                    if abs(foot.offset) < abs(last.offset) { places[places.count - 1] = foot }
                    continue
                }
            }
            places.append(foot)
        }
        return places.sorted { first, second in
            // Whole micrometres, so that lines which meet in the foot come in their own order.
            ((abs(first.offset) * 1e6).rounded(), first.hit.edge) < (
                (abs(second.offset) * 1e6).rounded(), second.hit.edge
            )
        }
    }

    private func isEarlier(_ first: LineFoot, _ second: LineFoot) -> Bool {
        let alignments = (tree.origins[first.hit.edge].alignment, tree.origins[second.hit.edge].alignment)
        return (alignments.0, first.chainage, first.hit.edge) < (alignments.1, second.chainage, second.hit.edge)
    }

    func candidate(
        _ foot: LineFoot, _ view: EdgeView, _ point: GeographicPoint, _ place: GeocentricVector
    ) -> LineCandidate {
        let origin = tree.origins[foot.hit.edge]
        let alignment = alignments[Int(origin.alignment)]
        let chainage = min(max(foot.chainage, 0), alignment.length.metres)
        return LineCandidate(
            alignment: Int(origin.alignment), segment: Int(origin.segment), chainage: .metres(chainage),
            offset: .metres(foot.offset), foot: alignment.point(at: .metres(chainage)) ?? point,
            end: view.end(foot.hit, place))
    }
}
