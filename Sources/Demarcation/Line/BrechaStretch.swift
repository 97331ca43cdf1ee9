public import GeoTypes

/// A stretch of the cleared strip along the line (brecha fronteriza) that the commission keeps open.
public struct BrechaStretch: Identifiable, Hashable, Sendable {
    public struct ID: RawRepresentable, Hashable, Comparable, Sendable {
        public var rawValue: String
        public init(rawValue: String) { self.rawValue = rawValue }
        public static func < (left: ID, right: ID) -> Bool { left.rawValue < right.rawValue }
    }

    public var id: ID
    public var sector: Sector.ID
    public var from: Chainage
    public var to: Chainage
    /// Width on each side of the line; an acta fixes it, and until one is loaded it is not known.
    public var widthLeft: Length?
    public var widthRight: Length?
    /// The acta that fixes the widths.
    public var acta: String?
    /// Whether its length counts in the programme's target.
    public var isInProgramme: Bool
    /// Who clears it: a crew, or the neighbour's section.
    public var clearedBy: String?
    public var classification = Classification.reserved

    public init(
        id: ID, sector: Sector.ID, from: Chainage, to: Chainage, widthLeft: Length? = nil, widthRight: Length? = nil,
        acta: String? = nil, isInProgramme: Bool, clearedBy: String? = nil
    ) {
        self.id = id
        self.sector = sector
        self.from = from
        self.to = to
        self.widthLeft = widthLeft
        self.widthRight = widthRight
        self.acta = acta
        self.isInProgramme = isInProgramme
        self.clearedBy = clearedBy
    }

    public var length: Length { to - from }

    /// Equal widths on both sides, as a brecha has to be; `nil` where a width is not known.
    public var isCentred: Bool? {
        guard let widthLeft, let widthRight else { return nil }
        return widthLeft == widthRight
    }
}
