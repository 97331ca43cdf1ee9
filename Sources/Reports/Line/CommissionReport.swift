public import Demarcation
public import GeoTypes

/// Two commissions' coordinates side by side. Differences are from ours to theirs; no line and no position is named the
/// right one.
public struct CommissionReport: Sendable {
    /// The neighbour, `MEX`.
    public var neighbour: String
    public var frame: ReferenceFrame
    public var pairs: [StatedPair]
    public var onlyOurs: [String]
    public var onlyTheirs: [String]
    /// Of the sectors that the monuments stand on.
    public var statuses: [LegalStatus]

    public init(
        neighbour: String, frame: ReferenceFrame, pairs: [StatedPair], onlyOurs: [String], onlyTheirs: [String],
        statuses: [LegalStatus]
    ) {
        self.neighbour = neighbour
        self.frame = frame
        self.pairs = pairs
        self.onlyOurs = onlyOurs
        self.onlyTheirs = onlyTheirs
        self.statuses = statuses
    }

    private var frameText: String { frame.code + (frame.epoch.map { " @ \(fixed($0, decimals: 2))" } ?? "") }

    private var significant: Int { pairs.filter { $0.isSignificant == true }.count }
    private var unknown: Int { pairs.filter { $0.isSignificant == nil }.count }

    // MARK: - JSON

    /// - `members`: what the caller has to add, such as refused rows.
    public func write(to json: inout JSONWriter, members others: (inout JSONWriter) -> Void = { _ in }) {
        json.object { json in
            json.member("neighbour", neighbour)
            json.member("frame", frame.code)
            json.member("epoch", frame.epoch)
            json.member("compared", pairs.count)
            json.member("significant", significant)
            json.member("unknown", unknown)
            json.array("monuments") { json in
                for pair in pairs { json.object { members(of: pair, to: &$0) } }
            }
            json.member("only_ours", onlyOurs)
            json.member("only_theirs", onlyTheirs)
            json.member("notes", statuses.compactMap(\.note?.english))
            others(&json)
        }
    }

    private func members(of pair: StatedPair, to json: inout JSONWriter) {
        json.member("monument", pair.monument.id.rawValue)
        json.member("neighbour_number", pair.monument.neighbourNumber)
        json.member("sector", pair.monument.sector?.rawValue)
        json.member("de_m", pair.east, decimals: 4)
        json.member("dn_m", pair.north, decimals: 4)
        json.member("du_m", pair.up, decimals: 4)
        json.member("distance_m", pair.distance, decimals: 4)
        json.member("r95_m", pair.radius95, decimals: 4)
        json.member("significant", pair.isSignificant)
        json.object("ours") { PositionReport.members(of: pair.ours, to: &$0) }
        json.object("theirs") { PositionReport.members(of: pair.theirs, to: &$0) }
        json.array("offsets") { json in
            for offset in pair.offsets {
                json.object { json in
                    json.member("line", offset.label ?? Self.registerLabel)
                    json.member("ours_m", offset.ours, decimals: 3)
                    json.member("theirs_m", offset.theirs, decimals: 3)
                }
            }
        }
    }

    /// What programs read where the line has no label.
    private static let registerLabel = "register"

    // MARK: - Text

    public func text(in language: Language) -> String {
        let head = Bilingual(
            en: "ours and \(neighbour)'s, from ours to theirs, in \(frameText)",
            es: "las nuestras y las de \(neighbour), de las nuestras a las suyas, en \(frameText)")[language]
        var text = head + "\n\n"
        if !pairs.isEmpty { text += differences(in: language) + "\n" }
        if pairs.contains(where: { !$0.offsets.isEmpty }) { text += offsets(in: language) + "\n" }
        text +=
            Bilingual(
                en: "compared: \(pairs.count), differing significantly: \(significant), accuracy unknown: \(unknown)",
                es:
                    "comparados: \(pairs.count), con diferencia significativa: \(significant), exactitud desconocida: \(unknown)"
            )[language] + "\n"
        if !onlyOurs.isEmpty {
            text += Bilingual(en: "only ours: ", es: "solo nuestros: ")[language] + Self.list(onlyOurs) + "\n"
        }
        if !onlyTheirs.isEmpty {
            text += Bilingual(en: "only theirs: ", es: "solo suyos: ")[language] + Self.list(onlyTheirs) + "\n"
        }
        text +=
            Bilingual(
                en: "no line and no position is named the right one\n",
                es: "ninguna línea ni posición se señala como la correcta\n")[language]
        return text + statuses.compactMap(\.note).map { $0[language] + "\n" }.joined()
    }

