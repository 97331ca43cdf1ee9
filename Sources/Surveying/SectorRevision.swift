public import Demarcation
public import GeoTypes
import Geodesy

/// A new version of a sector's line: what ties it to the old one, and where everything lies along it.
///
/// Costs some microseconds a record, and the comparison of the two lines.
public struct SectorRevision: Sendable {
    public enum Problem: Error, Hashable, Sendable {
        case line(LegalNetworkError)
        /// Nothing is known in both versions.
        case noMarks(within: Length)
        /// Two marks stand in another order along the two versions.
        case notInOrder(LineRevisionDraft.Mark, LineRevisionDraft.Mark)
        /// The new line begins where the old one ends.
        case reversed
        case same
        /// What lies along the sector can't be read.
        case register(String)
    }

    /// A monument that ties nothing, since it stands too far from a line or beside another mark.
    public struct Unused: Hashable, Sendable {
        public var id: String
        /// Metres from the old and the new line; `nil` beyond a kilometre, and where a line passes it twice.
        public var oldOffset: Double?
        public var newOffset: Double?
    }

    public let old: Sector
    /// With its chainages.
    public let new: Sector
    public let marks: [LineRevisionDraft.Mark]
    public let unused: [Unused]
    public let records: [RevisedRecord]
    /// The greatest distance between the two lines.
    public let greatestDistance: Length

    /// Marks that stand nearer to each other than this are one place.
    private static let spacing = 1.0

    /// `reach` says how far from a line a monument may stand that ties it to the other one; the `excluded` monuments are no
    /// marks, wherever they stand.
    public init(
        from old: Sector, to new: Sector, records: [ChainagedRecord], frame: ReferenceFrame, within reach: Length,
        without excluded: Set<String> = []
    ) throws(Problem) {
        let (before, after): (LegalNetwork, LegalNetwork)
        do throws(LegalNetworkError) {
            before = try LegalNetwork([old], frame: frame)
            after = try LegalNetwork([new], frame: frame)
        } catch {
            throw .line(error)
        }
        guard let first = before.alignment(of: old.id), let second = after.alignment(of: new.id) else {
            throw .noMarks(within: reach)
        }
        guard
            first.vertexCount != second.vertexCount || Self.ends(first) != Self.ends(second)
                || old.segments.map(\.vertices) != new.segments.map(\.vertices)
                || old.segments.map(\.rule) != new.segments.map(\.rule)
        else { throw .same }
        self.old = before.sectors[0]
        self.new = after.sectors[0]
        var ties = Ties(first, second, reach: reach, spacing: Self.spacing)
        guard !ties.isReversed else { throw .reversed }
        ties.add(records.filter { $0.kind == .monument && $0.isMark && !excluded.contains($0.id) })
        guard !ties.marks.isEmpty else { throw .noMarks(within: reach) }
        marks = ties.marks
        unused = ties.unused
        let map: ChainageMap
        do throws(ChainageMap.Problem) {
            map = try ChainageMap(marks.map { ChainageMap.Mark(name: $0.name, from: $0.old, to: $0.new) })
        } catch {
            switch error {
            case .notInOrder(let one, let other):
                throw .notInOrder(
                    LineRevisionDraft.Mark(name: one.name, old: one.from, new: one.to),
                    LineRevisionDraft.Mark(name: other.name, old: other.from, new: other.to))
            case .noMarks, .notFinite: throw .noMarks(within: reach)
            }
        }
        let revision = LineRevision(from: first, to: second, map: map, within: reach)
        let locator = LineLocator([second])
        self.records = records.map { Self.revised($0, revision, locator, first, second) }
        greatestDistance = LineComparison(first, second).greatestDistance
    }

    private static func ends(_ line: Alignment) -> [GeographicPoint?] {
        [line.point(at: .origin), line.point(at: Chainage(fromOrigin: line.length))]
    }

    private static func revised(
        _ record: ChainagedRecord, _ revision: LineRevision, _ locator: LineLocator, _ old: Alignment,
        _ new: Alignment
    ) -> RevisedRecord {
        switch record.rule {
        case .keep, .unfinished:
            return RevisedRecord(record: record, outcome: .kept, from: record.from, to: record.to)
        case .locate:
            return located(record, locator)
        case .move:
            // What was entered to the millimetre may stand a hair beyond the end.
            func clamped(_ chainage: Chainage) -> Chainage {
                let end = Chainage(fromOrigin: old.length)
                return chainage > end && (chainage - end).metres < 0.01 ? end : chainage
            }
            guard let start = record.from else {
                return RevisedRecord(record: record, outcome: .kept, from: nil, to: nil)
            }
            let event = LineEvent(
                name: record.id, from: clamped(start), to: record.to.map { clamped($0) }, rule: .move)
            let moved = revision.revised([event])[0]
            var line: GeographicLine?
            if let from = moved.from, let to = moved.to { line = new.stretch(from: min(from, to), to: max(from, to)) }
            return RevisedRecord(
                record: record, outcome: moved.outcome == .lost ? .lost : .moved, from: moved.from, to: moved.to,
                line: line, needsReview: moved.needsReview)
        }
    }

