import Foundation
import Register
import Synchronization

/// Whether the user asked the program to stop (SIGINT, SIGTERM). Long work looks at it once for each batch, a statement of
/// SQLite ends by itself; what was begun is rolled back, and the program ends with 128 + the signal's number.
enum Interruption {
    private static let signal = Atomic<Int32>(0)

    /// From now on the two signals set a flag instead of killing the program; a second one kills it. Writing beyond the
    /// file-size limit becomes an error that can be reported.
    static func watch() {
        let remember: @convention(c) (Int32) -> Void = { number in
            if Interruption.signal.exchange(number, ordering: .relaxed) != 0 {
                _exit(128 + number)
            }
            Register.stopStatements()
        }
        // A static is made when it is first used, which mustn't be in the handler.
        _ = (Interruption.received, Register.isStopping)
        _ = Foundation.signal(SIGINT, remember)
        _ = Foundation.signal(SIGTERM, remember)
        _ = Foundation.signal(SIGXFSZ, SIG_IGN)
        // A parent's worker thread may have blocked all signals, and the program inherits that.
        var heard = sigset_t()
        sigemptyset(&heard)
        sigaddset(&heard, SIGINT)
        sigaddset(&heard, SIGTERM)
        pthread_sigmask(SIG_UNBLOCK, &heard, nil)
    }

    static var received: Int32? {
        let number = signal.load(ordering: .relaxed)
        return number == 0 ? nil : number
    }

    static func check() throws {
        if let number = received { throw Failure.interrupted(signal: number) }
    }

    /// Waits until a pipe or terminal has something to read, or is at its end. A read that waits by itself would never
    /// hear of the signal: the system starts it again.
    static func wait(forInput descriptor: Int32) throws {
        var input = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        repeat { try check() } while poll(&input, 1, 200) == 0
        try check()
    }
}
