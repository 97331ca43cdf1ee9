public import Demarcation
import Foundation
import GRDB

extension Register {
    /// Stores targets, and the products that they name. A record whose year has another figure already is a change in
    /// force from its own day or from `inForceFrom`; without either it is not stored and named in the ledger.
    public func importTargets(_ records: [TargetRecord], inForceFrom: CivilDate?, change: Change)
        throws(RegisterError) -> ImportLedger
    {
        try write(change) { db in
            var programme = try Self.programme(db)
            var ledger = ImportLedger()
            var ordinal = try Int.fetchOne(db, sql: "SELECT coalesce(max(ordinal), 0) FROM products") ?? 0
            for record in records.inOrderOfDays {
                let effect = ledger.count(record, in: programme, inForceFrom)
                guard let day = effect.storedDay else { continue }
                if programme[record.product.code] == nil {
                    ordinal += 1
                    try Self.insert(db, record.product, ordinal: ordinal)
                }
                try Self.insert(db, record, inForceFrom: day)
                programme.apply(record, effect)
            }
            guard ledger.accepted > 0 else { return (ledger, nil) }
            return (ledger, ledger.summary(of: "targets"))
        }
    }

    /// What ``importTargets(_:inForceFrom:change:)`` would do.
    public func rehearseTargets(_ records: [TargetRecord], inForceFrom: CivilDate?) throws(RegisterError)
        -> ImportLedger
    {
        var programme = try programme()
        let closings = try closings()
        var ledger = ImportLedger()
        for record in records.inOrderOfDays {
            let effect = ledger.count(record, in: programme, inForceFrom)
            if let day = effect.storedDay { try Self.refuse("targets", of: record.year, from: day, closings) }
            programme.apply(record, effect)
        }
        return ledger
    }

    /// What the triggers of the file would refuse.
    static func refuse(_ table: String, of year: Int, from day: CivilDate?, _ closings: [Closing])
        throws(RegisterError)
    {
        let isClosed = closings.contains { closing in
            closing.period.year == year && (day.map { $0 <= closing.period.lastDay } ?? true)
        }
        if isClosed { throw .periodClosed(detail: table) }
    }

    /// The whole programme in the order of the plan.
    public func programme() throws(RegisterError) -> Programme {
        try read { db in try Self.programme(db) }
    }

    private static func programme(_ db: Database) throws -> Programme {
        let targets = Dictionary(
            grouping: try Row.fetchAll(
                db,
                sql: "SELECT * FROM targets ORDER BY product, year, in_force_from IS NOT NULL, in_force_from, fid"),
            by: { $0["product"] as String })
        var programme = Programme(
            products: try Row.fetchAll(db, sql: "SELECT * FROM products ORDER BY ordinal").map { row in
                try Product(row: row, targets: Self.targets(targets[row["code"]] ?? []))
            })
        for record in try programmings(db) {
            guard let place = programme.products.firstIndex(where: { $0.code == record.product }),
                let index = programme.products[place].targets.firstIndex(where: { $0.year == record.year })
            else { continue }
            programme.products[place].targets[index].apply(record)
        }
        return programme
    }

    private static func insert(_ db: Database, _ product: Product, ordinal: Int) throws {
        try db.execute(
            sql: """
                INSERT INTO products (uuid, code, parent, level, name_es, name_en, unit, ordinal)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                RowUUID.make(), product.code.rawValue, product.parent?.rawValue, product.level.rawValue,
                product.name?[.spanish], product.name?[.english], product.unit?.rawValue, ordinal,
            ])
    }

    private static func insert(_ db: Database, _ record: TargetRecord, inForceFrom: CivilDate?) throws {
        try db.execute(
            sql: """
                INSERT INTO targets (uuid, product, year, in_force_from, quantity, money_centavos, source)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                RowUUID.make(), record.product.code.rawValue, record.year, inForceFrom?.description,
                record.quantity.value, record.money.centavos, record.source,
            ])
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

extension [TargetRecord] {
    /// A change may stand before the target that it changes.
    fileprivate var inOrderOfDays: [TargetRecord] {
        enumerated().sorted { left, right in
            switch (left.element.inForceFrom, right.element.inForceFrom) {
            case (nil, nil): left.offset < right.offset
            case (nil, .some): true
            case (.some, nil): false
            case (let first?, let second?): (first, left.offset) < (second, right.offset)
            }
        }.map(\.element)
    }
}

extension Register.ImportLedger {
    fileprivate mutating func count(
        _ record: TargetRecord, in programme: Programme, _ day: CivilDate?
    ) -> TargetRecord.Effect {
        let effect = record.effect(on: programme, inForceFrom: day)
        switch effect {
        case .unchanged: keep(record.id.rawValue)
        case .initial, .change: accepted += 1
        case .needsDay, .needsInitial: differing.append(record.id.rawValue)
        }
        return effect
    }
}

extension TargetRecord.Effect {
    /// The day that is stored, itself `nil` for a target as it was first set; `nil` where nothing is stored.
    fileprivate var storedDay: CivilDate?? {
        switch self {
        case .initial: .some(nil)
        case .change(let day): .some(day)
        case .unchanged, .needsDay, .needsInitial: nil
        }
    }
}
