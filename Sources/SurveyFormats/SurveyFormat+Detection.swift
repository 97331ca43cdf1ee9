extension SurveyFormat {
    /// Bytes that ``detect(_:named:expected:)`` wants to see, if the file has so many.
    public static let prefixSize = 1 << 14

    /// Finds the format by looking at the first bytes of a file.
    ///
    /// What only GDAL reads is ``gdal``. Throws when the content is of no format that is read, or of another one than
    /// `expected` or the extension of `name` says.
    public static func detect(
        _ prefix: [UInt8], named name: String = "", expected: SurveyFormat? = nil
    ) throws(SurveyFormatError) -> SurveyFormat {
        guard !prefix.isEmpty else { throw .empty }
        let content = ContentSignature(prefix)
        let promised = expected ?? format(forExtensionOf: name)
        switch content {
        case .survey(let found):
            if expected == .gdal { return .gdal }
            // An extension of GDAL's formats promises no content: they call their files as others do.
            if let promised, promised != .gdal, promised != found {
                throw .differentContent(expected: promised.title, looksLike: found.title)
            }
            return found
        case .documentType(let line): throw .documentTypeForbidden(line: line)
        case .foreign(let what):
            guard let promised, promised != .gdal else { return .gdal }
            throw .differentContent(expected: promised.title, looksLike: what)
        case .other(let what):
            if promised == .gdal { return .gdal }
            if let promised { throw .differentContent(expected: promised.title, looksLike: what) }
            throw .unknownFormat(looksLike: what)
        case .text:
            // A table has no signature: any text may be one, and its header tells.
            if expected == .gdal { return .gdal }
            // Sheets are often text under the name of a spreadsheet.
            guard let promised, promised != .csv, promised != .gdal else { return .csv }
            throw .differentContent(expected: promised.title, looksLike: "text")
        }
    }

    /// What a file is that only GDAL reads, `Shapefile`; `nil` where its first bytes don't say.
    public static func foreignName(_ prefix: [UInt8]) -> String? {
        if case .foreign(let name) = ContentSignature(prefix) { name } else { nil }
    }

    /// The format that a file name promises, for extensions that mean only one.
    private static func format(forExtensionOf name: String) -> SurveyFormat? {
        guard let dot = name.lastIndex(of: ".") else { return nil }
        switch name[name.index(after: dot)...].lowercased() {
        case "csv", "tsv": return .csv
        case "gpx": return .gpx
        case "nmea": return .nmea
        case "pos": return .pos
        case "jxl", "jobxml": return .jobxml
        case "landxml": return .landxml
        case "kml": return .kml
        case "kmz": return .kmz
        case "gpkg": return .gpkg
        case "gsi": return .gsi
        case "geojson": return .geojson
        case "dbf", "dgn", "dwg", "fgb", "gml", "mif", "ods", "shp", "sqlite", "tab", "topojson", "xls", "xlsx":
            return .gdal
        default: return nil
        }
    }
}

/// What the first bytes of a file say that it is.
enum ContentSignature: Equatable {
    case survey(SurveyFormat)
    /// Geographic data that isn't read here, but by GDAL.
    case foreign(String)
    /// XML that declares a document type, on that line.
    case documentType(line: Int)
    /// Something else that is known by sight.
    case other(String)
    /// Text of no special kind.
    case text

    init(_ prefix: [UInt8]) {
        if let known = ContentSignature.binary(prefix) {
            self = known
            return
        }
        let start = ContentSignature.plainStart(of: prefix)
        if start.first == "<" {
            self = ContentSignature.xml(start)
        } else if start.first == "{" {
            let isForeign = ["\"Topology\"", "\"esriGeometry", "\"geometryType\""].contains { start.contains($0) }
            let isFeature = ["\"Feature", "\"features\"", "\"geometry\""].contains { start.contains($0) }
            self = isForeign ? .foreign("TopoJSON or Esri JSON") : isFeature ? .survey(.geojson) : .other("JSON")
        } else if start.first == "[" {
            self = .other("JSON")
        } else if let foreign = TextSignature.foreignFormat(of: start) {
            self = .foreign(foreign)
        } else {
            self = TextSignature.format(of: start).map { .survey($0) } ?? .text
        }
    }

