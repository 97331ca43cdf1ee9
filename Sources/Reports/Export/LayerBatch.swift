public import Demarcation
public import GeoTypes

/// Rows of one layer, ready to be written in any format.
public struct LayerBatch: Sendable {
    public enum Places: Sendable {
        case none
        /// NaN where a row has none; z is the ellipsoidal height, NaN or empty where there is none.
        case points(CoordinateColumns)
        case shapes([Shape?])
    }

    /// As typed: `monuments`.
    public var layer: String
    public var ids: TextColumn?
    public var columns: [ReportColumn]
    /// Longitude and latitude of WGS 84.
    public var places: Places
    /// The same in the register's frame; only formats that say so ask for it.
    public var native: Places = .none
    public let count: Int

    public init(layer: String, ids: TextColumn?, columns: [ReportColumn], places: Places, count: Int) {
        precondition(
            (ids?.count ?? count) == count && columns.allSatisfy { $0.count == count }, "columns of different lengths")
        self.layer = layer
        self.ids = ids
        self.columns = columns
        self.places = places
        self.count = count
    }

    /// Rows of a register, each saying its layer.
    public init(_ batch: RecordBatch, layer: String, places: Places) {
        let columns = batch.columns.map { column in
            ReportColumn(column.name, column.isText ? .texts(column.values) : .json(column.values))
        }
        self.init(layer: layer, ids: batch.ids, columns: columns, places: places, count: batch.count)
        if ["sectors", "line", "candidates"].contains(layer) { permitNames() }
    }

    /// What another program wrote into the register doesn't make a boundary of a line either.
    private mutating func permitNames() {
        guard case .texts(let codes)? = column("legal_status")?.values else { return }
        let statuses = (0..<count).map { LegalStatus(rawValue: codes[$0]) }
        for index in columns.indices where ["name", "sector_name"].contains(columns[index].name) {
            guard case .texts(let names) = columns[index].values,
                (0..<count).contains(where: { statuses[$0]?.wrongWord(in: names[$0]) != nil })
            else { continue }
            let permitted = (0..<count).map { statuses[$0]?.permitted(names[$0]) ?? names[$0] }
            columns[index] = ReportColumn(columns[index].name, .texts(TextColumn(permitted)))
        }
    }

    public func column(_ name: String) -> ReportColumn? { columns.first { $0.name == name } }

    /// Puts the layer before the other properties, and behind the legal status the note that the law asks for.
    public mutating func describe() {
        columns.insert(
            ReportColumn("layer", .codes([Int32](repeating: 0, count: count), among: [layer])), at: 0)
        guard let index = columns.firstIndex(where: { $0.name == "legal_status" }),
            case .texts(let statuses) = columns[index].values
        else { return }
        let notes = (0..<count).map { LegalStatus(rawValue: statuses[$0])?.remark }
        guard notes.contains(where: { $0 != nil }) else { return }
        let english = TextColumn(notes.map { $0?[.english] ?? "" })
        let spanish = TextColumn(notes.map { $0?[.spanish] ?? "" })
        columns.insert(
            contentsOf: [
                ReportColumn("legal_note", .texts(english)), ReportColumn("nota_legal", .texts(spanish)),
            ], at: index + 1)
    }

    /// Drops all rows but these, which stand in ascending order.
    public func keeping(_ rows: [Int]) -> LayerBatch {
        var kept = LayerBatch(
            layer: layer, ids: ids.map { $0.keeping(rows) }, columns: columns.map { $0.keeping(rows) },
            places: places.keeping(rows), count: rows.count)
        kept.native = native.keeping(rows)
        return kept
    }
}

extension LayerBatch.Places {
    fileprivate func keeping(_ rows: [Int]) -> LayerBatch.Places {
        switch self {
        case .none: return .none
        case .points(var columns):
            columns.keep(rows)
            return .points(columns)
        case .shapes(let shapes): return .shapes(rows.map { shapes[$0] })
        }
    }

    /// The shape of one row, `nil` where it has none.
    func shape(_ row: Int) -> Shape? {
        switch self {
        case .none: return nil
        case .points(let columns):
            let point = GeographicPoint(longitude: columns.x[row], latitude: columns.y[row])
            guard point.longitude.isFinite, point.latitude.isFinite else { return nil }
            let height = columns.z.isEmpty ? .nan : columns.z[row]
            return .point(point, height: height.isFinite ? EllipsoidalHeight(metres: height) : nil)
        case .shapes(let shapes): return shapes[row]
        }
    }
}

extension TextColumn {
    fileprivate func keeping(_ rows: [Int]) -> TextColumn { TextColumn(rows.map { self[$0] }) }
}

extension ReportColumn {
    fileprivate func keeping(_ rows: [Int]) -> ReportColumn {
        let kept: Values =
            switch values {
            case .texts(let column): .texts(column.keeping(rows))
            case .numbers(let numbers, let decimals): .numbers(rows.map { numbers[$0] }, decimals: decimals)
            case .integers(let integers, let missing): .integers(rows.map { integers[$0] }, missing: missing)
            case .codes(let codes, let list): .codes(rows.map { codes[$0] }, among: list)
            case .flags(let flags): .flags(rows.map { flags[$0] })
            case .times(let times): .times(rows.map { times[$0] })
            case .json(let column): .json(column.keeping(rows))
            }
        return ReportColumn(name, kept)
    }

    /// A cell as people read it, empty where it is missing.
    func text(_ row: Int) -> String {
        switch values {
        case .texts(let column), .json(let column): column[row]
        case .numbers(let numbers, let decimals):
            numbers[row].isFinite ? fixed(numbers[row], decimals: decimals) : ""
        case .integers(let integers, let missing): integers[row] == missing ? "" : "\(integers[row])"
        case .codes(let codes, let list): codes[row] < 0 ? "" : list[Int(codes[row])]
        case .flags(let flags): flags[row] ? "true" : "false"
        case .times: ""
        }
    }
}

extension LayerBatch {
    /// Observations in bulk, at their places in WGS 84.
    public init(_ batch: ObservationBatch, at coordinates: CoordinateColumns) {
        self.init(
            layer: "observations", ids: nil,
            columns: [
                ReportColumn("survey", .texts(batch.surveys)), ReportColumn("line", .integers(batch.lines)),
                ReportColumn("name", .texts(batch.names)),
                ReportColumn("source_height_m", .numbers(batch.sourceHeights, decimals: 4)),
                ReportColumn("time", .texts(batch.times)), ReportColumn("fix", .texts(batch.fixes)),
                ReportColumn(
                    "satellites", .integers(batch.satellites, missing: ObservationBatch.missingCount)),
                ReportColumn("hdop", .numbers(batch.hdops, decimals: 2)),
                ReportColumn("sigma_e_m", .numbers(batch.eastSigmas, decimals: 4)),
                ReportColumn("sigma_n_m", .numbers(batch.northSigmas, decimals: 4)),
                ReportColumn("sigma_u_m", .numbers(batch.upSigmas, decimals: 4)),
                ReportColumn("sector", .texts(batch.sectors)),
                ReportColumn("chainage_m", .numbers(batch.chainages, decimals: 3)),
                ReportColumn("offset_m", .numbers(batch.offsets, decimals: 3)),
                ReportColumn("monument", .texts(batch.monuments)), ReportColumn("note", .texts(batch.notes)),
            ], places: .points(coordinates), count: batch.count)
    }
}
