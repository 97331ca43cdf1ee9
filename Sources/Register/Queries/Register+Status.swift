import GRDB

extension Register {
    /// How much there is of what.
    public struct Status: Hashable, Sendable {
        public var sectors = 0
        public var segments = 0
        public var vertices = 0
        public var monuments = 0
        public var positions = 0
        public var brechaStretches = 0
        public var surveys = 0
        public var observations = 0
        public var inspections = 0
        public var orders = 0
        public var events = 0
        public var products = 0
        /// Batches in the history: changes made by this program.
        public var changes = 0
        public var schema = 0
    }

    /// Counts without scanning: the counts of large tables are kept by triggers.
    public func status() throws(RegisterError) -> Status {
        try read { db in
            func count(_ table: String) throws -> Int {
                try Int.fetchOne(
                    db, sql: "SELECT feature_count FROM gpkg_ogr_contents WHERE table_name = ?", arguments: [table])
                    ?? Int.fetchOne(db, sql: "SELECT count(*) FROM \(table)") ?? 0
            }
            // Of the version in force; earlier ones are kept beside it, and are few.
            let earlier = try Row.fetchOne(
                db,
                sql: """
                    SELECT count(*) AS segments,
                        coalesce(sum((SELECT count(*) FROM vertices WHERE segment = segments.id)), 0) AS vertices
                    FROM segments WHERE version < (SELECT line_version FROM sectors WHERE id = segments.sector)
                    """)
            return Status(
                sectors: try count("sectors"), segments: try count("segments") - (earlier?["segments"] ?? 0),
                vertices: try count("vertices") - (earlier?["vertices"] ?? 0),
                monuments: try count("monuments"), positions: try count("positions"),
                brechaStretches: try count("brecha_stretches"), surveys: try count("surveys"),
                observations: try count("observations"), inspections: try count("inspections"),
                orders: try count("work_orders"), events: try count("events"), products: try count("products"),
                changes: try count("batches"), schema: Schema.version)
        }
    }
}
