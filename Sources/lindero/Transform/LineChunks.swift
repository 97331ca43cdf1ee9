import Demarcation
import Foundation

/// A file or standard input in pieces of whole lines, read in order with the memory of one piece.
///
/// A regular file, also one that stands on standard input, can be read twice: each value of this type reads it from its
/// beginning. Pieces are filled to the brim, so that where they are cut depends on the bytes alone, not on how a pipe
/// delivers them.
struct LineChunks: ~Copyable {
    private let path: String
    private let descriptor: Int32
    /// Where the next read of a regular file begins; `nil` for a pipe or terminal.
    private var offset: off_t?
    /// The beginning of a line whose end hasn't been read yet.
    private var rest: [UInt8] = []
    private var peeked: [UInt8]?
    private(set) var isExhausted = false
    let size: Int

    var isRepeatable: Bool { offset != nil }

    /// Bytes of a piece; about 20,000 lines with two coordinates.
    static let pieceSize = 1 << 19

    /// `nil` and `-` are standard input.
    init(path given: String?) throws {
        path = given ?? "-"
        if path == "-" {
            descriptor = STDIN_FILENO
        } else {
            descriptor = open(path, O_RDONLY | O_CLOEXEC)
            guard descriptor >= 0 else { throw Failure.readFailed(path: path, errno: errno) }
        }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw Failure.readFailed(path: path, errno: errno) }
        guard status.st_mode & S_IFMT != S_IFDIR else { throw Failure.isFolder(path: path) }
        let isRegular = status.st_mode & S_IFMT == S_IFREG
        offset = isRegular ? max(0, lseek(descriptor, 0, SEEK_CUR)) : nil
        size = isRegular ? Int(status.st_size) : 0
    }

    deinit {
        if descriptor != STDIN_FILENO { close(descriptor) }
    }

    /// The next piece, which ``next()`` will give again; `nil` at the end.
    mutating func peek() throws -> [UInt8]? {
        if peeked == nil { peeked = try read() }
        return peeked
    }

    /// The next whole lines, the last of which may lack its line end; `nil` at the end.
    mutating func next() throws -> [UInt8]? {
        try peeked.take() ?? read()
    }

    private mutating func read() throws -> [UInt8]? {
        guard !isExhausted else { return nil }
        var bytes = try filled()
        // The end of a file is known only when a read comes back short.
        if bytes.count < Self.pieceSize { isExhausted = true }
        guard !bytes.isEmpty else { return nil }
        if isExhausted { return bytes }
        guard let lineEnd = bytes.lastIndex(of: 0x0A) else {
            throw Failure.unusable(
                "E_LINE_TOO_LONG",
                Bilingual(
                    en: "\(path): a line longer than \(Self.pieceSize) bytes: not a text of points",
                    es: "\(path): una línea de más de \(Self.pieceSize) bytes: no es un texto de puntos"))
        }
        rest = Array(bytes[(lineEnd + 1)...])
        bytes.removeSubrange((lineEnd + 1)...)
        return bytes
    }

    /// The rest of the last piece and what follows, up to the size of a piece.
    private mutating func filled() throws -> [UInt8] {
        let (begun, descriptor, capacity) = (rest, descriptor, Self.pieceSize)
        rest = []
        var at = offset
        var problem: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, filled in
            _ = buffer.initialize(from: begun)
            filled = begun.count
            while filled < capacity {
                let start = buffer.baseAddress.map { $0 + filled }
                let count =
                    at.map { pread(descriptor, start, capacity - filled, $0) }
                    ?? Foundation.read(descriptor, start, capacity - filled)
                if count < 0, errno == EINTR, Interruption.received == nil { continue }
                if count < 0 { problem = errno }
                guard count > 0 else { break }
                filled += count
                if let position = at { at = position + off_t(count) }
            }
        }
        offset = at
        try Interruption.check()
        guard problem == 0 else { throw Failure.readFailed(path: path, errno: problem) }
        return bytes
    }
}
