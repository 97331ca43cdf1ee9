import GRDB

/// Numbers inside the texts and the JSON that SQLite makes: its own have 15 digits, and wouldn't read back as the same ones.
enum ShortestNumber {
    /// In SQL.
    static let name = "shortest"

    static func add(to db: Database) {
        db.add(
            function: DatabaseFunction(name, argumentCount: 1, pure: true) { values in
                guard let number = Double.fromDatabaseValue(values[0]), number.isFinite else { return "null" }
                let text = "\(number)"
                return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
            })
    }
}
