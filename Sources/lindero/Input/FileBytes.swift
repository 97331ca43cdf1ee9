import Demarcation
import Foundation

/// Reads small inputs whole: lines, tables, plans. Surveys are streamed instead.
enum FileBytes {
    /// The largest input that is read whole. A line of 448 km in every detail has a few megabytes.
    private static let limit = 512 << 20

    /// `-` is standard input.
    static func read(_ path: String) throws -> Data {
        if path == "-" || ResultOutput.isStream(path) {
            let bytes = try stream(path)
            guard path == "-" || !bytes.isEmpty else { throw Failure.emptyFile(path: path) }
            return bytes
        }
        let handle = try open(path)
        defer { try? handle.close() }
        let size = try handle.seekToEnd()
        try handle.seek(toOffset: 0)
        guard size <= limit else { throw tooLarge(path, size: size) }
        let bytes = try handle.readToEnd() ?? Data()
        guard !bytes.isEmpty else { throw Failure.emptyFile(path: path) }
        return bytes
    }

    /// Of what has no size to ask for: standard input, a pipe.
    private static func stream(_ path: String) throws -> Data {
        let stream = try DigestedStream(path: path)
        var bytes = Data()
        while true {
            let chunk = try stream.read()
            if chunk.isEmpty { return bytes }
            bytes.append(contentsOf: chunk)
            guard bytes.count <= limit else { throw tooLarge(path, size: UInt64(bytes.count)) }
        }
    }

    private static func tooLarge(_ path: String, size: UInt64) -> Failure {
        .unusable(
            "E_TOO_LARGE",
            Bilingual(
                en: "\(path): \(size) bytes, more than the \(limit) that such a file may have",
                es: "\(path): \(size) bytes, más de los \(limit) que puede tener un archivo así"),
            hint: Bilingual(
                en: "split it, or check that it is the right file",
                es: "divídalo, o revise que sea el archivo correcto"))
    }

    /// Opens a file to read; folders and missing files are told apart.
    static func open(_ path: String) throws -> FileHandle {
        var isFolder = ObjCBool(false)
        if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue {
            throw Failure.isFolder(path: path)
        }
        let descriptor = Foundation.open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Failure.readFailed(path: path, errno: errno) }
        return FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    }
}

extension Failure {
    static func isFolder(path: String) -> Failure {
        .unusable(
            "E_IS_FOLDER", Bilingual(en: "\(path): is a folder", es: "\(path): es una carpeta"),
            hint: Bilingual(en: "name a file in it", es: "nombre un archivo dentro de ella"))
    }

    static func emptyFile(path: String) -> Failure {
        .unusable(
            "E_EMPTY_FILE", Bilingual(en: "\(path): the file is empty", es: "\(path): el archivo está vacío"),
            hint: Bilingual(en: "copy it again from where it came", es: "cópielo de nuevo de donde vino"))
    }
}
