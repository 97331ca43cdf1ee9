import Demarcation
import Foundation
import SurveyFormats

/// The rejected records of a run, in a file that can be mended and imported again; of several sources, one file each.
///
/// A file is made with its first record: where nothing was rejected there is none. The names are settled before anything
/// is read, so that a file that is in the way stops the run and not its end.
struct RejectsFile: ~Copyable {
    private let paths: [String]
    private let overwrite: Bool
    private var index = -1
    private var table: RejectsTable?
    private var output: ResultOutput?
    /// What was written, in order.
    private(set) var written: [(path: String, count: Int)] = []

    /// `path` is `nil` where no file is asked for.
    init(path: String?, sources: [String], overwrite: Bool) throws {
        paths = path.map { Self.paths($0, sources: sources) } ?? []
        self.overwrite = overwrite
        for path in paths { try Self.settle(path, sources: sources, overwrite: overwrite) }
    }

    /// Says what is in the way of a file of rejects, before anything is stored.
    static func settle(_ path: String, sources: [String], overwrite: Bool) throws {
        try ResultOutput.refuse(path, whenAmong: sources)
        guard !ResultOutput.isStream(path) else { return }
        do {
            // Made and dropped again.
            _ = try ResultOutput(path: path, overwrite: overwrite)
        } catch let failure as Failure where failure.code == "E_OUTPUT_EXISTS" && !overwrite {
            throw Failure.rejectsExist(path: path)
        }
    }

    var isWanted: Bool { !paths.isEmpty }

    mutating func begin() {
        index += 1
    }

    mutating func add(_ rejections: [Rejection], of source: SurveySource, system: String) throws {
        guard isWanted, !rejections.isEmpty else { return }
        if output == nil {
            output = try ResultOutput(path: paths[index], overwrite: overwrite)
            table = RejectsTable(source, system: system, language: Program.language)
        }
        for rejection in rejections { table?.add(rejection) }
        try flush(over: 1 << 16)
    }

    /// After the last record of a source.
    mutating func end() throws {
        guard let table else { return }
        try flush(over: 0)
        try output?.finish()
        output = nil
        written.append((paths[index], table.count))
        self.table = nil
    }

    /// After a run that failed: nothing of it is stored, so nothing of it is rejected either.
    mutating func withdraw() {
        output = nil
        for file in written where file.path != "-" && !ResultOutput.isStream(file.path) { unlink(file.path) }
        written = []
    }

    /// After a run whose sources are all done: what an earlier run left under these names says nothing of this one.
    func removeLeftovers() {
        guard overwrite else { return }
        for path in paths where path != "-" && !written.contains(where: { $0.path == path }) {
            var status = stat()
            if lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG { unlink(path) }
        }
    }

    private mutating func flush(over limit: Int) throws {
        var bytes: [UInt8] = []
        table?.flush(over: limit) { bytes = $0 }
        if !bytes.isEmpty { try output?.put(bytes) }
    }

    /// `rejects.csv` for one source; `rejects-brigada-3.csv` and so on for several.
    private static func paths(_ path: String, sources: [String]) -> [String] {
        guard sources.count > 1, path != "-" else { return sources.map { _ in path } }
        let url = URL(fileURLWithPath: path)
        let ending = url.pathExtension.isEmpty ? "" : "." + url.pathExtension
        let stem = String(path.dropLast(ending.count))
        var taken: Set<String> = []
        return sources.map { source in
            let name = source == "-" ? "stdin" : URL(fileURLWithPath: source).deletingPathExtension().lastPathComponent
            var candidate = "\(stem)-\(name)\(ending)"
            var number = 2
            while !taken.insert(candidate).inserted {
                candidate = "\(stem)-\(name)-\(number)\(ending)"
                number += 1
            }
            return candidate
        }
    }
}

extension Failure {
    static func rejectsExist(path: String) -> Failure {
        Failure(
            "E_OUTPUT_EXISTS", .cannotCreate,
            Bilingual(
                en: "\(path): is there already, perhaps the rejects of an earlier import; nothing was imported",
                es: "\(path): ya existe, quizá los rechazos de una importación anterior; no se importó nada"),
            hint: Bilingual(
                en: "mend and import it first, name another file, or replace it with --overwrite",
                es: "corríjalo e impórtelo antes, nombre otro archivo, o reemplácelo con --overwrite"),
            details: [("path", path)])
    }
}
