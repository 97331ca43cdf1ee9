public import GeoTypes

/// Heights along a line across the works: offset from the axis and elevation, in metres, offsets growing.
public struct SectionProfile: Hashable, Sendable {
    public struct Point: Hashable, Sendable {
        public var offset: Double
        public var elevation: Double

        public init(offset: Double, elevation: Double) {
            self.offset = offset
            self.elevation = elevation
        }
    }

    public var points: [Point]

    public init(_ points: [Point]) throws(VolumeError) {
        guard points.count >= 2 else { throw .tooFewPoints(count: points.count, needed: 2) }
        for index in points.indices {
            guard points[index].offset.isFinite, points[index].elevation.isFinite else { throw .notFinite(row: index) }
            if index > 0, points[index].offset <= points[index - 1].offset { throw .offsetsNotIncreasing(at: index) }
        }
        self.points = points
    }

    /// The area of a closed polygon of (offset, elevation), by the shoelace formula; positive, whichever way round.
    public static func shoelace(_ ring: [Point]) throws(VolumeError) -> Area {
        guard ring.count >= 3 else { throw .tooFewPoints(count: ring.count, needed: 3) }
        guard let origin = ring.first else { return .zero }
        var twice = 0.0
        for (point, next) in zip(ring, ring.dropFirst() + ring.prefix(1)) {
            // Relative to the first point: elevations of 1,000 m would cost digits.
            twice +=
                (point.offset - origin.offset) * (next.elevation - origin.elevation)
                - (next.offset - origin.offset) * (point.elevation - origin.elevation)
        }
        return .squareMetres(abs(twice) / 2)
    }

    /// What lies between two profiles over the offsets that they share: fill where this one is the higher, cut where
    /// it is the lower. Exact for straight lines between points, crossings included.
    public func areas(above ground: SectionProfile) throws(VolumeError) -> (fill: Area, cut: Area) {
        let low = max(points[0].offset, ground.points[0].offset)
        let high = min(points[points.count - 1].offset, ground.points[ground.points.count - 1].offset)
        guard low < high else { throw .profilesApart }
        let inner = (points + ground.points).map(\.offset).filter { $0 > low && $0 < high }
        let offsets = [low] + inner.sorted() + [high]
        var fill = 0.0
        var cut = 0.0
        var before = elevation(at: low) - ground.elevation(at: low)
        for (start, end) in zip(offsets, offsets.dropFirst()) where end > start {
            let after = elevation(at: end) - ground.elevation(at: end)
            let width = end - start
            if before * after < 0 {
                let share = before / (before - after)
                let first = before * share * width / 2
                let second = after * (1 - share) * width / 2
                fill += max(first, 0) + max(second, 0)
                cut -= min(first, 0) + min(second, 0)
            } else {
                let area = (before + after) / 2 * width
                fill += max(area, 0)
                cut -= min(area, 0)
            }
            before = after
        }
        return (.squareMetres(fill), .squareMetres(cut))
    }

    /// Straight between the points; `offset` lies within them.
    private func elevation(at offset: Double) -> Double {
        var low = 0
        var high = points.count - 1
        while high - low > 1 {
            let middle = (low + high) / 2
            if points[middle].offset <= offset { low = middle } else { high = middle }
        }
        let (left, right) = (points[low], points[high])
        return left.elevation
            + (right.elevation - left.elevation) * (offset - left.offset) / (right.offset - left.offset)
    }
}
