import CPROJ

/// A grid of corrections (geoid, datum shift) by its file's name, and where PROJ finds it.
public struct GridFile: Hashable, Sendable {
    public var name: String
    /// `nil` where it isn't installed.
    public var path: String?

    /// Looks where the transformations look: PROJ's own folders.
    public init(_ name: String) {
        self.name = name
        var info = proj_grid_info(name)
        let path = withUnsafeBytes(of: &info.filename) { bytes in
            String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        }
        self.path = path.isEmpty ? nil : path
    }
}
