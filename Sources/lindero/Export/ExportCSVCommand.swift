import ArgumentParser
import Demarcation
import Foundation
import Register
import Reports

struct ExportCSVCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "csv",
        abstract: localised(
            "Layers as CSV, with the columns that the imports read.",
            "Capas como CSV, con las columnas que leen las importaciones."),
        discussion: localised(
            """
            EXAMPLES
              lindero export csv orders -o orders.csv
              lindero export csv monuments --class principal --condition damaged
              lindero export csv -o everything/

            One file for each layer: with several layers, -o is a folder. Monuments have a row for each position,
            inspections one for each finding. Points have longitude, latitude, crs and epoch, in the register's frame. A text
            that a spreadsheet would run as a formula has an apostrophe before it, which the imports take away.
            """,
            """
            EJEMPLOS
              lindero export csv orders -o ordenes.csv
              lindero export csv monuments --class principal --condition damaged
              lindero export csv -o todo/

            Un archivo por capa: con varias capas, -o es una carpeta. Los monumentos tienen una fila por posición; las
            inspecciones, una por hallazgo. Los puntos llevan longitude, latitude, crs y epoch, en el marco del registro. Un
            texto que una hoja de cálculo ejecutaría como fórmula lleva delante un apóstrofo, que las importaciones quitan.
            """))

    @OptionGroup var selection: LayerSelection

    func run() throws {
        var source = try LayerSource(selection)
        if try source.rehearse() { return }
        let layers = source.layers
        guard layers.count > 1 || selection.output?.hasSuffix("/") == true else {
            guard let layer = layers.first else { return }
            let rows = try write(layer, of: &source, to: selection.output)
            return selection.announce(
                rows, rows == 1 ? Bilingual(en: "row", es: "fila") : Bilingual(en: "rows", es: "filas"))
        }
        guard let folder = selection.output, folder != "-" else {
            throw Failure.usage(
                Bilingual(
                    en: "a CSV file holds one layer, and there are \(layers.count)",
                    es: "un archivo CSV lleva una capa, y son \(layers.count)"),
                hint: Bilingual(
                    en: "name one layer, or a folder with -o FOLDER/",
                    es: "nombre una capa, o una carpeta con -o CARPETA/"))
        }
        try Self.makeFolder(folder)
        for layer in layers {
            let path = (folder.hasSuffix("/") ? folder : folder + "/") + layer.name + ".csv"
            let rows = try write(layer, of: &source, to: path)
            selection.messages.announce(
                "\(path): \(rows) \(rows == 1 ? "row" : "rows")", "\(path): \(rows) \(rows == 1 ? "fila" : "filas")")
        }
    }

    private func write(_ layer: RecordLayer, of source: inout LayerSource, to path: String?) throws -> Int {
        var target = try ResultOutput(
            path: path, overwrite: selection.overwrite, digesting: selection.isPublic)
        let frame = source.register.frame
        let form = RecordForm.list(geographicSystems: ExportFrame.geographic(try source.register.positionSystems()))
        var writer: CSVWriter?
        var rows = 0
        try source.read(layer, form, wantsNative: true) { batch in
            var batch = batch
            batch.stateCoordinates(frame: frame)
            var list = writer ?? CSVWriter(header: batch.columns.map(\.name))
            writer = nil
            list.rows(batch.columns)
            rows += batch.count
            try list.flush(over: 1 << 16) { bytes in try target.put(bytes) }
            writer = list
        }
        if writer == nil {
            let shown = source.publication.map { RecordForm.published(coarsened: $0.isCoarsened) } ?? form
            writer = CSVWriter(header: try source.register.columnNames(of: layer, shown))
        }
        try writer?.flush { bytes in try target.put(bytes) }
        if source.publication != nil, let path { try describe(path, source) }
        try source.finish(&target, "csv", layers: [layer], path: path)
        return rows
    }

    /// A CSV has no place for what is said of it: that goes into the file that W3C's CSV on the Web looks for beside it.
    private func describe(_ path: String, _ source: borrowing LayerSource) throws {
        var json = JSONWriter()
        json.object { json in
            json.member("@context", "http://www.w3.org/ns/csvw")
            json.member("url", URL(fileURLWithPath: path).lastPathComponent)
            source.describe(to: &json)
        }
        json.endText()
        var file = try ResultOutput(path: path + "-metadata.json", overwrite: selection.overwrite)
        try file.put(json.bytes)
        try file.finish()
    }

    private static func makeFolder(_ path: String) throws {
        do {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        } catch {
            throw Failure.cannotCreate(path: path, errno: errno)
        }
    }
}
