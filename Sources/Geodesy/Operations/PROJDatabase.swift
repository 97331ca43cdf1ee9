import CPROJ
import Synchronization

/// The one context that answers questions about systems and operations, so that the database is opened once for all
/// of them (opening it costs milliseconds). Points never pass through here: each ``Transformer`` has its own context.
enum PROJDatabase {
    private static let shared = Mutex(PROJContext())

    static func withContext<Answer: Sendable>(
        _ body: (PROJContext) throws(GeodesyError) -> Answer
    ) throws(GeodesyError) -> Answer {
        try shared.withLock { context throws(GeodesyError) in
            try body(context)
        }
    }
}

/// Versions of what coordinates are computed with; they are stored with every pinned operation.
public struct GeodesyVersions: Hashable, Sendable, Codable {
    /// PROJ's version, `9.1.1`.
    public var proj: String
    /// Version of the EPSG data set in PROJ's database, `v10.076`; empty when the database can't be opened.
    public var epsg: String

    public init(proj: String, epsg: String) {
        self.proj = proj
        self.epsg = epsg
    }

    /// Those of the library and the database in use.
    public static let current: GeodesyVersions = {
        do {
            return try PROJDatabase.withContext { $0.versions }
        } catch {
            return GeodesyVersions(proj: PROJContext.libraryVersion, epsg: "")
        }
    }()
}

extension PROJContext {
    static let libraryVersion = "\(PROJ_VERSION_MAJOR).\(PROJ_VERSION_MINOR).\(PROJ_VERSION_PATCH)"

    /// For use inside ``PROJDatabase/withContext(_:)``, whose lock ``GeodesyVersions/current`` would take again.
    var versions: GeodesyVersions {
        GeodesyVersions(proj: Self.libraryVersion, epsg: metadata("EPSG.VERSION") ?? "")
    }
}
