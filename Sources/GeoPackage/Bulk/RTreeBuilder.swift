import Foundation
import GRDB

/// Writes packed leaves into the tables of an R-tree, and at the end the levels above them.
struct RTreeBuilder: ~Copyable {
    private let db: Database
    private let tree: RTreeTables
    private let nodeCapacity: Int
    /// Cells put into a node. Full nodes split at the next insert, and a split moves the home of some 25 rows: measured
    /// on a million random points, the first 500 edits cost 1,080 µs each with 51 cells and 25 µs with 44.
    private let fill: Int
    /// Every leaf with its box.
    private var leaves: [RTreeNode.Cell] = []
    private var nextNode: Int64
    private var nodes: BulkInsert
    private var rows: BulkInsert
    /// For ids that follow the highest one: SQLite numbers the rows itself and needn't look for their place, which takes
    /// half the time.
    private var nextRows: BulkInsert
    private var highestRow: Int64
    private var buffer: [UInt8]

    init(_ db: Database, tree: RTreeTables) throws {
        let highest = try Int64.fetchOne(db, sql: "SELECT max(nodeno) FROM \(SQLName.quoted(tree.nodeTable))")
        // Nodes are large, so few of them fill a statement.
        let nodes = try BulkInsert(db, into: tree.nodeTable, columns: ["nodeno", "data"], rowsPerStatement: 16)
        let rows = try BulkInsert(db, into: tree.rowTable, columns: ["rowid", "nodeno"], rowsPerStatement: 200)
        let nextRows = try BulkInsert(
            db, into: tree.rowTable, contents: [("rowid", .null), ("nodeno", .bound)], rowsPerStatement: 200)
        let highestRow = try Int64.fetchOne(db, sql: "SELECT max(rowid) FROM \(SQLName.quoted(tree.rowTable))")
        nextNode = (highest ?? RTreeNode.root) + 1
        nodeCapacity = RTreeNode.capacity(nodeBytes: tree.nodeBytes)
        fill = nodeCapacity * 7 / 8
        buffer = [UInt8](repeating: 0, count: tree.nodeBytes)
        self.db = db
        self.tree = tree
        self.nodes = nodes
        self.rows = rows
        self.nextRows = nextRows
        self.highestRow = highestRow ?? 0
    }

    /// Takes the tree apart down to its leaves. Until ``finish()`` it can't be used.
    mutating func dismantle() throws {
        let root = try tree.node(RTreeNode.root, db)
        guard RTreeNode.depth(root) > 0 else {
            // The root is the only leaf: its entries join the new ones.
            let cells = try tree.cells(of: root, number: RTreeNode.root)
            try db.execute(sql: "DELETE FROM \(SQLName.quoted(tree.rowTable))")
            highestRow = 0
            if !cells.isEmpty { try write(packing(cells.map(\.id), cells.map(\.box))) }
            return
        }
        let (found, interior) = try tree.levels(db, root: root)
        leaves = found
        for number in interior {
            try db.execute(sql: "DELETE FROM \(SQLName.quoted(tree.nodeTable)) WHERE nodeno = ?", arguments: [number])
        }
        try db.execute(sql: "DELETE FROM \(SQLName.quoted(tree.parentTable))")
    }

    /// Packs a chunk of entries into leaves, to be written later. On whatever thread.
    var packing: @Sendable ([Int64], [RTreeBox]) -> PackedLeaves {
        { [fill, nodeBytes = tree.nodeBytes] ids, boxes in
            PackedLeaves(ids: ids, boxes: boxes, fill: fill, nodeBytes: nodeBytes)
        }
    }

    /// Writes leaves that were packed.
    mutating func write(_ leaves: PackedLeaves) throws {
        let firstNode = nextNode
        for (leaf, box) in leaves.boxes.enumerated() {
            nodes.bind(nextNode)
            nodes.bind(blob: leaves.nodes, leaves.range(ofLeaf: leaf))
            try nodes.endRow()
            self.leaves.append(RTreeNode.Cell(id: nextNode, box: box))
            nextNode += 1
        }
        try writeRows(leaves.ids, homes: leaves.homes, firstNode: firstNode)
    }

    /// In the order of arrival, which is mostly that of the ids: the table grows at its end.
    private mutating func writeRows(_ ids: [Int64], homes: [Int32], firstNode: Int64) throws {
        let areConsecutive = ids.indices.dropFirst().allSatisfy { ids[$0] == ids[$0 - 1] + 1 }
        // The first stands where it must; the others follow it.
        let explicit = areConsecutive && (ids.first ?? 0) > highestRow ? 1 : ids.count
        for entry in 0..<min(explicit, ids.count) {
            rows.bind(ids[entry])
            rows.bind(firstNode + Int64(homes[entry]))
            try rows.endRow()
        }
        try rows.finish()
        for home in homes.dropFirst(explicit) {
            nextRows.bind(firstNode + Int64(home))
            try nextRows.endRow()
        }
        try nextRows.finish()
        highestRow = max(highestRow, ids.max() ?? highestRow)
    }

    /// Writes the levels above the leaves and the root.
    consuming func finish() throws {
        let order = HilbertOrder.indices(of: leaves.map(\.box))
        var level = order.map { leaves[Int($0)] }
        leaves = []
        var parents: [(node: Int64, parent: Int64)] = []
        var depth = 1
        while level.count > nodeCapacity {
            level = try writeLevel(over: level, parents: &parents)
            depth += 1
        }
        try nodes.finish()
        parents += level.map { ($0.id, RTreeNode.root) }
        try write(parents)
        try writeRoot(level, depth: level.isEmpty ? 0 : depth)
    }

    private mutating func writeLevel(
        over level: [RTreeNode.Cell], parents: inout [(node: Int64, parent: Int64)]
    ) throws -> [RTreeNode.Cell] {
        var above: [RTreeNode.Cell] = []
        for group in RTreeNode.groups(of: level.count, fill: fill) {
            var box = RTreeBox.nothing
            RTreeNode.start(&buffer, count: group.count)
            for (place, position) in group.enumerated() {
                RTreeNode.put(level[position], at: place, in: &buffer)
                box.formUnion(level[position].box)
                parents.append((level[position].id, nextNode))
            }
            above.append(RTreeNode.Cell(id: nextNode, box: box))
            nodes.bind(nextNode)
            nodes.bind(blob: buffer)
            try nodes.endRow()
            nextNode += 1
        }
        return above
    }

    private func write(_ parents: [(node: Int64, parent: Int64)]) throws {
        var insert = try BulkInsert(
            db, into: tree.parentTable, columns: ["nodeno", "parentnode"], rowsPerStatement: 200)
        for pair in parents.sorted(by: { $0.node < $1.node }) {
            insert.bind(pair.node)
            insert.bind(pair.parent)
            try insert.endRow()
        }
        try insert.finish()
    }

    private mutating func writeRoot(_ cells: [RTreeNode.Cell], depth: Int) throws {
        RTreeNode.start(&buffer, depth: depth, count: cells.count)
        for (place, cell) in cells.enumerated() { RTreeNode.put(cell, at: place, in: &buffer) }
        try db.execute(
            sql: "UPDATE \(SQLName.quoted(tree.nodeTable)) SET data = ? WHERE nodeno = 1", arguments: [Data(buffer)])
    }
}
