public import GeoTypes

/// Why a line can't be built from its definition, as data; ``description`` has the English words.
///
/// Segments and vertices are counted from 0, as in the arrays they came in.
public enum LineError: Error, Hashable, Sendable {
    case noSegments
    /// A curve needs two vertices.
    case tooFewVertices(segment: Int, count: Int)
    /// Not finite, or outside −180…180, −90…90.
    case badCoordinate(segment: Int, vertex: Int, point: GeographicPoint)
    /// The rule is a parallel and the vertices differ in latitude by more than the tolerance.
    case notOnOneParallel(segment: Int, from: GeographicPoint, to: GeographicPoint, apart: Length)
    /// The rule is a meridian and the vertices differ in longitude by more than the tolerance.
    case notOnOneMeridian(segment: Int, from: GeographicPoint, to: GeographicPoint, apart: Length)
    /// A tolerance has to be positive and finite.
    case badTolerance(Length)
    /// The curve would need more vertices than memory should hold.
    case toleranceTooFine(segment: Int, tolerance: Length, vertices: Double)
    /// The map projection failed, or gave no finite coordinates.
    case gridFailed(segment: Int, reason: GeodesyError?)
    /// A segment doesn't begin where the one before it ended.
    case gap(LineGap)
    case noLength
}

extension LineError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .noSegments:
            "the line has no segments"
        case .tooFewVertices(let segment, let count):
            "segment \(segment + 1) has \(count) vertices, and a line needs 2"
        case .badCoordinate(let segment, let vertex, let point):
            "vertex \(vertex + 1) of segment \(segment + 1) is no place: \(Self.words(point))"
        case .notOnOneParallel(let segment, let from, let to, let apart):
            "segment \(segment + 1) is a parallel, but \(Self.words(from)) and \(Self.words(to)) are "
                + "\(apart.metres) m apart in latitude"
        case .notOnOneMeridian(let segment, let from, let to, let apart):
            "segment \(segment + 1) is a meridian, but \(Self.words(from)) and \(Self.words(to)) are "
                + "\(apart.metres) m apart in longitude"
        case .badTolerance(let tolerance):
            "a tolerance of \(tolerance.metres) m: it has to be greater than 0"
        case .toleranceTooFine(let segment, let tolerance, let vertices):
            "segment \(segment + 1) would need \(vertices) vertices for a tolerance of \(tolerance.metres) m"
        case .gridFailed(let segment, let reason):
            "segment \(segment + 1) can't be projected" + (reason.map { ": \($0)" } ?? "")
        case .gap(let gap):
            "segment \(gap.segment + 1) begins \(gap.size.metres) m from where the one before it ends, at "
                + Self.words(gap.end)
        case .noLength:
            "the line has no length: all its vertices are one place"
        }
    }

    private static func words(_ point: GeographicPoint) -> String { "\(point.longitude), \(point.latitude)" }
}
