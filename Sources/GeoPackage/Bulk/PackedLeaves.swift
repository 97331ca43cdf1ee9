/// A chunk of entries packed into leaves of an R-tree along a Hilbert curve: all of the work that needs no database.
struct PackedLeaves: Sendable {
    let ids: [Int64]
    /// The leaf of each entry, counted from 0.
    private(set) var homes: [Int32]
    /// What each leaf spans.
    private(set) var boxes: [RTreeBox] = []
    /// The leaves' nodes, end to end.
    private(set) var nodes: [UInt8]
    let nodeBytes: Int

    /// Linear in time; puts at most `fill` entries into a node of `nodeBytes`.
    init(ids: [Int64], boxes entries: [RTreeBox], fill: Int, nodeBytes: Int) {
        let order = HilbertOrder.indices(of: entries)
        let groups = RTreeNode.groups(of: ids.count, fill: fill)
        self.ids = ids
        self.nodeBytes = nodeBytes
        homes = Array(repeating: 0, count: ids.count)
        boxes.reserveCapacity(groups.count)
        nodes = []
        nodes.reserveCapacity(groups.count * nodeBytes)
        var node = [UInt8](repeating: 0, count: nodeBytes)
        for (number, group) in groups.enumerated() {
            var box = RTreeBox.nothing
            RTreeNode.start(&node, count: group.count)
            for (place, position) in group.enumerated() {
                let entry = Int(order[position])
                RTreeNode.put(RTreeNode.Cell(id: ids[entry], box: entries[entry]), at: place, in: &node)
                box.formUnion(entries[entry])
                homes[entry] = Int32(number)
            }
            boxes.append(box)
            nodes.append(contentsOf: node)
        }
    }

    /// Where a leaf's node stands.
    func range(ofLeaf leaf: Int) -> Range<Int> { leaf * nodeBytes..<(leaf + 1) * nodeBytes }
}
