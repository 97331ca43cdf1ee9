import ArgumentParser
import Demarcation
import Geodesy
import Register
import Reports

struct DoctorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: localised(
            "Check the register from its file to its history; nothing is written but with --repair.",
            "Revisa el registro, del archivo al historial; sin --repair no escribe nada."),
        discussion: localised(
            """
            EXAMPLES
              lindero doctor
              lindero doctor --json
              lindero doctor --seal f5832af75b04e182
              lindero doctor --repair -n
              lindero doctor --repair --reason "indexes lost in a conversion"

            Exit 3: there are findings. Exit 76: damaged, or no register.
            --repair makes again missing triggers, and R-trees, extents and counts that are wrong: nothing official changes,
            and a backup comes first. What it doesn't mend says below its line what to do.
            Note the newest seal elsewhere (in an acta): --seal later says whether it still stands in the chain.
            """,
            """
            EJEMPLOS
              lindero doctor
              lindero doctor --json
              lindero doctor --seal f5832af75b04e182
              lindero doctor --repair -n
              lindero doctor --repair --reason "indexes lost in a conversion"

            Salida 3: hay hallazgos. Salida 76: dañado, o no es un registro.
            --repair rehace disparadores que faltan, y R-trees, extensiones y cuentas erradas: no cambia nada oficial,
            y antes hace una copia. Lo que no repara dice bajo su línea qué hacer.
            Anote el sello más nuevo en otra parte (en un acta): --seal dice después si sigue en la cadena.
            """))

    @Option(
        help: help(
            "A seal noted before, or its first 12 digits or more: is it still in the chain?",
            "Un sello anotado antes, o sus primeras 12 cifras o más: ¿sigue en la cadena?"))
    var seal: String?
    @Flag(
        help: help(
            "Make again what the register itself can tell: triggers, R-trees, extents, counts.",
            "Rehace lo que el registro mismo puede decir: disparadores, R-trees, extensiones, cuentas."))
    var repair = false
    @Flag(
        name: [.customShort("n"), .long],
        help: help("With --repair: say what would be made again.", "Con --repair: dice lo que se reharía."))
    var dryRun = false
    @OptionGroup var registerOptions: RegisterOptions
    @OptionGroup var author: AuthorOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard repair || !dryRun && author.reason == nil && author.by == nil else {
            throw ValidationError(
                localised(
                    "--dry-run, --reason and --by go with --repair", "--dry-run, --reason y --by van con --repair"))
        }
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
        var repairs: [Repair] = []
        var backup: String?
        if repair, !health.isDamaged {
            if dryRun {
                repairs = try Register.plannedRepairs(path)
            } else if let done = try Register.repair(path, change: author.change) {
                (repairs, backup) = (done.repairs, done.backup)
                // As it is now.
                health = try Register.examine(path, noted: seal)
            }
        }
        health.checks += Self.geodesy(health.grids)
        let checks = health.checks
        try output.emit { json in
            json.object { json in
                json.member("register", path)
                HealthReport.write(checks, to: &json, in: Program.language)
                json.member("findings", checks.filter { $0.status != .ok }.count)
                guard repair else { return }
                HealthReport.write(repairs, to: &json, in: Program.language)
                json.member("backup", backup)
                json.member("dry_run", dryRun)
            }
        } text: {
            path + "\n\n" + HealthReport.text(checks, in: Program.language, hasColours: Terminal.hasColours)
                + (repair && !health.isDamaged ? "\n" + said(repairs, backup) : "")
        }
        if health.isDamaged { throw ExitCode(ExitStatus.damaged.rawValue) }
        if checks.contains(where: { $0.status != .ok }) { throw ExitCode.findings }
    }

    private func said(_ repairs: [Repair], _ backup: String?) -> String {
        guard !repairs.isEmpty else {
            return localised("nothing that --repair mends", "nada que --repair repare")
        }
        let title =
            dryRun
            ? localised("would be repaired (nothing stored):", "se repararía (no se guardó nada):")
            : localised("repaired:", "reparado:")
        var lines = [title] + repairs.map { "  " + $0.text[Program.language] }
        if let backup {
            lines.append(localised("as it was before: \(backup)", "como estaba antes: \(backup)"))
        }
        return lines.joined(separator: "\n")
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
