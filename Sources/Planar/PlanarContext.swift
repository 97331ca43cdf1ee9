/// Answers questions about the plane with GEOS: which, touches, valid. It never measures.
///
/// It owns a context of GEOS: use one for each thread that works, and keep it. Making one takes about 0.1 µs.
public struct PlanarContext: ~Copyable {
    let handle: ContextHandle

    public init() throws(PlanarError) {
        handle = try ContextHandle()
    }
}
