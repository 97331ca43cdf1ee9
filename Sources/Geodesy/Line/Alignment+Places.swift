public import GeoTypes

/// A place of the line.
public struct LinePlace: Hashable, Sendable {
    public var point: GeographicPoint
    /// Direction of increasing chainage there, clockwise from north; at a vertex that of the edge that begins there.
    public var azimuth: Angle
    /// Counted from 0; at a joint the later one.
    public var segment: Int
}

extension Alignment {
    /// The place at a chainage; `nil` before the origin, after the end, or for NaN. Costs about 1 µs.
    public func place(at chainage: Chainage) -> LinePlace? {
        let metres = chainage.metres
        guard metres >= 0, metres <= length.metres else { return nil }
        let vertex = edge(at: metres)
        let end = ellipsoid.direct(
            from: self.vertex(vertex), azimuth: .degrees(azimuths[vertex]),
            length: .metres(metres - chainages[vertex]))
        return LinePlace(point: end.point, azimuth: end.azimuth, segment: segment(ofVertex: vertex))
    }

    public func point(at chainage: Chainage) -> GeographicPoint? {
        place(at: chainage)?.point
    }

    /// The vertex that begins the edge with length in which the chainage lies: the last one with a chainage not
    /// greater, but at the end of the line, where no edge begins.
    private func edge(at metres: Double) -> Int {
        var low = 0
        var high = chainages.count
        while low < high {
            let middle = (low + high) / 2
            if chainages[middle] <= metres { low = middle + 1 } else { high = middle }
        }
        var vertex = low - 1
        if low == chainages.count {
            let end = chainages[vertex]
            while chainages[vertex] == end { vertex -= 1 }
        }
        return vertex
    }

    /// The part of the line between two chainages, with the vertices in between; `nil` unless
    /// 0 ≤ `from` < `to` ≤ ``length``.
    public func stretch(from: Chainage, to: Chainage) -> GeographicLine? {
        guard from < to, let first = point(at: from), let last = point(at: to) else { return nil }
        var points = [first]
        var vertex = edge(at: from.metres) + 1
        while vertex < chainages.count, chainages[vertex] < to.metres {
            let place = self.vertex(vertex)
            if chainages[vertex] > from.metres, place != points.last { points.append(place) }
            vertex += 1
        }
        points.append(last)
        return GeographicLine(points)
    }
}
