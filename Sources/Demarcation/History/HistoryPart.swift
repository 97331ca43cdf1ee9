/// What of the history can be looked at and taken back as a whole.
public enum HistoryPart: Hashable, Sendable {
    case batch(Int)
    /// What other programs changed after a batch of this one and before the next.
    case outside(after: Int)

    /// `17`, or `17+` for what other programs changed after batch 17.
    public init?(_ text: String) {
        let isOutside = text.hasSuffix("+")
        let digits = isOutside ? text.dropLast() : text[...]
        guard let batch = Int(digits), batch > 0 else { return nil }
        self = isOutside ? .outside(after: batch) : .batch(batch)
    }

    /// Its batch, or the one before it.
    public var number: Int {
        switch self {
        case .batch(let number), .outside(let number): number
        }
    }
}

extension HistoryPart: CustomStringConvertible {
    public var description: String {
        switch self {
        case .batch(let number): "\(number)"
        case .outside(let number): "\(number)+"
        }
    }
}

extension HistoryPart: Comparable {
    /// As they came.
    public static func < (left: HistoryPart, right: HistoryPart) -> Bool {
        func place(_ part: HistoryPart) -> (Int, Int) {
            if case .outside = part { (part.number, 1) } else { (part.number, 0) }
        }
        return place(left) < place(right)
    }
}
