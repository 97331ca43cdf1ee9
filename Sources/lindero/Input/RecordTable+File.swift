import Demarcation
import Foundation
import SurveyFormats

extension RecordTable {
    /// Reads a table from a file, GeoJSON by its look and CSV otherwise, and asks for these columns; `code|codigo` is
    /// either of them. Spanish names of columns stand for the English ones.
    ///
    /// - `noun`: the command's own, which the file may look as if it weren't meant for.
    /// - `places`: the features have to be points.
    /// - `parts`: the property in which features list what they have several of.
    static func read(
        _ path: String, requiring columns: [String] = [], noun: String? = nil, places: Bool = true,
        parts: String? = nil
    ) throws -> (
        table: RecordTable, rejections: [Rejection]
    ) {
        let bytes = try FileBytes.read(path)
        try TableLook.refuseSurveyFormat(bytes, path: path, needing: columns)
        let first = bytes.first { !($0 == 32 || $0 == 9 || $0 == 10 || $0 == 13 || $0 >= 0xBB) }
        if first == UInt8(ascii: "{") {
            do {
                let read = try RecordTable.geoJSON(bytes, places: places, parts: parts)
                return (read.table.withSpanishColumns(of: noun), read.rejections)
            } catch { throw Failure(error, file: path) }
        }
        do {
            var read = try RecordTable.csv([UInt8](bytes))
            read.table = read.table.withSpanishColumns(of: noun)
            for column in columns {
                let names = column.split(separator: "|").map(String.init)
                if names.contains(where: read.table.columns.contains) { continue }
                _ = try read.table.requiring(names[0])
            }
            // Stretches ask for no more columns than orders have.
            if noun == "brecha", let look = TableLook(columns: read.table.columns), look.noun == "order" {
                throw Failure.unusable(
                    "E_OTHER_RECORDS",
                    Bilingual(
                        en: "\(path): has the columns kind and state, which stretches of brecha don't have",
                        es: "\(path): tiene las columnas kind y state, que no son de tramos de brecha"),
                    hint: look.hint(for: path))
            }
            return read
        } catch let error as RecordTableError {
            var failure = Failure(error, file: path)
            if case .missingColumn(_, let found) = error {
                if let look = TableLook(columns: found), look.noun != noun { failure.hint = look.hint(for: path) }
                failure.message = Bilingual(
                    en: "\(failure.message[.english]); needed are \(columns.joined(separator: ", "))",
                    es: "\(failure.message[.spanish]); se necesitan \(columns.joined(separator: ", "))")
            }
            throw failure
        }
    }
}

extension Failure {
    init(_ error: RecordTableError, file: String) {
        switch error {
        case .empty:
            self = .emptyFile(path: file)
        case .notUTF8(let byte):
            self = .unusable(
                "E_NOT_UTF8",
                Bilingual(
                    en: "\(file): not UTF-8 text at byte \(byte)", es: "\(file): no es texto UTF-8 en el byte \(byte)"),
                hint: Bilingual(
                    en: "save it as “CSV UTF-8” in the spreadsheet",
                    es: "guárdelo como «CSV UTF-8» en la hoja de cálculo"))
        case .duplicateColumn(let name):
            self = .unusable(
                "E_DUPLICATE_COLUMN",
                Bilingual(
                    en: "\(file):1: the column “\(name)” stands twice in the header",
                    es: "\(file):1: la columna «\(name)» está dos veces en el encabezado"),
                hint: Bilingual(en: "give one of them another name", es: "dé otro nombre a una de ellas"))
        case .unterminatedQuote(let line):
            self = .unusable(
                "E_QUOTE",
                Bilingual(
                    en: "\(file):\(line): a quote opens here and is never closed",
                    es: "\(file):\(line): aquí se abre una comilla que no se cierra"),
                hint: Bilingual(
                    en: "close it, or double it inside a text", es: "ciérrela, o duplíquela dentro de un texto"))
        case .missingColumn(let name, let found):
            self = .unusable(
                "E_MISSING_COLUMN",
                Bilingual(
                    en: "\(file):1: the column “\(name)” is missing; there are \(found.joined(separator: ", "))",
                    es: "\(file):1: falta la columna «\(name)»; hay \(found.joined(separator: ", "))"),
                hint: Bilingual(
                    en: "see the columns that are needed with --help",
                    es: "vea con --help las columnas que se necesitan"))
        }
    }
}
