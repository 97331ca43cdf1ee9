public import Demarcation
import GRDB
import GeoPackage

extension Register {
    /// All layers in the order in which they are exported: those listed, then any other table that people may see.
    public func layers() throws(RegisterError) -> [RecordLayer] {
        try read { db in
            let listed = Set(RecordLayer.listed.map(\.table))
            let others = try Row.fetchAll(
                db,
                sql: """
                    SELECT table_name, identifier FROM gpkg_contents
                    WHERE data_type IN ('features', 'attributes') AND table_name <> 'layer_styles' ORDER BY rowid
                    """
            ).filter { !listed.contains($0["table_name"]) }
            return try RecordLayer.listed
                + others.map { row in
                    let table: String = row["table_name"]
                    let names = Set(try db.columns(in: table).map(\.name))
                    return RecordLayer(
                        table: table, title: row["identifier"] ?? table,
                        identity: ["id", "uuid"].first(where: names.contains) ?? "fid")
                }
        }
    }

    /// The reference systems in which positions of monuments were stated.
    public func positionSystems() throws(RegisterError) -> [String] {
        try read { db in try String.fetchAll(db, sql: "SELECT DISTINCT source_crs FROM positions ORDER BY 1") }
    }

    /// Whether anything of a layer may go to the public.
    public func isPublishable(_ layer: RecordLayer) -> Bool { Publication.of(layer) != nil }

    /// How many rows of a layer have each classification; what belongs to another record follows that one.
    public func classifications(
        of layer: RecordLayer, _ filter: RecordFilter
    ) throws(RegisterError) -> [Classification: Int] {
        guard let publication = Publication.of(layer) else { throw .notPublic(layer: layer.name) }
        return try read { db in
            let found = try RecordConditions(filter, on: layer.table, in: db)
            return try Row.fetchAll(
                db,
                sql: "SELECT \(publication.classification), count(*) FROM \(layer.table) t\(found.rule) GROUP BY 1",
                arguments: StatementArguments(found.arguments)
            ).reduce(into: [:]) { counts, row in
                // What no code explains is kept back like what is reserved.
                counts[Classification(rawValue: row[0] ?? "") ?? .reserved, default: 0] += row[1] as Int
            }
        }
    }

    /// Options of a filter that the layer has no answer to: `--class`.
    public func unanswered(_ filter: RecordFilter, by layer: RecordLayer) throws(RegisterError) -> [String] {
        try read { db in try RecordConditions(filter, on: layer.table, in: db).unanswered }
    }

    /// The columns of a layer in a form.
    public func columnNames(of layer: RecordLayer, _ form: RecordForm) throws(RegisterError) -> [String] {
        try read { db in try RecordPlan(layer, RecordFilter(), form: form, in: db).columns.map(\.name) }
    }

    /// Whether the layer's rows lie somewhere.
    public func hasPlaces(_ layer: RecordLayer) throws(RegisterError) -> Bool {
        try read { db in try RecordPlan(layer, RecordFilter(), form: .features, in: db).place != .none }
    }

    /// Gives `body` a reader of a layer's rows, in one read transaction.
    public func readRecords(
        _ layer: RecordLayer, _ filter: RecordFilter, _ form: RecordForm,
        _ body: (inout RecordReader) throws -> Void
    ) throws {
        var failure: (any Error)?
        do {
            try read { db in
                ShortestNumber.add(to: db)
                var reader = try RecordReader(db, RecordPlan(layer, filter, form: form, in: db))
                do { try body(&reader) } catch {
                    failure = error
                    throw error
                }
            }
        } catch {
            throw failure ?? error
        }
    }
}
