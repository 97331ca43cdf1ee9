public import Demarcation
public import GeoTypes

/// Places on the line, for people and for programs.
public enum LocateReport {
    public struct Place: Sendable {
        public var sector: Sector
        public var segment: Segment.ID
        public var chainage: Chainage
        /// Left of increasing chainage positive.
        public var offset: Length
        /// The place on the line.
        public var point: GeographicPoint
        public var isBeyondEnd: Bool

        public init(
            sector: Sector, segment: Segment.ID, chainage: Chainage, offset: Length, point: GeographicPoint,
            isBeyondEnd: Bool
        ) {
            self.sector = sector
            self.segment = segment
            self.chainage = chainage
            self.offset = offset
            self.point = point
            self.isBeyondEnd = isBeyondEnd
        }

        /// The state on whose side the point lies: the line runs with Guatemala on its left.
        public var side: String {
            offset == .zero ? "line" : offset > .zero ? "GTM" : sector.neighbour
        }
    }

    public struct Result: Sendable {
        /// As the user gave it.
        public var input: (x: Double, y: Double)
        /// Nearest first.
        public var candidates: [Place]

        public init(input: (x: Double, y: Double), candidates: [Place]) {
            self.input = input
            self.candidates = candidates
        }

        /// Another place is as near as the nearest, to a centimetre.
        public var isAmbiguous: Bool {
            guard candidates.count > 1 else { return false }
            let gap = candidates[1].offset.magnitude - candidates[0].offset.magnitude
            return gap <= .metres(0.01)
        }
    }

    public static func write(_ results: [Result], to json: inout JSONWriter) {
        json.array { json in
            for result in results { write(result, to: &json) }
        }
    }

    public static func write(_ result: Result, to json: inout JSONWriter) {
        json.object { json in
            json.member("input", [result.input.x, result.input.y], decimals: 9)
            json.array("candidates") { json in
                for place in result.candidates {
                    json.object { json in members(of: place, to: &json) }
                }
            }
            json.member("ambiguous", result.isAmbiguous)
        }
    }

    /// A place that a chainage was asked for.
    public static func write(_ place: Place, azimuth: Angle, to json: inout JSONWriter) {
        json.object { json in
            members(of: place, to: &json)
            json.member("azimuth_deg", azimuth.degrees, decimals: 6)
        }
    }

    public static func table(_ results: [Result], in language: Language) -> String {
        var table = TextTable([
            .init(Bilingual(en: "point", es: "punto")[language]), .init("sector", .fixed),
            .init(Bilingual(en: "chainage", es: "progresiva")[language], .right),
            .init(Bilingual(en: "offset m", es: "distancia m")[language], .right),
            .init(Bilingual(en: "side", es: "lado")[language]), .init(""),
        ])
        for result in results {
            let input = "\(result.input.x) \(result.input.y)"
            if result.candidates.isEmpty {
                table.append([
                    .text(input), .text("—"), .text(""), .text(""), .text(""),
                    .text(Bilingual(en: "no line within reach", es: "ninguna línea al alcance")[language]),
                ])
            }
            for (index, place) in result.candidates.enumerated() {
                var remark =
                    place.isBeyondEnd ? Bilingual(en: "beyond the end", es: "más allá del extremo")[language] : ""
                if index == 0, result.isAmbiguous { remark = Bilingual(en: "ambiguous", es: "ambiguo")[language] }
                table.append([
                    .text(index == 0 ? input : ""), .text(place.sector.id.rawValue), .text(place.chainage.description),
                    .text(fixed(place.offset.metres, decimals: 3)), .text(place.side), .text(remark),
                ])
            }
        }
        return table.text()
    }

    public static func text(_ place: Place, azimuth: Angle, in language: Language) -> String {
        let (longitude, latitude) = (
            fixed(place.point.longitude, decimals: 9), fixed(place.point.latitude, decimals: 9)
        )
        let words = Bilingual(
            en: "azimuth of the line \(fixed(azimuth.degrees, decimals: 4))°",
            es: "azimut de la línea \(fixed(azimuth.degrees, decimals: 4))°")
        return "\(longitude) \(latitude)  \(place.segment.rawValue)  \(words[language])\n"
    }

    private static func members(of place: Place, to json: inout JSONWriter) {
        json.member("sector", place.sector.id.rawValue)
        json.member("segment", place.segment.rawValue)
        json.member("chainage_m", place.chainage.metres, decimals: 4)
        json.member("chainage", place.chainage.description)
        json.member("offset_m", place.offset.metres, decimals: 4)
        json.member("side", place.side)
        json.member("point", [place.point.longitude, place.point.latitude], decimals: 10)
        json.member("legal_status", place.sector.legalStatus.rawValue)
        json.member("beyond_end", place.isBeyondEnd)
    }
}
