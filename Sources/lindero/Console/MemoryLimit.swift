import Demarcation
import Foundation

/// What the program says when the addresses that it may use (`ulimit -v`) are used up.
///
/// Swift ends the process where an allocation fails, and so do the libraries: nothing can be caught or cleaned up then. The
/// register is whole even so: what was begun is rolled back when it is next opened. Only the words are missing, and the
/// exit status, and those come from here.
enum MemoryLimit {
    /// Below this nothing works: the heap, a thread's stack and SQLite's pages need it.
    private static let least = 32 << 20
    /// Once so little is left, an end that nobody foresaw is put down to it.
    private static let little = 64 << 20
    /// Made beforehand: a handler can't allocate. Written once, before the handlers are there, and never freed.
    nonisolated(unsafe) private static var words = UnsafeRawBufferPointer(start: nil, count: 0)

    /// Where a limit is set: refuses one that leaves nothing to work with, and has the program say what killed it.
    static func watch() throws {
        guard isSet else { return }
        #if canImport(Glibc)
            // For a thread of its own the allocator sets 128 MB of addresses aside, and where they aren't to be had it
            // asks for them again with each allocation.
            let oneArena: (option: Int32, value: Int32) = (-8, 1)
            if let mallopt = dlsym(nil, "mallopt") {
                // `malloc.h`, which has it and its M_ARENA_MAX, is in no module.
                typealias Mallopt = @convention(c) (Int32, Int32) -> Int32
                _ = unsafeBitCast(mallopt, to: Mallopt.self)(oneArena.option, oneArena.value)
            }
        #endif
        guard hasRoom(least) else { throw Failure.outOfMemory(doing: nil) }
        let failure = Failure.outOfMemory(doing: nil)
        let text = Program.wantsJSON ? failure.json : "lindero: " + failure.text(in: Program.language)
        let bytes = UnsafeMutableRawBufferPointer.allocate(byteCount: text.utf8.count + 1, alignment: 1)
        bytes.copyBytes(from: Array((text + "\n").utf8))
        words = UnsafeRawBufferPointer(bytes)
        for number in [SIGABRT, SIGSEGV, SIGBUS, SIGILL, SIGTRAP] {
            _ = signal(number) { number in
                if !MemoryLimit.hasRoom(MemoryLimit.little) {
                    _ = write(STDERR_FILENO, MemoryLimit.words.baseAddress, MemoryLimit.words.count)
                    _exit(ExitStatus.inputOutput.rawValue)
                }
                // Something else: it ends the program as ever.
                _ = signal(number, SIG_DFL)
                raise(number)
            }
        }
    }

    /// Whether a library's error is only a lack of memory, by its words.
    static func isBehind(_ words: String) -> Bool {
        isSet && ["out of memory", "bad_alloc"].contains { words.contains($0) }
    }

    private static var isSet: Bool {
        var limit = rlimit()
        #if canImport(Darwin)
            let code = getrlimit(RLIMIT_AS, &limit)
        #else
            let code = getrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit)
        #endif
        return code == 0 && limit.rlim_cur < 1 << 40
    }

    /// Takes so many addresses, and gives them back.
    private static func hasRoom(_ bytes: Int) -> Bool {
        let room = mmap(nil, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
        guard let room, room != MAP_FAILED else { return false }
        munmap(room, bytes)
        return true
    }
}

extension Failure {
    /// `doing`: the file or library that was at work.
    static func outOfMemory(doing: String?) -> Failure {
        let place = doing.map { $0 + ": " } ?? ""
        return Failure(
            "E_MEMORY", .inputOutput,
            Bilingual(
                en: "\(place)the memory isn't enough: nothing was stored",
                es: "\(place)la memoria no alcanza: no se guardó nada"),
            hint: Bilingual(
                en: "let the program have more (ulimit -v unlimited), or close others, and try again",
                es: "permita más al programa (ulimit -v unlimited), o cierre otros, e intente de nuevo"))
    }

    static func noThread(_ code: Int32) -> Failure {
        let reason = String(cString: strerror(code))
        return Failure(
            "E_MEMORY", .inputOutput,
            Bilingual(
                en: "no thread can be started (\(reason)): nothing was stored",
                es: "no se puede iniciar ningún hilo (\(reason)): no se guardó nada"),
            hint: Bilingual(
                en: "memory or processes are used up: see ulimit -v and ulimit -u, and try again",
                es: "la memoria o los procesos se agotaron: vea ulimit -v y ulimit -u, e intente de nuevo"))
    }
}
