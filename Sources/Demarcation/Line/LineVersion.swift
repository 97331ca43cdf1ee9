public import GeoTypes

/// One version of a sector's line. Chainage belongs to a version: the first came with the import, each later one by a
/// document.
public struct LineVersion: Hashable, Sendable {
    /// From 1.
    public var number: Int
    /// The days between which it is or was in force, both included; `nil` is without end.
    public var validFrom: CivilDate?
    public var validTo: CivilDate?
    /// What decided it; `nil` for the first.
    public var document: Document.ID?
    /// The file that it came from, or `vertices`; `nil` for the first.
    public var source: String?
    public var length: Length
    public var segments: Int

    public init(
        number: Int, validFrom: CivilDate?, validTo: CivilDate?, document: Document.ID?, source: String?,
        length: Length, segments: Int
    ) {
        self.number = number
        self.validFrom = validFrom
        self.validTo = validTo
        self.document = document
        self.source = source
        self.length = length
        self.segments = segments
    }
}

extension Segment.ID {
    /// The id of the segment in a version of the line: the first version's ids are as they came, `S-1@2` is of the
    /// second.
    public func inVersion(_ version: Int) -> Segment.ID {
        version == 1 ? original : Segment.ID(rawValue: "\(original.rawValue)@\(version)")
    }

    /// The same without its version.
    public var original: Segment.ID {
        guard let mark = rawValue.lastIndex(of: "@"), let version = Int(rawValue[rawValue.index(after: mark)...]),
            version > 1
        else { return self }
        return Segment.ID(rawValue: String(rawValue[..<mark]))
    }
}

extension Sector.ID {
    /// What names an earlier version of a sector in figures: `GTM-MEX-01@1`.
    public func ofVersion(_ version: Int) -> Sector.ID { Sector.ID(rawValue: "\(rawValue)@\(version)") }
}
