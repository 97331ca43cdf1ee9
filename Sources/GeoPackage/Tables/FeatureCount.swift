import GRDB

/// GDAL's count of a table's rows (`gpkg_ogr_contents`) and its triggers, under the names by which GDAL finds them.
///
/// With it a program that opens the file needn't count a million rows.
struct FeatureCount {
    var table: String

    static func insertTrigger(table: String) -> String { "trigger_insert_feature_count_\(table)" }

    func create(in db: Database) throws {
        try db.execute(sql: "INSERT INTO gpkg_ogr_contents VALUES (?, 0)", arguments: [table])
        try db.execute(sql: trigger(Self.insertTrigger(table: table), on: "INSERT", change: "+ 1"))
        try db.execute(sql: trigger("trigger_delete_feature_count_\(table)", on: "DELETE", change: "- 1"))
    }

    private func trigger(_ name: String, on event: String, change: String) -> String {
        """
        CREATE TRIGGER \(SQLName.quoted(name)) AFTER \(event) ON \(SQLName.quoted(table)) BEGIN \
        UPDATE gpkg_ogr_contents SET feature_count = feature_count \(change) \
        WHERE lower(table_name) = lower(\(SQLName.literal(table))); END;
        """
    }
}
