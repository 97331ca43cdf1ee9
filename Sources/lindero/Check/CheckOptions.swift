public import ArgumentParser
public import Demarcation
import Foundation

extension CheckRule: ExpressibleByArgument {}

/// From where on rules speak: a file of limits, and single ones that beat it.
struct CheckLimitsOptions: ParsableArguments {
    @Option(
        help: help(
            "File of limits; else LINDERO_LIMITS, else check-limits.toml beside the register.",
            "Archivo de límites; si no, LINDERO_LIMITS; si no, check-limits.toml junto al registro."),
        completion: .file())
    var limits: String?
    @Option(
        name: .long,
        help: help(
            "One limit, as in the file: spacing-m=800; may be repeated.",
            "Un límite, como en el archivo: spacing-m=800; se puede repetir."))
    var limit: [String] = []

    func read(besides register: String) throws -> CheckLimits {
        let environment = ProcessInfo.processInfo.environment
        let named = limits ?? environment["LINDERO_LIMITS"].flatMap { $0.isEmpty ? nil : $0 }
        var found = CheckLimits()
        if let file = named ?? Self.usual(register) {
            found = try Self.limits(String(decoding: try FileBytes.read(file), as: UTF8.self), from: file)
        }
        guard !limit.isEmpty else { return found }
        // Lines of a file of their own: what they don't name keeps its value.
        do throws(SettingsProblem) {
            try found.set(limit.joined(separator: "\n"))
        } catch {
            throw Failure.usage(
                Bilingual(
                    en: "--limit: \(error.words[.english])", es: "--limit: \(error.words[.spanish])"),
                hint: Bilingual(
                    en: "see all limits with “lindero check --list”",
                    es: "vea todos los límites con «lindero check --list»"))
        }
        return found
    }

    private static func limits(_ text: String, from file: String) throws -> CheckLimits {
        do throws(SettingsProblem) {
            return try CheckLimits(text)
        } catch {
            throw Failure(
                error, file: file,
                hint: Bilingual(
                    en: "see all limits with “lindero check --list”",
                    es: "vea todos los límites con «lindero check --list»"))
        }
    }

    private static func usual(_ register: String) -> String? {
        let folder = URL(fileURLWithPath: register).deletingLastPathComponent()
        let path = folder.appendingPathComponent("check-limits.toml").path
        return FileManager.default.fileExists(atPath: path) ? path : nil
    }
}
