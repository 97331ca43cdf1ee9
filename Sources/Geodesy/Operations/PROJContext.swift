import CPROJ

/// Owns one `PJ_CONTEXT`: PROJ's database connection, its settings and its messages, for one thread at a time.
///
/// On PROJ 9.1 an error number says little ("Unknown error (code 4096)") and the useful sentence goes only to the log
/// function, so the log is kept here and handed out with the error. The network is off: which grid is used must not
/// depend on a connection.
final class PROJContext {
    let handle: OpaquePointer
    private let log: Log

    init() {
        guard let handle = proj_context_create() else {
            preconditionFailure("proj_context_create: no memory")
        }
        let log = Log()
        proj_context_set_enable_network(handle, 0)
        proj_log_level(handle, PJ_LOG_ERROR)
        // `log` is held by this object, which outlives the handle.
        proj_log_func(handle, Unmanaged.passUnretained(log).toOpaque()) { data, _, message in
            guard let data, let message else { return }
            Unmanaged<Log>.fromOpaque(data).takeUnretainedValue().append(message)
        }
        self.handle = handle
        self.log = log
    }

    deinit { proj_context_destroy(handle) }

    /// The object that a call of PROJ makes, or `nil` with what PROJ says about it.
    ///
    /// Every call that can fail goes through here: it clears what earlier calls left behind and knows the sentinel.
    func object(_ call: (OpaquePointer) -> OpaquePointer?) -> PROJObject? {
        log.messages.removeAll()
        guard let pointer = call(handle) else { return nil }
        return PROJObject(owning: pointer, in: self)
    }

    /// The same for a call that must succeed; `doing` says what for.
    func object(
        _ function: String, doing: String, _ call: (OpaquePointer) -> OpaquePointer?
    ) throws(GeodesyError) -> PROJObject {
        guard let object = object(call) else {
            throw GeodesyError.projFailed(function: function, doing: doing, message: message)
        }
        return object
    }

    /// PROJ's own words about the last call that failed, else the text of its error number, else empty.
    var message: String {
        if !log.messages.isEmpty { return log.messages.joined(separator: "; ") }
        let code = proj_context_errno(handle)
        guard code != 0, let text = proj_context_errno_string(handle, code) else { return "" }
        return String(cString: text)
    }

    /// An entry of the database's metadata table, such as `EPSG.VERSION`.
    func metadata(_ key: String) -> String? {
        proj_context_get_database_metadata(handle, key).map { String(cString: $0) }
    }

    private final class Log {
        var messages: [String] = []

        /// PROJ logs every point that it can't compute: a long column of them mustn't fill the memory.
        func append(_ message: UnsafePointer<CChar>) {
            if messages.count < 4 { messages.append(String(cString: message)) }
        }
    }
}
