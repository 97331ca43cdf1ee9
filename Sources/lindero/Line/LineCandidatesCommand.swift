import ArgumentParser
import Demarcation
import GeoTypes
import Geodesy
import Register
import Reports
import Surveying

struct LineCandidatesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "candidates",
        abstract: localised(
            "A sector's line beside its candidates: lengths, greatest distances, areas between.",
            "La línea de un sector junto a sus candidatas: largos, distancias máximas, áreas entre ellas."),
        discussion: localised(
            """
            EXAMPLES
              lindero line import nad27.geojson --candidate NAD27
              lindero line candidates GTM-MEX-01
              lindero line candidates GTM-MEX-01 --json

            None is named the right one. Monuments of the sector are compared with each.
            """,
            """
            EJEMPLOS
              lindero line import nad27.geojson --candidate NAD27
              lindero line candidates GTM-MEX-01
              lindero line candidates GTM-MEX-01 --json

            Ninguna se señala como la correcta. Los monumentos del sector se comparan con cada una.
            """))

    @Argument(help: help("The sector.", "El sector."), completion: .sectors) var sector: String
    @Option(
        help: help(
            "Farthest distance of a monument from a line, metres.",
            "Distancia máxima de un monumento a una línea, metros."))
    var within = 1000.0
    @OptionGroup var registerOptions: RegisterOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard within > 0, within.isFinite else {
            throw ValidationError(localised("--within must be above 0 metres", "--within debe ser mayor que 0 metros"))
        }
    }

    func run() throws {
        let register = try registerOptions.open(.readOnly)
        guard let found = try register.sectors().first(where: { $0.id.rawValue == sector }) else {
            throw RegisterError.unknown(kind: .sector, id: sector)
        }
        let stored = try register.candidates(of: found)
        let comparison = try Geodesic.attempt {
            try CandidateComparison(
                line: found, candidates: stored, monuments: register.monuments(in: found.id), frame: register.frame,
                reach: .metres(within))
        }
        try output.emit { json in
            CandidateReport.write(comparison.report, to: &json)
        } text: {
            CandidateReport.text(comparison.report, in: Program.language)
        }
        if stored.isEmpty {
            output.announce(
                "no candidate is stored: lindero line import FILE --candidate LABEL",
                "no hay candidatas: lindero line import ARCHIVO --candidate ETIQUETA")
        }
    }
}

extension CandidateComparison {
    var report: CandidateReport.Comparison {
        CandidateReport.Comparison(
            sector: sector, lines: lines.map { .init(label: $0.label, length: $0.length) },
            pairs: pairs.map {
                .init(
                    first: $0.first, second: $0.second, greatestDistance: $0.comparison.greatestDistance,
                    strip: $0.comparison.stripArea)
            },
            monuments: monuments.map { .init(id: $0.id, offsets: $0.offsets) })
    }
}