    private static func binary(_ prefix: [UInt8]) -> ContentSignature? {
        let signatures: [([UInt8], ContentSignature)] = [
            (Array("SQLite format 3\0".utf8), .survey(.gpkg)), (Array("%PDF".utf8), .other("PDF")),
            ([0x00, 0x00, 0x27, 0x0A], .foreign("Shapefile")), ([0x1F, 0x8B], .other("gzip")),
            (Array("fgb".utf8), .foreign("FlatGeobuf")), (Array("AC10".utf8), .foreign("DWG")),
            (Array("AutoCAD Binary DXF".utf8), .foreign("DXF")),
            ([0xD0, 0xCF, 0x11, 0xE0], .foreign("an old Excel or Word document")),
            ([0x89, 0x50, 0x4E, 0x47], .other("a PNG image")), ([0xFF, 0xD8, 0xFF], .other("a JPEG image")),
        ]
        if prefix.starts(with: "PK\u{3}\u{4}".utf8) || prefix.starts(with: "PK\u{5}\u{6}".utf8) {
            return archive(prefix)
        }
        if let match = signatures.first(where: { prefix.starts(with: $0.0) }) { return match.1 }
        guard TextEncoding.byteOrderMark(of: prefix) == nil, !prefix.isEmpty else { return nil }
        let nuls = prefix.count { $0 == 0 }
        return nuls * 8 > prefix.count ? .other("binary data, or UTF-16 without a byte order mark") : nil
    }

    /// A ZIP archive is told by the name of its first entry, which Office programs keep fixed.
    private static func archive(_ prefix: [UInt8]) -> ContentSignature {
        let name = String(decoding: prefix.dropFirst(30).prefix(24), as: UTF8.self)
        if ["[Content_Types].xml", "_rels/", "docProps/", "xl/"].contains(where: { name.hasPrefix($0) }) {
            return .foreign("an Excel or Word document")
        }
        return name.hasPrefix("mimetype") ? .foreign("an OpenDocument file") : .survey(.kmz)
    }

    /// The start as text without byte order mark and blanks, UTF-16 included.
    private static func plainStart(of prefix: [UInt8]) -> Substring {
        var bytes = prefix[...]
        if let mark = TextEncoding.byteOrderMark(of: prefix) {
            bytes = bytes.dropFirst(mark.length)
            if mark.encoding != .utf8 { return String(decoding: bytes.filter { $0 != 0 }, as: UTF8.self)[...] }
        }
        return String(decoding: bytes, as: UTF8.self).drop { $0.isWhitespace }
    }

    /// XML is told by its root element.
    private static func xml(_ text: Substring) -> ContentSignature {
        var rest = text
        while let open = rest.firstIndex(of: "<") {
            rest = rest[open...].dropFirst()
            if rest.hasPrefix("!DOCTYPE"), !rest.lowercased().hasPrefix("!doctype html") {
                return .documentType(line: 1 + text[..<open].count { $0.isNewline })
            }
            if rest.hasPrefix("?") || rest.hasPrefix("!DOCTYPE") {
                guard let close = rest.firstIndex(of: ">") else { break }
                rest = rest[close...]
            } else if rest.hasPrefix("!--") {
                guard let close = rest.firstRange(of: "-->") else { break }
                rest = rest[close.upperBound...]
            } else {
                let name = rest.prefix { $0.isLetter || $0.isNumber || $0 == ":" || $0 == "_" || $0 == "-" }
                let local = name.split(separator: ":").last.map { String($0).lowercased() } ?? ""
                return root[local] ?? .other(local == "html" ? "HTML" : "XML with <\(name)>")
            }
        }
        return .other("XML")
    }

    private static let root: [String: ContentSignature] = [
        "gpx": .survey(.gpx), "kml": .survey(.kml), "landxml": .survey(.landxml), "jobfile": .survey(.jobxml),
        "featurecollection": .foreign("GML"),
    ]
}
