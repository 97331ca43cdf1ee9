import ArgumentParser
import SurveyFormats

/// `--columns name=Punto,easting=X`: which header, or column number, is which column of a survey.
enum ColumnArgument {
    /// The columns of all `--columns`; a comma that no `=` follows belongs to a header.
    static func columns(_ arguments: [String]) throws -> [SurveyColumn: String] {
        var columns: [SurveyColumn: String] = [:]
        for argument in arguments {
            for pair in pairs(argument) {
                guard let equals = pair.firstIndex(of: "="), pair.index(after: equals) < pair.endIndex else {
                    throw ValidationError(
                        localised(
                            "--columns “\(pair)”: write column=header, as in easting=X",
                            "--columns «\(pair)»: escriba columna=encabezado, como este=X"))
                }
                let target = String(pair[..<equals])
                guard let column = SurveyColumn(named: target) else {
                    let known = SurveyColumn.allCases.map(\.rawValue).joined(separator: ", ")
                    throw ValidationError(
                        localised(
                            "--columns: there is no column “\(target)”; there are \(known)",
                            "--columns: no existe la columna «\(target)»; existen \(known)"))
                }
                guard columns[column] == nil else {
                    throw ValidationError(
                        localised(
                            "--columns names \(column.rawValue) twice", "--columns nombra \(column.rawValue) dos veces")
                    )
                }
                columns[column] = String(pair[pair.index(after: equals)...])
            }
        }
        return columns
    }

    private static func pairs(_ argument: String) -> [String] {
        var pairs: [String] = []
        for piece in argument.split(separator: ",", omittingEmptySubsequences: false) {
            if piece.contains("=") || pairs.isEmpty {
                pairs.append(String(piece))
            } else {
                pairs[pairs.count - 1] += "," + piece
            }
        }
        return pairs
    }
}
