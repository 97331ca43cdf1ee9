/// One thing that was looked at, what was found and what to do.
public struct HealthCheck: Hashable, Sendable {
    public enum Status: String, Hashable, Sendable {
        case ok, warn, error
    }

    /// Stable, for programs: `history-chain`.
    public var id: String
    public var status: Status
    public var message: Bilingual
    /// What to do, where there is something to do.
    public var advice: Bilingual?

    public init(_ id: String, _ status: Status, _ message: Bilingual, advice: Bilingual? = nil) {
        self.id = id
        self.status = status
        self.message = message
        self.advice = advice
    }
}
