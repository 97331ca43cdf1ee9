/// A line of the site log (bitácora) of an order. Lines are added, never changed.
public struct LogEntry: Hashable, Sendable {
    public var date: CivilDate
    public var author: String?
    public var text: String

    public init(date: CivilDate, author: String? = nil, text: String) {
        self.date = date
        self.author = author
        self.text = text
    }
}
