import ArgumentParser
import Demarcation
import Foundation

/// The configuration of plans: a flag beats the environment, and that beats a file.
struct SettingsOptions: ParsableArguments {
    @Option(
        help: help(
            "File of weights; else LINDERO_WEIGHTS, else inspection-weights.toml beside the register.",
            "Archivo de pesos; si no, LINDERO_WEIGHTS; si no, inspection-weights.toml junto al registro."),
        completion: .file())
    var weights: String?
    @Option(help: help("Hours a day; else LINDERO_HOURS.", "Horas por día; si no, LINDERO_HOURS.")) var hours: Double?

    /// The settings, and the file that they were read from.
    func read(besides register: String) throws -> (settings: InspectionSettings, file: String?) {
        let environment = ProcessInfo.processInfo.environment
        let file = weights ?? environment["LINDERO_WEIGHTS"].flatMap { $0.isEmpty ? nil : $0 } ?? Self.usual(register)
        var settings = InspectionSettings()
        if let file {
            let text = String(decoding: try FileBytes.read(file), as: UTF8.self)
            do throws(InspectionSettings.Problem) {
                settings = try InspectionSettings(text)
            } catch {
                throw Failure(
                    error, file: file,
                    hint: Bilingual(
                        en: "see a whole file with “lindero inspection weights”",
                        es: "vea un archivo completo con «lindero inspection weights»"))
            }
        }
        if let text = environment["LINDERO_HOURS"], !text.isEmpty {
            guard let value = Double(text) else { throw Self.outside("LINDERO_HOURS", text) }
            settings.hoursPerDay = value
        }
        if let hours { settings.hoursPerDay = hours }
        guard settings.hoursPerDay > 0, settings.hoursPerDay <= 24 else {
            throw Self.outside(hours == nil ? "LINDERO_HOURS" : "--hours", settings.hoursPerDay.plain)
        }
        return (settings, file)
    }

    private static func usual(_ register: String) -> String? {
        let folder = URL(fileURLWithPath: register).deletingLastPathComponent()
        let path = folder.appendingPathComponent("inspection-weights.toml").path
        return FileManager.default.fileExists(atPath: path) ? path : nil
    }

    private static func outside(_ name: String, _ value: String) -> Failure {
        .usage(
            Bilingual(
                en: "\(name) \(value) is outside 0 to 24", es: "\(name) \(value) está fuera de 0 a 24"))
    }
}
