import ArgumentParser
import Demarcation
import GeoTypes
import Register
import Reports
import Surveying

struct InspectionPlanCommand: ParsableCommand {
    enum Format: String, CaseIterable, ExpressibleByArgument {
        case table, json, csv, gpx, geojson, kml, html
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
              lindero inspection plan --weights wet-season.toml

            Monuments with one access point are visited together; “lindero inspection access” says where that is. The CSV
            and GeoJSON are forms: filled in, “lindero inspection import” reads them. GPX, KML and GeoJSON are in WGS 84.
            """,
            """
            EJEMPLOS
              lindero inspection plan --sector GTM-MEX-01 --limit 10
              lindero inspection plan --sector GTM-MEX-01 --from 40+000 --to 80+000 --days 2
              lindero inspection plan --days 3 --format html -o plan.html
              lindero inspection plan --format gpx -o plan.gpx
              lindero inspection plan --weights invierno.toml

            Los monumentos con un mismo punto de acceso se visitan juntos; «lindero inspection access» dice dónde está. El
            CSV y el GeoJSON son formularios: llenos, los lee «lindero inspection import». GPX, KML y GeoJSON están en
            WGS 84.
            """))

    @Option(help: help("Only this sector.", "Solo este sector."), completion: .sectors) var sector: Sector.ID?
    @Option(help: help("From this chainage of --sector.", "Desde esta progresiva de --sector.")) var from: Chainage?
    @Option(help: help("To this chainage of --sector.", "Hasta esta progresiva de --sector.")) var to: Chainage?
    @Option(help: help("At most so many monuments, the most urgent.", "A lo más tantos monumentos, los más urgentes."))
    var limit: Int?
    @Option(help: help("At most so many days.", "A lo más tantos días.")) var days: Int?
    @Option(help: help("The day of the plan; else today.", "El día del plan; si no, hoy.")) var date: CivilDate?
    @Option(help: help("Format of the result.", "Formato del resultado.")) var format: Format?
    @Option(
        help: help(
            "Operation from the register's frame to WGS 84.", "Operación del marco del registro a WGS 84."))
    var operation: String?
    @OptionGroup var configuration: SettingsOptions
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
        try result.put(Self.bytes(try sheet(of: register, drawn: format == .html), format))
    }

    private func sheet(of register: Register, drawn: Bool) throws -> PlanSheet {
        let (settings, file) = try configuration.read(besides: registerOptions.path)
        let request = InspectionPlan.Request(
            date: date ?? .today, sector: sector, from: from, to: to, limit: limit, days: days,
            hoursPerDay: settings.hoursPerDay, hoursPerVisit: settings.hoursPerVisit)
        let sites = try register.inspectionSites(in: sector)
        let sectors = try register.sectors()
        let visits = try register.visits(in: sector, by: request.date)
        let places = Dictionary(sectors.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let plan = InspectionPlan(
            sites.compactMap { site in
                InspectionCandidate(site, on: site.sector.flatMap { places[$0] }, visits: visits[site.id])
            }, request: request, weights: settings.weights)
        var sheet = PlanSheet(
            plan, sites: sites, sectors: sectors, visits: visits,
            places: try stopPlaces(plan, sites: sites, register), frame: register.frame,
            settings: settings, settingsFile: file)
        if drawn { try draw(&sheet, sectors, register.frame) }
        return sheet
    }

    private func stopPlaces(
        _ plan: InspectionPlan, sites: [InspectionSite], _ register: Register
    ) throws -> [Monument.ID: StopPlace] {
        let wanted = Set(plan.days.lazy.flatMap(\.visits).map(\.candidate.monument))
        let stops = sites.filter { wanted.contains($0.id) }
        guard !stops.isEmpty else { return [:] }
        let frame = register.frame
        let neighbours = NeighbourDistances(sites, in: frame)
        let marks = try register.marks(of: wanted)
        let framed = try Geodesic.attempt {
            try StopFraming.places(of: stops.map(\.point), in: frame, operation: operation)
        }
        var places: [Monument.ID: StopPlace] = [:]
        for (stop, place) in zip(stops, framed) {
            var place = place
            place.references = neighbours.references(of: stop.id) + (marks[stop.id] ?? [])
            places[stop.id] = place
        }
        return places
    }

    /// The line of each day, with a bit of it on both sides of the stops.
    private func draw(_ sheet: inout PlanSheet, _ sectors: [Sector], _ frame: ReferenceFrame) throws {
        let wanted = Set(sheet.days.map(\.sector))
        let network = try Geodesic.attempt {
            try LegalNetwork(sectors.filter { wanted.contains($0.id) }, frame: frame)
        }
        let lengths = Dictionary(sectors.map { ($0.id, $0.length.metres) }, uniquingKeysWith: { first, _ in first })
        for index in sheet.days.indices {
            let day = sheet.days[index]
            let margin = max(500, (day.to - day.from).metres * 0.04)
            let from = Chainage.metres(max(0, day.from.metres - margin))
            let to = Chainage.metres(min(lengths[day.sector] ?? 0, day.to.metres + margin))
            sheet.days[index].line = network.stretch(of: day.sector, from: from, to: to)?.points ?? []
        }
    }

    private static func bytes(_ sheet: PlanSheet, _ format: Format) -> [UInt8] {
        let language = Program.language
        switch format {
        case .table: return Array(sheet.text(in: language, width: Terminal.width).utf8)
        case .csv: return sheet.csv(in: language)
        case .gpx: return sheet.gpx(in: language)
        case .geojson: return sheet.geoJSON(in: language)
        case .kml: return sheet.kml(in: language)
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
                    Bilingual(en: "\(name) \(value) is less than 1", es: "\(name) \(value) es menor que 1"),
                    hint: Bilingual(en: "leave it out for no limit", es: "quítelo para que no haya límite"))
            }
        }
    }
}
