import Foundation

/// The names of backups beside a register: `border-20261121-134005.gpkg`.
enum Backup {
    static func name(of path: String, at date: Date) -> String {
        let url = URL(fileURLWithPath: path)
        let stem = url.deletingPathExtension().lastPathComponent
        let moment = date.formatted(
            .iso8601.year().month().day().dateSeparator(.omitted).time(includingFractionalSeconds: false)
                .timeSeparator(.omitted)
        ).replacing("T", with: "-").prefix(15)
        return beside(path, "\(stem)-\(moment).gpkg")
    }

    /// The path of the newest one, by its name.
    static func newest(of path: String) -> String? {
        let url = URL(fileURLWithPath: path)
        let stem = url.deletingPathExtension().lastPathComponent + "-"
        let names = (try? FileManager.default.contentsOfDirectory(atPath: url.deletingLastPathComponent().path)) ?? []
        let newest = names.filter { name in
            guard name.hasPrefix(stem), name.hasSuffix(".gpkg") else { return false }
            let moment = name.dropFirst(stem.count).dropLast(5)
            return moment.count == 15 && moment.allSatisfy { $0.isNumber || $0 == "-" }
        }.max()
        return newest.map { beside(path, $0) }
    }

    /// As the user wrote the folder.
    private static func beside(_ path: String, _ name: String) -> String {
        path.lastIndex(of: "/").map { path[...$0] + name } ?? name
    }
}

extension Register {
    /// The newest backup that stands beside a register, by its name.
    public static func newestBackup(of path: String) -> String? { Backup.newest(of: path) }
}
