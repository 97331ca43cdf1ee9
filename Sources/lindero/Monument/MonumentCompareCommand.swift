import ArgumentParser
import Demarcation
import GeoTypes
import Geodesy
import Register
import Reports
import SurveyFormats
import Surveying

struct MonumentCompareCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare",
        abstract: localised(
            "Two commissions' coordinates side by side, and each against every stored line.",
            "Las coordenadas de dos comisiones lado a lado, y cada una contra cada línea guardada."),
        discussion: localised(
            """
            EXAMPLES
              lindero monument compare --with MEX mexico.csv
              lindero monument compare --with MEX --sector GTM-MEX-01 --json
              lindero monument compare --with MEX mexico.csv --package exchange-2026

            FILE: the neighbour's list (neighbour_number, longitude|easting, latitude|northing, height, crs, epoch, sigma_e,
            sigma_n, sigma_u). Without it: the positions that the register holds as stated by the neighbour. Nothing is
            stored, and none is named the right one. Exit 3: rows of the file were rejected.
            """,
            """
            EJEMPLOS
              lindero monument compare --with MEX mexico.csv
              lindero monument compare --with MEX --sector GTM-MEX-01 --json
              lindero monument compare --with MEX mexico.csv --package intercambio-2026

            ARCHIVO: la lista del vecino (neighbour_number, longitude|easting, latitude|northing, height, crs, epoch, sigma_e,
            sigma_n, sigma_u). Sin él: las posiciones que el registro tiene como declaradas por el vecino. No se guarda nada, y
            ninguna se señala como la correcta. Salida 3: se rechazaron filas del archivo.
            """))

    @Argument(help: help("The neighbour's list.", "La lista del vecino.")) var file: String?
    @Option(
        name: .customLong("with"), help: help("The neighbour: MEX, BLZ, HND, SLV.", "El vecino: MEX, BLZ, HND, SLV."))
    var neighbour: String
    @Option(help: help("Only this sector.", "Solo este sector."), completion: .sectors) var sector: Sector.ID?
    @Option(
        help: help("Reference system of rows that name none.", "Sistema de referencia de las filas que no nombran uno.")
    )
    var crs: String?
    @Option(help: help("Coordinate epoch of rows that name none.", "Época de las filas que no nombran una."))
    var epoch: String?
    @Option(help: help("The coordinate operation to use.", "La operación de coordenadas a usar.")) var operation:
        String?
    @Option(
        help: help(
            "Farthest distance from a line that is still given, metres.",
            "Distancia máxima a una línea que aún se da, metros.")) var within = 1000.0
    @Option(
        help: help(
            "Write an exchange package into this new folder.",
            "Escribe un paquete de intercambio en esta carpeta nueva."))
    var package: String?
    @OptionGroup var registerOptions: RegisterOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard within > 0, within.isFinite else {
            throw ValidationError(localised("--within must be above 0 metres", "--within debe ser mayor que 0 metros"))
        }
    }

    func run() throws {
        let register = try registerOptions.open(.readOnly)
        let sectors = try chosen(register)
        let isChosen = Set(sectors.map(\.id))
        let monuments = try register.monuments().map(\.monument).filter { $0.sector.map(isChosen.contains) == true }
        let (theirs, rejections) = try stated(register, monuments)
        let comparison = try compared(register, monuments, theirs: theirs, on: sectors)
        let standing = Set(comparison.pairs.compactMap(\.monument.sector))
        let report = CommissionReport(
            neighbour: neighbour, frame: register.frame, pairs: comparison.pairs,
            onlyOurs: comparison.onlyOurs.map(\.rawValue), onlyTheirs: comparison.onlyTheirs.map(\.rawValue),
            statuses: LegalStatus.allCases.filter { status in
                sectors.contains { $0.legalStatus == status && standing.contains($0.id) }
            })
        if let package {
            let box = GeographicBox(around: sectors.lazy.flatMap(\.segments).flatMap(\.vertices))
            let framing: ExportFraming
            do {
                framing = try ExportFraming(register.frame, line: box)
            } catch {
                throw Failure(error)
            }
            try ExchangePackage(folder: package).write(report, framing: framing)
        }
        let refused = RejectionReport(file: file ?? "", rejections: rejections)
        try output.emit { json in
            report.write(to: &json) { refused.write(to: &$0) }
        } text: {
            report.text(in: Program.language)
        }
        if !output.json { refused.say() }
        if let package {
            output.announce(
                "written: \(package)/comparison.csv, .geojson, README.md, LEAME.md, SHA256SUMS",
                "escrito: \(package)/comparison.csv, .geojson, README.md, LEAME.md, SHA256SUMS")
        }
        if !rejections.isEmpty { throw ExitCode.findings }
    }

    private func chosen(_ register: Register) throws -> [Sector] {
        let all = try register.sectors()
        let sectors = all.filter { $0.neighbour == neighbour && (sector == nil || $0.id == sector) }
        guard sectors.isEmpty else { return sectors }
        if let sector, all.contains(where: { $0.neighbour == neighbour }) {
            throw RegisterError.unknown(kind: .sector, id: sector.rawValue)
        }
        throw Failure.noSector(with: neighbour)
    }

    /// What the neighbour states, by monument: out of the file, else out of the register.
    private func stated(
        _ register: Register, _ monuments: [Monument]
    ) throws -> ([Monument.ID: Position], [Rejection]) {
        guard let file else {
            var stated: [Monument.ID: Position] = [:]
            for monument in monuments {
                stated[monument.id] = monument.positions.last { $0.statedBy == neighbour && $0.state != .rejected }
            }
            return (stated, [])
        }
        let (table, unread) = try RecordTable.read(file)
        let known = Dictionary(grouping: monuments.filter { $0.neighbourNumber != nil }) { $0.neighbourNumber ?? "" }
        let (drafts, unmade) = MonumentRecords.read(table, of: neighbour, numbering: known)
        let placement = MonumentPlacement(try register.network(), frame: register.frame)
        let placed: (monuments: [PlacedMonument], rejections: [Rejection])
        do {
            placed = try placement.place(drafts, system: crs, epoch: epoch, operation: operation)
        } catch {
            throw Failure(error, file: file)
        }
        let stated = placed.monuments.compactMap { placed in
            placed.monument.positions.last.map { (placed.monument.id, $0) }
        }
        return (
            Dictionary(stated, uniquingKeysWith: { $1 }),
            (unread + unmade + placed.rejections).sorted { $0.line < $1.line }
        )
    }

    private func compared(
        _ register: Register, _ monuments: [Monument], theirs: [Monument.ID: Position], on sectors: [Sector]
    ) throws -> CommissionComparison {
        let isOccupied = Set(monuments.filter { theirs[$0.id] != nil }.compactMap(\.sector))
        var lines: [(label: String?, sector: Sector)] = []
        for sector in sectors where isOccupied.contains(sector.id) {
            lines.append((nil, sector))
            for candidate in try register.candidates(of: sector) { lines.append((candidate.label, candidate.sector)) }
        }
        let (frame, all) = (register.frame, lines)
        return try Geodesic.attempt {
            try CommissionComparison(
                monuments, theirs: theirs, lines: all, frame: frame, reach: .metres(within))
        }
    }
}

extension Failure {
    static func noSector(with neighbour: String) -> Failure {
        Failure(
            "E_UNKNOWN_ID", .notFound,
            Bilingual(
                en: "no sector has the neighbour “\(neighbour)”", es: "ningún sector tiene el vecino «\(neighbour)»"),
            hint: Bilingual(
                en: "see what there is with “lindero line list”", es: "vea lo que hay con «lindero line list»"))
    }
}
