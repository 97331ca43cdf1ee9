import Demarcation
import SurveyFormats
import Surveying

extension Failure {
    init(_ problem: SurveySetting.Problem, file: String) {
        switch problem {
        case .systemMissing(let kind):
            let words = kind == .geocentric ? ("geocentric", "geocéntricas") : ("grid", "de cuadrícula")
            self = .usage(
                Bilingual(
                    en: "\(file): \(words.0) coordinates, and nothing says in which reference system: needs --crs",
                    es: "\(file): coordenadas \(words.1), y nada dice en qué sistema de referencia: falta --crs"),
                hint: Bilingual(
                    en: "as in --crs EPSG:32616 (UTM 16N) or --crs ESRI:103598 (GTM); it is never guessed",
                    es: "como --crs EPSG:32616 (UTM 16N) o --crs ESRI:103598 (GTM); nunca se adivina"))
            code = "E_CRS_MISSING"
        case .otherKind(let columns, let system):
            self = .usage(
                Bilingual(
                    en: "\(file): the coordinates are \(columns.rawValue), \(system) is not",
                    es: "\(file): las coordenadas son \(columns.label[.spanish]), \(system) no"),
                hint: Bilingual(
                    en: "check --crs, or the names of the columns", es: "revise --crs, o los nombres de las columnas"))
            code = "E_CRS_KIND"
        case .otherEpoch(let survey, let register, let system):
            self.init(
                "E_EPOCH_DIFFERS", .operationRefused,
                Bilingual(
                    en:
                        "\(file): \(system) at epoch \(survey), the register is at \(register): the ground moved between them",
                    es:
                        "\(file): \(system) en la época \(survey), el registro está en \(register): el terreno se movió entre ambas"
                ),
                hint: Bilingual(
                    en:
                        "move the coordinates first: lindero transform --epoch \(survey) --to-epoch \(register) --plate CARB|NOAM",
                    es:
                        "mueva antes las coordenadas: lindero transform --epoch \(survey) --to-epoch \(register) --plate CARB|NOAM"
                ))
        case .geodesy(let error, let fromFile):
            self.init(error, fromFile: fromFile)
        }
    }
}

extension Failure {
    /// The same file again, said to be in another reference system or epoch than it was imported in.
    static func otherSystem(_ known: Survey, said: String) -> Failure {
        let epoch = known.epoch.map { "@\($0)" } ?? ""
        return Failure(
            "E_OTHER_CRS", .unusableInput,
            Bilingual(
                en:
                    "\(known.file): was imported before as \(known.id.rawValue), in \(known.referenceSystem)\(epoch); now \(said)",
                es:
                    "\(known.file): ya se importó como \(known.id.rawValue), en \(known.referenceSystem)\(epoch); ahora \(said)"
            ),
            hint: Bilingual(
                en:
                    "if \(known.id.rawValue) is wrong, withdraw it (lindero undo, with the batch that lindero history names) and import again; if it is right, leave the option out",
                es:
                    "si \(known.id.rawValue) es erróneo, retírelo (lindero undo, con el lote que indica lindero history) e importe de nuevo; si es correcto, quite la opción"
            ), details: [("survey", known.id.rawValue), ("crs", known.referenceSystem)])
    }

    /// No point of the file lies where its operation is valid.
    static func allOutsideArea(file: String, operation: OperationRecord) -> Failure {
        let named = operation.code ?? operation.name
        return Failure(
            "E_OUTSIDE_AREA", .operationRefused,
            Bilingual(
                en: "\(file): all points are outside the area where \(named) is valid",
                es: "\(file): todos los puntos están fuera del área donde vale \(named)"),
            hint: Bilingual(
                en: "check --crs; see the operations with “lindero transform --candidates”",
                es: "revise --crs; vea las operaciones con «lindero transform --candidates»"),
            details: [("operation", named)])
    }

