import GeoTypes

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Turns a curve into geodesics that stay within a tolerance of it.
struct CurveDrawing {
    private let curve: LineCurve
    private let ellipsoid: Ellipsoid
    private let segment: Int
    private let tolerance: Length

    /// More vertices than this between two given ones are refused.
    private static let mostParts = 4_000_000.0

    init(_ curve: LineCurve, on ellipsoid: Ellipsoid, segment: Int, tolerance: Length) {
        self.curve = curve
        self.ellipsoid = ellipsoid
        self.segment = segment
        self.tolerance = tolerance
    }

    /// Equal parts of the curve's parameter: the departure falls with the square of their number, so that a first
    /// count follows from the whole, and is then checked on every part.
    func points() throws(LineError) -> [GeographicPoint] {
        let limit = tolerance.metres
        var parts = (try departure(parts: 1) / limit).squareRoot().rounded(.up)
        parts = max(parts, 1)
        while true {
            guard parts <= Self.mostParts else {
                throw .toleranceTooFine(segment: segment, tolerance: tolerance, vertices: parts)
            }
            let departure = try departure(parts: Int(parts))
            if departure <= limit { return try places(parts: Int(parts)) }
            parts = max(parts + 1, (parts * (departure / limit).squareRoot()).rounded(.up))
        }
    }

    /// The greatest distance between the curve and the geodesics through its places at equal parts, in metres.
    func departure(parts: Int) throws(LineError) -> Double {
        // A curve that crosses its geodesic leaves it most at the quarters, any other in the middle.
        let places = try places(parts: 4 * parts)
        var greatest = 0.0
        for part in 0..<parts {
            let first = places[4 * part]
            let last = places[4 * part + 4]
            guard first != last else { continue }
            let geodesic = PreparedGeodesic(ellipsoid, from: first, to: last)
            for quarter in 1...3 {
                let guess = geodesic.length * Double(quarter) / 4
                let foot = geodesic.foot(of: places[4 * part + quarter], from: guess)
                greatest = max(greatest, abs(foot.offset))
            }
        }
        return greatest
    }

    private func places(parts: Int) throws(LineError) -> [GeographicPoint] {
        try curve.places(at: (0...parts).map { Double($0) / Double(parts) })
    }
}
