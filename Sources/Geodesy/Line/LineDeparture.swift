public import GeoTypes

/// Where a line is farthest from another.
public struct LineDeparture: Hashable, Sendable {
    /// On the line that departs.
    public var chainage: Chainage
    public var point: GeographicPoint
    /// To the nearest place of the other line.
    public var distance: Length
}

extension LineLocator {
    /// The place of `line` that is farthest from this locator's lines, to the tolerance.
    ///
    /// Distance to a straight edge has no greatest value inside a straight piece: where both ends of a piece are nearest
    /// to edges from which neither is farther than what has been found, the piece is done; otherwise it is halved.
    func greatestDeparture(of line: Alignment, tolerance: Double) -> LineDeparture? {
        let other = EdgeTree([line])
        // A line of micrometres has no edges.
        guard !tree.edges.isEmpty, !other.edges.isEmpty else { return nil }
        return tree.withView { view -> LineDeparture? in
            var quest = DepartureQuest(search: LocatorSearch(view, tolerance: 0), tolerance: tolerance)
            for edge in other.edges.indices { quest.look(at: other.ends[edge].start, edge, -other.edges[edge].half) }
            for edge in other.edges.indices { quest.explore(other, edge) }
            let origin = other.origins[quest.edge]
            let chainage = Chainage.metres(
                min(origin.chainage(at: quest.x, half: other.edges[quest.edge].half), line.length.metres))
            guard let point = line.point(at: chainage) else { return nil }
            let foot = exactFoot(quest.hit, view, point, line.ellipsoid.surface(point).position)
            return LineDeparture(chainage: chainage, point: point, distance: .metres(abs(foot.offset)))
        }
    }
}

/// The search for the greatest distance, in chords.
private struct DepartureQuest {
    var search: LocatorSearch
    let tolerance: Double
    /// The farthest place yet: edge of the departing line, metres from its middle, and the foot.
    private(set) var edge = 0
    private(set) var x = 0.0
    private(set) var hit = EdgeHit(edge: 0, square: -1, x: 0)

    init(search: LocatorSearch, tolerance: Double) {
        self.search = search
        self.tolerance = tolerance
    }

    private struct Station {
        var x: Double
        var place: GeocentricVector
        var hit: EdgeHit
    }

    /// Finds the foot of a place and keeps it if it is the farthest.
    @discardableResult
    mutating func look(at place: GeocentricVector, _ edge: Int, _ x: Double) -> EdgeHit {
        search.findNearest(place, reach: .infinity)
        let found = search.best
        if found.square > hit.square {
            hit = found
            self.edge = edge
            self.x = x
        }
        return found
    }

    mutating func explore(_ tree: EdgeTree, _ edge: Int) {
        let half = tree.edges[edge].half
        let ends = tree.ends[edge]
        let start = Station(x: -half, place: ends.start, hit: look(at: ends.start, edge, -half))
        var end = Station(x: half, place: ends.end, hit: look(at: ends.end, edge, half))
        // Depth first, the nearer half first; `pending` holds the ends of the halves to come.
        var from = start
        var pending: [Station] = []
        while true {
            if end.x - from.x > tolerance / 2, mayDepartFarther(from, end) {
                let x = (from.x + end.x) / 2
                let place = tree.edges[edge].place(x)
                pending.append(end)
                end = Station(x: x, place: place, hit: look(at: place, edge, x))
                continue
            }
            from = end
            guard let next = pending.popLast() else { return }
            end = next
        }
    }

    /// Whether a place between the two may be farther than the farthest found.
    private func mayDepartFarther(_ first: Station, _ second: Station) -> Bool {
        let most = hit.square.squareRoot() + tolerance
        let byFirst = max(first.hit.square, search.view.hit(first.hit.edge, second.place).square)
        let bySecond = max(second.hit.square, search.view.hit(second.hit.edge, first.place).square)
        return min(byFirst, bySecond) > most * most
    }
}
