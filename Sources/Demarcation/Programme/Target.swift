/// What a product has to reach in a year: as it was first set, and every change since.
public struct Target: Hashable, Sendable {
    /// A target as it stands from some day on.
    public struct Version: Hashable, Sendable {
        public var quantity: Quantity
        public var money: Money
        /// How the year's quantity is spread over the year; `nil` is not known.
        public var programming: Programming?
        /// Document or acta that set it.
        public var source: String?

        public init(quantity: Quantity, money: Money, programming: Programming? = nil, source: String? = nil) {
            self.quantity = quantity
            self.money = money
            self.programming = programming
            self.source = source
        }
    }

    public struct Change: Hashable, Sendable {
        /// First day on which the version is in force.
        public var inForceFrom: CivilDate
        public var version: Version

        public init(inForceFrom: CivilDate, version: Version) {
            self.inForceFrom = inForceFrom
            self.version = version
        }
    }

    public var year: Int
    public var initial: Version
    public var changes: [Change]

    public init(year: Int, initial: Version, changes: [Change] = []) {
        self.year = year
        self.initial = initial
        self.changes = changes
    }

    /// The version in force on a day: of the changes until then the latest; of two on one day the one listed last.
    public func inForce(on date: CivilDate) -> Version {
        var latest: Change?
        for change in changes where change.inForceFrom <= date {
            if let known = latest, change.inForceFrom < known.inForceFrom { continue }
            latest = change
        }
        return latest?.version ?? initial
    }

    /// The programming that holds on a day: that of the version in force, or of the latest version before it that has
    /// one; `nil` where none has.
    public func programming(asOf date: CivilDate) -> Programming? {
        if let programming = inForce(on: date).programming { return programming }
        return changes.filter { $0.inForceFrom <= date && $0.version.programming != nil }
            .max { $0.inForceFrom < $1.inForceFrom }?.version.programming ?? initial.programming
    }

    /// What is programmed from 1 January to `date`, as the target stood on the day `day`; evenly over the months where no
    /// programming is known.
    public func programmed(to date: CivilDate, asOf day: CivilDate) -> Quantity {
        programming(asOf: day)?.cumulative(to: date, in: year)
            ?? Programming.linear(inForce(on: day).quantity, to: date, in: year)
    }
}
