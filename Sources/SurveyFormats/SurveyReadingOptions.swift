public import Demarcation
public import Literals

/// What the person who imports a file says about it, where the file doesn't.
public struct SurveyReadingOptions: Sendable {
    /// The encoding of a text file without byte order mark; UTF-8 when nothing is said.
    public var encoding: TextEncoding?
    /// Which header, or column number counted from 1, is which column; wins over what the headers seem to say. A table whose
    /// columns are given by number may do without headers.
    public var columns: [SurveyColumn: String] = [:]
    /// The byte between the fields of a table.
    public var delimiter: UInt8?
    /// The decimal mark of a table's numbers, `.` or `,`; saying it also says that there are no thousands separators.
    public var decimalMark: UInt8?
    /// What columns named just x and y are, when the reference system is known to be geographic.
    public var coordinateKind: SurveySource.CoordinateKind?
    /// Whether the batches of a table hold each point's record, for a step that may reject it later.
    public var keepsRecords = false
    /// The day of the first sentence of a log that has times without dates.
    public var startDate: CalendarDay?

    public init() {}
}
