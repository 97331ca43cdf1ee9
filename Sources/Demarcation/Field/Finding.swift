/// What a team found at one monument, or on the line between two.
public struct Finding: Hashable, Sendable {
    /// A photo of the finding and what its file hashed to when it was taken in.
    public struct Photo: Hashable, Sendable {
        public var path: String
        /// Hexadecimal; `nil` while the file has not been seen.
        public var sha256: String?

        public init(path: String, sha256: String? = nil) {
            self.path = path
            self.sha256 = sha256
        }
    }

    /// `nil` for a finding on the line: an encroachment, a blocked path.
    public var monument: Monument.ID?
    public var condition: Monument.Condition?
    /// What was done there, or has to be.
    public var action: String?
    public var note: String?
    public var photos: [Photo]

    public init(
        monument: Monument.ID?, condition: Monument.Condition? = nil, action: String? = nil, note: String? = nil,
        photos: [Photo] = []
    ) {
        self.monument = monument
        self.condition = condition
        self.action = action
        self.note = note
        self.photos = photos
    }
    mutating func adoptDigests(of other: Finding) {
        for index in photos.indices where photos[index].sha256 == nil {
            photos[index].sha256 = other.photos.first { $0.path == photos[index].path }?.sha256
        }
    }
}
