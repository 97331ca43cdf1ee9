/// One file that left the register for the public: who made it, of what, and what was kept back.
public struct ExportRecord: Identifiable, Hashable, Sendable {
    /// Rows by their classification, by layer.
    public typealias Counts = [String: [String: Int]]

    /// `X-0001`; the register gives it.
    public var id: String
    /// UTC.
    public var at: String
    public var who: String
    /// The command as it was given.
    public var command: String
    /// `geojson`, `json-fg`, `csv`, `gpx`, `kml`.
    public var format: String
    public var layers: [String]
    /// Whether reserved points were shown on a coarse grid instead of being left out.
    public var isCoarsened: Bool
    public var written: Counts
    public var leftOut: Counts
    public var file: String
    public var bytes: Int
    public var sha256: String

    public init(
        id: String = "", at: String = "", who: String, command: String, format: String, layers: [String],
        isCoarsened: Bool, written: Counts, leftOut: Counts, file: String, bytes: Int, sha256: String
    ) {
        self.id = id
        self.at = at
        self.who = who
        self.command = command
        self.format = format
        self.layers = layers
        self.isCoarsened = isCoarsened
        self.written = written
        self.leftOut = leftOut
        self.file = file
        self.bytes = bytes
        self.sha256 = sha256
    }

    /// How many rows of all layers, whatever their classification.
    public static func total(_ counts: Counts) -> Int {
        counts.values.reduce(0) { $0 + $1.values.reduce(0, +) }
    }
}
