import ArgumentParser
import Demarcation
import Register
import Reports

struct RegisterCompactCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compact",
        abstract: localised(
            "Write the register's file anew without unused pages.",
            "Escribe de nuevo el archivo del registro sin páginas sin uso."),
        discussion: localised(
            """
            EXAMPLES
              lindero register compact -n
              lindero register compact

            Refused (exit 75) while another program has the register open. Needs as much free space as the file has.
            """,
            """
            EJEMPLOS
              lindero register compact -n
              lindero register compact

            Se rechaza (salida 75) mientras otro programa tenga abierto el registro. Necesita tanto espacio libre como
            ocupa el archivo.
            """))

    @Flag(name: [.customShort("n"), .long], help: help("Say what would be freed.", "Dice lo que se liberaría."))
    var dryRun = false
    @OptionGroup var registerOptions: RegisterOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let path = registerOptions.path
        let result = try WorkLine.show(path, localised("compacting", "se compacta")) {
            try dryRun ? registerOptions.open(.readOnly).unusedBytes() : Register.compact(path)
        }
        try output.emit { json in
            json.object { json in
                json.member("register", path)
                json.member("bytes_before", result.before)
                json.member("bytes_after", result.after)
                json.member("dry_run", dryRun)
            }
        } text: {
            localised(
                "\(path): \(result.before) bytes → \(result.after)", "\(path): \(result.before) bytes → \(result.after)"
            )
                + (dryRun ? localised(" at most (nothing stored)", " a lo sumo (no se guardó nada)") : "")
        }
    }
}