    /// The work is done; only the answer got lost.
    func afterStoring(_ surveys: [Survey.ID]) -> Failure {
        let ids = surveys.map(\.rawValue).joined(separator: ", ")
        return Failure(
            code, status,
            Bilingual(
                en: "stored as \(ids); the result couldn't be written: \(message[.english])",
                es: "guardado como \(ids); no se pudo escribir el resultado: \(message[.spanish])"),
            hint: Bilingual(
                en: "see it with: lindero survey show \(surveys.last?.rawValue ?? "")",
                es: "véalo con: lindero survey show \(surveys.last?.rawValue ?? "")"),
            details: details + [("stored", ids)])
    }
}

extension Failure {
    static func columnsWithoutTable(file: String) -> Failure {
        .usage(
            Bilingual(
                en: "\(file): --columns is for tables (CSV, Excel), whose columns can have any name",
                es: "\(file): --columns es para tablas (CSV, Excel), cuyas columnas pueden llamarse de cualquier modo"))
    }

    static func layerWithoutLayers(file: String) -> Failure {
        .usage(
            Bilingual(
                en: "\(file): --layer is for files with layers (GeoPackage, DXF, Excel…)",
                es: "\(file): --layer es para archivos con capas (GeoPackage, DXF, Excel…)"))
    }
}

extension SurveySource.CoordinateKind {
    var label: Bilingual {
        switch self {
        case .geographic: Bilingual(en: "geographic", es: "geográficas")
        case .projected: Bilingual(en: "grid coordinates", es: "de cuadrícula")
        case .geocentric: Bilingual(en: "geocentric", es: "geocéntricas")
        }
    }
}

extension Failure {
    init(_ error: SurveyFormatError, file: String) {
        let place = error.line.map { "\(file):\($0)" } ?? file
        switch error {
        case .empty:
            self = .emptyFile(path: file)
        case .unreadable(_, let number?): self = .readFailed(path: file, errno: number)
        case .unreadable(let message, nil):
            self.init("E_READ", .inputOutput, Bilingual("\(file): \(message)"))
        case .busy:
            self.init(
                error.code, .busy,
                Bilingual(en: "\(file): \(error.words[.english])", es: "\(file): \(error.words[.spanish])"),
                hint: error.advice, details: [("path", file)])
        case .layerNeeded, .noSuchLayer, .needsFile:
            self.init(
                error.code, .usage,
                Bilingual(en: "\(place): \(error.words[.english])", es: "\(place): \(error.words[.spanish])"),
                hint: error.advice)
        default:
            self = .unusable(
                error.code,
                Bilingual(en: "\(place): \(error.words[.english])", es: "\(place): \(error.words[.spanish])"),
                hint: error.advice)
        }
    }
}

extension SurveyFormatError {
    fileprivate var code: String {
        switch self {
        case .empty: "E_EMPTY_FILE"
        case .unreadable: "E_READ"
        case .busy: "E_BUSY"
        case .unknownFormat: "E_UNKNOWN_FORMAT"
        case .differentContent: "E_OTHER_FORMAT"
        case .notText: "E_NOT_TEXT"
        case .missingColumns: "E_MISSING_COLUMN"
        case .duplicateColumn: "E_DUPLICATE_COLUMN"
        case .noSuchColumn: "E_NO_SUCH_COLUMN"
        case .fieldCount: "E_FIELD_COUNT"
        case .unterminatedQuote: "E_QUOTE"
        case .thousandsSeparator: "E_THOUSANDS"
        case .recordTooLong: "E_RECORD_TOO_LONG"
        case .truncated: "E_TRUNCATED"
        case .documentTypeForbidden: "E_DOCTYPE"
        case .nestedTooDeep: "E_NESTED"
        case .malformed: "E_MALFORMED"
        case .missingInformation: "E_MISSING_INFORMATION"
        case .archive(.expands), .archive(.archiveTooLarge), .archive(.overlapping): "E_TOO_LARGE"
        case .archive: "E_ARCHIVE"
        case .layerNeeded, .noSuchLayer: "E_LAYER"
        case .noLayers: "E_NO_LAYERS"
        case .database: "E_DATABASE"
        case .needsFile: "E_NEEDS_FILE"
        }
    }

