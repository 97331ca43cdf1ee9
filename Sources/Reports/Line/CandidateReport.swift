public import Demarcation
public import GeoTypes

/// Candidate lines of a sector side by side. None is named the right one.
public enum CandidateReport {
    public struct Line: Sendable {
        /// `nil` for the line of the register itself.
        public var label: String?
        public var length: Length

        public init(label: String?, length: Length) {
            self.label = label
            self.length = length
        }
    }

    public struct Pair: Sendable {
        public var first: String?
        public var second: String?
        public var greatestDistance: Length
        public var strip: Area

        public init(first: String?, second: String?, greatestDistance: Length, strip: Area) {
            self.first = first
            self.second = second
            self.greatestDistance = greatestDistance
            self.strip = strip
        }
    }

    public struct Offsets: Sendable {
        public var id: Monument.ID
        /// In the order of the lines, left positive; `nil` out of reach.
        public var offsets: [Length?]

        public init(id: Monument.ID, offsets: [Length?]) {
            self.id = id
            self.offsets = offsets
        }
    }

    public struct Comparison: Sendable {
        public var sector: Sector
        public var lines: [Line]
        public var pairs: [Pair]
        public var monuments: [Offsets]

        public init(sector: Sector, lines: [Line], pairs: [Pair], monuments: [Offsets]) {
            self.sector = sector
            self.lines = lines
            self.pairs = pairs
            self.monuments = monuments
        }
    }

    public static func write(_ comparison: Comparison, to json: inout JSONWriter) {
        json.object { json in
            json.member("sector", comparison.sector.id.rawValue)
            json.member("legal_status", comparison.sector.legalStatus.rawValue)
            json.array("lines") { json in
                for line in comparison.lines {
                    json.object { json in
                        json.member("label", line.label ?? registerLabel)
                        json.member("length_m", line.length.metres, decimals: 3)
                    }
                }
            }
            json.array("comparisons") { json in
                for pair in comparison.pairs {
                    json.object { json in
                        json.member("first", pair.first ?? registerLabel)
                        json.member("second", pair.second ?? registerLabel)
                        json.member("greatest_distance_m", pair.greatestDistance.metres, decimals: 3)
                        json.member("strip_area_m2", pair.strip.squareMetres, decimals: 1)
                    }
                }
            }
            json.array("monuments") { json in
                for monument in comparison.monuments {
                    json.object { json in
                        json.member("id", monument.id.rawValue)
                        json.object("offset_m") { json in
                            for (line, offset) in zip(comparison.lines, monument.offsets) {
                                json.member(line.label ?? registerLabel, offset?.metres, decimals: 3)
                            }
                        }
                    }
                }
            }
        }
    }

    public static func text(_ comparison: Comparison, in language: Language) -> String {
        func label(_ label: String?) -> String { label ?? Bilingual(en: "register", es: "registro")[language] }
        var lines = TextTable([
            .init(Bilingual(en: "line", es: "línea")[language]),
            .init(Bilingual(en: "length km", es: "largo km")[language], .right),
        ])
        for line in comparison.lines {
            lines.append([.text(label(line.label)), .text(fixed(line.length.kilometres, decimals: 6))])
        }
        var pairs = TextTable([
            .init(Bilingual(en: "between", es: "entre")[language]), .init(Bilingual(en: "and", es: "y")[language]),
            .init(Bilingual(en: "greatest distance m", es: "distancia máxima m")[language], .right),
            .init(Bilingual(en: "area between ha", es: "área entre ambas ha")[language], .right),
        ])
        for pair in comparison.pairs {
            pairs.append([
                .text(label(pair.first)), .text(label(pair.second)),
                .text(fixed(pair.greatestDistance.metres, decimals: 2)), .text(fixed(pair.strip.hectares, decimals: 1)),
            ])
        }
        var monuments = TextTable(
            [.init(Bilingual(en: "monument", es: "monumento")[language])]
                + comparison.lines.map {
                    .init(Bilingual(en: "from \(label($0.label)) m", es: "de \(label($0.label)) m")[language], .right)
                })
        for monument in comparison.monuments {
            monuments.append(
                [.text(monument.id.rawValue)]
                    + monument.offsets.map { .text($0.map { fixed($0.metres, decimals: 3) } ?? "—") })
        }
        var text = lines.text()
        if !comparison.pairs.isEmpty { text += "\n" + pairs.text() }
        if !comparison.monuments.isEmpty { text += "\n" + monuments.text() }
        let remarks = comparison.sector.legalStatus.remarks
        if !remarks.isEmpty { text += "\n" + remarks.map { $0[language] + "\n" }.joined() }
        return text
    }

    /// What programs read where the line has no label.
    private static let registerLabel = "register"
}
