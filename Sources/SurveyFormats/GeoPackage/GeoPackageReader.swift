import Demarcation
import GeoPackage
import GeoTypes

/// Reads the points and multipoints of one layer of a GeoPackage, without writing to the file or beside it.
///
/// Attributes go to the columns that their names mean, as with tables; blobs among them are passed over. A point without a
/// name is called by its feature number, which also stands for its line. Reference system and epoch are the layer's.
struct GeoPackageReader: FormatReader {
    private let file: LayerReader
    private let layer: Layer
    private let names: [String]
    private let columns: [SurveyColumn]
    private let system: SpatialReference?
    private let kind: SurveySource.CoordinateKind
    private let heightKind: SurveySource.HeightKind
    private let fileWarnings: [Bilingual]
    private var warnings = SurveyWarnings()
    private var builder = BatchBuilder()
    /// Read already, to see whether there are heights.
    private var first: SurveyBatch?
    private var last: Int64?
    private var isAtEnd = false

    init(path: String, layer name: String?, options: SurveyReadingOptions) throws(SurveyFormatError) {
        fileWarnings = try GeoPackageReader.check(path)
        let (file, layers) = try GeoPackageReader.attempt { () throws(GeoPackageError) in
            let file = try LayerReader(path: path)
            return (file, try file.layers())
        }
        self.file = file
        let layer = try GeoPackageReader.choose(name, among: layers)
        self.layer = layer
        names = layer.columns.map(\.name)
        columns = names.map { ColumnSynonyms.column(for: $0) ?? .extra }
        let told = layer.system.flatMap { WKTSystem($0.wkt2) ?? WKTSystem($0.wkt1) }
        // −1 and 0 are “undefined, Cartesian” and “undefined, geographic” (GeoPackage 1.3, requirement 11).
        let isNamed = layer.system.map { $0.srsID != 0 && $0.srsID != -1 } ?? false
        system = isNamed ? layer.system : nil
        let undefined: SurveySource.CoordinateKind = layer.system?.srsID == 0 ? .geographic : .projected
        kind = isNamed ? told?.kind ?? options.coordinateKind ?? .projected : options.coordinateKind ?? undefined
        let isUnique = try GeoPackageReader.attempt { () throws(GeoPackageError) in
            try file.hasUniqueIdentifiers(layer)
        }
        guard isUnique else {
            throw .database(
                Bilingual(
                    en: "the rows of “\(layer.name)” can't be told apart by “\(layer.identifier)”",
                    es: "las filas de «\(layer.name)» no se distinguen por «\(layer.identifier)»"))
        }
        heightKind = told?.heightKind ?? .unknown
        first = try readBatch()
    }

    var source: SurveySource {
        var source = SurveySource(
            format: "gpkg", coordinateKind: kind, referenceSystem: system.map { GeoPackageReader.name(of: $0) },
            heightKind: hasHeights ? heightKind : .none, epoch: system?.epoch)
        source.remarks = [Bilingual(en: "layer “\(layer.name)”", es: "capa «\(layer.name)»")]
        source.warnings = fileWarnings + warnings.list
        return source
    }

    private var hasHeights = false

    mutating func next() throws(SurveyFormatError) -> SurveyBatch? {
        if let batch = first {
            first = nil
            return batch
        }
        return try readBatch()
    }

    // MARK: - The file

    /// What is odd about a file that is read all the same.
    private static func check(_ path: String) throws(SurveyFormatError) -> [Bilingual] {
        let identity = try attempt { () throws(GeoPackageError) in try GeoPackageFile.identify(path: path) }
        switch identity.kind {
        case .emptyFile: throw .empty
        case .notSQLite: throw .differentContent(expected: SurveyFormat.gpkg.title, looksLike: "text")
        case .damaged:
            let words = identity.problems.joined(separator: "; ")
            throw .database(
                Bilingual(en: "a damaged database: \(words)", es: "una base de datos dañada: \(words)"))
        case .otherDatabase: throw .noLayers
        case .geoPackage: break
        }
        guard identity.hasGeometryColumns else { throw .noLayers }
        guard !identity.hasGeoPackageID else { return [] }
        return [
            Bilingual(
                en: "the file's header doesn't say GeoPackage; its tables do, and are believed",
                es: "el encabezado del archivo no dice GeoPackage; sus tablas sí, y se les da crédito")
        ]
    }

    private static func choose(_ name: String?, among layers: [Layer]) throws(SurveyFormatError) -> Layer {
        let name = try chosenLayer(name, among: layers.map(\.name))
        guard let layer = layers.first(where: { $0.name == name }) else { throw .noLayers }
        return layer
    }

    /// A code where the row has one that everybody knows, else the definition itself.
    private static func name(of system: SpatialReference) -> String {
        let authority = system.organization.uppercased()
        if ["EPSG", "ESRI", "IGNF", "IAU"].contains(authority) { return "\(authority):\(system.organizationCode)" }
        let text = WKTSystem(system.wkt2) == nil ? system.wkt1 : system.wkt2
        return text.split(whereSeparator: \.isNewline).map { $0.drop(while: \.isWhitespace) }.joined()
    }

    fileprivate static func attempt<Value>(
        _ body: () throws(GeoPackageError) -> Value
    ) throws(SurveyFormatError) -> Value {
        do throws(GeoPackageError) {
            return try body()
        } catch {
            switch error {
            case .unreadable(_, let code, let reason): throw .unreadable(reason, errno: code)
            // SQLite's primary codes: 5 and 6 somebody holds a lock, 10 reading failed.
            case .database(let code, _) where [5, 6].contains(code & 0xFF): throw .busy
            case .database(let code, let message) where code & 0xFF == 10: throw .unreadable(message)
            case .database(_, let message): throw .database(Bilingual(message))
            }
        }
    }

