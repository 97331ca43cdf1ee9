import GRDB
import GeoPackage

/// Where on the map the observations of a survey lie that are of one stretch of a sector: for each sector and cell of a grid
/// of 1/256° (430 m), the first and the last chainage of the points in it. ``ObservationWindow`` finds stretches by it.
///
/// Points that follow each other along a track cost some nanoseconds, others a look-up. Memory: 60 bytes a cell.
struct ObservationCells: Sendable {
    /// Cells in a degree: a power of two, by which a coordinate is multiplied and divided without rounding.
    static let perDegree = 256.0

    private struct Cell: Hashable {
        var sector: Int32
        var x: Int32
        var y: Int32
    }

    private struct Span {
        var from: Double
        var to: Double
        var points: Int
    }

    private var places: [Cell: Int] = [:]
    private var spans: [Span] = []
    private var last = (cell: Cell(sector: -1, x: 0, y: 0), place: -1)

    /// - `sector`: its index in the list of ``store(survey:sectors:in:)``; a point that was not located is not added.
    mutating func add(sector: Int32, chainage: Double, longitude: Double, latitude: Double) {
        guard sector >= 0, !chainage.isNaN else { return }
        let cell = Cell(
            sector: sector, x: Int32((longitude * Self.perDegree).rounded(.down)),
            y: Int32((latitude * Self.perDegree).rounded(.down)))
        if last.cell != cell { last = (cell, place(of: cell)) }
        spans[last.place].from = min(spans[last.place].from, chainage)
        spans[last.place].to = max(spans[last.place].to, chainage)
        spans[last.place].points += 1
    }

    private mutating func place(of cell: Cell) -> Int {
        if let known = places[cell] { return known }
        places[cell] = spans.count
        spans.append(Span(from: .infinity, to: -.infinity, points: 0))
        return spans.count - 1
    }

    func store(survey: Int64, sectors: [String], in db: Database) throws {
        var insert = try BulkInsert(
            db, into: "observation_cells",
            contents: [
                ("survey", .integer(survey)), ("sector", .bound), ("x", .bound), ("y", .bound), ("from_m", .bound),
                ("to_m", .bound), ("points", .bound),
            ])
        let ordered = places.sorted { ($0.key.sector, $0.key.x, $0.key.y) < ($1.key.sector, $1.key.x, $1.key.y) }
        for (cell, place) in ordered {
            insert.bind(text: sectors[Int(cell.sector)])
            insert.bind(Int(cell.x))
            insert.bind(Int(cell.y))
            insert.bind(spans[place].from)
            insert.bind(spans[place].to)
            insert.bind(spans[place].points)
            try insert.endRow()
        }
        try insert.finish()
    }
}