    /// What is wrong, in both languages; the place stands before it.
    fileprivate var words: Bilingual {
        switch self {
        case .empty: Bilingual(en: "the file is empty", es: "el archivo está vacío")
        case .unreadable(let message, _): Bilingual(message)
        case .busy:
            Bilingual(en: "another program has it locked", es: "otro programa lo tiene bloqueado")
        case .unknownFormat(let looksLike):
            looksLike.map {
                Bilingual(
                    en: "looks like \($0), which isn't read here", es: "parece \(spanish($0)), que aquí no se lee")
            } ?? Bilingual(en: "not a survey format that is known", es: "no es un formato de levantamiento conocido")
        case .differentContent(let expected, let looksLike):
            Bilingual(
                en: "not \(expected): it looks like \(looksLike)", es: "no es \(expected): parece \(spanish(looksLike))"
            )
        case .notText(let encoding, let byte):
            Bilingual(en: "not \(encoding) at byte \(byte)", es: "no es \(encoding) en el byte \(byte)")
        case .missingColumns(let needed, let found):
            Bilingual(
                en: "no column for \(needed) among \(found.joined(separator: ", "))",
                es: "no hay columna para \(spanish(needed)) entre \(found.joined(separator: ", "))")
        case .duplicateColumn(let name, _):
            Bilingual(
                en: "the column “\(name)” stands twice in the header",
                es: "la columna «\(name)» está dos veces en el encabezado")
        case .noSuchColumn(let name, let found):
            Bilingual(
                en: "no column “\(name)” among \(found.joined(separator: ", "))",
                es: "no hay columna «\(name)» entre \(found.joined(separator: ", "))")
        case .fieldCount(let expected, let found, _):
            Bilingual(
                en: "\(found) fields, the header has \(expected)",
                es: "\(found) campos, el encabezado tiene \(expected)")
        case .unterminatedQuote:
            Bilingual(
                en: "the quote opened here is never closed", es: "la comilla que se abre aquí no se cierra")
        case .thousandsSeparator(let field, let value, _):
            Bilingual(
                en: "\(field) “\(value)” seems to have thousands separators",
                es: "\(field) «\(value)» parece tener separadores de miles")
        case .recordTooLong(let limit, _):
            Bilingual(
                en: "a record longer than \(limit) bytes", es: "un registro de más de \(limit) bytes")
        case .truncated: Bilingual(en: "the file ends too early", es: "el archivo termina antes de tiempo")
        case .documentTypeForbidden: Bilingual(en: "DOCTYPE not allowed", es: "no se permite DOCTYPE")
        case .nestedTooDeep(let limit, _):
            Bilingual(en: "nested deeper than \(limit)", es: "anidado a más de \(limit) niveles")
        case .malformed(let problem, _): Bilingual(problem)
        case .missingInformation(let what):
            Bilingual(en: "the file doesn't say \(what)", es: "el archivo no dice \(what)")
        case .archive(let problem): problem.words
        case .layerNeeded(let found):
            Bilingual(
                en: "has several layers: \(found.joined(separator: ", "))",
                es: "tiene varias capas: \(found.joined(separator: ", "))")
        case .noSuchLayer(let name, let found):
            Bilingual(
                en: "no layer “\(name)” among \(found.joined(separator: ", "))",
                es: "no hay capa «\(name)» entre \(found.joined(separator: ", "))")
        case .noLayers: Bilingual(en: "has no layer of features", es: "no tiene ninguna capa de elementos")
        case .database(let problem): problem
        case .needsFile(let format):
            Bilingual(
                en: "\(format.title) is read from a file, not from standard input",
                es: "\(format.title) se lee de un archivo, no de la entrada estándar")
        }
    }

