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
        let system = try ReferenceSystem.named(frame)
        let parsed = try epoch.map { text in try Epoch.named(text) }
        guard system.isGeographic, !system.isCompound else {
            throw Failure.usage(
                Bilingual(
                    en: "--frame \(frame) (\(system.name)) is not geographic: a register keeps longitude and latitude",
                    es: "--frame \(frame) (\(system.name)) no es geográfico: un registro guarda longitud y latitud"),
                hint: Bilingual(
                    en: "name the geographic system that it is built on, such as EPSG:4326 or EPSG:6365",
                    es: "nombre el sistema geográfico en que se basa, como EPSG:4326 o EPSG:6365"))
        }
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
