/// A digest that can't be begun.
public enum DigestError: Error, Hashable, Sendable {
    /// The function of libcrypto that gave nothing: no memory, or SHA-256 is switched off by its configuration.
    case unavailable(String)
}

extension DigestError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .unavailable(let function): "SHA-256 is unavailable: libcrypto's \(function) gave nothing"
        }
    }
}
