public import Demarcation
public import GeoTypes

/// Where a lost monument stood, computed from what was measured to marks, and how well the measurements agree.
public struct ReestablishmentReport: Sendable {
    public struct Residual: Sendable {
        public var mark: String
        /// `distance`, `azimuth-to-mark` or `azimuth-from-mark`.
        public var kind: String
        /// Metres or degrees.
        public var measured: Double
        /// Measured less computed, metres along or across the line of sight.
        public var displacement: Double
        /// Over its own standard deviation; `nil` where nothing checks it.
        public var standardised: Double?
        /// A blunder is likely.
        public var isSuspect: Bool { standardised.map { abs($0) > 3.29 } ?? false }

        public init(mark: String, kind: String, measured: Double, displacement: Double, standardised: Double?) {
            self.mark = mark
            self.kind = kind
            self.measured = measured
            self.displacement = displacement
            self.standardised = standardised
        }
    }

    public var monument: Monument.ID
    public var point: GeographicPoint
    public var eastSigma: Length
    public var northSigma: Length
    public var radius95: Length
    public var redundancy: Int
    public var varianceFactor: Double?
    public var residuals: [Residual]
    /// Marks whose place nobody states.
    public var unused: [String]
    /// Of the proposal among the monument's positions.
    public var number: Int
    /// Metres from where the monument is shown.
    public var shift: Double?
    public var isDryRun: Bool

    public init(
        monument: Monument.ID, point: GeographicPoint, eastSigma: Length, northSigma: Length, radius95: Length,
        redundancy: Int, varianceFactor: Double?, residuals: [Residual], unused: [String], number: Int, shift: Double?,
        isDryRun: Bool
    ) {
        self.monument = monument
        self.point = point
        self.eastSigma = eastSigma
        self.northSigma = northSigma
        self.radius95 = radius95
        self.redundancy = redundancy
        self.varianceFactor = varianceFactor
        self.residuals = residuals
        self.unused = unused
        self.number = number
        self.shift = shift
        self.isDryRun = isDryRun
    }

    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("monument", monument.rawValue)
            json.member("position", number)
            json.member("longitude", point.longitude, decimals: 10)
            json.member("latitude", point.latitude, decimals: 10)
            json.member("sigma_e_m", eastSigma.metres, decimals: 4)
            json.member("sigma_n_m", northSigma.metres, decimals: 4)
            json.member("r95_m", radius95.metres, decimals: 4)
            json.member("redundancy", redundancy)
            json.member("variance_factor", varianceFactor, decimals: 3)
            json.member("shift_m", shift, decimals: 4)
            json.array("residuals") { json in
                for residual in residuals {
                    json.object { json in
                        json.member("mark", residual.mark)
                        json.member("kind", residual.kind)
                        json.member("measured", residual.measured, decimals: 6)
                        json.member("residual_m", residual.displacement, decimals: 4)
                        json.member("standardised", residual.standardised, decimals: 2)
                        json.member("suspect", residual.isSuspect)
                    }
                }
            }
            json.member("unused_marks", unused)
            json.member("dry_run", isDryRun)
        }
    }

    public func text(in language: Language) -> String {
        let stored =
            isDryRun
            ? Bilingual(en: "nothing stored", es: "no se guardó nada")[language]
            : Bilingual(en: "position \(number), in review", es: "posición \(number), en revisión")[language]
        let factor = varianceFactor.map { fixed($0, decimals: 2) } ?? "—"
        let head =
            "\(monument.rawValue)  \(fixed(point.longitude, decimals: 9)), \(fixed(point.latitude, decimals: 9))  "
            + "R95 \(fixed(radius95.metres, decimals: 3)) m · \(stored)\n"
            + Bilingual(
                en: "\(residuals.count) measurements, \(redundancy) more than needed, variance factor \(factor)",
                es: "\(residuals.count) medidas, \(redundancy) de más, factor de varianza \(factor)")[language]
            + (shift.map { shift in
                Bilingual(
                    en: "; \(fixed(shift, decimals: 3)) m from where it is shown",
                    es: "; a \(fixed(shift, decimals: 3)) m de donde se muestra")[language]
            } ?? "")
        var table = TextTable([
            .init(Bilingual(en: "mark", es: "marca")[language]),
            .init(Bilingual(en: "measured", es: "medida")[language]),
            .init("m / °", .right), .init(Bilingual(en: "residual m", es: "residuo m")[language], .right),
            .init("w", .right), .init(""),
        ])
        for residual in residuals {
            table.append([
                .text(residual.mark), .text(Self.words[residual.kind]?[language] ?? residual.kind),
                .text(fixed(residual.measured, decimals: residual.kind == "distance" ? 3 : 5)),
                .text(fixed(residual.displacement, decimals: 3)),
                .text(residual.standardised.map { fixed($0, decimals: 1) } ?? ""),
                .text(
                    residual.isSuspect ? Bilingual(en: "blunder likely", es: "probable error grueso")[language] : ""),
            ])
        }
        let missing =
            unused.isEmpty
            ? ""
            : "\n"
                + Bilingual(
                    en: "not used, their place isn't known: \(unused.joined(separator: ", "))\n",
                    es: "sin usar, no se conoce su lugar: \(unused.joined(separator: ", "))\n")[language]
        return head + "\n\n" + table.text() + missing
    }

    private static let words = [
        "distance": Bilingual(en: "distance", es: "distancia"),
        "azimuth-to-mark": Bilingual(en: "azimuth to the mark", es: "azimut hacia la marca"),
        "azimuth-from-mark": Bilingual(en: "azimuth from the mark", es: "azimut desde la marca"),
    ]
}
