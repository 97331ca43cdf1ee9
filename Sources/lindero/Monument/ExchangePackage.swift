import Demarcation
import Digests
import Foundation
import GeoTypes
import Reports
import Surveying

/// A folder for the neighbour's commission: the comparison as CSV and GeoJSON, what it holds in both languages, and the
/// digest of every file. It appears only when it is complete.
struct ExchangePackage {
    let folder: String

    func write(_ report: CommissionReport, framing: consuming ExportFraming) throws {
        guard !FileManager.default.fileExists(atPath: folder) else {
            var failure = Failure.outputExists(path: folder)
            failure.hint = Bilingual(
                en: "name a new folder; a package is never replaced",
                es: "nombre una carpeta nueva; un paquete nunca se reemplaza")
            throw failure
        }
        // Work between commissions is not public, but what is confidential leaves the house by another way.
        var shown = report
        shown.pairs.removeAll { $0.monument.classification == .confidential }
        let withheld = report.pairs.count - shown.pairs.count
        var points: [(ours: GeographicPoint, theirs: GeographicPoint)] = []
        for pair in shown.pairs {
            points.append((try framing.bring(pair.ours.point), try framing.bring(pair.theirs.point)))
        }
        let files: [(name: String, bytes: [UInt8])] = [
            ("LEAME.md", Array(shown.readme(in: .spanish, day: .today, withheld: withheld).utf8)),
            ("README.md", Array(shown.readme(in: .english, day: .today, withheld: withheld).utf8)),
            ("comparison.csv", shown.csv()), ("comparison.geojson", shown.geoJSON(points: points)),
        ]
        let temporary = "\(folder).\(getpid()).part"
        guard mkdir(temporary, 0o777) == 0 else { throw Failure.cannotCreate(path: folder, errno: errno) }
        do {
            var sums = ""
            for file in files {
                try put(file.bytes, to: "\(temporary)/\(file.name)")
                var hash = try SHA256()
                hash.update(file.bytes)
                sums += "\(hash.finalize().hexadecimal)  \(file.name)\n"
            }
            try put(Array(sums.utf8), to: "\(temporary)/SHA256SUMS")
            guard rename(temporary, folder) == 0 else { throw Failure.cannotCreate(path: folder, errno: errno) }
        } catch {
            try? FileManager.default.removeItem(atPath: temporary)
            throw error
        }
    }

    private func put(_ bytes: [UInt8], to path: String) throws {
        var file = try ResultOutput(path: path)
        try file.put(bytes)
        try file.finish()
    }
}
