public import Demarcation
public import GeoTypes

/// Chainages that are published for monuments beside those of the line.
public struct CalibrationReport: Sendable {
    public struct Row: Sendable {
        public var monument: String
        public var computed: Chainage
        public var published: Chainage
        /// Of the stretch since the row before: how much longer the published one is, parts per million.
        public var stretchPPM: Double?

        public init(monument: String, computed: Chainage, published: Chainage, stretchPPM: Double?) {
            self.monument = monument
            self.computed = computed
            self.published = published
            self.stretchPPM = stretchPPM
        }

        public var residual: Length { published - computed }
    }

    /// A chainage of the line as the published ones have it.
    public struct Place: Sendable {
        public var computed: Chainage
        public var published: Chainage
        public var isBetweenMarks: Bool

        public init(computed: Chainage, published: Chainage, isBetweenMarks: Bool) {
            self.computed = computed
            self.published = published
            self.isBetweenMarks = isBetweenMarks
        }
    }

    public var sector: Sector.ID
    /// By increasing chainage.
    public var rows: [Row]
    public var places: [Place]

    public init(sector: Sector.ID, rows: [Row], places: [Place]) {
        self.sector = sector
        self.rows = rows
        self.places = places
    }

    public func members(to json: inout JSONWriter) {
        json.member("sector", sector.rawValue)
        json.array("monuments") { json in
            for row in rows {
                json.object { json in
                    json.member("monument", row.monument)
                    json.member("computed_m", row.computed.metres, decimals: 3)
                    json.member("published_m", row.published.metres, decimals: 3)
                    json.member("residual_m", row.residual.metres, decimals: 3)
                    json.member("stretch_ppm", row.stretchPPM, decimals: 1)
                }
            }
        }
        json.array("places") { json in
            for place in places {
                json.object { json in
                    json.member("computed_m", place.computed.metres, decimals: 3)
                    json.member("published_m", place.published.metres, decimals: 3)
                    json.member("between_marks", place.isBetweenMarks)
                }
            }
        }
    }

    public func text(in language: Language) -> String {
        var table = TextTable([
            .init(Bilingual(en: "monument", es: "monumento")[language]),
            .init(Bilingual(en: "on the line", es: "en la línea")[language], .right),
            .init(Bilingual(en: "published", es: "publicada")[language], .right),
            .init(Bilingual(en: "residual m", es: "residuo m")[language], .right),
            .init(Bilingual(en: "stretch ppm", es: "tramo ppm")[language], .right),
        ])
        for row in rows {
            table.append([
                .text(row.monument), .text(row.computed.description), .text(row.published.description),
                .text(fixed(row.residual.metres, decimals: 3)),
                .text(row.stretchPPM.map { fixed($0, decimals: 1) } ?? ""),
            ])
        }
        guard !places.isEmpty else { return table.text() }
        var found = TextTable([
            .init(Bilingual(en: "on the line", es: "en la línea")[language], .right),
            .init(Bilingual(en: "published", es: "publicada")[language], .right), .init(""),
        ])
        for place in places {
            found.append([
                .text(place.computed.description), .text(place.published.description),
                .text(
                    place.isBetweenMarks
                        ? "" : Bilingual(en: "beyond the monuments", es: "más allá de los monumentos")[language]),
            ])
        }
        return table.text() + "\n" + found.text()
    }
}