    // MARK: - Points

    private mutating func readBatch() throws(SurveyFormatError) -> SurveyBatch? {
        guard !isAtEnd else { return nil }
        let (file, layer, names, last) = (file, layer, names, last)
        let rows = try GeoPackageReader.attempt { () throws(GeoPackageError) in
            try file.rows(of: layer, columns: names, after: last, limit: batchSize)
        }
        isAtEnd = rows.count < batchSize
        self.last = rows.identifiers.last
        for index in rows.identifiers.indices { take(index, of: rows) }
        return builder.finish()
    }

    private mutating func take(_ index: Int, of rows: LayerBatch) {
        let number = Int(rows.identifiers[index])
        do throws(RowProblem) {
            let places = try GeoPackageReader.places(rows.geometries[index])
            if kind == .geographic { try checkRange(places) }
            var attributes = FeatureAttributes()
            attributes.point.line = number
            for column in names.indices {
                try set(column, rows.values[column][index], in: &attributes)
            }
            if let rejection = attributes.rejection { throw .rejected(rejection) }
            if attributes.point.name.isEmpty { attributes.point.name = Array(String(number).utf8) }
            if let problem = attributes.point.repetitionProblem(points: places.count) { throw .rejected(problem) }
            attributes.note(in: &warnings)
            for place in 0..<places.count {
                attributes.point.x = places.x[place]
                attributes.point.y = places.y[place]
                attributes.point.z = places.z.isEmpty ? .nan : places.z[place]
                hasHeights = hasHeights || !attributes.point.z.isNaN
                if places.x[place] == 0, places.y[place] == 0 { warnings.note(.zeroCoordinates, line: number) }
                builder.append(attributes.point)
            }
        } catch {
            guard case .rejected(let reason) = error else { return }
            builder.reject(line: number, reason, text: "\(layer.name) \(layer.identifier)=\(number)")
        }
    }

    /// One bad place rejects the row: half a feature would be neither stored nor reported.
    private func checkRange(_ places: CoordinateColumns) throws(RowProblem) {
        var point = PointRecord()
        for (x, y) in zip(places.x, places.y) {
            point.x = x
            point.y = y
            if let problem = point.geographicProblem { throw .rejected(problem) }
        }
    }

    private func set(
        _ column: Int, _ value: LayerValue, in attributes: inout FeatureAttributes
    ) throws(RowProblem) {
        switch value {
        case .null: break
        case .integer(let number):
            attributes.set(columns[column], names[column], value: Double(number), text: String(number))
        case .real(let number) where number.isFinite:
            attributes.set(columns[column], names[column], value: number, text: "\(number)")
        case .real: break
        case .text(let text): attributes.set(columns[column], names[column], text: text)
        case .blob:
            guard columns[column] != .extra else { return }
            throw .rejected(
                .badRecord(
                    problem: Bilingual(
                        en: "\(names[column]) holds bytes that are no text",
                        es: "\(names[column]) contiene bytes que no son texto")))
        }
    }

    private static func places(
        _ geometry: Result<Geometry?, GeometryError>
    ) throws(RowProblem) -> CoordinateColumns {
        let found: Geometry?
        do throws(GeometryError) {
            found = try geometry.get()
        } catch {
            throw .rejected(.badRecord(problem: Bilingual(en: error.description, es: "geometría: \(error)")))
        }
        switch found {
        case nil, .empty?: throw .rejected(.missingCoordinate(field: "geometry"))
        case .point(let x, let y, let z)?:
            return CoordinateColumns(x: [x], y: [y], z: z.isNaN ? [] : [z])
        case .multiPoint(let columns)?: return columns
        case let other?:
            throw .rejected(
                .badRecord(
                    problem: Bilingual(en: "\(other.typeName) is no point", es: "\(other.typeName) no es un punto")))
        }
    }
}

extension Geometry {
    /// Its WKT name.
    fileprivate var typeName: String {
        switch self {
        case .empty: "EMPTY"
        case .point: "POINT"
        case .lineString: "LINESTRING"
        case .polygon: "POLYGON"
        case .multiPoint: "MULTIPOINT"
        case .multiLineString: "MULTILINESTRING"
        case .multiPolygon: "MULTIPOLYGON"
        case .collection: "GEOMETRYCOLLECTION"
        }
    }
}

/// What layers a GeoPackage has.
public enum GeoPackageLayers {
    /// False for other SQLite databases; true for a damaged one, whose reader says so.
    public static func isGeoPackage(_ path: String) throws(SurveyFormatError) -> Bool {
        try GeoPackageReader.attempt { () throws(GeoPackageError) in
            try GeoPackageFile.identify(path: path).kind != .otherDatabase
        }
    }

    /// The names of its feature layers; none when it is no GeoPackage.
    public static func names(ofFile path: String) throws(SurveyFormatError) -> [String] {
        try GeoPackageReader.attempt { () throws(GeoPackageError) in
            guard try GeoPackageFile.identify(path: path).kind == .geoPackage else { return [] }
            return try LayerReader(path: path).layers().map(\.name)
        }
    }
}

/// The layer to read: the one that is named, or the only one.
func chosenLayer(_ name: String?, among found: [String]) throws(SurveyFormatError) -> String {
    if let name {
        guard found.contains(name) else { throw .noSuchLayer(name, found: found) }
        return name
    }
    guard let only = found.first else { throw .noLayers }
    guard found.count == 1 else { throw .layerNeeded(found: found) }
    return only
}
