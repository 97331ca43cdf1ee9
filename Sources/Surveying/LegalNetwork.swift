public import Demarcation
public import GeoTypes
public import Geodesy

/// The sectors of a register as lines with chainage, ready to locate points on.
///
/// Maritime sectors have a length and no chainage: nothing is located on them. Making one costs about a microsecond a
/// vertex; it is immutable and may be shared by any number of threads.
public struct LegalNetwork: Sendable {
    /// As given, with the chainage of every segment and vertex filled in.
    public private(set) var sectors: [Sector]
    /// The sectors that points are located on, in the order of the locator's alignments.
    public let located: [Sector]
    public let locator: LineLocator
    public let ellipsoid: Ellipsoid
    /// Around all vertices; empty without a line.
    public let box: GeographicBox
    private let alignments: [Sector.ID: Alignment]

    /// How far a geodesic leg may lie from the legal curve, for chainage and for what is drawn.
    public static let tolerance = Length.metres(0.001)

    public init(_ sectors: [Sector], frame: ReferenceFrame) throws(GeodesyError) {
        let ellipsoid = Ellipsoid(
            equatorialRadius: frame.equatorialRadius, inverseFlattening: frame.inverseFlattening)
        var placed = sectors
        var alignments: [Sector.ID: Alignment] = [:]
        var drawn: [Alignment] = []
        var located: [Sector] = []
        for index in placed.indices {
            var lines: [GeographicLine] = []
            for segment in placed[index].segments {
                lines.append(
                    try Self.curve(of: segment, frame: frame).line(
                        through: segment.vertices, tolerance: Self.tolerance, on: ellipsoid))
            }
            let alignment = Alignment(lines, on: ellipsoid)
            placed[index].fillChainages(alignment)
            alignments[placed[index].id] = alignment
            if placed[index].kind != .maritime {
                drawn.append(alignment)
                located.append(placed[index])
            }
        }
        self.sectors = placed
        self.located = located
        self.alignments = alignments
        self.ellipsoid = ellipsoid
        box = GeographicBox(around: sectors.lazy.flatMap(\.segments).flatMap(\.vertices))
        locator = LineLocator(drawn, on: ellipsoid)
    }

    public func alignment(of sector: Sector.ID) -> Alignment? { alignments[sector] }

    /// The line between two chainages of a sector, densified; `nil` where the sector or the stretch isn't there.
    public func stretch(of sector: Sector.ID, from start: Chainage, to end: Chainage) -> GeographicLine? {
        guard let line = alignments[sector]?.line(from: start, to: end), line.points.count > 1 else { return nil }
        return line
    }

    /// A segment with as many points as its legal curve needs to be drawn with straight lines in longitude and latitude
    /// to within `tolerance`.
    ///
    /// Vertices at one latitude already are their parallel there, as RFC 7946 draws lines; geodesics are not.
    public func drawn(_ segment: Segment, frame: ReferenceFrame, tolerance: Length) throws(GeodesyError)
        -> GeographicLine
    {
        switch segment.rule {
        case .parallel, .meridian:
            return GeographicLine(segment.vertices)
        default:
            let line = try Self.curve(of: segment, frame: frame).line(
                through: segment.vertices, tolerance: tolerance, on: ellipsoid)
            return PlateCarree.densified(line, tolerance: tolerance, on: ellipsoid)
        }
    }

    private static func curve(of segment: Segment, frame: ReferenceFrame) throws(GeodesyError) -> LegalCurve {
        switch segment.rule {
        case .parallel: return .parallel
        case .meridian: return .meridian
        case .verticalPlane: return .verticalPlane
        case .gridLine: return try GridCurve.curve(system: segment.gridSystem ?? "", frame: frame.code)
        case .geodesic, .surveyed, .riverMedian, .riverThalweg, .riverBank, .watershed, .lakeLine: return .geodesic
        }
    }
}

extension Sector {
    fileprivate mutating func fillChainages(_ alignment: Alignment) {
        for (part, vertices) in alignment.vertexChainages.enumerated() {
            segments[part].from = vertices.first ?? .origin
            segments[part].to = vertices.last ?? .origin
            // The curve's own points stand among the vertices; theirs are the ones that the law names.
            segments[part].vertexChainages =
                segments[part].rule.isSurveyedPolyline || vertices.count == segments[part].vertices.count
                ? vertices : []
        }
    }
}
