public import GeoTypes

/// A line as a file draws it, before it is known to be a segment of the legal line.
public struct LineDraft: Hashable, Sendable {
    /// Feature number in the file, counted from 1.
    public var number: Int
    /// The file's own properties as text; a missing or null property is absent.
    public var properties: [String: String]
    /// In the file's reference system.
    public var points: [GeographicPoint]

    public init(number: Int, properties: [String: String], points: [GeographicPoint]) {
        self.number = number
        self.properties = properties
        self.points = points
    }

    /// The first of these properties that the file gives and that isn't blank.
    public func property(_ names: String...) -> String? {
        for name in names {
            if let value = properties[name], value.contains(where: { !$0.isWhitespace }) { return value }
        }
        return nil
    }
}
