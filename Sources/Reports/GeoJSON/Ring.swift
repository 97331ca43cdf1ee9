import GeoTypes

/// A ring as RFC 7946, 3.1.6 wants it: closed, an outer one counterclockwise and a hole clockwise.
func ring(_ points: [GeographicPoint], counterclockwise: Bool) -> [GeographicPoint] {
    var ring = points
    if let first = ring.first, ring.last != first { ring.append(first) }
    if (signedArea(of: ring) > 0) != counterclockwise { ring.reverse() }
    return ring
}

/// Twice the area in square degrees, positive when counterclockwise. The ring is closed.
///
/// Only the sign is used: an area on the ground is never computed in degrees.
func signedArea(of ring: [GeographicPoint]) -> Double {
    guard let origin = ring.first else { return 0 }
    var sum = 0.0
    // From the first vertex, so that small rings far from 0, 0 keep their sign.
    for index in 1..<max(ring.count, 1) {
        let a = ring[index - 1]
        let b = ring[index]
        sum +=
            (a.longitude - origin.longitude) * (b.latitude - origin.latitude)
            - (b.longitude - origin.longitude) * (a.latitude - origin.latitude)
    }
    return sum
}
