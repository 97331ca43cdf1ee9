import Foundation
import Synchronization

/// A program that runs beside this one, whose standard output is read as it comes and whose standard error is kept.
///
/// Its arguments go to it as they are: no shell sees them. It is killed when nobody reads it any more.
final class ChildProcess: Sendable {
    struct Failed: Error {
        /// As `waitpid` gave it.
        var status: Int32
        /// What the program said on standard error.
        var words: String
    }

    private struct State {
        var words: [UInt8] = []
        var hasOutput = true
        var hasWords = true
        var hasEnded = false
    }

    private let identifier: pid_t
    private let output: Int32
    private let errors: Int32
    private let state = Mutex(State())

    private static let chunk = 1 << 18
    /// More of what a program complains about isn't kept.
    private static let wordsLimit = 1 << 14

    /// `program` is a path.
    init(_ program: String, _ arguments: [String], environment: [String: String]) throws {
        let (output, outputEnd) = try Self.pipe(for: program)
        let (errors, errorsEnd) = try Self.pipe(for: program)
        self.output = output
        self.errors = errors
        defer {
            close(outputEnd)
            close(errorsEnd)
        }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, outputEnd, STDOUT_FILENO)
        posix_spawn_file_actions_adddup2(&actions, errorsEnd, STDERR_FILENO)
        var child: pid_t = 0
        let variables = environment.map { "\($0.key)=\($0.value)" }
        let code = Self.withCStrings([program] + arguments) { argv in
            Self.withCStrings(variables) { envp in posix_spawn(&child, program, &actions, nil, argv, envp) }
        }
        guard code == 0 else {
            close(output)
            close(errors)
            throw Failure.readFailed(path: program, errno: code)
        }
        identifier = child
    }

    deinit {
        if !state.withLock(\.hasEnded) {
            kill(identifier, SIGKILL)
            var status: Int32 = 0
            waitpid(identifier, &status, 0)
        }
        close(output)
        close(errors)
    }

    /// What it said on standard error so far.
    var words: String { state.withLock { String(decoding: $0.words, as: UTF8.self) } }

    /// The next bytes of its output, none at the end; then it has ended well.
    func read() throws -> [UInt8] {
        try state.withLock { state in
            while state.hasOutput || state.hasWords {
                try Interruption.check()
                var waiting = [
                    pollfd(fd: state.hasOutput ? output : -1, events: Int16(POLLIN), revents: 0),
                    pollfd(fd: state.hasWords ? errors : -1, events: Int16(POLLIN), revents: 0),
                ]
                guard poll(&waiting, 2, 200) > 0 else { continue }
                if waiting[1].revents != 0 {
                    let bytes = Self.bytes(from: errors)
                    state.hasWords = !bytes.isEmpty
                    state.words += bytes.prefix(Self.wordsLimit - state.words.count)
                }
                if waiting[0].revents != 0 {
                    let bytes = Self.bytes(from: output)
                    state.hasOutput = !bytes.isEmpty
                    if state.hasOutput { return bytes }
                }
            }
            guard !state.hasEnded else { return [] }
            var status: Int32 = 0
            while waitpid(identifier, &status, 0) < 0, errno == EINTR { try Interruption.check() }
            state.hasEnded = true
            guard status == 0 else { throw Failed(status: status, words: String(decoding: state.words, as: UTF8.self)) }
            return []
        }
    }

    /// All of its output, at most `limit` bytes.
    func readAll(limit: Int) throws -> String {
        var bytes: [UInt8] = []
        while bytes.count < limit {
            let next = try read()
            if next.isEmpty { break }
            bytes += next
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func bytes(from descriptor: Int32) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: chunk) { buffer, filled in
            var count = Foundation.read(descriptor, buffer.baseAddress, chunk)
            while count < 0, errno == EINTR { count = Foundation.read(descriptor, buffer.baseAddress, chunk) }
            filled = max(0, count)
        }
    }

    private static func pipe(for program: String) throws -> (reading: Int32, writing: Int32) {
        var ends: [Int32] = [-1, -1]
        guard Foundation.pipe(&ends) == 0 else { throw Failure.readFailed(path: program, errno: errno) }
        // So that another child doesn't keep them open.
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        return (ends[0], ends[1])
    }

    /// C's argument list: copies of the texts, and a null at the end, for the call alone.
    private static func withCStrings<Value>(
        _ texts: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Value
    ) -> Value {
        let copies = texts.map { strdup($0) }
        defer { copies.forEach { free($0) } }
        return body(copies + [nil])
    }
}
