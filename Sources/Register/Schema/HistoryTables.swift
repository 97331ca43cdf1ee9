/// Who changed what, when and why. Internal: not listed in `gpkg_contents`.
enum HistoryTables {
    static func create(_ schema: SchemaBuilder) throws {
        try schema.internalTable(
            """
            CREATE TABLE batches (
                id INTEGER PRIMARY KEY AUTOINCREMENT,
                at TEXT NOT NULL,
                who TEXT NOT NULL,
                command TEXT NOT NULL,
                reason TEXT,
                summary TEXT
            )
            """)
        // At most one row, there only while a transaction of this program runs: an edit made elsewhere finds none, and its
        // history says “outside”.
        try schema.internalTable("CREATE TABLE current_batch (batch INTEGER NOT NULL REFERENCES batches(id))")
        try schema.internalTable(
            """
            CREATE TABLE history (
                id INTEGER PRIMARY KEY AUTOINCREMENT,
                batch INTEGER REFERENCES batches(id),
                at TEXT NOT NULL,
                table_name TEXT NOT NULL,
                row_id INTEGER NOT NULL,
                operation TEXT NOT NULL,
                old TEXT,
                new TEXT
            )
            """)
        try schema.internalTable("CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID")
        try schema.index("history", "table_name", "row_id")
    }
}
