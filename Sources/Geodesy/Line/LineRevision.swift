public import GeoTypes

/// A line that was surveyed anew: the old version, the new one, and the monuments that tie them together.
public struct LineRevision: Sendable {
    /// A monument with its position in the old version and in the new one, which may be equal.
    public struct Tie: Hashable, Sendable {
        public var name: String
        public var old: GeographicPoint
        public var new: GeographicPoint

        public init(name: String, old: GeographicPoint, new: GeographicPoint) {
            self.name = name
            self.old = old
            self.new = new
        }
    }

    public enum Problem: Error, Hashable, Sendable {
        /// The monument isn't within reach of the old or of the new line.
        case offTheLine(Tie, Version)
        /// The line passes the monument more than once, as near.
        case ambiguous(Tie, Version)
        case map(ChainageMap.Problem)
    }

    public enum Version: String, Hashable, Sendable {
        case old, new
    }

    public let map: ChainageMap
    private let old: Alignment
    private let newLocator: LineLocator
    private let reach: Length

    /// - `reach`: how far from the line a monument, and an event that stays on the ground, may be.
    public init(
        from old: Alignment, to new: Alignment, monuments: [Tie], within reach: Length
    ) throws(Problem) {
        let oldLocator = LineLocator([old])
        let newLocator = LineLocator([new])
        var marks: [ChainageMap.Mark] = []
        for tie in monuments {
            marks.append(
                ChainageMap.Mark(
                    name: tie.name, from: try Self.chainage(tie, .old, oldLocator, reach),
                    to: try Self.chainage(tie, .new, newLocator, reach)))
        }
        do {
            map = try ChainageMap(marks)
        } catch {
            throw .map(error)
        }
        self.old = old
        self.newLocator = newLocator
        self.reach = reach
    }

    /// The same with marks whose chainages are known in both versions.
    public init(from old: Alignment, to new: Alignment, map: ChainageMap, within reach: Length) {
        self.map = map
        self.old = old
        newLocator = LineLocator([new])
        self.reach = reach
    }

    /// The events with their old and new chainages, in the same order.
    public func revised(_ events: [LineEvent]) -> [RevisedEvent] {
        events.map { event in
            switch event.rule {
            case .retire:
                RevisedEvent(event: event, outcome: .retired, from: nil, to: nil, needsReview: false)
            case .move:
                moved(event)
            case .stay:
                stayed(event)
            }
        }
    }

    private func moved(_ event: LineEvent) -> RevisedEvent {
        let length = newLocator.alignments[0].length
        let mapped = [event.from, event.to].map { $0.map(map.mapped) }
        let isOff = mapped.contains { place in
            place.map { !(0...length.metres).contains($0.chainage.metres) } ?? false
        }
        let isOutside = mapped.contains { place in place.map { !$0.isBetweenMarks } ?? false }
        return RevisedEvent(
            event: event, outcome: isOff ? .lost : .moved, from: isOff ? nil : mapped[0]?.chainage,
            to: isOff ? nil : mapped[1]?.chainage, needsReview: isOff || isOutside)
    }

    private func stayed(_ event: LineEvent) -> RevisedEvent {
        let chainages = [event.from] + (event.to.map { [$0] } ?? [])
        let places = chainages.compactMap { old.point(at: $0) }
        let located = newLocator.locate(
            longitudes: places.map(\.longitude), latitudes: places.map(\.latitude), within: reach)
        guard places.count == chainages.count, !located.alignment.contains(-1) else {
            return RevisedEvent(event: event, outcome: .lost, from: nil, to: nil, needsReview: true)
        }
        let ends = located.chainage
        let isTurned = ends.count > 1 && (ends[0] > ends[1]) != (event.from > chainages[1])
        return RevisedEvent(
            event: event, outcome: .stayed, from: .metres(ends[0]), to: ends.count > 1 ? .metres(ends[1]) : nil,
            needsReview: isTurned || located.isAmbiguous.contains(true) || located.end.contains { $0 != .abreast })
    }

    private static func chainage(
        _ tie: Tie, _ version: Version, _ locator: LineLocator, _ reach: Length
    ) throws(Problem) -> Chainage {
        let point = version == .old ? tie.old : tie.new
        let located = locator.locate(longitudes: [point.longitude], latitudes: [point.latitude], within: reach)
        guard located.alignment[0] >= 0 else { throw .offTheLine(tie, version) }
        guard !located.isAmbiguous[0] else { throw .ambiguous(tie, version) }
        return .metres(located.chainage[0])
    }
}

extension LineRevision.Problem: CustomStringConvertible {
    public var description: String {
        switch self {
        case .offTheLine(let tie, let version):
            "monument \"\(tie.name)\" isn't within reach of the \(version.rawValue) line"
        case .ambiguous(let tie, let version):
            "the \(version.rawValue) line passes monument \"\(tie.name)\" more than once"
        case .map(let problem):
            problem.description
        }
    }
}
