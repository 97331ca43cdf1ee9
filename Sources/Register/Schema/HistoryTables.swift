/// Who changed what, when and why. Internal: not listed in `gpkg_contents`.
enum HistoryTables {
    static func create(_ schema: SchemaBuilder) throws {
        // `first_change` and `last_change` are the rows of the history that its transaction wrote: none where the first is
        // above the last.
        try schema.internalTable(
            """
            CREATE TABLE batches (
                id INTEGER PRIMARY KEY AUTOINCREMENT,
                at TEXT NOT NULL,
                who TEXT NOT NULL,
                command TEXT NOT NULL,
                reason TEXT,
                summary TEXT,
                undoes INTEGER REFERENCES batches(id),
                first_change INTEGER,
                last_change INTEGER
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
                object TEXT,
                operation TEXT NOT NULL,
                old TEXT,
                new TEXT
            )
            """)
        // Each seal covers what came after the one before it: batches and history rows up to these.
        try schema.internalTable(
            """
            CREATE TABLE seals (
                id INTEGER PRIMARY KEY AUTOINCREMENT,
                at TEXT NOT NULL,
                kind TEXT NOT NULL,
                last_batch INTEGER NOT NULL,
                last_change INTEGER NOT NULL,
                previous TEXT NOT NULL,
                digest TEXT NOT NULL
            )
            """)
        try schema.internalTable("CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID")
        try schema.index("history", "table_name", "row_id")
        try schema.internalTable("CREATE INDEX history_object ON history(object) WHERE object IS NOT NULL")
        try schema.internalTable("CREATE INDEX history_outside ON history(id) WHERE batch IS NULL")
        for table in ["history", "seals"] {
            try keep(schema, table, "UPDATE", when: nil)
            try keep(schema, table, "DELETE", when: nil)
        }
        // Its transaction completes a batch once.
        try keep(schema, "batches", "UPDATE", when: "OLD.summary IS NOT NULL")
        try keep(schema, "batches", "DELETE", when: nil)
    }

    /// Stops a slip of the hand, in whatever program; the seals tell of the rest.
    private static func keep(_ schema: SchemaBuilder, _ table: String, _ event: String, when condition: String?) throws
    {
        try schema.internalTable(
            """
            CREATE TRIGGER keep_\(table)_\(event.lowercased()) BEFORE \(event) ON \(table)
            \(condition.map { "WHEN \($0) " } ?? "")BEGIN
                SELECT RAISE(ABORT, 'the history is not edited');
            END
            """)
    }
}
