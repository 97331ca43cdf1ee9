import Demarcation
import Digests
import Foundation
import SurveyFormats

/// One survey file: which reader takes it, what it is known by, and its batches.
struct SurveyInput {
    private enum Origin {
        /// Read once, from its start to its end.
        case stream
        case geoPackage(layer: String?)
        case gdal(GDAL, ConvertedLayer)
    }

    /// The file's name without its folder, `-` for standard input.
    let name: String
    let stream: DigestedStream
    private let path: String
    private let origin: Origin
    /// The digest of a file that isn't read as a stream, or has been read from a pipe already.
    private let wholeDigest: String?

    /// `spooled` is what a pipe gave, and its digest.
    init(
        path: String, spooled: (stream: DigestedStream, digest: String)?, format: SurveyFormat?, layer: String?
    ) throws {
        self.path = path
        name = path == "-" ? "-" : URL(fileURLWithPath: path).lastPathComponent
        stream = try spooled?.stream ?? DigestedStream(path: path)
        guard spooled == nil, let prefix = stream.prefix(SurveyFormat.prefixSize),
            // What is wrong with the content, the reader says.
            let detected = try? SurveyFormat.detect(prefix, named: name, expected: format), detected.isReadByName
        else {
            guard layer == nil else { throw Failure.layerWithoutLayers(file: name) }
            origin = .stream
            wholeDigest = spooled?.digest
            return
        }
        let layers: Int
        let isGeoPackage = try SurveyInput.attempt(name) {
            try detected == .gpkg && (format == .gpkg || GeoPackageLayers.isGeoPackage(path))
        }
        if isGeoPackage {
            origin = .geoPackage(layer: layer)
            layers = try SurveyInput.attempt(name) { try GeoPackageLayers.names(ofFile: path).count }
        } else {
            let (gdal, found) = try SurveyInput.converted(path, name, prefix: prefix)
            let chosen = try SurveyInput.attempt(name) { try ConvertedLayer.choose(layer, among: found) }
            origin = .gdal(gdal, chosen)
            layers = found.count
        }
        wholeDigest = try SurveyInput.digest(path, layer: layers > 1 ? layer : nil)
    }

    /// What the file is known by, before it is read.
    func knownDigest() throws -> String { try wholeDigest ?? DigestedStream.digest(ofFile: path) }

    /// What the file is known by, once it has been read.
    func finalDigest() -> String { wholeDigest ?? stream.finalDigest() }

    /// How much of the file has been read, from 0 to 1, where that is known.
    var shareRead: Double? {
        if case .stream = origin { stream.shareRead } else { nil }
    }

    func open(format: SurveyFormat?, options: SurveyReadingOptions) throws -> BatchSource {
        switch origin {
        case .stream:
            let stream = stream
            let bytes = ByteSource(reading: { try stream.read() })
            return try BatchSource(
                try SurveyReader(bytes, named: name == "-" ? "" : name, format: format, options: options))
        case .geoPackage(let layer):
            return try BatchSource(try SurveyReader(geoPackage: path, layer: layer, options: options))
        case .gdal(let gdal, let layer):
            let process = try gdal.convert(layer, ofFile: path)
            let (file, stream) = (name, stream)
            let bytes = ByteSource(reading: {
                do {
                    return try process.read()
                } catch let error as ChildProcess.Failed {
                    throw stream.remembering(Failure.conversion(error.words, file: file, version: gdal.version))
                } catch {
                    throw stream.remembering(error)
                }
            })
            return try BatchSource(
                try SurveyReader(converted: bytes, of: layer, options: options), process: process,
                warnings: missingTable.map { [$0] } ?? [])
        }
    }

    /// A Shapefile keeps its attributes in a file beside it, and GDAL says nothing when that is gone.
    private var missingTable: Bilingual? {
        let url = URL(fileURLWithPath: path)
        guard url.pathExtension.lowercased() == "shp" else { return nil }
        let bare = url.deletingPathExtension()
        guard !["dbf", "DBF"].contains(where: { FileManager.default.fileExists(atPath: "\(bare.path).\($0)") }) else {
            return nil
        }
        let table = bare.lastPathComponent + ".dbf"
        return Bilingual(
            en: "\(table) isn't beside the Shapefile: its points have no names or attributes",
            es: "\(table) no está junto al Shapefile: sus puntos no tienen nombres ni atributos")
    }

    // MARK: -

    private static func attempt<Value>(_ name: String, _ body: () throws -> Value) throws -> Value {
        do { return try body() } catch let error as SurveyFormatError { throw Failure(error, file: name) }
    }

    private static func converted(
        _ path: String, _ name: String, prefix: [UInt8]
    ) throws -> (gdal: GDAL, layers: [ConvertedLayer]) {
        guard let gdal = try GDAL() else {
            throw Failure.gdalMissing(file: name, content: SurveyFormat.foreignName(prefix))
        }
        do {
            return (gdal, try gdal.layers(ofFile: path))
        } catch let error as ChildProcess.Failed {
            throw Failure.conversion(error.words, file: name, version: gdal.version)
        }
    }

    /// Of the file, of what belongs to it and stands beside it, and of the layer's name where the file has others: only all
    /// of them together are the same survey again.
    private static func digest(_ path: String, layer: String?) throws -> String {
        var hasher = try SHA256()
        for part in [path] + companions(of: path) {
            let stream = try DigestedStream(path: part)
            while true {
                let bytes = try stream.read()
                if bytes.isEmpty { break }
                hasher.update(bytes)
            }
        }
        if let layer { hasher.update(Array(layer.utf8)) }
        return hasher.finalize().hexadecimal
    }

    private static func companions(of path: String) -> [String] {
        let url = URL(fileURLWithPath: path)
        let bare = url.deletingPathExtension().path
        let beside =
            switch url.pathExtension.lowercased() {
            case "shp": [".dbf", ".prj", ".cpg", ".DBF", ".PRJ", ".CPG"].map { bare + $0 }
            case "tab": [".dat", ".map", ".DAT", ".MAP"].map { bare + $0 }
            case "mif": [".mid", ".MID"].map { bare + $0 }
            default: [path + "-wal"]
            }
        // An empty -wal holds no edits.
        return beside.filter {
            let size = (try? FileManager.default.attributesOfItem(atPath: $0))?[.size] as? NSNumber
            return (size?.intValue ?? 0) > 0
        }
    }
}
