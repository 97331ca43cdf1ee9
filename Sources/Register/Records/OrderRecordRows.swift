import Demarcation
import GRDB
import GeoTypes

extension OrderMeasurement {
    init(row: Row) throws {
        let table = "order_measurements"
        var clearing: Clearing?
        if let mean: Double = row["mean_offset_m"], let largest: Double = row["largest_offset_m"] {
            clearing = Clearing(
                meanOffset: .metres(mean), largestOffset: .metres(largest), leastLeft: length(row, "least_left_m"),
                leastRight: length(row, "least_right_m"))
        }
        let survey: String? = row["survey"]
        self.init(
            order: WorkOrder.ID(rawValue: row["work_order"]), number: row["number"],
            date: try storedDay(row, "date", of: table), quantity: try storedQuantity(row, "quantity", of: table),
            from: length(row, "from_m").map { Chainage(fromOrigin: $0) },
            to: length(row, "to_m").map { Chainage(fromOrigin: $0) },
            method: try optionalStoredCode(row, "method", of: table),
            material: try optionalStoredCode(row, "material", of: table), sigma: row["sigma"],
            isCheck: row["is_check"], evidence: row["evidence"], evidenceDigest: row["evidence_sha256"],
            survey: survey.map { Survey.ID(rawValue: $0) }, clearing: clearing, measuredBy: row["measured_by"])
    }
}

extension LogEntry {
    init(row: Row) throws {
        self.init(
            order: WorkOrder.ID(rawValue: row["work_order"]), date: try storedDay(row, "date", of: "order_log"),
            author: row["author"], text: row["text"], photos: StoredPhotos.photos(paths: row["photo"], digests: row["photo_sha256"]))
    }
}

extension Estimation {
    init(row: Row) throws {
        let table = "order_estimations"
        let amount: Int? = row["amount_centavos"]
        self.init(
            number: row["number"], order: WorkOrder.ID(rawValue: row["work_order"]),
            date: try storedDay(row, "date", of: table), previous: try storedQuantity(row, "previous", of: table),
            period: try storedQuantity(row, "period", of: table),
            cumulative: try storedQuantity(row, "cumulative", of: table),
            amount: amount.map { Money(centavos: $0) }, acta: row["acta"])
    }
}

private func length(_ row: Row, _ column: String) -> Length? {
    (row[column] as Double?).map { .metres($0) }
}

/// Kept as a number that people can read; millionths come back exactly.
private func storedQuantity(_ row: Row, _ column: String, of table: String) throws -> Quantity {
    let value: Double = row[column]
    guard let quantity = Quantity(value) else {
        throw RegisterError.unknownCode(table: table, column: column, value: "\(value)")
    }
    return quantity
}
