import CGEOS

/// Owns a GEOS context and the last message it gave. Geometries keep it alive; none of them leaves its thread.
final class ContextHandle {
    /// Where the message handler writes. An object of its own, so that GEOS never holds a pointer to the context.
    private final class Messages {
        var last: String?
    }

    let context: GEOSContextHandle_t
    private let messages = Messages()

    init() throws(PlanarError) {
        guard let context = GEOS_init_r() else {
            throw .geos(function: "GEOS_init_r", message: "no memory")
        }
        self.context = context
        // The variadic handlers aren't imported into Swift; this one is. `messages` outlives the context.
        _ = GEOSContext_setErrorMessageHandler_r(
            context,
            { message, messages in
                guard let message, let messages else { return }
                Unmanaged<Messages>.fromOpaque(messages).takeUnretainedValue().last = String(cString: message)
            }, Unmanaged.passUnretained(messages).toOpaque())
    }

    /// Calls a function of GEOS that gives `nil` when it throws.
    func call<Result>(
        _ function: String, _ body: (GEOSContextHandle_t) -> Result?
    ) throws(PlanarError) -> Result {
        messages.last = nil
        guard let result = body(context) else { throw error(function) }
        return result
    }

    /// Calls a predicate of GEOS: 0 and 1 are answers, 2 is an exception.
    func ask(_ function: String, _ body: (GEOSContextHandle_t) -> CChar) throws(PlanarError) -> Bool {
        messages.last = nil
        let answer = body(context)
        guard answer == 0 || answer == 1 else { throw error(function) }
        return answer == 1
    }

    /// Calls a function of GEOS that gives a number, and a negative one when it throws.
    func count(_ function: String, _ body: (GEOSContextHandle_t) -> CInt) throws(PlanarError) -> Int {
        messages.last = nil
        let count = body(context)
        guard count >= 0 else { throw error(function) }
        return Int(count)
    }

    /// Calls a function of GEOS that gives 1, and 0 when it throws.
    func run(_ function: String, _ body: (GEOSContextHandle_t) -> CInt) throws(PlanarError) {
        messages.last = nil
        guard body(context) == 1 else { throw error(function) }
    }

    private func error(_ function: String) -> PlanarError {
        .geos(function: function, message: messages.last ?? "no message")
    }

    deinit { GEOS_finish_r(context) }
}
