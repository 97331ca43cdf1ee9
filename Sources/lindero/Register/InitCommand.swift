import ArgumentParser
import Demarcation
import Foundation
import Geodesy
import Register
import Reports
import SurveyFormats

struct InitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: localised("Make a new register.", "Crea un registro nuevo."),
        discussion: localised(
            """
            EXAMPLES
              lindero init border.gpkg --frame EPSG:4326
              lindero init frontera.gpkg --frame EPSG:9990 --epoch 2020.0
              lindero init border.gpkg --frame EPSG:6365 --epoch 2010.0 --programme plan.csv
            """,
            """
            EJEMPLOS
              lindero init border.gpkg --frame EPSG:4326
              lindero init frontera.gpkg --frame EPSG:9990 --epoch 2020.0
              lindero init border.gpkg --frame EPSG:6365 --epoch 2010.0 --programme plan.csv
            """))

    @Argument(help: help("The file to make.", "El archivo que se crea.")) var path: String?
    @Option(
        help: help(
            "Geographic reference system of everything in the register, such as EPSG:4326.",
            "Sistema de referencia geográfico de todo lo que hay en el registro, como EPSG:4326.")) var frame: String
    @Option(
        help: help("Coordinate epoch: 2010.0 or 2010-01-01.", "Época de las coordenadas: 2010.0 o 2010-01-01."))
    var epoch: String?
    @Option(help: help("Import this programme of targets too.", "Importa también este programa de metas."))
    var programme: String?
    @OptionGroup var registerOptions: RegisterOptions
    @OptionGroup var author: AuthorOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let target = path ?? registerOptions.path
        guard target != "-" else {
            throw Failure.usage(
                Bilingual(
                    en: "a register is a file, not standard output",
                    es: "un registro es un archivo, no la salida estándar"),
                hint: Bilingual(en: "name it, as in border.gpkg", es: "déle un nombre, como border.gpkg"))
        }
        let system = try frameSystem()
        let parsed = try epoch.map { text in try Epoch.named(text) }
        guard system.isGeographic, !system.isCompound else { throw notGeographic(system) }
        if system.isDynamic, system.ensembleAccuracy == nil, parsed == nil {
            throw Failure(GeodesyError.epochMissing(system: system.description))
        }
        let plan = try programme.map { try ProgrammeImportCommand.read($0) }
        let register = try Register.create(
            at: target, frame: try ReferenceFrame(system, epoch: parsed?.year),
            change: author.change)
        if let accuracy = system.ensembleAccuracy {
            output.warn(
                "\(system.description) is an ensemble, good to \(accuracy.plain) m: not enough for monuments",
                "\(system.description) es un conjunto de marcos, exacto a \(accuracy.plain) m: no basta para monumentos"
            )
        }
        if let plan, let programme {
            _ = try register.importTargets(
                plan.items.map(\.item), inForceFrom: nil,
                change: Change(who: author.who, command: "programme import \(programme)", reason: author.reason))
        }
        try output.emit { json in
            json.object { json in
                json.member("register", target)
                json.member("frame", system.authorityCode ?? frame)
                json.member("name", system.name)
                json.member("epoch", parsed?.year)
                json.member("products", Set(plan?.items.map(\.item.product.code) ?? []).count)
            }
        } text: {
            localised("\(target): made, in ", "\(target): creado, en ") + system.description
                + (parsed.map { localised(", epoch \($0.year)", ", época \($0.year)") } ?? "")
        }
        output.announce(
            "next: lindero line import FILE.geojson --register \(target)",
            "siguiente: lindero line import ARCHIVO.geojson --register \(target)")
    }
}

extension InitCommand {
    private static let fitting = Bilingual(
        en: "EPSG:4326 (WGS 84, to 2 m), EPSG:6365 (Mexico ITRF2008) or, with --epoch, EPSG:7912 (ITRF2014)",
        es: "EPSG:4326 (WGS 84, a 2 m), EPSG:6365 (México ITRF2008) o, con --epoch, EPSG:7912 (ITRF2014)")

    /// A number alone is most likely one of EPSG's, which is said and not taken.
    private func frameSystem() throws -> ReferenceSystem {
        do { return try ReferenceSystem(frame) } catch {
            guard !frame.isEmpty, frame.allSatisfy(\.isNumber), let meant = try? ReferenceSystem("EPSG:\(frame)") else {
                throw Failure(error)
            }
            let fits = meant.isGeographic && !meant.isCompound
            throw Failure.usage(
                Bilingual(
                    en: "--frame \(frame) is a number without its authority",
                    es: "--frame \(frame) es un número sin su autoridad"),
                hint: fits
                    ? Bilingual(
                        en: "write --frame \(meant.description)", es: "escriba --frame \(meant.description)")
                    : Bilingual(
                        en: "EPSG:\(frame) is \(meant.name), not geographic; a frame is \(Self.fitting[.english])",
                        es: "EPSG:\(frame) es \(meant.name), no geográfico; un marco es \(Self.fitting[.spanish])"))
        }
    }

    private func notGeographic(_ system: ReferenceSystem) -> Failure {
        let base = try? system.geographicBase()
        return .usage(
            Bilingual(
                en: "--frame \(frame) (\(system.name)) is not geographic: a register keeps longitude and latitude",
                es: "--frame \(frame) (\(system.name)) no es geográfico: un registro guarda longitud y latitud"),
            hint: base?.authorityCode.map {
                Bilingual(
                    en: "it is built on \($0): --frame \($0); surveys come in any system (--crs)",
                    es: "se basa en \($0): --frame \($0); los levantamientos van en cualquier sistema (--crs)")
            }
                ?? Bilingual(
                    en: "a frame is \(Self.fitting[.english])", es: "un marco es \(Self.fitting[.spanish])"))
    }
}

extension ReferenceSystem {
    /// As the command line names it.
    static func named(_ text: String, fromFile: Bool = false) throws -> ReferenceSystem {
        do { return try ReferenceSystem(text) } catch { throw Failure(error, fromFile: fromFile) }
    }
}

extension Epoch {
    static func named(_ text: String) throws -> Epoch {
        do { return try Epoch(text) } catch { throw Failure(error) }
    }
}

extension ReferenceFrame {
    init(_ system: ReferenceSystem, epoch: Double?) throws {
        guard let ellipsoid = system.ellipsoid, let wkt2 = system.wkt2 else {
            throw Failure.usage(
                Bilingual(
                    en: "\(system.description) can't be written as WKT, as a register needs",
                    es: "\(system.description) no se puede escribir como WKT, como un registro necesita"))
        }
        self.init(
            code: system.authorityCode ?? system.definition, name: system.name, epoch: epoch,
            equatorialRadius: ellipsoid.semiMajorMetres,
            inverseFlattening: ellipsoid.inverseFlattening.isFinite ? ellipsoid.inverseFlattening : 0,
            wkt1: system.wkt1 ?? "undefined", wkt2: wkt2)
    }
}

extension Double {
    /// Without a decimal point where there is nothing behind it: `2`, `0.5`.
    var plain: String {
        self == rounded() && abs(self) < 1e15 ? String(Int(self)) : String(self)
    }
}
