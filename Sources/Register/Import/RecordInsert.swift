import Foundation
import GRDB
import GeoPackage
import GeoTypes
import Pipeline

/// Inserts many rows of an official table, hundreds in a statement.
///
/// The triggers of the history run for each row. A statement of its own for each would have SQLite copy all the pages that
/// the row and its triggers touch, 14 of an order, to the statement's journal. Of many rows the R-tree and the count are
/// brought up to date at the end.
struct RecordInsert: ~Copyable {
    private let db: Database
    private let table: String
    private let frameID: Int32
    private let hasGeometry: Bool
    private var rows: BulkInsert
    private let triggers: InsertTriggers?
    private var index: PackedSpatialIndex?
    private var next: Int64
    private var count = 0
    private var box = GeographicBox.empty
    private let meter = WorkMeter.current

    /// Below this many rows the triggers of the R-tree cost less than to put them aside.
    private static let many = 200
    private static let rowsPerStatement = 500
    /// KiB of pages: entries of UUIDs come in no order, and the pages that they go to are written again and again where
    /// they don't stay in memory.
    private static let pageCache = 128 << 10

    /// - `columns`: without the geometry and the UUID, which each row has.
    /// - `count`: about how many rows will come.
    init(
        _ db: Database, into table: String, columns: [String], count: Int, hasGeometry: Bool, frameID: Int32
    ) throws {
        let isMany = count >= Self.many
        if isMany { try db.execute(sql: "PRAGMA cache_size = -\(Self.pageCache)") }
        // All that can throw comes before anything is set.
        let triggers = isMany ? try InsertTriggers.drop(of: table, in: db) : nil
        let next = isMany ? try GeoPackageFile.nextIdentifier(db, table: table) : 0
        let rows = try BulkInsert(
            db, into: table, columns: (hasGeometry ? [FeatureTable.geometryColumn] : []) + ["uuid"] + columns,
            rowsPerStatement: max(1, min(count, Self.rowsPerStatement)))
        let index = isMany && hasGeometry ? try PackedSpatialIndex(db, table: table) : nil
        self.db = db
        self.table = table
        self.frameID = frameID
        self.hasGeometry = hasGeometry
        self.rows = rows
        self.triggers = triggers
        self.index = index
        self.next = next
        meter?.expect(count)
    }

    /// Returns the row's UUID.
    @discardableResult
    mutating func add(
        _ values: [(any DatabaseValueConvertible)?], shape: RecordShape? = nil
    ) throws -> String {
        if hasGeometry { try bind(shape) }
        let uuid = RowUUID.make()
        rows.bind(text: uuid)
        for value in values { bind(value) }
        try rows.endRow()
        count += 1
        next += 1
        meter?.advance()
        return uuid
    }

    private mutating func bind(_ shape: RecordShape?) throws {
        let place: GeographicBox
        switch shape {
        case .point(let point):
            rows.bind(point: point, srsID: frameID)
            place = GeographicBox(around: CollectionOfOne(point))
        case .line(let line) where !line.points.isEmpty:
            var bytes: [UInt8] = []
            GeometryBlob.append(.lineString(CoordinateColumns(line.points)), srsID: frameID, to: &bytes)
            rows.bind(blob: bytes)
            place = GeographicBox(around: line.points)
        case .line, nil: return rows.bindNull()
        }
        box.formUnion(place)
        try index?.add(id: next, box: place)
    }

    private mutating func bind(_ value: (any DatabaseValueConvertible)?) {
        switch value?.databaseValue.storage {
        case .int64(let number): rows.bind(number)
        case .double(let number): rows.bind(number)
        case .string(let text): rows.bind(text: text)
        case .blob(let data): rows.bind(blob: [UInt8](data))
        case .null, nil: rows.bindNull()
        }
    }

    /// Inserts what is left and brings the layer's index, count and extent up to date.
    consuming func finish() throws {
        try rows.finish()
        try triggers?.restore(in: db, inserted: count)
        try index.take()?.finish()
        if count > 0 { try GeoPackageFile.touchContents(db, table: table, box: box) }
    }
}

/// Where a record lies.
enum RecordShape {
    case point(GeographicPoint)
    case line(GeographicLine)
}
