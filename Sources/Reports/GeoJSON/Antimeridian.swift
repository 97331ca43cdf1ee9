import GeoTypes

extension Shape {
    /// The shape cut where it crosses the antimeridian, or `nil` when it doesn't (RFC 7946, 3.1.9).
    ///
    /// Two neighbouring vertices more than 180° apart are taken to be joined across it. A concave polygon whose piece falls
    /// apart keeps that piece as one ring with an edge along the meridian. A ring around a pole is left as it is.
    func cutAtAntimeridian() -> Shape? {
        switch self {
        case .point, .points:
            return nil
        case .line(let points):
            return crosses(points) ? .lines(cut(line: points)) : nil
        case .lines(let parts):
            return parts.contains(where: crosses) ? .lines(parts.flatMap(cut(line:))) : nil
        case .polygon(let rings):
            return rings.contains(where: crosses) ? .polygons(cut(polygon: rings)) : nil
        case .polygons(let polygons):
            guard polygons.contains(where: { $0.contains(where: crosses) }) else { return nil }
            return .polygons(polygons.flatMap(cut(polygon:)))
        }
    }
}

private func crosses(_ points: [GeographicPoint]) -> Bool {
    zip(points, points.dropFirst()).contains { abs($1.longitude - $0.longitude) > 180 }
}

private func cut(line points: [GeographicPoint]) -> [[GeographicPoint]] {
    guard var last = points.first else { return [] }
    var parts: [[GeographicPoint]] = []
    var part = [last]
    for point in points.dropFirst() {
        if abs(point.longitude - last.longitude) > 180 {
            let edge = last.longitude > 0 ? 180.0 : -180
            let latitude = latitude(at: edge, from: last, to: point.moved(by: 2 * edge))
            part.append(unlessRepeated: GeographicPoint(longitude: edge, latitude: latitude))
            if part.count > 1 { parts.append(part) }
            part = [GeographicPoint(longitude: -edge, latitude: latitude)]
        }
        part.append(unlessRepeated: point)
        last = point
    }
    if part.count > 1 { parts.append(part) }
    return parts
}

private func cut(polygon rings: [[GeographicPoint]]) -> [[[GeographicPoint]]] {
    guard let outer = rings.first.map({ unwrapped(closed($0)) }), let west = outer.map(\.longitude).min(),
        let east = outer.map(\.longitude).max(), east - west < 360
    else { return [rings] }
    let holes = rings.dropFirst().map { hole in
        let hole = unwrapped(closed(hole))
        // The sheet on which the hole lies within the outer ring.
        let shift = [0.0, 360, -360].first { shift in
            hole.allSatisfy { (west...east).contains($0.longitude + shift) }
        }
        return hole.map { $0.moved(by: shift ?? 0) }
    }
    let sheets = Int(((west + 180) / 360).rounded(.down))...Int(((east + 180) / 360).rounded(.down))
    return sheets.compactMap { sheet in
        let shift = 360 * Double(sheet)
        let pieces = ([outer] + holes).map { ring in
            let eastOfWest = clip(ring, at: shift - 180, keepingEast: true)
            return clip(eastOfWest, at: shift + 180, keepingEast: false).map { $0.moved(by: -shift) }
        }
        guard let outerPiece = pieces.first, signedArea(of: closed(outerPiece)) != 0 else { return nil }
        return [outerPiece] + pieces.dropFirst().filter { signedArea(of: closed($0)) != 0 }
    }
}

/// The ring with longitudes that never jump, so that they may pass 180.
private func unwrapped(_ ring: [GeographicPoint]) -> [GeographicPoint] {
    var shift = 0.0
    var result: [GeographicPoint] = []
    for (index, point) in ring.enumerated() {
        if index > 0 {
            let step = point.longitude - ring[index - 1].longitude
            if step > 180 { shift -= 360 } else if step < -180 { shift += 360 }
        }
        result.append(point.moved(by: shift))
    }
    return result
}

/// The part of a ring on one side of a meridian (Sutherland and Hodgman 1974).
private func clip(_ ring: [GeographicPoint], at meridian: Double, keepingEast: Bool) -> [GeographicPoint] {
    guard var last = ring.last else { return [] }
    var kept: [GeographicPoint] = []
    func isKept(_ point: GeographicPoint) -> Bool {
        keepingEast ? point.longitude >= meridian : point.longitude <= meridian
    }
    for point in ring {
        if isKept(point) != isKept(last) {
            let latitude = latitude(at: meridian, from: last, to: point)
            kept.append(unlessRepeated: GeographicPoint(longitude: meridian, latitude: latitude))
        }
        if isKept(point) { kept.append(unlessRepeated: point) }
        last = point
    }
    return kept
}

private func closed(_ ring: [GeographicPoint]) -> [GeographicPoint] {
    ring.first == ring.last ? ring : ring + ring.prefix(1)
}

/// The latitude where the straight line in degrees meets the meridian.
private func latitude(at meridian: Double, from a: GeographicPoint, to b: GeographicPoint) -> Double {
    let fraction = (meridian - a.longitude) / (b.longitude - a.longitude)
    return a.latitude + fraction * (b.latitude - a.latitude)
}

extension GeographicPoint {
    fileprivate func moved(by degrees: Double) -> GeographicPoint {
        GeographicPoint(longitude: longitude + degrees, latitude: latitude)
    }
}

extension [GeographicPoint] {
    fileprivate mutating func append(unlessRepeated point: GeographicPoint) {
        if last != point { append(point) }
    }
}
