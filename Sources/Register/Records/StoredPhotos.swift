import Demarcation

/// Several photos stand in two columns, a line each: their paths, and their digests.
enum StoredPhotos {
    /// An empty line among the digests is of a photo whose file has not been seen.
    static func photos(paths: String?, digests: String?) -> [Finding.Photo] {
        let digests = lines(digests)
        return lines(paths).enumerated().map { index, path in
            let digest = index < digests.count ? digests[index] : ""
            return Finding.Photo(path: path, sha256: digest.isEmpty ? nil : digest)
        }
    }

    static func paths(_ photos: [Finding.Photo]) -> String? {
        photos.isEmpty ? nil : photos.map(\.path).joined(separator: "\n")
    }

    /// As many lines as photos; `nil` when the file of none has been seen.
    static func digests(_ photos: [Finding.Photo]) -> String? {
        photos.contains { $0.sha256 != nil } ? photos.map { $0.sha256 ?? "" }.joined(separator: "\n") : nil
    }

    private static func lines(_ text: String?) -> [String] {
        text?.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) ?? []
    }
}
