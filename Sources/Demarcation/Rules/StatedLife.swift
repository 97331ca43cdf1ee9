/// The life that a file states of positions, and what of it a register takes over.
///
/// A file can claim anything, and nothing goes in force without a document (``Position/approve(by:named:from:replacing:)``).
/// So what was decided is only taken over as a whole, for a monument or vertex that has no position yet, with the documents
/// that decided it; everything else comes in as imported, and is counted here.
public struct StatedLife: Hashable, Sendable {
    /// Why positions came in as imported though the file says more of them.
    public enum Obstacle: String, Labelled, Comparable {
        case notAsked = "not-asked"
        case ownerHasPositions = "owner-has-positions"
        case documentMissing = "document-missing"
        case documentDecidesNothing = "document-decides-nothing"
        case contradictory

        public var label: Bilingual {
            switch self {
            case .notAsked: Bilingual(en: "not asked for", es: "no se pidió")
            case .ownerHasPositions:
                Bilingual(en: "the register has positions of it already", es: "el registro ya tiene posiciones suyas")
            case .documentMissing:
                Bilingual(
                    en: "the document that decided it is not in the register",
                    es: "el documento que la decidió no está en el registro")
            case .documentDecidesNothing:
                Bilingual(
                    en: "its document is a note, a map or a field book",
                    es: "su documento es una nota, un mapa o una libreta")
            case .contradictory:
                Bilingual(
                    en: "two were in force on one day, or the days are missing",
                    es: "dos estuvieron vigentes el mismo día, o faltan los días")
            }
        }

        public static func < (left: Obstacle, right: Obstacle) -> Bool { left.rawValue < right.rawValue }
    }

    /// Whether states are taken over at all.
    public let isAsked: Bool
    /// Positions that came in with a state other than imported.
    public private(set) var taken: [Position.State: Int] = [:]
    /// Positions that came in as imported instead.
    public private(set) var left: [Obstacle: [Position.State: Int]] = [:]

    public init(isAsked: Bool) {
        self.isAsked = isAsked
    }

    /// New positions of one monument or vertex as they may be stored.
    ///
    /// - `isFirst`: the register holds no position of it.
    /// - `documents`: the kinds of those that the register holds.
    public mutating func admit(
        _ positions: [Position], isFirst: Bool, documents: [Document.ID: Document.Kind]
    ) -> [Position] {
        let decided = positions.filter(\.isDecided)
        let isContradictory = !Self.isHistory(decided)
        return positions.map { position in
            guard position.state != .imported else { return position.undecided }
            if let obstacle = obstacle(to: position, isFirst, isContradictory, documents) {
                left[obstacle, default: [:]][position.state, default: 0] += 1
                return position.undecided
            }
            taken[position.state, default: 0] += 1
            return position.isDecided ? position : position.undecided(as: position.state)
        }
    }

    private func obstacle(
        to position: Position, _ isFirst: Bool, _ isContradictory: Bool, _ documents: [Document.ID: Document.Kind]
    ) -> Obstacle? {
        guard isAsked else { return .notAsked }
        guard isFirst else { return .ownerHasPositions }
        guard position.isDecided else { return nil }
        guard let document = position.document, let kind = documents[document] else { return .documentMissing }
        guard kind.decides else { return .documentDecidesNothing }
        return isContradictory ? .contradictory : nil
    }

    /// One after the other: each has a first day, the one in force is the last and has no last day, and no two share a day.
    private static func isHistory(_ positions: [Position]) -> Bool {
        guard positions.allSatisfy({ $0.state != .inForce || $0.validTo == nil }) else { return false }
        var spans: [(from: CivilDate, to: CivilDate?)] = []
        for position in positions where !position.isSupersededOnFirstDay {
            guard let from = position.validFrom else { return false }
            if let to = position.validTo, to < from { return false }
            spans.append((from, position.validTo))
        }
        spans.sort { $0.from < $1.from }
        for (earlier, later) in zip(spans, spans.dropFirst()) {
            guard let end = earlier.to, end < later.from else { return false }
        }
        return true
    }
}

extension Position {
    fileprivate var isDecided: Bool { state == .inForce || state == .historical }

    fileprivate var undecided: Position { undecided(as: .imported) }

    /// Without what only a decision gives.
    fileprivate func undecided(as state: State) -> Position {
        var position = self
        position.state = state
        position.document = nil
        position.validFrom = nil
        position.validTo = nil
        return position
    }
}