    private static func list(_ ids: [String]) -> String {
        ids.prefix(20).joined(separator: ", ") + (ids.count > 20 ? ", … (\(ids.count))" : "")
    }

    private func differences(in language: Language) -> String {
        var table = TextTable([
            .init(Bilingual(en: "monument", es: "monumento")[language]), .init(neighbour), .init("ΔE m", .right),
            .init("ΔN m", .right), .init("ΔU m", .right),
            .init(Bilingual(en: "distance m", es: "distancia m")[language], .right), .init("95 % m", .right),
            .init(Bilingual(en: "significant", es: "significativa")[language]),
        ])
        for pair in pairs {
            let (verdict, colour): (Bilingual, TextTable.Colour?) =
                switch pair.isSignificant {
                case true?: (Bilingual(en: "yes", es: "sí"), .red)
                case false?: (Bilingual(en: "no", es: "no"), .green)
                case nil: (Bilingual(en: "unknown", es: "no se sabe"), .amber)
                }
            table.append([
                .text(pair.monument.id.rawValue), .text(pair.monument.neighbourNumber ?? "—"),
                .text(fixed(pair.east, decimals: 3)), .text(fixed(pair.north, decimals: 3)),
                .text(pair.up.map { fixed($0, decimals: 3) } ?? "—"), .text(fixed(pair.distance, decimals: 3)),
                .text(pair.radius95.map { fixed($0, decimals: 3) } ?? "—"), .text(verdict[language], colour),
            ])
        }
        return table.text()
    }

    private func offsets(in language: Language) -> String {
        var table = TextTable([
            .init(Bilingual(en: "monument", es: "monumento")[language]),
            .init(Bilingual(en: "from the line", es: "desde la línea")[language]),
            .init(Bilingual(en: "ours m", es: "nuestra m")[language], .right),
            .init(Bilingual(en: "theirs m", es: "suya m")[language], .right),
        ])
        for pair in pairs {
            for offset in pair.offsets {
                table.append([
                    .text(pair.monument.id.rawValue),
                    .text(offset.label ?? Bilingual(en: "register", es: "registro")[language]),
                    .text(offset.ours.map { fixed($0, decimals: 3) } ?? "—"),
                    .text(offset.theirs.map { fixed($0, decimals: 3) } ?? "—"),
                ])
            }
        }
        return table.text()
    }

    // MARK: - Exchange package

    /// One row a monument: both numberings, both as they were stated and in the register's frame, and the differences.
    public func csv() -> [UInt8] {
        let labels = offsetLabels
        var csv = CSVWriter(
            header: ["monument", "neighbour", "neighbour_number", "sector"]
                + ["ours", "theirs"].flatMap { side in
                    [
                        "role", "state", "crs", "epoch", "x", "y", "z", "longitude", "latitude", "height", "sigma_e",
                        "sigma_n", "sigma_u", "operation", "operation_accuracy_m", "source",
                    ].map { "\(side)_\($0)" }
                } + ["frame", "de_m", "dn_m", "du_m", "distance_m", "r95_m", "significant"]
                + labels.flatMap { ["offset_ours_m:\($0)", "offset_theirs_m:\($0)"] })
        for pair in pairs {
            csv.row { row in
                row.field(pair.monument.id.rawValue)
                row.field(neighbour)
                row.field(pair.monument.neighbourNumber)
                row.field(pair.monument.sector?.rawValue)
                for position in [pair.ours, pair.theirs] { Self.fields(of: position, to: &row) }
                row.field(frameText)
                row.field(pair.east, decimals: 4)
                row.field(pair.north, decimals: 4)
                row.field(pair.up ?? .nan, decimals: 4)
                row.field(pair.distance, decimals: 4)
                row.field(pair.radius95 ?? .nan, decimals: 4)
                row.field(pair.isSignificant)
                for label in labels {
                    let offset = pair.offsets.first { ($0.label ?? Self.registerLabel) == label }
                    row.field(offset?.ours ?? .nan, decimals: 3)
                    row.field(offset?.theirs ?? .nan, decimals: 3)
                }
            }
        }
        return csv.bytes
    }

    private static func fields(of position: Position, to row: inout CSVWriter) {
        row.field(position.role.rawValue)
        row.field(position.state.rawValue)
        row.field(position.sourceSystem)
        row.field(position.sourceEpoch)
        row.field(position.sourceX)
        row.field(position.sourceY)
        row.field(position.sourceZ)
        row.field(position.point.longitude, decimals: 10)
        row.field(position.point.latitude, decimals: 10)
        row.field(position.height?.metres ?? .nan, decimals: 4)
        row.field(position.eastSigma)
        row.field(position.northSigma)
        row.field(position.upSigma)
        row.field(position.operation)
        row.field(position.operationAccuracy)
        row.field(position.source)
    }

