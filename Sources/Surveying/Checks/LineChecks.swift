public import Demarcation
import GeoTypes
import Geodesy

/// What is wrong with the drawn line itself. Works on a line that can't be located on, because it has gaps.
public struct LineChecks: Sendable {
    private let ellipsoid: Ellipsoid
    private let limits: CheckLimits

    public init(frame: ReferenceFrame, limits: CheckLimits) throws(LegalNetworkError) {
        ellipsoid = try LegalNetwork.ellipsoid(of: frame)
        self.limits = limits
    }

    /// Where a segment doesn't begin where the one before it in its sector ends: a gap, or a part that both of them run.
    public func joints(of sectors: [Sector]) -> [CheckFinding] {
        sectors.flatMap { sector in
            zip(sector.segments, sector.segments.dropFirst()).compactMap { joint($0, $1, in: sector.id) }
        }
    }

    private func joint(_ first: Segment, _ second: Segment, in sector: Sector.ID) -> CheckFinding? {
        guard let end = first.vertices.last, let start = second.vertices.first else { return nil }
        let distance = ellipsoid.distance(from: end, to: start)
        guard distance > limits.gap else { return nil }
        let place = CheckFinding.Place(sector: sector, from: first.to, point: end)
        if let shared = shared(by: first, second) {
            return CheckFinding(
                .lineOverlap, .overlap(with: first.id, shared), .segment, second.id.rawValue, at: place)
        }
        return CheckFinding(.lineGap, .gap(after: first.id, distance), .segment, second.id.rawValue, at: place)
    }

    /// The length that the end of one line and the beginning of the next have in common. Lines that were digitised twice
    /// differ by some decimetres.
    private func shared(by first: Segment, _ second: Segment) -> Length? {
        let reach = max(limits.gap, .metres(1))
        if let chainage = chainage(of: second.vertices[0], on: first.vertices, within: reach) {
            let shared = chainage.length - chainage.at.fromOrigin
            if shared > limits.gap { return shared }
        }
        if let end = first.vertices.last, let chainage = chainage(of: end, on: second.vertices, within: reach),
            chainage.at.fromOrigin > limits.gap
        {
            return chainage.at.fromOrigin
        }
        return nil
    }

    private func chainage(
        of point: GeographicPoint, on line: [GeographicPoint], within reach: Length
    ) -> (at: Chainage, length: Length)? {
        guard let alignment = try? Alignment(GeographicLine(line), on: ellipsoid),
            let nearest = LineLocator([alignment]).candidates(near: point, within: reach).first
        else { return nil }
        return (nearest.chainage, alignment.length)
    }

    /// Vertices that repeat the one before them.
    public func repeatedVertices(of sectors: [Sector]) -> [CheckFinding] {
        var findings: [CheckFinding] = []
        for sector in sectors {
            for segment in sector.segments {
                for (index, (one, next)) in zip(segment.vertices, segment.vertices.dropFirst()).enumerated() {
                    // A degree of latitude is 110 km: most pairs need no geodesic.
                    guard abs(one.latitude - next.latitude) * 1e5 <= limits.sameVertex.metres,
                        ellipsoid.distance(from: one, to: next) <= limits.sameVertex
                    else { continue }
                    findings.append(
                        CheckFinding(
                            .duplicateVertex, .sameVertex(index + 1, index + 2), .segment, segment.id.rawValue,
                            at: CheckFinding.Place(sector: sector.id, point: next)))
                }
            }
        }
        return findings
    }

    /// Places where a segment crosses or touches itself.
    public func crossings(of sectors: [Sector]) -> [CheckFinding] {
        sectors.flatMap { sector in
            sector.segments.flatMap { segment in
                SegmentCheck.selfCrossings(of: segment).map { point in
                    CheckFinding(
                        .selfCrossing, .crossesItself, .segment, segment.id.rawValue,
                        at: CheckFinding.Place(sector: sector.id, point: point))
                }
            }
        }
    }
}
