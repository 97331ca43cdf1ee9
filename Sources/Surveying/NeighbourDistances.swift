public import Demarcation
import GeoTypes
import Geodesy

/// The monuments before and after each one on its sector, with distance and azimuth, for a team to measure again.
public struct NeighbourDistances: Sendable {
    private let ellipsoid: Ellipsoid?
    private let sites: [InspectionSite]
    private let indices: [Monument.ID: Int]

    /// - `sites`: in any order; those without a place on the line or without a position are nobody's neighbour.
    public init(_ sites: [InspectionSite], in frame: ReferenceFrame) {
        ellipsoid = Ellipsoid(
            equatorialRadius: .metres(frame.equatorialRadius),
            flattening: frame.inverseFlattening == 0 ? 0 : 1 / frame.inverseFlattening)
        let placed = sites.filter { $0.sector != nil && $0.chainage != nil && $0.point != nil }
        self.sites = placed.sorted { left, right in
            (left.sector?.rawValue ?? "", left.chainage?.metres ?? 0, left.id)
                < (right.sector?.rawValue ?? "", right.chainage?.metres ?? 0, right.id)
        }
        indices = Dictionary(
            self.sites.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// One, two or none. Two geodesics are computed.
    public func references(of monument: Monument.ID) -> [ReferenceDistance] {
        guard let ellipsoid, let index = indices[monument] else { return [] }
        var references: [ReferenceDistance] = []
        for (kind, other) in [(ReferenceDistance.Kind.behind, index - 1), (.ahead, index + 1)] {
            guard sites.indices.contains(other), sites[other].sector == sites[index].sector,
                let here = sites[index].point, let there = sites[other].point
            else { continue }
            let arc = ellipsoid.inverse(from: here, to: there)
            let degrees = arc.startAzimuth.degrees
            references.append(
                ReferenceDistance(
                    kind: kind, name: sites[other].id.rawValue, distance: arc.length,
                    azimuth: .degrees(degrees < 0 ? degrees + 360 : degrees)))
        }
        return references
    }
}
