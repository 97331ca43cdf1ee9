import Demarcation
import Geodesy
import Surveying

extension Failure {
    /// `fromFile`: the reference system stands in the input, not on the command line.
    init(_ error: GeodesyError, fromFile: Bool = false) {
        // PROJ knows no system whose row of its database it had no memory to read.
        guard !MemoryLimit.isBehind("\(error)") else {
            self = .outOfMemory(doing: "PROJ")
            return
        }
        switch error {
        case .unknownReferenceSystem(let input, let versions, let message):
            let reason = message.isEmpty ? "" : " (\(message))"
            self.init(
                "E_UNKNOWN_CRS", fromFile ? .unusableInput : .usage,
                Bilingual(
                    en: "unknown reference system “\(input)”\(reason); PROJ \(versions.proj), EPSG \(versions.epsg)",
                    es:
                        "sistema de referencia desconocido «\(input)»\(reason); PROJ \(versions.proj), EPSG \(versions.epsg)"
                ),
                hint: Bilingual(
                    en: "name it by a code such as EPSG:4326, EPSG:32616 or ESRI:103598 (GTM), or as WKT",
                    es: "nómbrelo con un código como EPSG:4326, EPSG:32616 o ESRI:103598 (GTM), o como WKT"),
                details: [("input", input), ("proj", versions.proj), ("epsg", versions.epsg)])
        case .notAReferenceSystem(let input, let found):
            self.init(
                "E_NOT_A_CRS", fromFile ? .unusableInput : .usage,
                Bilingual(
                    en: "“\(input)” is no reference system, but \(found)",
                    es: "«\(input)» no es un sistema de referencia, sino \(found)"))
        case .operationsRefused(let source, let target, let candidates):
            let isBallpark = candidates.contains { $0.refusals.contains(.ballpark) }
            let list = candidates.prefix(6).map { candidate in
                "\(candidate.operation.name): \(candidate.refusals.map(\.description).joined(separator: ", "))"
            }.joined(separator: " · ")
            self.init(
                isBallpark && candidates.allSatisfy { $0.refusals.contains(.ballpark) }
                    ? "E_BALLPARK" : "E_OPERATION_REFUSED",
                .operationRefused,
                Bilingual(
                    en: "no operation from \(source) to \(target) may be used: \(list)",
                    es: "ninguna operación de \(source) a \(target) se puede usar: \(list)"),
                hint: Bilingual(
                    en: "see all of them with “lindero transform --candidates”; name one with --operation",
                    es: "véalas todas con «lindero transform --candidates»; nombre una con --operation"),
                details: [("source", source), ("target", target)])
        case .noOperation(let source, let target):
            self.init(
                "E_NO_OPERATION", .operationRefused,
                Bilingual(
                    en: "PROJ knows no operation from \(source) to \(target)",
                    es: "PROJ no conoce ninguna operación de \(source) a \(target)"))
        case .gridMissing(let source, let target, let operation, let grids):
            let names = grids.joined(separator: ", ")
            self.init(
                "E_GRID_MISSING", .operationRefused,
                Bilingual(
                    en: "\(operation) (\(source) to \(target)) needs a grid that isn't installed: \(names)",
                    es: "\(operation) (\(source) a \(target)) necesita una malla que no está instalada: \(names)"),
                hint: Bilingual(
                    en: "install it in PROJ's data folder (projsync, or the proj-data package)",
                    es: "instálela en la carpeta de datos de PROJ (projsync, o el paquete proj-data)"))
        case .twoOperationsNeeded(let source, let target, let first, let second):
            self.init(
                "E_TWO_OPERATIONS", .operationRefused,
                Bilingual(
                    en: "no single operation from \(source) to \(target) serves all points: "
                        + "some need \(first.description), some \(second.description)",
                    es: "ninguna operación sola de \(source) a \(target) sirve para todos los puntos: "
                        + "unos necesitan \(first.description), otros \(second.description)"),
                hint: Bilingual(
                    en: "split the file by area, or name one with --operation",
                    es: "divida el archivo por área, o nombre una con --operation"))
        case .unknownOperation(let named, let source, let target, let available, _):
            // Between systems of whole continents there are a hundred.
            let some = Set(available).sorted().prefix(12).joined(separator: ", ") + (available.count > 12 ? "…" : "")
            self.init(
                "E_UNKNOWN_OPERATION", .usage,
                Bilingual(
                    en: "“\(named)” doesn't lead from \(source) to \(target)",
                    es: "«\(named)» no lleva de \(source) a \(target)"),
                hint: Bilingual(
                    en: "there are: \(some); see them with “lindero transform --candidates”",
                    es: "hay: \(some); véalas con «lindero transform --candidates»"))
        case .epochMissing(let system):
            self.init(
                "E_EPOCH_MISSING", .usage,
                Bilingual(
                    en: "\(system) is a dynamic frame: its coordinates mean nothing without an epoch",
                    es: "\(system) es un marco dinámico: sus coordenadas no significan nada sin una época"),
                hint: Bilingual(
                    en: "give it with --epoch, as 2024.5 or 2024-07-01",
                    es: "indíquela con --epoch, como 2024.5 o 2024-07-01"))
        case .badEpoch(let text):
            self.init(
                "E_EPOCH", .usage,
                Bilingual(en: "“\(text)” is no epoch", es: "«\(text)» no es una época"),
                hint: Bilingual(
                    en: "a decimal year or a date from 1900 to 2200", es: "un año decimal o una fecha de 1900 a 2200"))
        case .projFailed, .heightsNotInOperation:
            self.init("E_INTERNAL", .internalError, Bilingual("\(error)"))
        default:
            self = Failure(motion: error) ?? Failure("E_GEODESY", .operationRefused, Bilingual("\(error)"))
        }
    }
}

/// Runs geodesy and words its errors.
enum Geodesic {
    static func attempt<Value>(fromFile: Bool = false, _ body: () throws -> Value) throws -> Value {
        do {
            return try body()
        } catch let error as GeodesyError {
            throw Failure(error, fromFile: fromFile)
        } catch let error as LegalNetworkError {
            throw Failure(error)
        }
    }
}

extension Failure {
    init(_ error: LegalNetworkError) {
        switch error {
        case .geodesy(let error):
            self.init(error, fromFile: true)
        case .badEllipsoid(let code):
            self.init(
                "E_ELLIPSOID", .configuration,
                Bilingual(en: "\(code) has no usable ellipsoid", es: "\(code) no tiene un elipsoide utilizable"))
        case .line(let sector, let error):
            self = .unusable(
                "E_LINE", Bilingual(en: "\(sector.rawValue): \(error)", es: "\(sector.rawValue): \(error)"),
                hint: Bilingual(
                    en: "check the segment's rule and that segments join end to end",
                    es: "revise la regla del segmento y que los segmentos se unan extremo con extremo"))
        }
    }
}
