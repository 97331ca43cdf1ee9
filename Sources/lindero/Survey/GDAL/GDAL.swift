import Demarcation
import Foundation
import SurveyFormats

/// GDAL's two programs, found on the path when a file needs them: `ogrinfo` describes, `ogr2ogr` converts.
struct GDAL {
    let version: String
    private let ogr2ogr: String
    private let ogrinfo: String

    /// `nil` when they aren't installed.
    init?() throws {
        guard let ogr2ogr = Self.find("ogr2ogr"), let ogrinfo = Self.find("ogrinfo") else { return nil }
        self.ogr2ogr = ogr2ogr
        self.ogrinfo = ogrinfo
        let process = try ChildProcess(ogr2ogr, ["--version"], environment: Self.environment)
        // `GDAL 3.6.2, released 2023/01/02`
        let words = (try? process.readAll(limit: 1 << 12)) ?? ""
        version = String(words.drop { $0 != " " }.dropFirst().prefix { $0 != "," && !$0.isNewline })
    }

    /// The layers of a file.
    func layers(ofFile path: String) throws -> [ConvertedLayer] {
        let process = try ChildProcess(
            ogrinfo, ["-ro", "-so", "-al", "-wkt_format", "WKT2"] + Self.input(path), environment: Self.environment)
        let layers = ConvertedLayer.list(try process.readAll(limit: 16 << 20), version: version)
        // Some drivers open a broken file, complain, and end well.
        if layers.isEmpty, process.words.contains("ERROR") {
            throw ChildProcess.Failed(status: 0, words: process.words)
        }
        return layers
    }

    /// Converts a layer; the text comes as the process is read. Coordinates stay in the layer's own reference system, with
    /// all their digits and with their heights.
    func convert(_ layer: ConvertedLayer, ofFile path: String) throws -> ChildProcess {
        let features = [
            "-f", "GeoJSON", "-lco", "COORDINATE_PRECISION=15", "-lco", "WRITE_NAME=NO", "-a_srs", "NONE",
        ]
        return try ChildProcess(
            ogr2ogr,
            ["-nomd"] + (layer.hasGeometry ? features : ["-f", "CSV"]) + ["/vsistdout/"] + Self.input(path)
                + [layer.name], environment: Self.environment)
    }

    /// A path that begins with a slash is never taken for an option or the address of a server.
    private static func input(_ path: String) -> [String] {
        let url = URL(fileURLWithPath: path).standardizedFileURL
        // The driver of GML would keep what it found out in a .gfs beside the file.
        let options = ["gml", "xml"].contains(url.pathExtension.lowercased()) ? ["-oo", "WRITE_GFS=NO"] : []
        return options + [url.path]
    }

    private static func find(_ program: String) -> String? {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/local/bin:/usr/bin").split(separator: ":")
        return folders.filter { $0.hasPrefix("/") }.map { "\($0)/\(program)" }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    /// The user's own, and on top of it what keeps GDAL from other files, from the network, and from writing beside the
    /// input; a first row of a sheet is a header.
    private static var environment: [String: String] {
        ProcessInfo.processInfo.environment.merging([
            "GDAL_SKIP": "OGR_VRT HTTP WFS OAPIF OGCAPI CSW EEDA", "GDAL_PAM_ENABLED": "NO",
            "SHAPE_RESTORE_SHX": "NO", "OGR_XLSX_HEADERS": "FORCE", "OGR_ODS_HEADERS": "FORCE",
            "OGR_XLS_HEADERS": "FORCE", "GML_SKIP_RESOLVE_ELEMS": "ALL", "LC_ALL": "C.UTF-8",
        ]) { _, ours in ours }
    }
}
