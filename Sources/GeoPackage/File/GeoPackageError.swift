/// A file that can't be looked at. Where GRDB shows, errors of SQLite stay its `DatabaseError`, which has their code.
public enum GeoPackageError: Error, Hashable, Sendable {
    /// `reason` is the system's word for it, `code` its errno.
    case unreadable(path: String, code: Int32, reason: String)
    /// SQLite's extended result code and message, while reading another program's file.
    case database(code: Int32, message: String)
}

extension GeoPackageError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .unreadable(let path, _, let reason): "“\(path)” can't be read: \(reason)"
        case .database(let code, let message): "\(message) (SQLite \(code))"
        }
    }
}
