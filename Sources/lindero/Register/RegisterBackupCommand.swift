import ArgumentParser
import Demarcation
import Register
import Reports

struct RegisterBackupCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: localised(
            "Copy the register, verify the copy, and never replace a file.",
            "Copia el registro, verifica la copia y nunca reemplaza un archivo."),
        discussion: localised(
            """
            EXAMPLES
              lindero register backup
              lindero register backup /media/usb/border-2026-11.gpkg

            Without a name the copy stands beside the register: border-20261121-134005.gpkg (UTC).
            """,
            """
            EJEMPLOS
              lindero register backup
              lindero register backup /media/usb/frontera-2026-11.gpkg

            Sin nombre la copia queda al lado del registro: border-20261121-134005.gpkg (UTC).
            """))

    @Argument(help: help("The file to make.", "El archivo que se crea.")) var file: String?
    @Flag(name: [.customShort("n"), .long], help: help("Say where it would stand.", "Dice dónde quedaría."))
    var dryRun = false
    @OptionGroup var registerOptions: RegisterOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let register = try registerOptions.open(.readOnly)
        let copy = try WorkLine.show(registerOptions.path, localised("copying and verifying", "se copia y verifica")) {
            try dryRun ? register.plannedBackup(to: file) : register.backup(to: file)
        }
        try output.emit { json in
            json.object { json in
                json.member("file", copy.path)
                json.member("bytes", copy.bytes)
                json.member("seal", copy.seal)
                json.member("dry_run", dryRun)
            }
        } text: {
            dryRun
                ? localised(
                    "\(copy.path): \(copy.bytes) bytes (nothing stored)",
                    "\(copy.path): \(copy.bytes) bytes (no se guardó nada)")
                : localised(
                    "\(copy.path): \(copy.bytes) bytes, verified; newest seal \(copy.seal)",
                    "\(copy.path): \(copy.bytes) bytes, verificada; sello más nuevo \(copy.seal)")
        }
    }
}