    /// What to do next.
    fileprivate var advice: Bilingual? {
        switch self {
        case .busy:
            Bilingual(
                en: "close it there (QGIS, say) and try again",
                es: "ciérrelo allí (QGIS, por ejemplo) e intente de nuevo")
        case .unterminatedQuote:
            Bilingual(
                en: "close it, or double it inside a text", es: "ciérrela, o duplíquela dentro de un texto")
        case .recordTooLong, .nestedTooDeep:
            Bilingual(
                en: "no survey is like that; export it again from where it came",
                es: "ningún levantamiento es así; expórtelo de nuevo de donde vino")
        case .empty:
            Bilingual(en: "copy it again from where it came", es: "cópielo de nuevo de donde vino")
        case .notText:
            Bilingual(
                en: "say the encoding: --encoding windows-1252", es: "indique la codificación: --encoding windows-1252")
        case .fieldCount:
            Bilingual(
                en: "decimal commas need semicolons between the fields",
                es: "las comas decimales piden punto y coma entre campos")
        case .thousandsSeparator:
            Bilingual(en: "export the numbers without them", es: "exporte los números sin ellos")
        case .duplicateColumn:
            Bilingual(en: "rename one of them", es: "cambie el nombre de una de ellas")
        case .noSuchColumn:
            Bilingual(
                en: "name a header as it stands in the file, or a column's number from 1",
                es: "nombre un encabezado como está en el archivo, o el número de la columna desde 1")
        case .documentTypeForbidden:
            Bilingual(
                en: "take the <!DOCTYPE …> out of the file: no survey needs one, and it can do harm",
                es: "quite <!DOCTYPE …> del archivo: ningún levantamiento lo necesita, y puede hacer daño")
        case .archive(.encrypted):
            Bilingual(en: "save it again without a password", es: "guárdelo de nuevo sin contraseña")
        case .archive(.noKML):
            Bilingual(
                en: "a KMZ holds a .kml; unpack another archive, and import what is in it",
                es: "un KMZ contiene un .kml; descomprima otro archivo, e importe lo que contiene")
        case .archive(.checksum), .archive(.damaged), .archive(.truncated):
            Bilingual(en: "copy or download the file again", es: "copie o descargue de nuevo el archivo")
        case .archive(.method):
            Bilingual(
                en: "unpack it, and import the .kml", es: "descomprímalo, e importe el .kml")
        case .archive:
            Bilingual(
                en: "don't unpack it; ask where it comes from", es: "no lo descomprima; pregunte de dónde viene")
        case .layerNeeded, .noSuchLayer:
            Bilingual(en: "say which: --layer NAME", es: "diga cuál: --layer NOMBRE")
        case .needsFile:
            Bilingual(en: "save it, and give its name", es: "guárdelo, y dé su nombre")
        case .noLayers, .database:
            Bilingual(en: "look at it in QGIS, or with ogrinfo", es: "véalo en QGIS, o con ogrinfo")
        case .unknownFormat, .differentContent:
            Bilingual(
                en: "\(SurveyFormat.names("and")) are read, and what GDAL reads",
                es: "se leen \(SurveyFormat.names("y")), y lo que lee GDAL")
        case .missingColumns:
            Bilingual(
                en: "name the columns longitude and latitude, or easting and northing",
                es: "llame a las columnas longitud y latitud, o este y norte")
        case .truncated, .malformed:
            Bilingual(en: "download the file from the receiver again", es: "descargue de nuevo el archivo del receptor")
        default: nil
        }
    }
}

extension SurveyFormat {
    fileprivate static func names(_ and: String) -> String {
        let names = allCases.filter { $0 != .gdal }.map(\.rawValue)
        return names.dropLast().joined(separator: ", ") + " \(and) " + (names.last ?? "")
    }
}

/// The reader's own words for what a file holds, which are English, in Spanish; others, such as PDF, are the same.
func spanish(_ words: String) -> String {
    switch words {
    case "an Excel or Word document": "un documento de Excel o Word"
    case "an OpenDocument file": "un archivo OpenDocument"
    case "TopoJSON or Esri JSON": "TopoJSON o JSON de Esri"
    case "an old Excel or Word document": "un documento antiguo de Excel o Word"
    case "a PNG image": "una imagen PNG"
    case "a JPEG image": "una imagen JPEG"
    case "binary data, or UTF-16 without a byte order mark": "datos binarios, o UTF-16 sin marca de orden de bytes"
    case "text": "texto"
    case "coordinates": "coordenadas"
    case "longitude, latitude": "longitud y latitud"
    case "easting, northing": "este y norte"
    default: words
    }
}
