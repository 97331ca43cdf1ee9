/// A file that can't be looked at. Errors of SQLite stay GRDB's `DatabaseError`, which has their code.
public enum GeoPackageError: Error, Hashable, Sendable {
    /// `reason` is the system's word for it, `code` its errno.
    case unreadable(path: String, code: Int32, reason: String)
}

extension GeoPackageError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .unreadable(let path, _, let reason): "“\(path)” can't be read: \(reason)"
        }
    }
}
