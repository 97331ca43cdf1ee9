import ArgumentParser
import Demarcation
import GeoTypes
import Geodesy
import Register
import Reports
import SurveyFormats

struct LineCalibrateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "calibrate",
        abstract: localised(
            "Published chainages of monuments beside the line's; nothing is stored.",
            "Progresivas publicadas de monumentos junto a las de la línea; no se guarda nada."),
        discussion: localised(
            """
            EXAMPLES
              lindero line calibrate GTM-MEX-01 published.csv
              lindero line calibrate GTM-MEX-01 published.csv --at 12+345.67 --json

            Columns: monument (id), chainage_m (metres or 12+345.67). The residual is the published chainage less the line's;
            --at says what a chainage of the line is in the published ones, straight between monuments. Exit 3: rows were
            rejected.
            """,
            """
            EJEMPLOS
              lindero line calibrate GTM-MEX-01 publicadas.csv
              lindero line calibrate GTM-MEX-01 publicadas.csv --at 12+345.67 --json

            Columnas: monument (id), chainage_m (metros o 12+345.67). El residuo es la progresiva publicada menos la de la
            línea; --at dice cuál es una progresiva de la línea en las publicadas, en recta entre monumentos. Salida 3: se
            rechazaron filas.
            """))

    @Argument(help: help("The sector.", "El sector."), completion: .sectors) var sector: Sector.ID
    @Argument(help: help("The CSV file; - is standard input.", "El archivo CSV; - es la entrada estándar."))
    var file: String
    @Option(help: help("A chainage of the line; may be repeated.", "Una progresiva de la línea; se puede repetir."))
    var at: [Chainage] = []
    @OptionGroup var registerOptions: RegisterOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let register = try registerOptions.open(.readOnly)
        try register.require(sector)
        let (table, unread) = try RecordTable.read(file)
        let known = try register.monuments(in: sector).reduce(into: [String: Double]()) { found, placed in
            found[placed.monument.id.rawValue] = placed.chainage
        }
        var rejections = unread
        var marks: [ChainageMap.Mark] = []
        for record in table.records {
            do throws(Rejection.Reason) {
                guard let id = record["monument"] else { throw .missingField("monument") }
                guard let text = record["chainage_m"] else { throw .missingField("chainage_m") }
                guard let published = Chainage(text) else {
                    throw .valueOutOfRange(field: "chainage_m", value: text, allowed: "12345.67, 12+345.67")
                }
                guard let computed = known[id] else { throw .unknownReference(field: "monument", value: id) }
                marks.append(ChainageMap.Mark(name: id, from: .metres(computed), to: published))
            } catch {
                rejections.append(Rejection(line: record.line, reason: error, text: record["monument"] ?? ""))
            }
        }
        let map: ChainageMap
        do throws(ChainageMap.Problem) { map = try ChainageMap(marks) } catch {
            throw Failure(error, file: file)
        }
        let rows = map.marks.indices.map { index in
            let mark = map.marks[index]
            let before = index > 0 ? map.marks[index - 1] : nil
            return CalibrationReport.Row(
                monument: mark.name, computed: mark.from, published: mark.to,
                stretchPPM: before.map { ((mark.to - $0.to) / (mark.from - $0.from) - 1) * 1e6 })
        }
        let report = CalibrationReport(
            sector: sector, rows: rows,
            places: at.map { chainage in
                let mapped = map.mapped(chainage)
                return .init(computed: chainage, published: mapped.chainage, isBetweenMarks: mapped.isBetweenMarks)
            })
        try output.emit {
            report.write(to: &$0)
        } text: {
            report.text(in: Program.language)
        }
        RejectionReport(file: file, rejections: rejections).say()
        if !rejections.isEmpty { throw ExitCode.findings }
    }
}

extension Failure {
    fileprivate init(_ problem: ChainageMap.Problem, file: String) {
        switch problem {
        case .noMarks, .notFinite:
            self = .unusable(
                "E_NO_MARKS",
                Bilingual(
                    en: "\(file): no monument of it has a chainage on the sector",
                    es: "\(file): ningún monumento suyo tiene progresiva en el sector"))
        case .notInOrder(let one, let other):
            self = .unusable(
                "E_MARK_ORDER",
                Bilingual(
                    en:
                        "\(file): \(one.name) and \(other.name) are at \(one.from) and \(other.from) on the line, published "
                        + "at \(one.to) and \(other.to)",
                    es:
                        "\(file): \(one.name) y \(other.name) están en \(one.from) y \(other.from) de la línea, publicadas "
                        + "en \(one.to) y \(other.to)"),
                hint: Bilingual(en: "take the wrong one out of the file", es: "quite del archivo el equivocado"))
        }
    }
}
