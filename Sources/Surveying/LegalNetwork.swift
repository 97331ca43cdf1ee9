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

    /// - `asOf`: leaves out the segments that weren't in force on this day, and sectors that are empty then; `nil` takes all.
    public init(_ sectors: [Sector], frame: ReferenceFrame, asOf day: CivilDate? = nil) throws(LegalNetworkError) {
        let sectors = day.map { day in sectors.map { $0.inForce(on: day) }.filter { !$0.segments.isEmpty } } ?? sectors
        let ellipsoid = try Self.ellipsoid(of: frame)
        var placed = sectors
        var alignments: [Sector.ID: Alignment] = [:]
        var drawn: [Alignment] = []
        var located: [Sector] = []
        for index in placed.indices {
            let alignment = try Self.alignment(of: placed[index], frame: frame, on: ellipsoid)
            placed[index].fillChainages(alignment)
            alignments[placed[index].id] = alignment
            if Self.isLocatedOn(placed[index]) {
                drawn.append(alignment)
                located.append(placed[index])
            }
        }
        self.sectors = placed
        self.located = located
        self.alignments = alignments
        self.ellipsoid = ellipsoid
        box = Self.box(around: sectors)
        locator = LineLocator(drawn)
    }

    /// Whether points are located on a sector: known without making the network.
    public static func isLocatedOn(_ sector: Sector) -> Bool { sector.kind != .maritime }

    /// Around all vertices, known without making the network.
    public static func box(around sectors: [Sector]) -> GeographicBox {
        var box = GeographicBox.empty
        for sector in sectors {
            for segment in sector.segments { box.formUnion(GeographicBox(around: segment.vertices)) }
        }
        return box
    }

    public static func ellipsoid(of frame: ReferenceFrame) throws(LegalNetworkError) -> Ellipsoid {
        let flattening = frame.inverseFlattening == 0 ? 0 : 1 / frame.inverseFlattening
        guard let ellipsoid = Ellipsoid(equatorialRadius: .metres(frame.equatorialRadius), flattening: flattening)
        else {
            throw .badEllipsoid(frame.code)
        }
        return ellipsoid
    }

    public func alignment(of sector: Sector.ID) -> Alignment? { alignments[sector] }

    /// The line between two chainages of a sector, densified; `nil` where the sector or the stretch isn't there.
    public func stretch(of sector: Sector.ID, from start: Chainage, to end: Chainage) -> GeographicLine? {
        alignments[sector]?.stretch(from: start, to: end)
    }

    /// A segment with as many points as its legal curve needs to be drawn with straight lines in longitude and latitude
    /// to within `tolerance`.
    ///
    /// Vertices at one latitude already are their parallel there, as RFC 7946 draws lines; geodesics are not.
    public func drawn(
        _ segment: Segment, frame: ReferenceFrame, tolerance: Length
    ) throws(LegalNetworkError) -> GeographicLine {
        switch segment.rule {
        case .parallel, .meridian:
            return GeographicLine(segment.vertices)
        default:
            let lines = try Self.drawn([segment], frame: frame, on: ellipsoid, tolerance: tolerance)
            return PlateCarree.densified(lines[0], tolerance: tolerance, on: ellipsoid)
        }
    }

    private static func alignment(
        of sector: Sector, frame: ReferenceFrame, on ellipsoid: Ellipsoid
    ) throws(LegalNetworkError) -> Alignment {
        let lines = try drawn(sector.segments, frame: frame, on: ellipsoid, tolerance: tolerance)
        do throws(LineError) {
            return try Alignment(segments: lines, on: ellipsoid)
        } catch {
            throw .line(sector.id, error)
        }
    }

    private static func drawn(
        _ segments: [Segment], frame: ReferenceFrame, on ellipsoid: Ellipsoid, tolerance: Length
    ) throws(LegalNetworkError) -> [GeographicLine] {
        var parts: [LegalLine.Segment] = []
        for segment in segments {
            do throws(GeodesyError) {
                parts.append(LegalLine.Segment(rule: try rule(of: segment, frame: frame), vertices: segment.vertices))
            } catch {
                throw .geodesy(error)
            }
        }
        do throws(LineError) {
            return try LegalLine(segments: parts, on: ellipsoid).drawn(tolerance: tolerance)
        } catch {
            throw .line(Sector.ID(rawValue: segments.first?.id.rawValue ?? ""), error)
        }
    }

    private static func rule(of segment: Segment, frame: ReferenceFrame) throws(GeodesyError) -> LineRule {
        switch segment.rule {
        case .geodesic: return .geodesic
        case .parallel: return .parallel
        case .meridian: return .meridian
        case .verticalPlane: return .verticalPlane
        case .gridLine:
            let grid = try ReferenceSystem(segment.gridSystem ?? "")
            let operation = try CoordinateOperation.pinned(
                from: try ReferenceSystem(frame.code), to: grid, points: nil, heights: false)
            return .gridLine(GridPlane(operation))
        case .surveyed, .riverMedian, .riverThalweg, .riverBank, .watershed, .lakeLine: return .surveyed
        }
    }
}

/// Why the sectors can't be made a line.
public enum LegalNetworkError: Error, Hashable, Sendable {
    case badEllipsoid(String)
    case line(Sector.ID, LineError)
    /// The projection of a grid line.
    case geodesy(GeodesyError)
}

extension Sector {
    fileprivate mutating func fillChainages(_ alignment: Alignment) {
        for part in segments.indices {
            let range = alignment.chainages(ofSegment: part)
            segments[part].from = range.lowerBound
            segments[part].to = range.upperBound
            // Points of the curve stand among the vertices that the law names, which stay as they were, in order.
            var drawn = alignment.vertices(ofSegment: part)[...]
            segments[part].vertexChainages = segments[part].vertices.compactMap { vertex in
                while let first = drawn.first, first.point != vertex { drawn.removeFirst() }
                return drawn.first?.chainage
            }
        }
    }
}
