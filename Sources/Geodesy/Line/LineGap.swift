public import GeoTypes

/// A place where a segment doesn't begin where the one before it ended.
public struct LineGap: Hashable, Sendable {
    /// The later of the two segments, counted from 0.
    public var segment: Int
    public var size: Length
    /// Where the earlier segment ends.
    public var end: GeographicPoint
    /// Where the later one begins.
    public var start: GeographicPoint
}

extension Ellipsoid {
    /// The gaps greater than `limit` between segments in order, with size and place. Segments without vertices are
    /// passed over.
    public func gaps(between segments: [GeographicLine], above limit: Length) -> [LineGap] {
        var gaps: [LineGap] = []
        var lastEnd: GeographicPoint?
        for (index, segment) in segments.enumerated() {
            guard let start = segment.points.first, let end = segment.points.last else { continue }
            if let lastEnd, lastEnd != start {
                let size = distance(from: lastEnd, to: start)
                // NaN is a gap too.
                if !(size <= limit) { gaps.append(LineGap(segment: index, size: size, end: lastEnd, start: start)) }
            }
            lastEnd = end
        }
        return gaps
    }
}
