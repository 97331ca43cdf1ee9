import ArgumentParser
import Demarcation
import GeoTypes
import Register
import Reports

struct InspectionPlanCommand: ParsableCommand {
    enum Format: String, CaseIterable, ExpressibleByArgument {
        case table, json, csv, gpx, geojson, html
    }

    static let configuration = CommandConfiguration(
        commandName: "plan",
        abstract: localised(
            "Which monuments to visit next, day by day along the line.",
            "Qué monumentos visitar, día por día a lo largo de la línea."),
        discussion: localised(
            """
            EXAMPLES
              lindero inspection plan --sector GTM-MEX-01 --limit 10
              lindero inspection plan --sector GTM-MEX-01 --from 40+000 --to 80+000 --days 2
              lindero inspection plan --days 3 --format html -o plan.html
              lindero inspection plan --format gpx -o plan.gpx
            """,
            """
            EJEMPLOS
              lindero inspection plan --sector GTM-MEX-01 --limit 10
              lindero inspection plan --sector GTM-MEX-01 --from 40+000 --to 80+000 --days 2
              lindero inspection plan --days 3 --format html -o plan.html
              lindero inspection plan --format gpx -o plan.gpx
            """))

    @Option(help: help("Only this sector.", "Sólo este sector."), completion: .sectors) var sector: Sector.ID?
    @Option(help: help("From this chainage of --sector.", "Desde esta progresiva de --sector.")) var from: Chainage?
    @Option(help: help("To this chainage of --sector.", "Hasta esta progresiva de --sector.")) var to: Chainage?
    @Option(help: help("At most so many monuments, the most urgent.", "A lo más tantos monumentos, los más urgentes."))
    var limit: Int?
    @Option(help: help("At most so many days.", "A lo más tantos días.")) var days: Int?
    @Option(help: help("Hours a day.", "Horas por día.")) var hours = 8.0
    @Option(help: help("The day of the plan; else today.", "El día del plan; si no, hoy.")) var date: CivilDate?
    @Option(help: help("Format of the result.", "Formato del resultado.")) var format: Format?
    @OptionGroup var result: ResultOptions
    @OptionGroup var registerOptions: RegisterOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        try checkOptions()
        let format = try result.format(format, json: output.json)
        let register = try registerOptions.open(.readOnly)
        if let sector {
            let places = try KnownPlaces(register)
            try Failure.unless { () throws(Rejection.Reason) in
                try places.check(sector: sector, from: from, to: to)
            }
        }
        let sheet = PlanSheet(
            monuments: try register.monuments(in: sector), sectors: try register.sectors(),
            inspections: try register.inspections(), frame: register.frame,
            request: InspectionPlan.Request(
                date: date ?? .today, sector: sector, from: from, to: to, limit: limit, days: days, hoursPerDay: hours))
        try result.put(Self.bytes(sheet, format))
    }

    private static func bytes(_ sheet: PlanSheet, _ format: Format) -> [UInt8] {
        let language = Program.language
        switch format {
        case .table: return Array(sheet.text(in: language, width: Terminal.width).utf8)
        case .csv: return sheet.csv(in: language)
        case .gpx: return sheet.gpx(in: language)
        case .geojson: return sheet.geoJSON(in: language)
        case .html: return sheet.html(in: language)
        case .json:
            var json = JSONWriter()
            sheet.write(to: &json, in: language)
            json.endText()
            return json.bytes
        }
    }

    private func checkOptions() throws {
        if sector == nil, from != nil || to != nil {
            throw Failure.usage(
                Bilingual(en: "chainages need their --sector", es: "las progresivas necesitan su --sector"))
        }
        if let from, let to, from > to {
            throw Failure.usage(
                Bilingual(en: "--to \(to) is before --from \(from)", es: "--to \(to) está antes de --from \(from)"))
        }
        for (name, value) in [("--limit", limit), ("--days", days)] {
            if let value, value < 1 {
                throw Failure.usage(
                    Bilingual(en: "\(name) \(value) is less than 1", es: "\(name) \(value) es menor que 1"))
            }
        }
        guard hours > 0, hours <= 24 else {
            throw Failure.usage(
                Bilingual(
                    en: "--hours \(hours.plain) is outside 0 to 24", es: "--hours \(hours.plain) está fuera de 0 a 24"))
        }
    }
}
