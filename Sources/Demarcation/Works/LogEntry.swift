/// A line of the site log (bitácora) of an order. Lines are added, never changed.
public struct LogEntry: Hashable, Sendable {
    public var order: WorkOrder.ID
    public var date: CivilDate
    public var author: String?
    public var text: String
    public var photos: [Finding.Photo]

    public init(
        order: WorkOrder.ID, date: CivilDate, author: String? = nil, text: String, photos: [Finding.Photo] = []
    ) {
        self.order = order
        self.date = date
        self.author = author
        self.text = text
        self.photos = photos
    }
}
