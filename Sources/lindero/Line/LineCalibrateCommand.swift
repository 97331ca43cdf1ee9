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
        let (table, unread) = try RecordTable.read(file, requiring: ["monument", "chainage_m"], places: false)
        let (marks, refused) = try marks(in: table, of: register)
        let rejections = RejectionReport(file: file, rejections: (unread + refused).sorted { $0.line < $1.line })
        if !output.json { rejections.say() }
        let map: ChainageMap
        do throws(ChainageMap.Problem) { map = try ChainageMap(marks) } catch {
            throw Failure(error, file: file, isReversed: Self.isReversed(marks))
        }
        let report = CalibrationReport(
            sector: sector, rows: Self.rows(map.marks),
            places: at.map { chainage in
                let mapped = map.mapped(chainage)
                return .init(computed: chainage, published: mapped.chainage, isBetweenMarks: mapped.isBetweenMarks)
            })
        try output.emit { json in
            json.object { json in
                report.members(to: &json)
                json.member("read", table.records.count + unread.count)
                json.member("rejected", rejections.rejections.count)
                rejections.write(to: &json)
            }
        } text: {
            report.text(in: Program.language)
        }
        if !rejections.rejections.isEmpty { throw ExitCode.findings }
    }

    private func marks(
        in table: RecordTable, of register: Register
    ) throws -> ([ChainageMap.Mark], rejections: [Rejection]) {
        let known = try register.monuments().reduce(into: [String: PlacedMonument]()) { found, placed in
            found[placed.monument.id.rawValue] = placed
        }
        var rejections: [Rejection] = []
        var marks: [ChainageMap.Mark] = []
        var lines: [String: Int] = [:]
        for record in table.records {
            do throws(Rejection.Reason) {
                guard let id = record["monument"] else { throw .missingField("monument") }
                guard let text = record["chainage_m"] else { throw .missingField("chainage_m") }
                guard let published = Chainage(text) else {
                    throw .valueOutOfRange(field: "chainage_m", value: text, allowed: "12345.67, 12+345.67")
                }
                guard let placed = known[id] else { throw .unknownReference(field: "monument", value: id) }
                guard placed.monument.sector == sector, let computed = placed.chainage else {
                    throw .badRecord(
                        problem: Bilingual(
                            en: "monument “\(id)” has no chainage on \(sector.rawValue)",
                            es: "el monumento «\(id)» no tiene progresiva en \(sector.rawValue)"))
                }
                if let first = lines[id] { throw .duplicateID(id: id, firstLine: first) }
                lines[id] = record.line
                marks.append(ChainageMap.Mark(name: id, from: .metres(computed), to: published))
            } catch {
                rejections.append(Rejection(line: record.line, reason: error, text: record.text))
            }
        }
        return (marks, rejections)
    }

    private static func rows(_ marks: [ChainageMap.Mark]) -> [CalibrationReport.Row] {
        marks.indices.map { index in
            let mark = marks[index]
            let before = index > 0 ? marks[index - 1] : nil
            return CalibrationReport.Row(
                monument: mark.name, computed: mark.from, published: mark.to,
                stretchPPM: before.map { ((mark.to - $0.to) / (mark.from - $0.from) - 1) * 1e6 })
        }
    }

    /// Published from the other end of the sector.
    private static func isReversed(_ marks: [ChainageMap.Mark]) -> Bool {
        let sorted = marks.sorted { $0.from < $1.from }
        return sorted.count > 1 && zip(sorted, sorted.dropFirst()).allSatisfy { $0.to > $1.to }
    }
}

extension Failure {
    fileprivate init(_ problem: ChainageMap.Problem, file: String, isReversed: Bool) {
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
                hint: isReversed
                    ? Bilingual(
                        en: "they run from the other end of the sector: give them from its origin",
                        es: "corren desde el otro extremo del sector: délas desde su origen")
                    : Bilingual(en: "take the wrong one out of the file", es: "quite del archivo el equivocado"))
        }
    }
}
