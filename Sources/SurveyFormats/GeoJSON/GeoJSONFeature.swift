import Demarcation
import Literals

/// One feature as it is read: its geometries, and its properties sorted into a point's columns.
struct GeoJSONFeature {
    struct Geometry {
        var type: String?
        /// Numbers of the coordinates in order, and how many arrays deep they stand.
        var numbers: [Double] = []
        var depth = 0
        /// How many numbers each innermost array has, when it is always the same.
        var stride = 0
        var isRegular = true
        /// A coordinate that is no number.
        var strange: String?
    }

    var type: String?
    var geometry: Geometry?
    /// JSON-FG's geometry in another reference system.
    var place: Geometry?
    var referenceSystem: CRSReference?
    var attributes = FeatureAttributes()
    /// Which columns the keys met so far are; handed on from feature to feature.
    var columns: [String: SurveyColumn] = [:]

    var point: PointRecord {
        get { attributes.point }
        _modify { yield &attributes.point }
    }

    // MARK: - Geometry

    static func geometry(_ reader: inout JSONReader) throws(SurveyFormatError) -> Geometry? {
        let token = try reader.next()
        guard token == .beginObject else {
            if case .literal(let range) = token, reader.text(range) == "null" { return nil }
            throw reader.unexpected(token)
        }
        var geometry = Geometry()
        try reader.object { (reader, key) throws(SurveyFormatError) in
            switch key {
            case "type": geometry.type = try reader.optionalString()
            case "coordinates": try geometry.readCoordinates(&reader, depth: 0)
            default: try reader.skip()
            }
        }
        return geometry
    }

    // MARK: - Properties

    mutating func readProperties(_ reader: inout JSONReader) throws(SurveyFormatError) {
        let token = try reader.next()
        guard token == .beginObject else {
            if case .literal(let range) = token, reader.text(range) == "null" { return }
            throw reader.unexpected(token)
        }
        var feature = self
        try reader.object { (reader, key) throws(SurveyFormatError) in try feature.readProperty(key, &reader) }
        self = feature
    }

    private mutating func readProperty(_ key: String, _ reader: inout JSONReader) throws(SurveyFormatError) {
        let column: SurveyColumn
        if let known = columns[key] {
            column = known
        } else {
            column = ColumnSynonyms.column(for: key) ?? .extra
            // A file has few keys, unless it wants to fill the memory.
            if columns.count < 1000 { columns[key] = column }
        }
        switch try reader.peek() {
        case .string(let range, let hasEscapes):
            let text = try reader.string(range, hasEscapes: hasEscapes)
            _ = try reader.next()
            attributes.set(column, key, text: text)
        case .number(let range):
            let value = try reader.number(range)
            let text = reader.text(range)
            _ = try reader.next()
            attributes.set(column, key, value: value, text: text)
        case .literal(let range) where reader.text(range) == "null": _ = try reader.next()
        default:
            var copied: [UInt8] = []
            try reader.copy(to: &copied)
            attributes.addExtra(key, json: copied)
        }
    }
}

extension GeoJSONFeature.Geometry {
    fileprivate mutating func readCoordinates(_ reader: inout JSONReader, depth: Int) throws(SurveyFormatError) {
        switch try reader.next() {
        case .beginArray:
            var geometry = self
            let before = geometry.numbers.count
            geometry.depth = max(geometry.depth, depth + 1)
            try reader.array { (reader) throws(SurveyFormatError) in
                try geometry.readCoordinates(&reader, depth: depth + 1)
            }
            let count = geometry.numbers.count - before
            // Only the innermost arrays are places.
            if geometry.depth == depth + 1 {
                if geometry.stride == 0 { geometry.stride = count }
                if geometry.stride != count { geometry.isRegular = false }
            }
            self = geometry
        case .number(let range):
            let value = try? reader.number(range)
            // Only points are read: the numbers of a long line needn't be kept.
            if let value, depth <= 2 { numbers.append(value) }
            if value == nil { strange = reader.text(range) }
        case .literal(let range): strange = reader.text(range)
        case .string(let range, _): strange = reader.text(range)
        case let token: throw reader.unexpected(token)
        }
    }
}
