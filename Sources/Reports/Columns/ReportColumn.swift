public import Demarcation

/// A named property of many features, or a column of a list: one value for each row.
public struct ReportColumn: Sendable {
    public enum Values: Sendable {
        /// An empty text is missing.
        case texts(TextColumn)
        /// NaN is missing; rounded to at most so many decimals.
        case numbers([Double], decimals: Int)
        case integers([Int], missing: Int? = nil)
        /// Indices into a list of codes; a negative one is missing.
        case codes([Int32], among: [String])
        case flags([Bool])
        /// Milliseconds since 1970-01-01T00:00:00Z, written `2026-03-14T15:09:26.535Z`; `Int64.min` is missing
        /// (and so is what lies outside the years 0 to 9999).
        case times([Int64])
        /// A JSON value in each row, not checked; empty text is missing. In CSV it is a text.
        case json(TextColumn)
    }

    public var name: String
    public var values: Values

    public init(_ name: String, _ values: Values) {
        self.name = name
        self.values = values
    }

    public var count: Int {
        switch values {
        case .texts(let column), .json(let column): column.count
        case .numbers(let numbers, _): numbers.count
        case .integers(let integers, _): integers.count
        case .codes(let codes, _): codes.count
        case .flags(let flags): flags.count
        case .times(let times): times.count
        }
    }
}
