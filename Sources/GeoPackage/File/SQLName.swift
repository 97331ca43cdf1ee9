/// Names and texts from outside, made safe to stand in SQL where parameters can't (identifiers, trigger bodies).
enum SQLName {
    /// The name as an identifier: `a"b` becomes `"a""b"`.
    static func quoted(_ name: String) -> String {
        "\"" + name.replacing("\"", with: "\"\"") + "\""
    }

    /// The text as a string literal: `a'b` becomes `'a''b'`.
    static func literal(_ text: String) -> String {
        "'" + text.replacing("'", with: "''") + "'"
    }

    /// The name of the R-tree that indexes a geometry column (GeoPackage 1.3, annex F.3).
    static func spatialIndex(table: String, geometryColumn: String) -> String {
        "rtree_\(table)_\(geometryColumn)"
    }
}
