/// What a file is, as far as it can be told without writing to it.
public struct Identity: Hashable, Sendable {
    public enum Kind: Hashable, Sendable {
        /// Zero bytes: SQLite would take it for an empty database.
        case emptyFile
        /// Doesn't begin as an SQLite database does.
        case notSQLite
        /// An SQLite database without GeoPackage tables.
        case otherDatabase
        case geoPackage
        /// Begins as an SQLite database but can't be read as one; ``Identity/problems`` has SQLite's words.
        case damaged
    }

    public var kind: Kind
    public var applicationID: UInt32 = 0
    public var userVersion = 0
    /// Bytes of the file.
    public var size = 0
    /// The file is in WAL mode: it can't be opened in a folder that can't be written to.
    public var isWAL = false
    /// A `-wal` with content stands beside it: without it the newest edits are missing.
    public var hasWALContent = false
    /// A `-journal` with content stands beside it: a transaction that the next writer rolls back.
    public var hasJournal = false
    /// False for a `gpkg_contents` without `gpkg_geometry_columns`: attributes or tiles only.
    public var hasGeometryColumns = false
    /// What `PRAGMA quick_check` or opening the file found wrong; empty when nothing was looked for.
    public var problems: [String] = []

    public init(kind: Kind) {
        self.kind = kind
    }

    /// The header says GeoPackage: `GPKG`, or `GP10` and `GP11` of versions 1.0 and 1.1.
    public var hasGeoPackageID: Bool {
        [GeoPackageFile.applicationID, 0x4750_3130, 0x4750_3131].contains(applicationID)
    }
}
