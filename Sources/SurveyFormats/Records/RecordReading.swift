public import Demarcation

/// What a table of records became. Its rows are those of the items, the duplicates and the rejections.
public struct RecordReading<Item: Sendable>: Sendable {
    public var items: [ReadRecord<Item>] = []
    /// Rows that say again what a row before them says.
    public var duplicates = 0
    public var rejections: [Rejection] = []
    /// Rows of a form that nobody filled in; no rows of the table as it is counted.
    public var unfilled = 0

    public init() {}

    /// Rows in all, each counted once.
    public var rows: Int { items.reduce(0) { $0 + $1.rows.count } + duplicates + rejections.count }
}

extension RecordTable {
    /// Makes one item of each record; a record that makes none is rejected, and so is the second one with an id and
    /// other values.
    func mapRecords<Item: Identifiable & Equatable & Sendable>(
        _ make: (RecordFields) throws(Rejection.Reason) -> Item
    ) -> RecordReading<Item> where Item.ID: RawRepresentable<String> {
        var reading = RecordReading<Item>()
        var places: [Item.ID: Int] = [:]
        for record in records {
            do throws(Rejection.Reason) {
                let item = try make(RecordFields(record))
                if let place = places[item.id] {
                    guard reading.items[place].item == item else {
                        throw .duplicateID(id: item.id.rawValue, firstLine: reading.items[place].line)
                    }
                    reading.duplicates += 1
                } else {
                    places[item.id] = reading.items.count
                    reading.items.append(ReadRecord(item, rows: [record.row()]))
                }
            } catch {
                reading.rejections.append(Rejection(line: record.line, reason: error, text: record.text))
            }
        }
        return reading
    }
}
