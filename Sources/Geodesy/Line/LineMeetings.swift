import GeoTypes

/// A place where two lines cross or share a vertex: its chainage on each, metres.
struct LineMeeting {
    var onFirst: Double
    var onSecond: Double
}

extension LineLocator {
    /// Where `line` and this locator's first line meet, by increasing chainage on both.
    ///
    /// A line that winds may meet an earlier or later part of the other: of all meetings the longest row is taken that
    /// leads forwards on both.
    func meetings(with line: Alignment) -> [LineMeeting] {
        let other = EdgeTree([line])
        var found: [LineMeeting] = []
        tree.withView { view in
            var search = LocatorSearch(view, tolerance: 0)
            for index in other.edges.indices {
                let edge = other.edges[index]
                // Every edge that has a place within the circle around this one.
                search.findAll(edge.place(0), reach: edge.half * 1.000_1 + 0.01)
                for hit in search.near {
                    for place in Self.meetings(other, index, tree, hit.edge) {
                        found.append(
                            LineMeeting(
                                onFirst: other.origins[index].chainage(at: place.x, half: edge.half),
                                onSecond: tree.origins[hit.edge].chainage(
                                    at: place.y, half: tree.edges[hit.edge].half)))
                    }
                }
            }
        }
        // Those at one place of the first line the other way round, so that no row has two of them.
        found.sort { ($0.onFirst, -$0.onSecond) < ($1.onFirst, -$1.onSecond) }
        return Self.longestRow(found)
    }

    /// Places of two edges, metres from the middle of each.
    private static func meetings(
        _ line: EdgeTree, _ first: Int, _ other: EdgeTree, _ second: Int
    ) -> [(x: Double, y: Double)] {
        let (edge, ends) = (line.edges[first], line.ends[first])
        let (otherEdge, otherEnds) = (other.edges[second], other.ends[second])
        var places: [(x: Double, y: Double)] = []
        for (x, end) in [(-edge.half, ends.start), (edge.half, ends.end)] {
            for (y, otherEnd) in [(-otherEdge.half, otherEnds.start), (otherEdge.half, otherEnds.end)]
            where (end - otherEnd).squaredLength < 1e-12 {
                places.append((x, y))
            }
        }
        guard places.isEmpty else { return places }
        let startSide = (ends.start - otherEdge.middle).dot(otherEdge.left)
        let endSide = (ends.end - otherEdge.middle).dot(otherEdge.left)
        let otherStart = (otherEnds.start - edge.middle).dot(edge.left)
        let otherEnd = (otherEnds.end - edge.middle).dot(edge.left)
        // Left or not left: an end on the other line counts for one of the two edges that share it.
        guard (startSide > 0) != (endSide > 0), (otherStart > 0) != (otherEnd > 0) else { return [] }
        let x = startSide / (startSide - endSide)
        let y = otherStart / (otherStart - otherEnd)
        return [((2 * x - 1) * edge.half, (2 * y - 1) * otherEdge.half)]
    }

    /// The longest row of meetings, in order on the first line, that is in order on the second one too. By piles: the
    /// last of each row of k is the one that leaves most room (Fredman 1975), n log n.
    private static func longestRow(_ meetings: [LineMeeting]) -> [LineMeeting] {
        var tops: [Int] = []
        var before = Array(repeating: -1, count: meetings.count)
        for (index, meeting) in meetings.enumerated() {
            var low = 0
            var high = tops.count
            while low < high {
                let middle = (low + high) / 2
                if meetings[tops[middle]].onSecond < meeting.onSecond { low = middle + 1 } else { high = middle }
            }
            if low > 0 { before[index] = tops[low - 1] }
            if low < tops.count { tops[low] = index } else { tops.append(index) }
        }
        var row: [LineMeeting] = []
        var index = tops.last ?? -1
        while index >= 0 {
            row.append(meetings[index])
            index = before[index]
        }
        return row.reversed()
    }
}
