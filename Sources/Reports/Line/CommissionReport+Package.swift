public import Demarcation
public import GeoTypes

/// What goes into an exchange package.
extension CommissionReport {
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
            let remarks = LegalStatus.remarks(on: statuses)
            if !remarks.isEmpty {
                json.member("legal_notes", remarks.map(\.english))
                json.member("notas_legales", remarks.map(\.spanish))
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
        let notes = LegalStatus.remarks(on: statuses).map { "\n> \($0[language])\n" }.joined()
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
