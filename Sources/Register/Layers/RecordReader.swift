public import Demarcation
import GRDB
import GeoPackage
import GeoTypes

/// Reads the rows of a layer batch by batch. It belongs to the access that made it (``Register/readRecords(_:_:_:_:)``).
public struct RecordReader: ~Copyable {
    private var select: BulkSelect
    private let plan: RecordPlan

    static let batch = 4096

    init(_ db: Database, _ plan: RecordPlan) throws {
        select = try BulkSelect(db, sql: plan.sql, arguments: plan.arguments)
        self.plan = plan
    }

    /// The next rows, or nothing at the end.
    public mutating func next() throws -> RecordBatch? {
        var batch = RecordBatch(columns: plan.columns.map { .init(name: $0.name, isText: $0.isText) }, places: .none)
        var points = CoordinateColumns()
        var lines: [GeographicLine?] = []
        while batch.count < Self.batch, try select.step() {
            select.withText(0) { batch.ids.append(utf8: $0) }
            switch plan.place {
            case .none: break
            case .point:
                let point = select.point(1)
                points.x.append(point.longitude)
                points.y.append(point.latitude)
                if plan.hasHeight { points.z.append(select.double(2)) }
            case .line: lines.append(select.line(1))
            }
            for index in plan.columns.indices {
                let place = Int32(3 + index)
                switch plan.columns[index].type {
                case .text, .json: select.withText(place) { batch.columns[index].values.append(utf8: $0) }
                case .integer:
                    batch.columns[index].values.append(select.isNull(place) ? "" : "\(select.integer(place))")
                case .real(let decimals):
                    batch.columns[index].values.append(Self.text(select.double(place), decimals: decimals))
                case .flag:
                    batch.columns[index].values.append(
                        select.isNull(place) ? "" : select.integer(place) != 0 ? "true" : "false")
                }
            }
        }
        guard batch.count > 0 else { return nil }
        switch plan.place {
        case .none: break
        case .point: batch.places = .points(points)
        case .line: batch.places = .lines(lines)
        }
        return batch
    }

    /// A number as JSON has it, `5000` and not `5000.0`.
    private static func text(_ number: Double, decimals: Int?) -> String {
        guard number.isFinite else { return "" }
        let scale: Double = decimals == 3 ? 1000 : 1
        let rounded = decimals == nil ? number : (number * scale).rounded() / scale
        let text = "\(rounded)"
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
}
