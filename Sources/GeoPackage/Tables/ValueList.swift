public import GRDB

/// The codes that a column may hold, with what people read for them: an `enum` of `gpkg_data_column_constraints`.
///
/// The standard has room for one text a code. It is the Spanish one; the English texts stand in a second list, named
/// with `_en` at the end.
public struct ValueList: Hashable, Sendable {
    /// Stored in lower case, as the standard asks.
    public var name: String
    public var values: [Value]

    public struct Value: Hashable, Sendable {
        public var code: String
        public var labelEs: String
        public var labelEn: String

        public init(code: String, labelEs: String, labelEn: String) {
            self.code = code
            self.labelEs = labelEs
            self.labelEn = labelEn
        }
    }

    public init(name: String, values: [Value]) {
        self.name = name
        self.values = values
    }

    public func create(in db: Database) throws {
        let list = name.lowercased()
        for value in values {
            for (name, label) in [(list, value.labelEs), (list + "_en", value.labelEn)] {
                try db.execute(
                    sql: """
                        INSERT INTO gpkg_data_column_constraints (constraint_name, constraint_type, value, description)
                        VALUES (?, 'enum', ?, ?)
                        """,
                    arguments: [name, value.code, label])
            }
        }
    }
}
