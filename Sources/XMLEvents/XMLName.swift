/// An element's or attribute's name with its namespace resolved; `namespace` is empty when it has none.
public struct XMLName: Hashable, Sendable {
    public var namespace: String
    public var local: String

    public init(namespace: String = "", local: String) {
        self.namespace = namespace
        self.local = local
    }
}
