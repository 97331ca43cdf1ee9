import CGEOS

/// Finds, among many boxes, those that meet a box (a sort-tile-recursive tree of GEOS).
///
///     var index = try SpatialIndex(segments.map(PlaneBox.init))
///     for i in try index.indices(meeting: box) { … segments[i] … }
///
/// Boxes go in, indices into the same list come out, so that the index joins with anything. The first query builds the
/// tree, so a query mutates; use one index in each thread.
public struct SpatialIndex: ~Copyable {
    private let handle: ContextHandle
    private let tree: OpaquePointer
    public let count: Int

    /// Boxes that hold nothing are never found.
    public init(_ boxes: [PlaneBox]) throws(PlanarError) {
        let handle = try ContextHandle()
        let tree = try handle.call("GEOSSTRtree_create_r") { GEOSSTRtree_create_r($0, 10) }
        do throws(PlanarError) {
            for (index, box) in boxes.enumerated() {
                if box.isOrdered {
                    try box.check()
                } else if box.minX.isNaN || box.minY.isNaN || box.maxX.isNaN || box.maxY.isNaN {
                    throw .notFinite(what: "a box")
                } else {
                    continue
                }
                // The tree copies the envelope (since GEOS 3.9), so the line may go.
                let diagonal = try GeometryHandle(line: box.diagonal, handle)
                GEOSSTRtree_insert_r(handle.context, tree, diagonal.geometry, Item.pointer(index))
            }
        } catch {
            GEOSSTRtree_destroy_r(handle.context, tree)
            throw error
        }
        self.handle = handle
        self.tree = tree
        count = boxes.count
    }

    /// In rising order.
    public mutating func indices(meeting box: PlaneBox) throws(PlanarError) -> [Int] {
        var found: [Int] = []
        try appendIndices(meeting: box, to: &found)
        return found
    }

    /// The same for many queries, without a new array for each: what is found is appended in rising order.
    public mutating func appendIndices(meeting box: PlaneBox, to found: inout [Int]) throws(PlanarError) {
        if box.minX.isNaN || box.minY.isNaN || box.maxX.isNaN || box.maxY.isNaN { throw .notFinite(what: "a box") }
        guard count > 0, box.isOrdered else { return }
        try box.check()
        let start = found.count
        let diagonal = try GeometryHandle(line: box.diagonal, handle)
        withUnsafeMutablePointer(to: &found) { found in
            GEOSSTRtree_query_r(
                handle.context, tree, diagonal.geometry,
                { item, found in
                    guard let item, let found else { return }
                    found.assumingMemoryBound(to: [Int].self).pointee.append(Item.index(UnsafeRawPointer(item)))
                }, found)
        }
        found[start...].sort()
    }

    deinit { GEOSSTRtree_destroy_r(handle.context, tree) }
}

/// An index as GEOS carries it: a pointer to nowhere, one more than the index because `nil` is no item.
enum Item {
    static func pointer(_ index: Int) -> UnsafeMutableRawPointer? { UnsafeMutableRawPointer(bitPattern: index + 1) }
    static func index(_ pointer: UnsafeRawPointer) -> Int { Int(bitPattern: pointer) - 1 }
}
