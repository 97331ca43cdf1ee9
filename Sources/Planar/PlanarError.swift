/// What the plane can't answer.
public enum PlanarError: Error, Hashable, Sendable {
    /// A coordinate or parameter is NaN or infinite; some of them end the process inside GEOS 3.11.
    case notFinite(what: String)
    /// A function of GEOS threw; the message is its own.
    case geos(function: String, message: String)
}

extension PlanarError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .notFinite(let what): "\(what) is not a finite number"
        case .geos(let function, let message): "\(function): \(message)"
        }
    }
}
