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

    /// Of everything read, once; lowercase hexadecimal.
    func finalDigest() -> String {
        hasher.withLock { hasher in
            guard let digest = hasher.take()?.finalize() else { return "" }
            return digest.hexadecimal
        }
    }

    static func digest(ofFile path: String) throws -> String {
        let stream = try DigestedStream(path: path)
        while try !stream.read().isEmpty {}
        return stream.finalDigest()
    }
}
