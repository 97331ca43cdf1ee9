/// What a document may not exceed, so that a hostile one costs neither memory nor time.
public struct XMLLimits: Sendable {
    /// Elements inside one another.
    public var depth = 64
    /// Bytes of one text, tag or comment.
    public var length = 4 << 20
    /// Different names of elements and attributes.
    public var names = 10_000

    public init() {}
}
