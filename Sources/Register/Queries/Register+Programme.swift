public import Demarcation
import Foundation
import GRDB

extension Register {
    /// Stores products and their targets. A target that is there already with another figure is kept and the new one is
    /// added as a change in force from `inForceFrom`; without that day it is an error.
    public func importProgramme(_ programme: Programme, inForceFrom: CivilDate?, source: String, change: Change)
        throws(RegisterError) -> ImportLedger
    {
        try write(change) { db in
            var ledger = ImportLedger()
            var hasNewProduct = false
            var ordinal = try Int.fetchOne(db, sql: "SELECT coalesce(max(ordinal), 0) FROM products") ?? 0
            for product in programme.products {
                if try !Self.exists(db, product.code) {
                    hasNewProduct = true
                    ordinal += 1
                    try Self.insert(db, product, ordinal: ordinal)
                }
                for target in product.targets {
                    if let known = try Self.target(db, product.code, target.year) {
                        let inForce = known.inForce(on: inForceFrom ?? CivilDate(dayNumber: .max / 2))
                        if inForce.quantity == target.initial.quantity, inForce.money == target.initial.money {
                            ledger.unchanged += 1
                            continue
                        }
                        guard inForceFrom != nil else {
                            throw RegisterError.duplicate(
                                kind: .product, id: "\(product.code.rawValue) \(target.year)")
                        }
                    }
                    let known = try Self.target(db, product.code, target.year) != nil
                    try Self.insert(
                        db, target, of: product.code, inForceFrom: known ? inForceFrom : nil, source: source)
                    ledger.accepted += 1
                }
            }
            guard hasNewProduct || ledger.accepted > 0 else { return (ledger, nil) }
            return (ledger, "\(ledger.accepted) targets, \(ledger.unchanged) unchanged")
        }
    }

    /// The whole programme in the order of the plan.
    public func programme() throws(RegisterError) -> Programme {
        try read { db in
            let targets = Dictionary(
                grouping: try Row.fetchAll(
                    db,
                    sql: "SELECT * FROM targets ORDER BY product, year, in_force_from IS NOT NULL, in_force_from, fid"),
                by: { $0["product"] as String })
            return Programme(
                products: try Row.fetchAll(db, sql: "SELECT * FROM products ORDER BY ordinal").map { row in
                    try Product(row: row, targets: Self.targets(targets[row["code"]] ?? []))
                })
        }
    }

    /// Accrued amounts and budgets in force, in order of date.
    public func spending() throws(RegisterError) -> [Spending] {
        try read { db in
            try Row.fetchAll(db, sql: "SELECT * FROM spending ORDER BY date, fid").map { row in
                Spending(
                    product: Product.Code(rawValue: row["product"]), date: try storedDay(row, "date", of: "spending"),
                    accrued: Money(centavos: row["accrued_centavos"]),
                    currentBudget: (row["current_centavos"] as Int?).map { Money(centavos: $0) }, source: row["source"])
            }
        }
    }

    private static func exists(_ db: Database, _ code: Product.Code) throws -> Bool {
        try Bool.fetchOne(db, sql: "SELECT 1 FROM products WHERE code = ?", arguments: [code.rawValue]) ?? false
    }

    private static func insert(_ db: Database, _ product: Product, ordinal: Int) throws {
        try db.execute(
            sql: """
                INSERT INTO products (uuid, code, parent, level, name_es, name_en, unit, ordinal)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                UUID().uuidString.lowercased(), product.code.rawValue, product.parent?.rawValue, product.level.rawValue,
                product.name?[.spanish], product.name?[.english], product.unit?.rawValue, ordinal,
            ])
    }

    private static func insert(
        _ db: Database, _ target: Target, of product: Product.Code, inForceFrom: CivilDate?, source: String
    ) throws {
        try db.execute(
            sql: """
                INSERT INTO targets (uuid, product, year, in_force_from, quantity, money_centavos, source)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                UUID().uuidString.lowercased(), product.rawValue, target.year, inForceFrom?.description,
                target.initial.quantity.value, target.initial.money.centavos, source,
            ])
    }

    private static func target(_ db: Database, _ product: Product.Code, _ year: Int) throws -> Target? {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT * FROM targets WHERE product = ? AND year = ?
                ORDER BY in_force_from IS NOT NULL, in_force_from, fid
                """, arguments: [product.rawValue, year])
        return try targets(rows).first
    }

    /// One target for each year: the row without a day is the initial one, the others are its changes.
    private static func targets(_ rows: [Row]) throws -> [Target] {
        var targets: [Target] = []
        for row in rows {
            let stored: Double = row["quantity"]
            guard let quantity = Quantity(stored) else {
                throw RegisterError.unknownCode(table: "targets", column: "quantity", value: "\(stored)")
            }
            let version = Target.Version(
                quantity: quantity, money: Money(centavos: row["money_centavos"]), source: row["source"])
            let year: Int = row["year"]
            if let last = targets.indices.last, targets[last].year == year,
                let from = try optionalStoredDay(row, "in_force_from", of: "targets")
            {
                targets[last].changes.append(Target.Change(inForceFrom: from, version: version))
            } else {
                targets.append(Target(year: year, initial: version))
            }
        }
        return targets
    }
}

extension Product {
    init(row: Row, targets: [Target]) throws {
        let english: String? = row["name_en"]
        let spanish: String? = row["name_es"]
        self.init(
            code: Code(rawValue: row["code"]), parent: (row["parent"] as String?).map { Code(rawValue: $0) },
            level: try storedCode(row, "level", of: "products"),
            name: english == nil && spanish == nil
                ? nil : Bilingual(en: english ?? spanish ?? "", es: spanish ?? english ?? ""),
            unit: try optionalStoredCode(row, "unit", of: "products"), targets: targets)
    }
}
