import GRDB

/// The three tables behind an R-tree, read below the level of the tree itself.
struct RTreeTables {
    let name: String
    /// Bytes of a node, the same for all of the tree.
    let nodeBytes: Int

    var nodeTable: String { name + "_node" }
    var rowTable: String { name + "_rowid" }
    var parentTable: String { name + "_parent" }

    init(name: String, nodeBytes: Int) {
        self.name = name
        self.nodeBytes = nodeBytes
    }

    init(_ db: Database, table: String, geometryColumn: String) throws {
        let name = SQLName.spatialIndex(table: table, geometryColumn: geometryColumn)
        let size = try Int.fetchOne(
            db, sql: "SELECT length(data) FROM \(SQLName.quoted(name + "_node")) WHERE nodeno = 1")
        guard let size, RTreeNode.capacity(nodeBytes: size) >= 3 else {
            throw DatabaseError(resultCode: .SQLITE_CORRUPT_VTAB, message: "R-tree \(name) has no usable root")
        }
        self.init(name: name, nodeBytes: size)
    }

    func node(_ number: Int64, _ db: Database) throws -> [UInt8] {
        let statement = try db.cachedStatement(
            sql: "SELECT data FROM \(SQLName.quoted(nodeTable)) WHERE nodeno = ?")
        guard let row = try Row.fetchOne(statement, arguments: [number]) else { throw corrupt(number) }
        let bytes = try row.withUnsafeData(atIndex: 0) { $0.map { [UInt8]($0) } } ?? []
        guard bytes.count == nodeBytes else { throw corrupt(number) }
        return bytes
    }

    func cells(of node: [UInt8], number: Int64) throws -> [RTreeNode.Cell] {
        guard let cells = RTreeNode.cells(node) else { throw corrupt(number) }
        return cells
    }

    /// Every node but the root has a parent, and interior nodes are few: about the number of leaves, without reading them.
    func leafCount(_ db: Database) throws -> Int {
        try Int.fetchOne(db, sql: "SELECT count(*) FROM \(SQLName.quoted(parentTable))") ?? 0
    }

    /// The leaves with their boxes and the interior nodes below the root, found from the root down.
    func levels(_ db: Database, root: [UInt8]) throws -> (leaves: [RTreeNode.Cell], interior: [Int64]) {
        let depth = RTreeNode.depth(root)
        // rtree.c: RTREE_MAX_DEPTH.
        guard depth <= 40 else { throw corrupt(RTreeNode.root) }
        let most = try leafCount(db)
        var level = try cells(of: root, number: RTreeNode.root)
        var interior: [Int64] = []
        for _ in 1..<max(depth, 1) {
            var below: [RTreeNode.Cell] = []
            for cell in level {
                below += try cells(of: node(cell.id, db), number: cell.id)
                // Nodes that point back would make ever more of them.
                guard below.count <= most else { throw corrupt(cell.id) }
            }
            interior += level.map(\.id)
            level = below
        }
        return (level, interior)
    }

    /// Makes the tree empty, whatever state it is in.
    func clear(_ db: Database) throws {
        for table in [nodeTable, rowTable, parentTable] {
            try db.execute(sql: "DELETE FROM \(SQLName.quoted(table))")
        }
        try db.execute(
            sql: "INSERT INTO \(SQLName.quoted(nodeTable)) VALUES (1, zeroblob(?))", arguments: [nodeBytes])
    }

    func corrupt(_ number: Int64) -> DatabaseError {
        DatabaseError(resultCode: .SQLITE_CORRUPT_VTAB, message: "node \(number) of R-tree \(name) is damaged")
    }
}
