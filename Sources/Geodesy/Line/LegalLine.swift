public import GeoTypes

/// A sector as the law defines it: segments in order, each a rule and the vertices that it joins.
///
/// The drawn line follows from it to any tolerance; the definition is what is kept.
public struct LegalLine: Sendable {
    public struct Segment: Sendable {
        public var rule: LineRule
        public var vertices: [GeographicPoint]

        public init(rule: LineRule, vertices: [GeographicPoint]) {
            self.rule = rule
            self.vertices = vertices
        }
    }

    public var segments: [Segment]
    public var ellipsoid: Ellipsoid

    public init(segments: [Segment], on ellipsoid: Ellipsoid) {
        self.segments = segments
        self.ellipsoid = ellipsoid
    }

    /// Each segment as geodesics that leave the legal curve by no more than `tolerance`, one line for each in order.
    ///
    /// The given vertices stay, unchanged. A parallel at 17°49′ needs a vertex every 398 m for 1 mm and every 1,260 m
    /// for 1 cm.
    public func drawn(tolerance: Length) throws(LineError) -> [GeographicLine] {
        guard tolerance.metres > 0, tolerance.metres.isFinite else { throw .badTolerance(tolerance) }
        var lines: [GeographicLine] = []
        lines.reserveCapacity(segments.count)
        for (index, segment) in segments.enumerated() {
            lines.append(try drawn(segment, index, tolerance))
        }
        return lines
    }

    /// The drawn line with its chainages. Segments that don't join within `joint` are an error.
    public func alignment(
        tolerance: Length, joint: Length = Alignment.defaultJoint
    ) throws(LineError) -> Alignment {
        try Alignment(segments: try drawn(tolerance: tolerance), on: ellipsoid, joint: joint)
    }

    private func drawn(
        _ segment: Segment, _ index: Int, _ tolerance: Length
    ) throws(LineError) -> GeographicLine {
        guard segment.vertices.count > 1 else {
            throw .tooFewVertices(segment: index, count: segment.vertices.count)
        }
        if let bad = segment.vertices.firstIndex(where: { !$0.isValid }) {
            throw .badCoordinate(segment: index, vertex: bad, point: segment.vertices[bad])
        }
        var points = [segment.vertices[0]]
        for (start, end) in zip(segment.vertices, segment.vertices.dropFirst()) {
            guard let curve = try curve(segment.rule, index, start, end, tolerance) else {
                points.append(end)
                continue
            }
            let drawing = CurveDrawing(curve, on: ellipsoid, segment: index, tolerance: tolerance)
            // The ends come back from a projection with other last digits: the given ones stay.
            points += try drawing.points().dropFirst().dropLast()
            points.append(end)
        }
        return GeographicLine(points)
    }

    /// The curve between two vertices; `nil` where it is a geodesic.
    private func curve(
        _ rule: LineRule, _ index: Int, _ start: GeographicPoint, _ end: GeographicPoint, _ tolerance: Length
    ) throws(LineError) -> LineCurve? {
        guard start != end else { return nil }
        switch rule {
        case .geodesic, .surveyed:
            return nil
        case .meridian:
            var other = end
            other.longitude = start.longitude
            let apart = ellipsoid.distance(from: end, to: other)
            guard apart <= tolerance else {
                throw .notOnOneMeridian(segment: index, from: start, to: end, apart: apart)
            }
            return nil
        case .parallel:
            var other = end
            other.latitude = start.latitude
            let apart = ellipsoid.distance(from: end, to: other)
            guard apart <= tolerance else {
                throw .notOnOneParallel(segment: index, from: start, to: end, apart: apart)
            }
            return .parallel(start, end)
        case .verticalPlane:
            let section = NormalSection(from: start, to: end, on: ellipsoid)
            let difference = CurveDrawing(
                .normalSection(section), on: ellipsoid, segment: index, tolerance: tolerance)
            return try difference.departure(parts: 1) < 0.001 ? nil : .normalSection(section)
        case .gridLine(let plane):
            return .gridLine(try GridStraight(from: start, to: end, in: plane, segment: index))
        }
    }
}
