import ArgumentParser
import Demarcation
import Geodesy
import Register
import Reports

struct DoctorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: localised(
            "Check the register from its file to its history; nothing is written.",
            "Revisa el registro, del archivo al historial; no escribe nada."),
        discussion: localised(
            """
            EXAMPLES
              lindero doctor
              lindero doctor --json
              lindero doctor --seal f5832af75b04e182

            Exit 3: there are findings. Exit 76: damaged, or no register.
            Note the newest seal elsewhere (in an acta): --seal later says whether it still stands in the chain.
            """,
            """
            EJEMPLOS
              lindero doctor
              lindero doctor --json
              lindero doctor --seal f5832af75b04e182

            Salida 3: hay hallazgos. Salida 76: dañado, o no es un registro.
            Anote el sello más nuevo en otra parte (en un acta): --seal dice después si sigue en la cadena.
            """))

    @Option(
        help: help(
            "A seal noted before, or its first 12 digits or more: is it still in the chain?",
            "Un sello anotado antes, o sus primeras 12 cifras o más: ¿sigue en la cadena?"))
    var seal: String?
    @OptionGroup var registerOptions: RegisterOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        if let seal, seal.count < 12 || !seal.allSatisfy(\.isHexDigit) {
            throw ValidationError(
                localised("--seal takes 12 to 64 hexadecimal digits", "--seal lleva de 12 a 64 cifras hexadecimales"))
        }
    }

    func run() throws {
        let path = registerOptions.path
        var health = try Register.examine(path, noted: seal)
        // A check that was stopped has found nothing, but says so as if the file were damaged.
        try Interruption.check()
        health.checks += Self.geodesy(health.grids)
        let checks = health.checks
        try output.emit { json in
            json.object { json in
                json.member("register", path)
                HealthReport.write(checks, to: &json, in: Program.language)
                json.member("findings", checks.filter { $0.status != .ok }.count)
            }
        } text: {
            path + "\n\n" + HealthReport.text(checks, in: Program.language, hasColours: Terminal.hasColours)
        }
        if health.isDamaged { throw ExitCode(ExitStatus.damaged.rawValue) }
        if checks.contains(where: { $0.status != .ok }) { throw ExitCode.findings }
    }

    /// Geoids that heights in the region are given on; the datum shifts here need no grid.
    private static let commonGrids = ["egm96_15.gtx", "us_nga_egm08_25.tif"]

    private static func geodesy(_ used: [String]) -> [HealthCheck] {
        let versions = GeodesyVersions.current
        guard !versions.epsg.isEmpty else {
            return [
                HealthCheck(
                    "proj", .error,
                    Bilingual(
                        en: "PROJ \(versions.proj) can't open its database",
                        es: "PROJ \(versions.proj) no puede abrir su base de datos"),
                    advice: Bilingual(
                        en: "install proj-data, or set PROJ_DATA to the folder of proj.db",
                        es: "instale proj-data, o ponga en PROJ_DATA la carpeta de proj.db"))
            ]
        }
        let proj = HealthCheck("proj", .ok, Bilingual("PROJ \(versions.proj), EPSG \(versions.epsg)"))
        let needed = used.map { GridFile($0) }
        let missing = needed.filter { $0.path == nil }.map(\.name)
        guard missing.isEmpty else {
            let list = missing.joined(separator: ", ")
            return [
                proj,
                HealthCheck(
                    "grids", .warn,
                    Bilingual(
                        en: "surveys were transformed with grids that aren't installed: \(list)",
                        es: "hay levantamientos transformados con mallas que no están instaladas: \(list)"),
                    advice: Bilingual(
                        en: "install them in PROJ's data folder (projsync, or the proj-data package)",
                        es: "instálelas en la carpeta de datos de PROJ (projsync, o el paquete proj-data)")),
            ]
        }
        let all = needed + commonGrids.filter { !used.contains($0) }.map { GridFile($0) }
        func list(_ absent: String) -> String {
            all.map { $0.path == nil ? "\($0.name) (\(absent))" : $0.name }.joined(separator: ", ")
        }
        return [proj, HealthCheck("grids", .ok, Bilingual(en: list("not installed"), es: list("no instalada")))]
    }
}
