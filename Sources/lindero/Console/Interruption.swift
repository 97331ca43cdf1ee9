import Foundation
import Synchronization

/// Whether the user asked the program to stop (SIGINT, SIGTERM). Long work looks at it once for each batch, rolls back,
/// and the program ends with 128 + the signal's number.
enum Interruption {
    private static let signal = Atomic<Int32>(0)

    /// From now on the two signals set a flag instead of killing the program; a second one kills it. Writing beyond the
    /// file-size limit becomes an error that can be reported.
    static func watch() {
        let remember: @convention(c) (Int32) -> Void = { number in
            if Interruption.signal.exchange(number, ordering: .relaxed) != 0 {
                _exit(128 + number)
            }
        }
        _ = Foundation.signal(SIGINT, remember)
        _ = Foundation.signal(SIGTERM, remember)
        _ = Foundation.signal(SIGXFSZ, SIG_IGN)
    }

    static var received: Int32? {
        let number = signal.load(ordering: .relaxed)
        return number == 0 ? nil : number
    }

    static func check() throws {
        if let number = received { throw Failure.interrupted(signal: number) }
    }
}
