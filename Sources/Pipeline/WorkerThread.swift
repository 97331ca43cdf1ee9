import Foundation

/// No thread can be started: the system has neither memory nor a place in its table for one (`EAGAIN`, say).
public struct ThreadRefused: Error, Hashable, Sendable {
    /// `errno` of the refusal.
    public var code: Int32
}

/// A thread that runs one closure. A dispatch queue would do, but where no thread can be made it waits for ever, without
/// a word; this one says so.
struct WorkerThread {
    private let handle: pthread_t

    private final class Work: Sendable {
        let body: @Sendable () -> Void

        init(_ body: @escaping @Sendable () -> Void) {
            self.body = body
        }
    }

    init(_ body: @escaping @Sendable () -> Void) throws(ThreadRefused) {
        let work = unsafe Unmanaged.passRetained(Work(body))
        #if canImport(Darwin)
            var made: pthread_t?
            let code = unsafe pthread_create(&made, nil, { unsafe WorkerThread.run($0) }, work.toOpaque())
        #else
            var made = pthread_t()
            let code = unsafe pthread_create(&made, nil, { unsafe WorkerThread.run($0) }, work.toOpaque())
        #endif
        #if canImport(Darwin)
            guard code == 0, let handle = made else {
                unsafe work.release()
                throw ThreadRefused(code: code)
            }
            unsafe self.handle = handle
        #else
            guard code == 0 else {
                unsafe work.release()
                throw ThreadRefused(code: code)
            }
            handle = made
        #endif
    }

    /// Takes over the closure that was retained for the thread.
    private static func run(_ work: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
        guard let work = unsafe work else { return nil }
        unsafe Unmanaged<Work>.fromOpaque(work).takeRetainedValue().body()
        return nil
    }

    /// Waits for its end. A thread is joined or detached, once.
    func join() {
        pthread_join(handle, nil)
    }

    /// Lets it run to its end by itself.
    func detach() {
        pthread_detach(handle)
    }
}
