public import Demarcation

/// Reads how years are spread over their months or four-month periods, a row for each part (CLI: `programme programming
/// import`). The rows of one product, year and day are one programming, which is read whole or not at all.
public enum ProgrammingRecords {
    /// `source` is taken for rows that name none.
    public static func read(_ table: RecordTable, source: String? = nil) -> RecordReading<ProgrammingRecord> {
        var reading = RecordReading<ProgrammingRecord>()
        var years: [Year] = []
        var places: [ProgrammingRecord.ID: Int] = [:]
        for record in table.records {
            do throws(Rejection.Reason) {
                let row = try Row(RecordFields(record), source: source)
                let place = places[row.start.id] ?? years.count
                if place == years.count {
                    places[row.start.id] = place
                    years.append(Year(row.start))
                }
                years[place].add(row, record)
            } catch {
                reading.rejections.append(Rejection(line: record.line, reason: error, text: record.text))
            }
        }
        for year in years { year.end(&reading) }
        reading.rejections.sort { $0.line < $1.line }
        return reading
    }

    private struct Row {
        /// Its programming has no parts yet.
        var start: ProgrammingRecord
        /// From 0.
        var index: Int
        var quantity: Quantity

        init(_ fields: RecordFields, source: String?) throws(Rejection.Reason) {
            let code = try fields.required("code", "codigo", "código")
            let year = try fields.year()
            let part = try fields.required("part", "parte", "month", "mes", "cuatrimestre")
            guard let quantity = try fields.quantity("quantity", "cantidad") else { throw .missingField("quantity") }
            guard quantity >= .zero else {
                throw .valueOutOfRange(field: "quantity", value: quantity.description, allowed: "≥ 0")
            }
            let period = part.uppercased().hasPrefix("C") ? Int(part.dropFirst()) : nil
            guard let number = period ?? Int(part), (1...(period == nil ? 12 : 3)).contains(number) else {
                throw .valueOutOfRange(field: "part", value: part, allowed: "01…12, C1…C3")
            }
            start = ProgrammingRecord(
                product: Product.Code(rawValue: code), year: year,
                inForceFrom: try fields.date("in_force_from", "vigente_desde"),
                programming: period == nil ? .monthly([]) : .cuatrimestral([]),
                source: fields.text(["source", "fuente"]) ?? source)
            index = number - 1
            self.quantity = quantity
        }
    }

    private struct Year {
        private var record: ProgrammingRecord
        private var parts: [Quantity?]
        private var rows: [ReadRecord<ProgrammingRecord>.Row] = []
        private var duplicates = 0
        /// The first one.
        private var problem: (line: Int, reason: Rejection.Reason)?

        init(_ start: ProgrammingRecord) {
            record = start
            parts = [Quantity?](repeating: nil, count: start.programming.count)
        }

        mutating func add(_ row: Row, _ source: RecordTable.Record) {
            let isOfThisKind = row.start.programming == record.programming
            if isOfThisKind, parts[row.index] == row.quantity {
                duplicates += 1
                return
            }
            rows.append(source.row())
            guard problem == nil else { return }
            if !isOfThisKind {
                problem = (source.line, .badRecord(problem: ProgrammingRecords.mixed))
            } else if parts[row.index] != nil {
                let id = "\(record.id.rawValue) \(record.programming.name(ofPart: row.index))"
                problem = (source.line, .duplicateID(id: id, firstLine: rows[0].line))
            } else {
                parts[row.index] = row.quantity
            }
        }

        func end(_ reading: inout RecordReading<ProgrammingRecord>) {
            reading.duplicates += duplicates
            let missing = parts.indices.filter { parts[$0] == nil }.map { record.programming.name(ofPart: $0) }
            var complete = record
            switch record.programming {
            case .monthly: complete.programming = .monthly(parts.compactMap { $0 })
            case .cuatrimestral: complete.programming = .cuatrimestral(parts.compactMap { $0 })
            }
            let read = ReadRecord(complete, rows: rows)
            if let problem {
                reading.rejections += read.rejections(for: problem.reason, at: problem.line)
            } else if !missing.isEmpty {
                reading.rejections += read.rejections(
                    for: .badRecord(problem: ProgrammingRecords.missing(missing, record.id.rawValue)))
            } else {
                reading.items.append(read)
            }
        }
    }

    private static let mixed = Bilingual(
        en: "months and four-month periods in one year", es: "meses y cuatrimestres en un mismo año")

    private static func missing(_ parts: [String], _ id: String) -> Bilingual {
        let list = parts.joined(separator: ", ")
        return Bilingual(
            en: "\(id): \(list) missing; write 0 where nothing is programmed",
            es: "\(id): falta \(list); escriba 0 donde no se programa nada")
    }
}

extension Programming {
    /// How many parts a whole year has.
    fileprivate var count: Int {
        switch self {
        case .monthly: 12
        case .cuatrimestral: 3
        }
    }
}
