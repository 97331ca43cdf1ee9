import Demarcation
import Digests
import Foundation
import Reports

/// Where a command's result goes: standard output, or a file that appears only when it is complete.
///
/// Every write is checked: a result that was cut short is an error, never a success.
struct ResultOutput: ~Copyable {
    enum Target {
        case standardOutput
        /// The final path and the temporary one beside it.
        case file(path: String, temporary: String)
        /// A pipe or a device, which is written to and never replaced.
        case stream(path: String)
    }

    private let descriptor: Int32
    private let target: Target
    private var finished = false
    private var hash: SHA256?
    private(set) var count = 0
    private var progress: ProgressLine?

    /// `-` and `nil` are standard output. An existing file is refused unless `overwrite`.
    ///
    /// - `digesting`: computes the SHA-256 of what is written, for ``digest()``.
    init(path: String?, overwrite: Bool = false, digesting: Bool = false) throws {
        hash = digesting ? try SHA256() : nil
        guard let path, path != "-" else {
            descriptor = STDOUT_FILENO
            target = .standardOutput
            return
        }
        if Self.isStream(path) {
            let opened = open(path, O_WRONLY | O_CLOEXEC)
            guard opened >= 0 else { throw Failure.cannotCreate(path: path, errno: errno) }
            descriptor = opened
            target = .stream(path: path)
            return
        }
        if !overwrite, access(path, F_OK) == 0 {
            throw Failure.outputExists(path: path)
        }
        guard !Self.isDatabase(path) else { throw Failure.wouldReplaceDatabase(path: path) }
        let temporary = "\(path).\(getpid()).part"
        let opened = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
        guard opened >= 0 else { throw Failure.cannotCreate(path: path, errno: errno) }
        descriptor = opened
        target = .file(path: path, temporary: temporary)
        progress = ProgressLine(title: path, total: 0, unit: .bytes)
    }

    mutating func put(_ result: [UInt8]) throws {
        var bytes = result
        if case .standardOutput = target, Terminal.isTerminal {
            bytes = Array(SafeText.lines(String(decoding: result, as: UTF8.self)).utf8)
        }
        hash?.update(bytes)
        count += bytes.count
        var start = 0
        while start < bytes.count {
            let written = bytes.withUnsafeBytes { buffer in
                write(descriptor, buffer.baseAddress.map { $0 + start }, buffer.count - start)
            }
            if written < 0 {
                if errno == EINTR { continue }
                throw Failure.writeFailed(path: name, errno: errno)
            }
            start += written
        }
        progress?.advance(to: count, records: count)
    }

    mutating func put(_ text: String) throws {
        try put(Array(text.utf8))
    }

    /// The SHA-256 of everything written, once.
    mutating func digest() -> Digest? {
        guard let hash = hash.take() else { return nil }
        return hash.finalize()
    }

    /// Makes the result visible under its name.
    mutating func finish() throws {
        finished = true
        progress = nil
        guard case .file(let path, let temporary) = target else { return }
        if fsync(descriptor) != 0, errno == EIO || errno == ENOSPC {
            let code = errno
            unlink(temporary)
            throw Failure.writeFailed(path: path, errno: code)
        }
        guard rename(temporary, path) == 0 else {
            let code = errno
            unlink(temporary)
            throw Failure.cannotCreate(path: path, errno: code)
        }
    }

    /// A pipe or a character device, `/dev/stdout` say: nothing is there to keep, and opening it may wait or end it.
    static func isStream(_ path: String) -> Bool {
        var status = stat()
        guard stat(path, &status) == 0 else { return false }
        return status.st_mode & S_IFMT == S_IFIFO || status.st_mode & S_IFMT == S_IFCHR
    }

    /// An output must not be one of the inputs, under whatever name: replacing it would lose what was read.
    static func refuse(_ output: String, whenAmong inputs: [String]) throws {
        var target = stat()
        guard stat(output, &target) == 0 else { return }
        for input in inputs {
            var source = stat()
            guard stat(input, &source) == 0, source.st_dev == target.st_dev, source.st_ino == target.st_ino else {
                continue
            }
            throw Failure(
                "E_OUTPUT_IS_INPUT", .cannotCreate,
                Bilingual(
                    en: "\(output): is an input of this run", es: "\(output): es una entrada de esta ejecución"),
                hint: Bilingual(en: "choose another name", es: "elija otro nombre"), details: [("path", output)])
        }
    }

    /// No result is a database, so a database of this name is something else: the register, most likely.
    private static func isDatabase(_ path: String) -> Bool {
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG, let file = fopen(path, "rb") else {
            return false
        }
        defer { fclose(file) }
        var header = [UInt8](repeating: 0, count: 16)
        return fread(&header, 1, 16, file) == 16 && header == Array("SQLite format 3\0".utf8)
    }

    private var name: String {
        switch target {
        case .standardOutput: "standard output"
        case .file(let path, _), .stream(let path): path
        }
    }

    deinit {
        switch target {
        case .standardOutput: break
        case .stream: close(descriptor)
        case .file(_, let temporary):
            close(descriptor)
            if !finished { unlink(temporary) }
        }
    }
}

extension Failure {
    static func wouldReplaceDatabase(path: String) -> Failure {
        Failure(
            "E_OUTPUT_EXISTS", .cannotCreate,
            Bilingual(
                en: "\(path): is a database, a register perhaps, and is not replaced",
                es: "\(path): es una base de datos, quizá un registro, y no se reemplaza"),
            hint: Bilingual(en: "choose another name", es: "elija otro nombre"), details: [("path", path)])
    }
}
