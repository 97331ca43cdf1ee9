public import Demarcation
public import GeoTypes

/// Which rows of a layer or of a list. A filter that a table can't answer by itself is asked of what its rows belong to: a
/// finding's sector is that of its inspection.
public struct RecordFilter: Hashable, Sendable {
    public var sector: Sector.ID?
    /// What touches the stretch between two chainages, both ends included.
    public var from: Chainage?
    public var to: Chainage?
    /// In the register's frame. Boxes of the spatial index are a little too large, never too small.
    public var box: GeographicBox?
    /// Whose latest date is in this span, both days included.
    public var since: CivilDate?
    public var until: CivilDate?
    /// Columns that have to hold a code: `class`, `condition`, `state`, `kind`.
    public var codes: [String: String] = [:]
    /// Columns that have to be empty: `acta`.
    public var absent: [String] = []
    /// Of inspections: what one of their findings has to say.
    public var found: String?
    public var limit: Int?

    public init(sector: Sector.ID? = nil) {
        self.sector = sector
    }

    /// Whether every row passes.
    public var isEmpty: Bool { self == RecordFilter() }
}