    private var offsetLabels: [String] {
        var labels: [String] = []
        for offset in pairs.flatMap(\.offsets) {
            let label = offset.label ?? Self.registerLabel
            if !labels.contains(label) { labels.append(label) }
        }
        return labels
    }

    /// Both positions of each monument as points of WGS 84 (CRS84).
    ///
    /// - `points`: ours and theirs in WGS 84, in the order of the pairs.
    public func geoJSON(points: [(ours: GeographicPoint, theirs: GeographicPoint)]) -> [UInt8] {
        var writer = GeoJSONWriter(decimals: 9)
        writer.begin { json in
            for note in statuses.compactMap(\.note) {
                json.member("legal_note", note.english)
                json.member("nota_legal", note.spanish)
                break
            }
        }
        for (pair, places) in zip(pairs, points) {
            for (side, position, point) in [
                ("ours", pair.ours, places.ours), ("theirs", pair.theirs, places.theirs),
            ] {
                writer.feature(
                    id: "\(pair.monument.id.rawValue)/\(side)", .point(point, height: position.height)
                ) { json in
                    json.member("monument", pair.monument.id.rawValue)
                    json.member("neighbour", neighbour)
                    json.member("neighbour_number", pair.monument.neighbourNumber)
                    json.member("sector", pair.monument.sector?.rawValue)
                    json.member("side", side)
                    PositionReport.members(of: position, to: &json)
                    json.member("distance_m", pair.distance, decimals: 4)
                    json.member("r95_m", pair.radius95, decimals: 4)
                    json.member("significant", pair.isSignificant)
                }
            }
        }
        writer.end()
        return writer.bytes
    }

    /// What the package holds, in one language.
    ///
    /// - `withheld`: monuments left out because they are confidential.
    public func readme(in language: Language, day: CivilDate, withheld: Int) -> String {
        let notes = statuses.compactMap(\.note).map { "\n> \($0[language])\n" }.joined()
        let left =
            withheld == 0
            ? ""
            : Bilingual(
                en: "\nMonuments left out because they are classified confidential: \(withheld).\n",
                es: "\nMonumentos omitidos por tener clasificación confidencial: \(withheld).\n")[language]
        return Bilingual(
            en: """
                # Coordinates of monuments: ours and \(neighbour)'s

                Made on \(day). Monuments compared: \(pairs.count); differing by more than their 95 % uncertainty: \(significant); \
                uncertainty unknown: \(unknown).

                | file | content |
                |---|---|
                | `comparison.csv` | one row a monument: both numberings, both positions as they were stated (`crs`, `epoch`, `x`, `y`, `z`) and in the common frame \(frameText), differences from ours to theirs, offsets from every stored line |
                | `comparison.geojson` | both positions as points, longitude and latitude of WGS 84 |
                | `SHA256SUMS` | digest of every file: `sha256sum -c SHA256SUMS` |
                | `README.md`, `LEAME.md` | this text, in English and in Spanish |

                Sigmas are 1σ in metres; `r95_m` is the radius that holds the difference with 95 %; heights are ellipsoidal. Offsets are \
                in metres, positive to the left of increasing chainage. No line and no position is named the right one.

                """,
            es: """
                # Coordenadas de monumentos: las nuestras y las de \(neighbour)

                Hecho el \(day). Monumentos comparados: \(pairs.count); con diferencia mayor que su incertidumbre del 95 %: \(significant); \
                incertidumbre desconocida: \(unknown).

                | archivo | contenido |
                |---|---|
                | `comparison.csv` | una fila por monumento: ambas numeraciones, ambas posiciones como se declararon (`crs`, `epoch`, `x`, `y`, `z`) y en el marco común \(frameText), diferencias de la nuestra a la suya, distancias a cada línea guardada |
                | `comparison.geojson` | ambas posiciones como puntos, longitud y latitud de WGS 84 |
                | `SHA256SUMS` | huella de cada archivo: `sha256sum -c SHA256SUMS` |
                | `README.md`, `LEAME.md` | este texto, en inglés y en español |

                Las sigmas son 1σ en metros; `r95_m` es el radio que contiene la diferencia con el 95 %; las alturas son elipsoidales. Las \
                distancias van en metros, positivas a la izquierda de la progresiva creciente. Ninguna línea ni posición se señala como la \
                correcta.

                """)[language] + left + notes
    }
}
