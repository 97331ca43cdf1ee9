import Foundation

/// Where a command's result goes: standard output, or a file that appears only when it is complete.
///
/// Every write is checked: a result that was cut short is an error, never a success.
struct ResultOutput: ~Copyable {
    enum Target {
        case standardOutput
        /// The final path and the temporary one beside it.
        case file(path: String, temporary: String)
    }

    private let descriptor: Int32
    private let target: Target
    private var finished = false

    /// `-` and `nil` are standard output. An existing file is refused unless `overwrite`.
    init(path: String?, overwrite: Bool = false) throws {
        guard let path, path != "-" else {
            descriptor = STDOUT_FILENO
            target = .standardOutput
            return
        }
        if !overwrite, access(path, F_OK) == 0 {
            throw Failure.outputExists(path: path)
        }
        let temporary = "\(path).\(getpid()).part"
        let opened = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
        guard opened >= 0 else { throw Failure.cannotCreate(path: path, errno: errno) }
        descriptor = opened
        target = .file(path: path, temporary: temporary)
    }

    mutating func put(_ bytes: [UInt8]) throws {
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
    }

    mutating func put(_ text: String) throws {
        try put(Array(text.utf8))
    }

    /// Makes the result visible under its name.
    mutating func finish() throws {
        finished = true
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

    private var name: String {
        switch target {
        case .standardOutput: "standard output"
        case .file(let path, _): path
        }
    }

    deinit {
        if case .file(_, let temporary) = target {
            close(descriptor)
            if !finished { unlink(temporary) }
        }
    }
}
