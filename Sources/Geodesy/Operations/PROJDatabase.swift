import CPROJ

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The one context that answers questions about systems and operations, so that the database is opened once for all
/// of them (opening it costs milliseconds). Points never pass through here: each ``Transformer`` has its own context.
enum PROJDatabase {
    private static let shared = LockedContext()

    static func withContext<Answer: Sendable>(
        _ body: (PROJContext) throws(GeodesyError) -> Answer
    ) throws(GeodesyError) -> Answer {
        try shared.withLock(body)
    }
}

/// A context behind a POSIX lock.
///
/// Unchecked, because the compiler can't see that the lock guards the context. `Synchronization.Mutex` would show it,
/// but on Linux ThreadSanitizer doesn't see Mutex's futex, and would report every use of it as a race.
private final class LockedContext: @unchecked Sendable {
    private let context = PROJContext()
    private let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)

    init() {
        let status = pthread_mutex_init(lock, nil)
        precondition(status == 0, "pthread_mutex_init: \(status)")
    }

    deinit {
        pthread_mutex_destroy(lock)
        lock.deallocate()
    }

    func withLock<Answer: Sendable>(
        _ body: (PROJContext) throws(GeodesyError) -> Answer
    ) throws(GeodesyError) -> Answer {
        pthread_mutex_lock(lock)
        defer { pthread_mutex_unlock(lock) }
        return try body(context)
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
