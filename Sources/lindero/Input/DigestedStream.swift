import Demarcation
import Digests
import Foundation
import Synchronization

/// A file or standard input, read once: its bytes are counted and digested as they pass to the reader's thread.
final class DigestedStream: Sendable {
    private let path: String
    private let descriptor: Int32
    private let hasher: Mutex<SHA256?>
    private let count = Atomic<Int>(0)
    private let failed = Mutex<Failure?>(nil)
    /// Bytes of the file, 0 where it isn't known.
    let size: Int
    /// False for pipes, terminals and standard input.
    let canBeReadAgain: Bool

    private static let chunk = 1 << 18

    /// A pipe's content, which waits in a file without a name: it can be read again.
    private init(path: String, spooled descriptor: Int32, size: Int) throws {
        self.path = path
        self.descriptor = descriptor
        self.size = size
        canBeReadAgain = true
        hasher = Mutex(try SHA256())
    }

    init(path: String) throws {
        self.path = path
        if path == "-" {
            descriptor = STDIN_FILENO
            size = 0
            canBeReadAgain = false
        } else {
            var isFolder = ObjCBool(false)
            if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue {
                throw Failure.isFolder(path: path)
            }
            descriptor = open(path, O_RDONLY | O_CLOEXEC)
            guard descriptor >= 0 else { throw Failure.readFailed(path: path, errno: errno) }
            var status = stat()
            let isKnown = fstat(descriptor, &status) == 0
            size = isKnown ? Int(status.st_size) : 0
            canBeReadAgain = isKnown && status.st_mode & S_IFMT == S_IFREG
        }
        hasher = Mutex(try SHA256())
    }

    deinit {
        if descriptor != STDIN_FILENO { close(descriptor) }
    }

    /// Why reading failed, in full: a reader of a format hands on only the words.
    var failure: Failure? { failed.withLock { $0 } }

    /// Keeps an error for ``failure``.
    func remembering(_ error: any Error) -> any Error {
        if let failure = error as? Failure { failed.withLock { $0 = failure } }
        return error
    }

    /// The first bytes, without taking them; `nil` when they can't be read.
    func prefix(_ count: Int) -> [UInt8]? {
        var result = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            result = pread(descriptor, buffer.baseAddress, count, 0)
            filled = max(0, result)
        }
        return result < 0 ? nil : bytes
    }

    var bytesRead: Int { count.load(ordering: .relaxed) }

    /// How much of it has been read, from 0 to 1, where its size is known.
    var shareRead: Double? { size > 0 ? Double(bytesRead) / Double(size) : nil }

    /// The next bytes, none at the end.
    func read() throws -> [UInt8] {
        if !canBeReadAgain { try Interruption.wait(forInput: descriptor) }
        let capacity = Self.chunk
        var code: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, filled in
            var read = Foundation.read(descriptor, buffer.baseAddress, capacity)
            while read < 0, errno == EINTR { read = Foundation.read(descriptor, buffer.baseAddress, capacity) }
            if read < 0 { code = errno }
            filled = max(0, read)
        }
        guard code == 0 else { throw remembering(Failure.readFailed(path: path, errno: code)) }
        count.wrappingAdd(bytes.count, ordering: .relaxed)
        hasher.withLock { $0?.update(bytes) }
        return bytes
    }

    /// Reads a pipe to its end, however long that takes, and gives its content and what it digests to.
    func spooled() throws -> (stream: DigestedStream, digest: String) {
        var name = Array((NSTemporaryDirectory() + "/lindero-XXXXXX").utf8CString)
        let file = mkstemp(&name)
        let shown = FileManager.default.displayName(atPath: NSTemporaryDirectory())
        guard file >= 0 else { throw Failure.cannotCreate(path: shown, errno: errno) }
        unlink(name)
        var size = 0
        do {
            while true {
                let bytes = try read()
                if bytes.isEmpty { break }
                size += bytes.count
                var start = 0
                while start < bytes.count {
                    let written = bytes.withUnsafeBytes { buffer in
                        write(file, buffer.baseAddress.map { $0 + start }, buffer.count - start)
                    }
                    if written < 0, errno != EINTR { throw Failure.writeFailed(path: shown, errno: errno) }
                    start += max(0, written)
                }
            }
            guard lseek(file, 0, SEEK_SET) == 0 else { throw Failure.readFailed(path: shown, errno: errno) }
            return (try DigestedStream(path: path, spooled: file, size: size), finalDigest())
        } catch {
            close(file)
            throw error
        }
    }

    /// Of everything read, once; lowercase hexadecimal.
    func finalDigest() -> String {
        hasher.withLock { hasher in
            guard let digest = hasher.take()?.finalize() else { return "" }
            return digest.hexadecimal
        }
    }

    static func digest(ofFile path: String) throws -> String {
        let stream = try DigestedStream(path: path)
        while try !stream.read().isEmpty { try Interruption.check() }
        return stream.finalDigest()
    }
}
