/// A column that names a row of another table without a foreign key.
struct LooseReference: Hashable {
    var table: String
    var column: String
    var target: String
    /// The column of `target` that is named.
    var key = "id"

    static let all = [
        LooseReference(table: "observations", column: "sector", target: "sectors"),
        LooseReference(table: "observations", column: "monument", target: "monuments"),
        LooseReference(table: "inspections", column: "survey", target: "surveys"),
        LooseReference(table: "events", column: "product", target: "products", key: "code"),
        LooseReference(table: "products", column: "parent", target: "products", key: "code"),
    ]
}
