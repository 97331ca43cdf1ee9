import Demarcation
import Digests
import Foundation

/// Gives the photos of findings the SHA-256 of their files, where the files can be read.
struct PhotoDigests {
    /// Where a relative path is looked for, one after the other.
    private let folders: [String]
    /// Paths as they were given, each once.
    private(set) var missing: [String] = []

    /// - `file`: the file that names the photos; they are looked for beside it, then in the current folder.
    init(beside file: String? = nil) {
        let folder = file.flatMap { $0 == "-" ? nil : URL(fileURLWithPath: $0).deletingLastPathComponent().path }
        folders = [folder, "."].compactMap { $0 }
    }

    mutating func complete(_ finding: inout Finding) throws {
        for index in finding.photos.indices where finding.photos[index].sha256 == nil {
            let path = finding.photos[index].path
            if let digest = try digest(of: path) {
                finding.photos[index].sha256 = digest
            } else if !missing.contains(path) {
                missing.append(path)
            }
        }
    }

    private func digest(of path: String) throws -> String? {
        let places = path.hasPrefix("/") ? [path] : folders.map { $0 + "/" + path }
        for place in places where FileManager.default.isReadableFile(atPath: place) {
            guard let bytes = try? FileBytes.read(place) else { continue }
            return try SHA256.digest(of: [UInt8](bytes)).hexadecimal
        }
        return nil
    }

    /// Says which files were not there; the register keeps their paths without a digest.
    func warn(_ output: OutputOptions) {
        guard !missing.isEmpty else { return }
        let names = missing.prefix(5).joined(separator: ", ") + (missing.count > 5 ? ", …" : "")
        output.warn(
            "photos that can't be read, kept without a digest: \(missing.count): \(names)",
            "fotos que no se pueden leer, guardadas sin resumen: \(missing.count): \(names)")
    }
}
