public import GeoTypes

/// The line of one sector with its chainage: metres of geodesic from the first vertex, leg by leg.
///
/// Legs longer than 500 m are divided along their geodesic, so that every leg lies within 5 mm of a straight chord.
public struct Alignment: Sendable {
    /// The ends of all legs in order.
    let nodes: [GeographicPoint]
    /// Chainage of each node, metres.
    let chainages: [Double]
    /// Azimuth of each leg at its start, degrees.
    let azimuths: [Double]
    /// Index of the part that each leg belongs to.
    let parts: [Int32]
    /// Chainage of each vertex of each part as given, before legs were divided.
    public let vertexChainages: [[Chainage]]
    public let ellipsoid: Ellipsoid

    static let longestLeg = 500.0

    /// - `lines`: the parts (segments) in order, each beginning where the one before ends. A gap is bridged by a geodesic
    ///   that belongs to the part behind it: look for gaps with ``gaps(between:on:)``.
    public init(_ lines: [GeographicLine], on ellipsoid: Ellipsoid) {
        self.ellipsoid = ellipsoid
        var nodes: [GeographicPoint] = []
        var chainages: [Double] = []
        var azimuths: [Double] = []
        var parts: [Int32] = []
        var vertexChainages: [[Chainage]] = []
        var reached = 0.0
        for (part, line) in lines.enumerated() {
            var ofVertices: [Chainage] = []
            for vertex in line.points {
                if let last = nodes.last, last != vertex {
                    let path = ellipsoid.path(from: last, to: vertex)
                    let legs = max(1, Int((path.length.metres / Self.longestLeg).rounded(.up)))
                    azimuths.append(path.startAzimuth.degrees)
                    for leg in 1..<legs {
                        let share = Double(leg) / Double(legs)
                        let (node, azimuth) = ellipsoid.point(
                            from: last, azimuth: path.startAzimuth, length: path.length * share)
                        nodes.append(node)
                        azimuths.append(azimuth.degrees)
                        chainages.append(reached + path.length.metres * share)
                        parts.append(Int32(part))
                    }
                    nodes.append(vertex)
                    chainages.append(reached + path.length.metres)
                    parts.append(Int32(part))
                    reached += path.length.metres
                } else if nodes.isEmpty {
                    nodes.append(vertex)
                    chainages.append(0)
                }
                ofVertices.append(.metres(reached))
            }
            vertexChainages.append(ofVertices)
        }
        self.nodes = nodes
        self.chainages = chainages
        self.azimuths = azimuths
        self.parts = parts
        self.vertexChainages = vertexChainages
    }

    public var length: Length { .metres(chainages.last ?? 0) }

    /// The place at a chainage, the direction of the line there and the part it lies in; `nil` beyond the ends.
    public func place(at chainage: Chainage) -> (point: GeographicPoint, azimuth: Angle, part: Int)? {
        guard chainage >= .origin, chainage.fromOrigin <= length, !azimuths.isEmpty else { return nil }
        let leg = leg(at: chainage.metres)
        let along = chainage.metres - chainages[leg]
        let found = ellipsoid.point(from: nodes[leg], azimuth: .degrees(azimuths[leg]), length: .metres(along))
        return (found.point, found.azimuth, Int(parts[leg]))
    }

    /// The line between two chainages: both ends and the nodes between them. Empty beyond the ends.
    public func line(from start: Chainage, to end: Chainage) -> GeographicLine {
        guard start < end, let first = place(at: start), let last = place(at: end) else { return GeographicLine([]) }
        var points = [first.point]
        var node = leg(at: start.metres) + 1
        while node < nodes.count, chainages[node] < end.metres - 1e-6 {
            if chainages[node] > start.metres + 1e-6 { points.append(nodes[node]) }
            node += 1
        }
        points.append(last.point)
        return GeographicLine(points)
    }

    private func leg(at metres: Double) -> Int {
        var (low, high) = (0, azimuths.count - 1)
        while low < high {
            let middle = (low + high + 1) / 2
            if chainages[middle] <= metres { low = middle } else { high = middle - 1 }
        }
        return low
    }

    /// Where one part doesn't begin at the end of the one before, and how far apart they are.
    public static func gaps(
        between lines: [GeographicLine], on ellipsoid: Ellipsoid
    ) -> [(part: Int, at: GeographicPoint, size: Length)] {
        var gaps: [(part: Int, at: GeographicPoint, size: Length)] = []
        for part in lines.indices.dropFirst() {
            guard let end = lines[part - 1].points.last, let start = lines[part].points.first, end != start else {
                continue
            }
            gaps.append((part, start, ellipsoid.path(from: end, to: start).length))
        }
        return gaps
    }
}
