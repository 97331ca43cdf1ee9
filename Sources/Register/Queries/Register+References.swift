public import Demarcation
import GRDB
public import GeoTypes

/// What records may refer to.
extension Register {
    /// How long each sector is, for what may lie on it.
    public func sectorLengths() throws(RegisterError) -> [Sector.ID: Length] {
        try read { db in
            try Row.fetchAll(db, sql: "SELECT id, length_m FROM sectors").reduce(into: [:]) { lengths, row in
                lengths[Sector.ID(rawValue: row[0])] = .metres(row[1])
            }
        }
    }

    /// The same with the earlier versions of revised sectors, ``Sector/ID/ofVersion(_:)``, for what is counted in them.
    public func workedLengths() throws(RegisterError) -> [Sector.ID: Length] {
        var lengths = try sectorLengths()
        for carry in try revisions() { lengths[carry.sector.ofVersion(carry.from)] = carry.length }
        return lengths
    }

    /// What the law says of each sector.
    public func legalStatuses() throws(RegisterError) -> [Sector.ID: LegalStatus] {
        try read { db in
            try Row.fetchAll(db, sql: "SELECT id, legal_status FROM sectors").reduce(into: [:]) { statuses, row in
                statuses[Sector.ID(rawValue: row[0])] = try storedCode(row, "legal_status", of: "sectors")
            }
        }
    }

    public func monumentIDs() throws(RegisterError) -> Set<Monument.ID> {
        try read { db in
            try Set(String.fetchAll(db, sql: "SELECT id FROM monuments").map { Monument.ID(rawValue: $0) })
        }
    }

    /// What an order may name beside sectors and monuments.
    public struct OrderTargets: Sendable {
        public var stretches: Set<BrechaStretch.ID>
        public var reaches: Set<Reach.ID>
        public var installations: Set<Installation.ID>
    }

    public func orderTargets() throws(RegisterError) -> OrderTargets {
        try read { db in
            func ids(_ table: String) throws -> [String] { try String.fetchAll(db, sql: "SELECT id FROM \(table)") }
            return OrderTargets(
                stretches: Set(try ids("brecha_stretches").map { BrechaStretch.ID(rawValue: $0) }),
                reaches: Set(try ids("reaches").map { Reach.ID(rawValue: $0) }),
                installations: Set(try ids("installations").map { Installation.ID(rawValue: $0) }))
        }
    }

    public func productCodes() throws(RegisterError) -> Set<Product.Code> {
        try read { db in
            try Set(String.fetchAll(db, sql: "SELECT code FROM products").map { Product.Code(rawValue: $0) })
        }
    }

    /// Which of these orders are there.
    public func knownOrders(among ids: some Sequence<WorkOrder.ID>) throws(RegisterError) -> [WorkOrder] {
        try read { db in
            var known: [WorkOrder] = []
            try KeyedRows.each(db, of: "work_orders", where: "id", isOneOf: ids.map(\.rawValue)) { row in
                known.append(try WorkOrder(row: row))
            }
            return known
        }
    }

    /// The corrections of these orders that weren't cancelled.
    public func corrections(of ids: some Sequence<WorkOrder.ID>) throws(RegisterError) -> [WorkOrder] {
        try read { db in
            var corrections: [WorkOrder] = []
            try KeyedRows.each(db, of: "work_orders", where: "corrects", isOneOf: ids.map(\.rawValue)) { row in
                let order = try WorkOrder(row: row)
                if order.state != .cancelled { corrections.append(order) }
            }
            return corrections
        }
    }
}
