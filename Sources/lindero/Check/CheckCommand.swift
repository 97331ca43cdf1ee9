import ArgumentParser
import Demarcation
import GeoTypes
import Register
import Reports
import Surveying

struct CheckCommand: ParsableCommand {
    enum Format: String, CaseIterable, ExpressibleByArgument {
        case table, json, csv
    }

    enum FailOn: String, CaseIterable, ExpressibleByArgument {
        case warn, error

        var severity: CheckSeverity { self == .warn ? .warn : .error }
    }

    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: localised(
            "Hold what the register says against the rules of quality; nothing is written.",
            "Contrasta lo que dice el registro con las reglas de calidad; no escribe nada."),
        discussion: localised(
            """
            EXAMPLES
              lindero check
              lindero check --fail-on warn --geojson findings.geojson
              lindero check --rule monument-spacing --limit spacing-m=800 --sector GTM-MEX-01
              lindero check --format csv -o findings.csv
              lindero check --list

            Exit 3: there are findings of --fail-on (error unless told otherwise) or above. Limits are lines “name = number”
            as --list prints them; a flag beats the environment (LINDERO_LIMITS), and that beats check-limits.toml beside the
            register. The cycles of visits are those of “lindero inspection weights”.
            """,
            """
            EJEMPLOS
              lindero check
              lindero check --fail-on warn --geojson hallazgos.geojson
              lindero check --rule monument-spacing --limit spacing-m=800 --sector GTM-MEX-01
              lindero check --format csv -o hallazgos.csv
              lindero check --list

            Salida 3: hay hallazgos de --fail-on (error, si no se dice otra cosa) o más graves. Los límites son líneas
            «nombre = número» como las escribe --list; una opción prevalece sobre el ambiente (LINDERO_LIMITS), y este sobre
            check-limits.toml junto al registro. Los ciclos de visita son los de «lindero inspection weights».
            """))

    @Option(
        help: help("Only this rule; may be repeated.", "Sólo esta regla; se puede repetir."),
        completion: .list(CheckRule.allCases.map(\.rawValue)))
    var rule: [CheckRule] = []
    @Option(help: help("Only this sector.", "Sólo este sector."), completion: .sectors) var sector: Sector.ID?
    @Option(
        help: help("Which findings end in exit 3: warn or error.", "Qué hallazgos dan salida 3: warn o error."))
    var failOn = FailOn.error
    @Option(
        help: help(
            "Also write the findings as points in WGS 84 to this file.",
            "Escribe además los hallazgos como puntos en WGS 84 en este archivo."), completion: .file())
    var geojson: String?
    @Option(help: help("The day of the check; else today.", "El día de la revisión; si no, hoy.")) var date: CivilDate?
    @Flag(help: help("List the rules and the limits.", "Lista las reglas y los límites.")) var list = false
    @Option(help: help("Format of the result.", "Formato del resultado.")) var format: Format?
    @Option(
        help: help(
            "Operation from the register's frame to WGS 84.", "Operación del marco del registro a WGS 84."))
    var operation: String?
    @OptionGroup var limitsOptions: CheckLimitsOptions
    @OptionGroup var weights: SettingsOptions
    @OptionGroup var result: ResultOptions
    @OptionGroup var registerOptions: RegisterOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let format = try result.format(format, json: output.json)
        let limits = try limitsOptions.read(besides: registerOptions.path)
        let rules = rule.isEmpty ? CheckRule.allCases : CheckRule.allCases.filter(rule.contains)
        if list { return try printList(rules, limits, format) }
        if let geojson { try checkTarget(geojson) }
        let register = try registerOptions.open(.readOnly)
        if let sector { try register.require(sector) }
        let run = CheckRun(
            register: register, rules: Set(rules), limits: limits,
            cycleDays: try weights.read(besides: registerOptions.path).settings.weights.cycleDays,
            day: date ?? .today, sector: sector)
        let report = CheckReport(
            register: register.path, day: run.day, rules: rules, limits: limits, findings: try run.findings())
        if let geojson { try write(report, of: register, to: geojson) }
        try result.put(bytes(report, format))
        if report.findings.contains(where: { $0.severity >= failOn.severity }) { throw ExitCode.findings }
    }

    private func bytes(_ report: CheckReport, _ format: Format) -> [UInt8] {
        let language = Program.language
        switch format {
        case .table: return Array(report.text(in: language, hasColours: Terminal.hasColours).utf8)
        case .csv: return report.csv(in: language)
        case .json:
            var json = JSONWriter()
            report.write(to: &json, in: language)
            json.endText()
            return json.bytes
        }
    }

    private func printList(_ rules: [CheckRule], _ limits: CheckLimits, _ format: Format) throws {
        switch format {
        case .table: try result.put(Array(CheckReport.list(rules, limits: limits, in: Program.language).utf8))
        case .csv: try result.put(CheckReport.csv(of: rules, in: Program.language))
        case .json:
            var json = JSONWriter()
            CheckReport.write(rules, limits: limits, to: &json, in: Program.language)
            json.endText()
            try result.put(json.bytes)
        }
    }

    private func checkTarget(_ path: String) throws {
        guard path == "-", result.isStandardOutput else { return }
        throw Failure.usage(
            Bilingual(
                en: "--geojson - and the result would both go to standard output",
                es: "--geojson - y el resultado irían ambos a la salida estándar"),
            hint: Bilingual(
                en: "give --geojson a file, or the result one with -o",
                es: "dé un archivo a --geojson, o al resultado con -o"))
    }

    private func write(_ report: CheckReport, of register: Register, to path: String) throws {
        let points = report.findings.map { $0.place.point ?? GeographicPoint(longitude: .nan, latitude: .nan) }
        let known = points.filter(\.isValid)
        let frame = register.frame
        let places = try Geodesic.attempt {
            var framing = try ExportFraming(frame, line: GeographicBox(around: known), operation: operation)
            var columns = CoordinateColumns(x: points.map(\.longitude), y: points.map(\.latitude))
            try framing.bring(&columns)
            return zip(columns.x, columns.y).map { GeographicPoint(longitude: $0, latitude: $1) }
        }
        let statuses = Set(
            try register.sectors(isTolerant: true).filter { sector == nil || $0.id == sector }
                .map(\.legalStatus))
        let notes = LegalStatus.allCases.filter(statuses.contains).compactMap(\.note)
        var target = try ResultOutput(path: path, overwrite: result.overwrite)
        try target.put(report.geoJSON(points: places, notes: notes, in: Program.language))
        try target.finish()
        guard path != "-" else { return }
        let count = report.findings.count
        output.announce("\(path): \(count) findings", "\(path): \(count) hallazgos")
    }
}
