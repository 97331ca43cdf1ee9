import ArgumentParser
import Demarcation
import Reports

struct InspectionWeightsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "weights",
        abstract: localised(
            "The weights in force, as a file to change.", "Los pesos vigentes, como archivo para editar."),
        discussion: localised(
            """
            EXAMPLES
              lindero inspection weights > inspection-weights.toml
              lindero inspection weights --weights other.toml --json

            Lines “name = number” under [sections], a subset of TOML; what a file doesn't name keeps its value. A flag beats
            the environment (LINDERO_WEIGHTS, LINDERO_HOURS), and that beats inspection-weights.toml beside the register.
            """,
            """
            EJEMPLOS
              lindero inspection weights > inspection-weights.toml
              lindero inspection weights --weights otros.toml --json

            Líneas «nombre = número» bajo [secciones], parte de TOML; lo que el archivo no nombra conserva su valor. Una
            opción prevalece sobre el ambiente (LINDERO_WEIGHTS, LINDERO_HOURS), y este sobre inspection-weights.toml junto
            al registro.
            """))

    @OptionGroup var options: SettingsOptions
    @OptionGroup var registerOptions: RegisterOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let (settings, file) = try options.read(besides: registerOptions.path)
        try output.emit { json in
            json.object { json in
                json.member("settings_file", file)
                json.object("weights") { json in
                    for line in settings.lines { json.member(line.name, line.value) }
                }
            }
        } text: {
            settings.text
        }
    }
}
