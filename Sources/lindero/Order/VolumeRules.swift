import ArgumentParser
import Demarcation
import GeoTypes
import SurveyFormats

/// How a volume is computed.
struct VolumeRules: ParsableArguments {
    @Option(
        help: help(
            "average-end-area, prismoidal, zero-end, gabions or surface.",
            "average-end-area (áreas medias), prismoidal, zero-end (extremo nulo), gabions (gaviones) o surface."))
    var method: VolumeMethod
    @Option(
        help: help(
            "What counts where there is fill and cut: fill, cut or net.",
            "Qué cuenta donde hay relleno y corte: fill (relleno), cut (corte) o net (neto).")) var part:
        VolumeWorking.Part?
    @Option(help: help("1σ of one height or side, metres.", "1σ de una altura o de un lado, metros."))
    var sigma: Double?
    @Option(help: help("1σ of a height of the first surface.", "1σ de una altura de la primera superficie."))
    var sigmaBefore: Double?
    @Option(help: help("1σ of a height of the second surface.", "1σ de una altura de la segunda superficie."))
    var sigmaAfter: Double?
    @Option(
        help: help(
            "A possible error common to all heights, metres: reported apart.",
            "Un posible error común a todas las alturas, metros: se informa aparte.")) var systematic: Double?
    @Option(
        help: help(
            "Size of the cells of a surface, metres; else the grid of its points.",
            "Tamaño de las celdas de una superficie, metros; si no, la cuadrícula de sus puntos.")) var cell: Double?

    func validate() throws {
        guard method != .frustum else {
            throw ValidationError(
                localised(
                    "the frustum is a check, not a method of the commission",
                    "el tronco de pirámide es una comprobación, no un método de la comisión"))
        }
        let sigmas = [("--sigma", sigma), ("--sigma-before", sigmaBefore), ("--sigma-after", sigmaAfter)]
        for (name, value) in sigmas + [("--systematic", systematic), ("--cell", cell)] {
            if let value, !(value > 0 && value.isFinite) {
                throw ValidationError(localised("\(name) is above 0", "\(name) es mayor que 0"))
            }
        }
    }

    func working(_ tables: [VolumeRecords], file: String) throws -> VolumeWorking {
        switch (method, tables[0]) {
        case (.averageEndArea, .sections(let sections)), (.prismoidal, .sections(let sections)),
            (.zeroEnd, .sections(let sections)):
            return try attempt(file) { () throws(VolumeError) in try VolumeWorking(sections: sections, method: method) }
        case (.averageEndArea, .profiles(let profiles)), (.prismoidal, .profiles(let profiles)),
            (.zeroEnd, .profiles(let profiles)):
            let sections = try sections(of: profiles, file: file)
            return try attempt(file) { () throws(VolumeError) in try VolumeWorking(sections: sections, method: method) }
        case (.gabions, .gabions(let gabions)):
            return try attempt(file) { () throws(VolumeError) in
                try VolumeWorking(gabions: gabions, sideSigma: sigma.map { .metres($0) })
            }
        case (.surface, .surfaces(let before, let after)) where tables.count == 1:
            return try surface(before, after, file: file)
        case (.surface, .surface(let before)):
            guard tables.count == 2, case .surface(let after) = tables[1] else {
                throw Failure.usage(
                    Bilingual(
                        en: "a surface is compared with another: name two files of x, y, z",
                        es: "una superficie se compara con otra: nombre dos archivos con x, y, z"))
            }
            return try surface(before, after, file: file)
        default:
            throw Failure.usage(
                Bilingual(
                    en: "--method \(method.rawValue) does not fit the columns of \(file)",
                    es: "--method \(method.rawValue) no corresponde a las columnas de \(file)"),
                hint: Bilingual(
                    en: "see “lindero order volume --help”", es: "vea «lindero order volume --help»"))
        }
    }

    /// Areas of fill or of cut, whichever there is; where there are both, somebody has to say which.
    private func sections(of profiles: [SurveyedSection], file: String) throws -> [CrossSection] {
        var fill: [CrossSection] = []
        var cut: [CrossSection] = []
        for profile in profiles {
            let areas = try attempt(file, at: profile.chainage) { () throws(VolumeError) in
                try profile.areas(heightSigma: sigma.map { .metres($0) })
            }
            fill.append(areas.fill)
            cut.append(areas.cut)
        }
        let hasFill = fill.contains { $0.area > .zero }
        let hasCut = cut.contains { $0.area > .zero }
        switch part {
        case .fill: return fill
        case .cut: return cut
        case .net:
            throw Failure.usage(
                Bilingual(
                    en: "--part net is for surfaces: a cross-section has an area of fill and one of cut",
                    es: "--part net es para superficies: una sección tiene un área de relleno y otra de corte"))
        case nil:
            guard !(hasFill && hasCut) else {
                throw Failure.usage(
                    Bilingual(
                        en: "\(file): there is fill and cut", es: "\(file): hay relleno y corte"),
                    hint: Bilingual(
                        en: "say which is wanted: --part fill or --part cut",
                        es: "indique cuál se quiere: --part fill o --part cut"))
            }
            return hasCut ? cut : fill
        }
    }

    private func surface(_ before: SurfacePoints, _ after: SurfacePoints, file: String) throws -> VolumeWorking {
        guard let one = sigmaBefore ?? sigma, let two = sigmaAfter ?? sigma else {
            throw Failure.usage(
                Bilingual(
                    en: "a surface needs the 1σ of its heights: without it no difference is told from chance",
                    es: "una superficie necesita la 1σ de sus alturas: sin ella no se distingue un cambio del azar"),
                hint: Bilingual(
                    en: "give --sigma, or --sigma-before and --sigma-after, in metres",
                    es: "indique --sigma, o --sigma-before y --sigma-after, en metros"))
        }
        let difference = try attempt(file) { () throws(VolumeError) in
            let cells = try SurfacePoints.cells(before: before, after: after, size: cell.map { .metres($0) })
            return try SurfaceDifference(
                before: cells.before, after: cells.after, cell: cells.cell, sigmaBefore: .metres(one),
                sigmaAfter: .metres(two), systematic: systematic.map { .metres($0) })
        }
        return VolumeWorking(surface: difference, part: part ?? .net)
    }

    private func attempt<Value>(
        _ file: String, at place: Chainage? = nil, _ body: () throws(VolumeError) -> Value
    ) throws -> Value {
        do throws(VolumeError) { return try body() } catch { throw Failure(error, file: file, at: place) }
    }
}