    /// As far from the line as an import reaches (``MonumentPlacement``, ``InstallationPlacement``).
    private static func located(_ record: ChainagedRecord, _ locator: LineLocator) -> RevisedRecord {
        let reach = Length.metres(record.kind == .monument ? 1000 : 5000)
        let found = record.point.map { locator.candidates(near: $0, within: reach) } ?? []
        guard let place = found.first else {
            // What had no chainage before loses none.
            return RevisedRecord(
                record: record, outcome: record.from == nil ? .kept : .lost, from: nil, to: nil,
                needsReview: record.from != nil)
        }
        let isAmbiguous = found.count > 1 && abs(abs(found[1].offset.metres) - abs(place.offset.metres)) < 0.01
        return RevisedRecord(
            record: record, outcome: .located, from: place.chainage, to: nil, offset: place.offset.metres,
            needsReview: isAmbiguous)
    }

    /// As the register stores it.
    public func draft(
        version: Int, validFrom: CivilDate, document: Document.ID, source: String, digest: String?
    ) -> LineRevisionDraft {
        LineRevisionDraft(
            sector: new, version: version, validFrom: validFrom, document: document, source: source, digest: digest,
            oldLength: old.length, marks: marks, records: records)
    }
}

/// The places that two versions have in common.
private struct Ties {
    private(set) var marks: [LineRevisionDraft.Mark] = []
    private(set) var unused: [SectorRevision.Unused] = []
    let isReversed: Bool
    private let first: LineLocator
    private let second: LineLocator
    private let reach: Double
    private let spacing: Double

    init(_ old: Alignment, _ new: Alignment, reach: Length, spacing: Double) {
        first = LineLocator([old])
        second = LineLocator([new])
        self.reach = reach.metres
        self.spacing = spacing
        let ends = [old, new].map { line in
            (
                start: line.point(at: .origin) ?? GeographicPoint(longitude: .nan, latitude: .nan),
                end: line.point(at: Chainage(fromOrigin: line.length))
                    ?? GeographicPoint(longitude: .nan, latitude: .nan)
            )
        }
        func apart(_ one: GeographicPoint, _ other: GeographicPoint) -> Double {
            old.ellipsoid.distance(from: one, to: other).metres
        }
        let (start, end) = (apart(ends[0].start, ends[1].start), apart(ends[0].end, ends[1].end))
        isReversed = apart(ends[0].start, ends[1].end) + apart(ends[0].end, ends[1].start) < start + end
        // An end that stays where it was ties the lines as a monument does.
        if start <= self.reach { marks.append(LineRevisionDraft.Mark(name: "0", old: .origin, new: .origin)) }
        if end <= self.reach {
            marks.append(
                LineRevisionDraft.Mark(
                    name: "L", old: Chainage(fromOrigin: old.length), new: Chainage(fromOrigin: new.length)))
        }
    }

    mutating func add(_ monuments: [ChainagedRecord]) {
        for monument in monuments {
            guard let point = monument.point else { continue }
            let (old, new) = (place(point, on: first), place(point, on: second))
            guard let old, let new, abs(old.offset.metres) <= reach, abs(new.offset.metres) <= reach,
                isFree(old.chainage, new.chainage)
            else {
                unused.append(
                    SectorRevision.Unused(
                        id: monument.id, oldOffset: old?.offset.metres, newOffset: new?.offset.metres))
                continue
            }
            marks.append(LineRevisionDraft.Mark(name: monument.id, old: old.chainage, new: new.chainage))
        }
        marks.sort { ($0.old, $0.new) < ($1.old, $1.new) }
    }

    /// `nil` where the line passes more than once, as near.
    private func place(_ point: GeographicPoint, on line: LineLocator) -> LineCandidate? {
        let found = line.candidates(near: point, within: .metres(1000))
        guard let first = found.first else { return nil }
        let isTwice = found.dropFirst().contains { abs(abs($0.offset.metres) - abs(first.offset.metres)) < 0.01 }
        return isTwice ? nil : first
    }

    private func isFree(_ old: Chainage, _ new: Chainage) -> Bool {
        marks.allSatisfy {
            abs(($0.old - old).metres) >= spacing && abs(($0.new - new).metres) >= spacing
        }
    }
}
