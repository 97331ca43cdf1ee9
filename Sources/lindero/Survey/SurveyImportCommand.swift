import ArgumentParser
import Demarcation
import Foundation
import Geodesy
import Register
import Reports
import SurveyFormats
import Surveying

struct SurveyImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: localised(
            "Import survey files: every record ends accepted, rejected, duplicate or unchanged.",
            "Importa levantamientos: cada registro queda aceptado, rechazado, duplicado o sin cambio."),
        discussion: localised(
            """
            EXAMPLES
              lindero survey import brigada-3.csv --crs EPSG:32616
              lindero survey import gtm.csv --crs ESRI:103598 --rejects rechazos.csv
              lindero survey import antiguo.csv --crs EPSG:32061 --operation EPSG:1171
              lindero survey import libreta.txt --columns name=1,northing=2,easting=3 --crs EPSG:32616
              lindero survey import campo.gpkg --layer puntos
              lindero survey import recorrido.gpx --dry-run --json

            Formats are told by content: CSV, GPX, NMEA, RTKLIB .pos, GeoJSON, KML, KMZ, GeoPackage, Leica GSI,
            JobXML, LandXML; Shapefile, DXF, FlatGeobuf, Excel and more through GDAL's ogr2ogr, if installed.
            --columns takes id (or name), longitude, latitude, easting, northing, geocentric-x, -y, -z, height,
            ellipsoidal-height, orthometric-height, separation, time, date, time-of-day, fix, satellites, hdop,
            horizontal-sigma, east-sigma, north-sigma, up-sigma, note, crs, epoch, and extra to pass one over.
            Exit 3: stored, with rejected records. The same file again changes nothing. --rejects makes a file of them with
            the source's own columns and why: mend it there and import it. It is made only where something is rejected;
            one that is there from before stops the run (73) unless --overwrite replaces it. Of several files each has its
            own: rejects-NAME.csv. A file of which nothing is accepted is not stored.
            """,
            """
            EJEMPLOS
              lindero survey import brigada-3.csv --crs EPSG:32616
              lindero survey import gtm.csv --crs ESRI:103598 --rejects rechazos.csv
              lindero survey import antiguo.csv --crs EPSG:32061 --operation EPSG:1171
              lindero survey import libreta.txt --columns nombre=1,norte=2,este=3 --crs EPSG:32616
              lindero survey import campo.gpkg --layer puntos
              lindero survey import recorrido.gpx --dry-run --json

            El formato se reconoce por el contenido: CSV, GPX, NMEA, .pos de RTKLIB, GeoJSON, KML, KMZ, GeoPackage,
            Leica GSI, JobXML, LandXML; Shapefile, DXF, FlatGeobuf, Excel y más con ogr2ogr de GDAL, si está.
            --columns acepta id (o nombre), longitude, latitude, easting, northing, geocentric-x, -y, -z, height,
            ellipsoidal-height, orthometric-height, separation, time, date, time-of-day, fix, satellites, hdop,
            horizontal-sigma, east-sigma, north-sigma, up-sigma, note, crs, epoch, y los nombres en español.
            Salida 3: guardado, con registros rechazados. El mismo archivo otra vez no cambia nada. --rejects hace un archivo
            de ellos con las columnas propias del original y el porqué: corríjalo ahí e impórtelo. Solo se hace si algo se
            rechaza; uno que ya está detiene la ejecución (73) salvo que --overwrite lo reemplace. De varios archivos cada
            uno tiene el suyo: rechazos-NOMBRE.csv. Un archivo del que nada se acepta no se guarda.
            """))

    @Argument(help: help("The files, or - for standard input.", "Los archivos, o - para la entrada estándar."))
    var files: [String]
    @Option(
        help: help(
            "Reference system of the coordinates: a code, WKT or PROJ string.",
            "Sistema de referencia de las coordenadas: un código, WKT o cadena PROJ.")) var crs: String?
    @Option(help: help("Coordinate epoch: 2024.5 or 2024-07-01.", "Época de las coordenadas: 2024.5 o 2024-07-01."))
    var epoch: String?
    @Option(
        help: help(
            "The coordinate operation to use, instead of the one that the program pins.",
            "La operación de coordenadas a usar, en vez de la que el programa fija.")) var operation: String?
    @Flag(
        help: help(
            "Let a ballpark operation pass; it is marked in every output.",
            "Deja pasar una operación aproximada; queda marcada en toda salida.")) var allowBallpark = false
    @Option(help: help("Format, where it can't be told by looking.", "Formato, donde no se reconoce al mirar."))
    var format: SurveyFormat?
    @Option(
        help: help(
            "The layer, where the file has several (GeoPackage, DXF, Excel…).",
            "La capa, donde el archivo tiene varias (GeoPackage, DXF, Excel…).")) var layer: String?
    @Option(
        help: help(
            "What the columns of a table are: name=Punto,easting=X,northing=Y; or by number, from 1: easting=2.",
            "Qué son las columnas de una tabla: nombre=Punto,este=X,norte=Y; o por número, desde 1: este=2."))
    var columns: [String] = []
    @Option(help: help("Encoding of a text without byte order mark.", "Codificación de un texto sin marca de orden."))
    var encoding: TextEncoding?
    @Option(
        name: .customLong("class"),
        help: help(
            "What it is good for.", "Para qué sirve."))
    var surveyClass: Survey.Class = .inspection
    @Option(help: help("Locate on this sector only.", "Ubica solo en este sector."), completion: .sectors) var sector:
        String?
    @Option(
        help: help(
            "Farthest distance from the line, metres.", "Distancia máxima a la línea, metros.")) var within = 1000.0
    @Option(
        help: help(
            "Farthest distance from a monument that a point observes, metres.",
            "Distancia máxima al monumento que un punto observa, metros.")) var monumentWithin = 10.0
    @Option(
        help: help(
            "Write the rejected records to this CSV, to be mended there and imported again.",
            "Escribe los registros rechazados en este CSV, para corregirlos ahí e importarlos de nuevo.")) var rejects:
        String?
    @Flag(help: help("Replace the rejects file.", "Reemplaza el archivo de rechazos.")) var overwrite = false
    @Flag(name: [.customShort("n"), .long], help: help("Count, and store nothing.", "Cuenta, y no guarda nada."))
    var dryRun = false
    @Flag(help: help("Store nothing if one record is rejected.", "No guarda nada si se rechaza un registro."))
    var strict = false
    @OptionGroup var registerOptions: RegisterOptions
    @OptionGroup var author: AuthorOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard within > 0, within.isFinite, monumentWithin > 0, monumentWithin.isFinite else {
            throw ValidationError(
                localised("distances must be above 0 metres", "las distancias deben ser mayores que 0"))
        }
        guard monumentWithin <= 1000 else {
            throw ValidationError(
                localised(
                    "--monument-within must be at most 1000 metres", "--monument-within debe ser 1000 metros o menos"))
        }
        _ = try ColumnArgument.columns(columns)
        guard !files.isEmpty else {
            throw ValidationError(localised("name a file to import", "nombre un archivo para importar"))
        }
    }

    func run() throws {
        let register = try registerOptions.open(dryRun ? .readOnly : .readWrite)
        let job = try SurveyImport(self, register: register)
        var rejected = try RejectsFile(path: rejects, sources: files, overwrite: overwrite)
        let results = try job.importFiles(files, rejects: &rejected)
        rejected.removeLeftovers()
        let stored = results.filter(\.outcome.isStored).map(\.survey.id)
        do {
            try say(results, rejected: rejected.written)
        } catch let failure as Failure where failure.status == .inputOutput && !stored.isEmpty {
            throw failure.afterStoring(stored)
        }
        if strict, let refused = results.first(where: { $0.survey.ledger.rejected > 0 }) {
            throw Failure.unusable(
                "E_STRICT",
                Bilingual(
                    en:
                        "\(refused.survey.file): \(refused.survey.ledger.rejected) records rejected: nothing was stored",
                    es:
                        "\(refused.survey.file): \(refused.survey.ledger.rejected) registros rechazados: no se guardó nada"
                ),
                hint: Bilingual(
                    en: "mend them, or import without --strict", es: "corríjalos, o importe sin --strict"))
        }
        announceNext(results, rejected: rejected.written)
        if results.contains(where: { $0.survey.ledger.rejected > 0 }) { throw ExitCode.findings }
    }

    private func say(_ results: [SurveyImport.Result], rejected: [(path: String, count: Int)]) throws {
        try output.emit { json in
            for result in results { SurveyReport.write(result.outcome.imported(isDryRun: dryRun), to: &json) }
        } text: {
            results.map { SurveyReport.text($0.outcome.imported(isDryRun: dryRun), in: Program.language) }.joined(
                separator: "\n")
        }
        guard !output.json else { return }
        for result in results {
            let place = results.count > 1 ? "\(result.survey.file): " : ""
            for warning in result.survey.warnings {
                output.warn(place + warning[.english], place + warning[.spanish])
            }
            RejectionReport(file: result.survey.file, rejections: result.outcome.rejections).say()
        }
    }

    /// What to do with what is there now; a rehearsal has left nothing to look at.
    private func announceNext(_ results: [SurveyImport.Result], rejected: [(path: String, count: Int)]) {
        for file in rejected {
            output.announce(
                "\(file.path): \(file.count) rejected records; mend them there, then: \(again(file.path))",
                "\(file.path): \(file.count) registros rechazados; corríjalos ahí y luego: \(again(file.path))")
        }
        guard !dryRun else { return }
        let there = results.last { $0.outcome.isStored || $0.survey.ledger.unchanged == $0.survey.ledger.read }
        guard let there, there.survey.ledger.read > 0 else { return }
        output.announce(
            "next: lindero survey show \(there.survey.id.rawValue)",
            "siguiente: lindero survey show \(there.survey.id.rawValue)")
    }

    /// The command that imports a file of rejects as its source was imported.
    private func again(_ path: String) -> String {
        func word(_ text: String) -> String {
            text.allSatisfy { $0.isLetter || $0.isNumber || "-_./:+".contains($0) }
                ? text : "'" + text.replacing("'", with: "'\\''") + "'"
        }
        var words = ["lindero survey import", word(path)]
        for (name, value) in [
            ("--crs", crs), ("--epoch", epoch), ("--operation", operation), ("--sector", sector),
            ("--class", surveyClass == .inspection ? nil : surveyClass.rawValue),
        ] {
            if let value { words += [name, word(value)] }
        }
        if allowBallpark { words.append("--allow-ballpark") }
        return words.joined(separator: " ")
    }
}

extension SurveyImportCommand {
    var request: SurveySetting.Request {
        SurveySetting.Request(system: crs, epoch: epoch, operation: operation, allowsBallpark: allowBallpark)
    }

    /// Checked by ``validate()``.
    private var columnNames: [SurveyColumn: String] { (try? ColumnArgument.columns(columns)) ?? [:] }

    var readingOptions: SurveyReadingOptions {
        var options = SurveyReadingOptions()
        options.encoding = encoding
        options.columns = columnNames
        if let crs, let system = try? ReferenceSystem(crs) {
            // What columns named just x and y are.
            options.coordinateKind =
                system.isGeographic ? .geographic : system.kind == .geocentric ? .geocentric : .projected
        }
        return options
    }
}

extension Register.SurveyOutcome {
    func imported(isDryRun: Bool) -> SurveyReport.Imported {
        SurveyReport.Imported(
            survey: survey, pointsOfSector: pointsOfSector, rejections: rejections, isStored: isStored,
            isDryRun: isDryRun)
    }
}
