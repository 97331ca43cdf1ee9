import ArgumentParser
import Demarcation
import Foundation
import Register

struct ExportQGISCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "qgis",
        abstract: localised(
            "A project of QGIS and QField over the register.", "Un proyecto de QGIS y QField sobre el registro."),
        discussion: localised(
            """
            EXAMPLES
              lindero export qgis -o border.qgs
              lindero export qgis -o border.qgs --overwrite --lang es

            Layers in groups with their symbols, names and lists of values, forms with the rows that belong together, the
            notes that the law asks for, and a sheet A3 to print. It holds no data: keep it beside the register, which it
            names by a relative path. For QField copy both into one folder of the device.
            """,
            """
            EJEMPLOS
              lindero export qgis -o border.qgs
              lindero export qgis -o border.qgs --overwrite --lang es

            Capas en grupos con sus símbolos, nombres y listas de valores, formularios con las filas que van juntas, las notas
            que pide la ley y una hoja A3 para imprimir. No contiene datos: guárdelo al lado del registro, al que nombra con
            una ruta relativa. Para QField copie ambos en una carpeta del dispositivo.
            """))

    @Option(
        name: [.customShort("o"), .long],
        help: help("The .qgs file; else standard output.", "El archivo .qgs; si no, la salida estándar."))
    var output: String?
    @Flag(help: help("Replace the file.", "Reemplaza el archivo.")) var overwrite = false
    @OptionGroup var registerOptions: RegisterOptions
    @OptionGroup var messages: OutputOptions

    func validate() throws {
        guard output?.lowercased().hasSuffix(".qgz") != true else {
            throw ValidationError(
                localised(
                    "a .qgz is a compressed project: name a .qgs", "un .qgz es un proyecto comprimido: nombre un .qgs"))
        }
    }

    func run() throws {
        let register = try registerOptions.open(.readOnly)
        let project = try register.project(source: source, in: Program.language)
        var target = try ResultOutput(path: output, overwrite: overwrite)
        try target.put(project.text)
        try target.finish()
        if !project.restyled.isEmpty {
            let names = project.restyled.joined(separator: ", ")
            messages.announce(
                "as somebody saved them in QGIS, without choices of related rows: \(names)",
                "como alguien las guardó en QGIS, sin elección de filas relacionadas: \(names)")
        }
        if !project.hasLine {
            messages.announce(
                "there is no line yet; make the project again when there is",
                "todavía no hay línea; haga el proyecto de nuevo cuando la haya")
        }
        guard let output, output != "-" else { return }
        messages.announce(
            "\(output): \(project.layers) layers, \(project.relations) relations",
            "\(output): \(project.layers) capas, \(project.relations) relaciones")
    }

    /// The register as seen from the folder of the project; from its own where the project goes to standard output.
    private var source: String {
        let register = URL(fileURLWithPath: registerOptions.path).resolvingSymlinksInPath()
        guard let output, output != "-", !ResultOutput.isStream(output) else {
            return "./" + register.lastPathComponent
        }
        let folder = URL(fileURLWithPath: output).deletingLastPathComponent().resolvingSymlinksInPath()
        let (from, to) = (folder.pathComponents, register.pathComponents)
        let common = zip(from, to).prefix { $0 == $1 }.count
        let up = [String](repeating: "..", count: from.count - common)
        return ((up.isEmpty ? ["."] : up) + to.dropFirst(common)).joined(separator: "/")
    }
}
