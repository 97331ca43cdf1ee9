import GeoTypes
import Geodesy

/// A row of `Fixtures/operations.tsv`.
struct KnownCoordinates: CustomStringConvertible {
    var from: String
    var to: String
    var given: CoordinateColumns
    var epoch: Epoch?
    var expected: CoordinateColumns
    var tolerance: Double
    var line: Int

    var description: String { "line \(line): \(from) to \(to)" }
    var hasHeight: Bool { !given.z.isEmpty }

    static let all: [KnownCoordinates] = FixtureTable("operations.tsv").rows.map { row in
        func columns(_ first: Int) -> CoordinateColumns {
            CoordinateColumns(
                x: [row.number(first)], y: [row.number(first + 1)],
                z: row.fields[first + 2] == "-" ? [] : [row.number(first + 2)])
        }
        return KnownCoordinates(
            from: row.fields[0], to: row.fields[1], given: columns(2),
            epoch: row.fields[5] == "-" ? nil : try? Epoch(row.fields[5]), expected: columns(6),
            tolerance: row.number(9), line: row.line)
    }
}
