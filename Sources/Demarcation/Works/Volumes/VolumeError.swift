public import GeoTypes

/// Why a volume can't be computed from what was measured.
public enum VolumeError: Error, Hashable, Sendable {
    /// The prismoidal formula takes end, middle, end, middle, …, end.
    case sectionsNotInTriples(count: Int)
    case noMidSection(between: Chainage, and: Chainage)
    case midSectionOffCentre(at: Chainage, by: Length)
    /// A polygon or profile of fewer points than it takes.
    case tooFewPoints(count: Int, needed: Int)
    /// Offsets of a profile have to grow from point to point.
    case offsetsNotIncreasing(at: Int)
    /// Design and ground share no range of offsets.
    case profilesApart
    case columnsDiffer(Int, Int)
    case notFinite(row: Int)
    /// Gabions are filled between nothing and wholly.
    case filledFractionOutOfRange(Double)
    case notPositive(field: String, value: Double)
}

extension VolumeError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .sectionsNotInTriples(let count):
            "\(count) cross-sections: the prismoidal formula takes end, middle, end, an odd number from 3"
        case .noMidSection(let first, let last):
            "no section measured at mid-length between \(first) and \(last)"
        case .midSectionOffCentre(let place, let distance):
            "the mid-section at \(place) is \(distance.metres) m off the middle"
        case .tooFewPoints(let count, let needed): "\(count) points, at least \(needed) are needed"
        case .offsetsNotIncreasing(let index): "offset \(index + 1) of the profile does not lie beyond the one before"
        case .profilesApart: "design and ground share no range of offsets"
        case .columnsDiffer(let first, let second): "\(first) heights in one surface and \(second) in the other"
        case .notFinite(let row): "row \(row + 1) is not a finite number"
        case .filledFractionOutOfRange(let fraction): "the filled fraction is \(fraction), outside 0 to 1"
        case .notPositive(let field, let value): "\(field) is \(value), not above 0"
        }
    }
}
