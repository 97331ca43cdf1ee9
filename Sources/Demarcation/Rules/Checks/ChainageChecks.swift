public import GeoTypes

/// What the stored chainages and the definition of the segments say, without any geometry.
public enum ChainageChecks {
    /// A vertex with the chainage that is stored of it.
    public struct Vertex: Hashable, Sendable {
        public var id: Demarcation.Vertex.ID
        public var segment: Segment.ID
        public var chainage: Chainage
        public var point: GeographicPoint

        public init(
            id: Demarcation.Vertex.ID, segment: Segment.ID, chainage: Chainage, point: GeographicPoint
        ) {
            self.id = id
            self.segment = segment
            self.chainage = chainage
            self.point = point
        }
    }

    /// Chainage grows from vertex to vertex and from segment to segment, and each segment begins where the one before it
    /// ends. Vertices come in the order of their sequence.
    public static func order(
        _ sectors: [Sector], vertices: [Vertex], limits: CheckLimits
    ) -> [CheckFinding] {
        let bySegment = Dictionary(grouping: vertices, by: \.segment)
        var findings: [CheckFinding] = []
        for sector in sectors where sector.kind != .maritime {
            for (index, segment) in sector.segments.enumerated() {
                findings += order(
                    of: segment, after: index > 0 ? sector.segments[index - 1] : nil, in: sector.id, limits)
                let own = bySegment[segment.id] ?? []
                for (before, vertex) in zip(own, own.dropFirst()) where vertex.chainage <= before.chainage {
                    findings.append(
                        CheckFinding(
                            .chainageOrder, .chainageFalls(vertex.chainage, before: before.chainage), .vertex,
                            vertex.id.rawValue,
                            at: CheckFinding.Place(sector: sector.id, from: vertex.chainage, point: vertex.point)))
                }
            }
        }
        return findings
    }

    private static func order(
        of segment: Segment, after previous: Segment?, in sector: Sector.ID, _ limits: CheckLimits
    ) -> [CheckFinding] {
        let place = CheckFinding.Place(
            sector: sector, from: segment.from, to: segment.to, point: segment.vertices.first)
        var faults: [CheckFinding.Fault] = []
        if segment.to <= segment.from { faults.append(.chainageFalls(segment.to, before: segment.from)) }
        if let previous, (segment.from - previous.to).magnitude > limits.chainage {
            faults.append(.chainageJumps(segment.from, end: previous.to, of: previous.id))
        }
        return faults.map { CheckFinding(.chainageOrder, $0, .segment, segment.id.rawValue, at: place) }
    }

    /// Segments that name no treaty, award or acta, and whose sector names none either.
    public static func instruments(_ sectors: [Sector]) -> [CheckFinding] {
        sectors.flatMap { sector in
            sector.segments.filter { isEmpty($0.instrument) && isEmpty(sector.instrument) }.map { segment in
                CheckFinding(
                    .segmentInstrument, .noInstrument, .segment, segment.id.rawValue,
                    at: CheckFinding.Place(
                        sector: sector.id, from: segment.from, to: segment.to, point: segment.vertices.first))
            }
        }
    }

    private static func isEmpty(_ text: String?) -> Bool { text?.isEmpty ?? true }
}
