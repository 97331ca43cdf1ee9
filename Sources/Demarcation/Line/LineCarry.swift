public import GeoTypes

/// How chainages of one version of a sector go over into the next: straight between marks.
public struct LineCarry: Hashable, Sendable {
    public var sector: Sector.ID
    /// The version that they come from.
    public var from: Int
    /// Of the sector in that version.
    public var length: Length
    /// By increasing chainage.
    public var marks: [LineRevisionDraft.Mark]

    public init(sector: Sector.ID, from: Int, length: Length, marks: [LineRevisionDraft.Mark]) {
        self.sector = sector
        self.from = from
        self.length = length
        self.marks = marks
    }
}
