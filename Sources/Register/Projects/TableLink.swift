import GRDB

/// A column that names a row of another table: a foreign key of the file, or a ``LooseReference``.
struct TableLink: Hashable {
    var table: String
    var column: String
    var target: String
    /// The column of `target` that is named.
    var key: String

    var id: String { "\(table)_\(column)" }

    /// All between these tables, in their order.
    static func all(among tables: [String], in db: Database) throws -> [TableLink] {
        let known = Set(tables)
        var links: [TableLink] = []
        for table in tables {
            // Keys of several columns don't occur: `seq` counts the columns of one key.
            let keys = try Row.fetchAll(
                db,
                sql: """
                    SELECT "from", "table", "to" FROM pragma_foreign_key_list(?) WHERE seq = 0 ORDER BY id DESC
                    """, arguments: [table])
            links += keys.map { TableLink(table: table, column: $0[0], target: $0[1], key: $0[2]) }
            links += LooseReference.all.filter { $0.table == table }
                .map { TableLink(table: table, column: $0.column, target: $0.target, key: $0.key) }
        }
        return links.filter { known.contains($0.target) }
    }
}
