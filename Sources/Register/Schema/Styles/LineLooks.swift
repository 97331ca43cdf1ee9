import Demarcation
import GeoPackage

/// The line, what marks it, and where its marks are said to be.
extension LayerLook {
    static func segments(_ language: Language) -> LayerLook {
        LayerLook(
            renderer: .categories(of: "legal_status", categories(LegalStatus.self, language, symbol: boundary)),
            labels: MapLabels(
                """
                CASE WHEN "legal_status" IN (\(boundaries)) THEN "name"
                WHEN regexp_match("name", '(?i)\\\\b(\(boundaryWords))\\\\b') THEN
                if("legal_status" = '\(LegalStatus.adjacencyLine.rawValue)',
                '\(LegalStatus.adjacencyLine.label[language])', '\(LegalStatus.disputed.label[language])')
                WHEN "legal_status" = '\(LegalStatus.disputed.rawValue)' THEN "name"
                WHEN @map_scale > \(MapSymbol.Mark.overview) THEN '\(LegalStatus.adjacencyLine.label[language])'
                WHEN "name" ILIKE '%adyacencia%' OR "name" ILIKE '%adjacency%' THEN "name"
                ELSE '\(LegalStatus.adjacencyLine.label[language]) · ' || "name" END
                """, .along, upTo: 3_000_000, colour: "#5b1a5b", isItalic: true))
    }

    private static let boundaries = LegalStatus.allCases.filter(\.isBoundary).map { "'\($0.rawValue)'" }
        .joined(separator: ", ")

    /// What ``LegalStatus/wrongWord(in:)`` refuses, in the language of QGIS: another program may have written it.
    private static let boundaryWords = """
        l[ií]mites?|lim[ií]trofes?|fronteras?|fronteriz[oa]s?|boundar(y|ies)|borders?|frontiers?
        """

    /// A boundary is a line of the purple that maps keep for one; what isn't has neither its colour nor its pattern.
    private static func boundary(_ status: LegalStatus) -> MapSymbol {
        let casing = MapSymbol.Stroke("#ffffffd0", width: 1.7)
        return switch status {
        case .demarcated: .strokes([casing, .init("#6a1b7a", width: 0.9)])
        case .delimited: .strokes([casing, .init("#6a1b7a", width: 0.9, dashes: [6, 1.2, 0.9, 1.2])])
        case .adjacencyLine: .strokes([casing, .init("#d9480f", width: 0.9, dashes: [2.4, 1.6])])
        case .disputed: .strokes([casing, .init("#6b6b6b", width: 0.7, dashes: [0.8, 1.2])])
        }
    }

    static func candidates(_ language: Language) -> LayerLook {
        LayerLook(
            renderer: .single(.strokes([.init("#1f78b4", width: 0.5, dashes: [3, 1])])),
            labels: MapLabels("\"label\" || ' · ' || \"id\"", .along, upTo: 100_000, size: 7, colour: "#1f78b4"))
    }

    static func vertices(_ language: Language) -> LayerLook {
        LayerLook(
            renderer: .single(.marks([.init(.square, size: 1.3, fill: "#ffffff", outline: "#6a1b7a")])),
            labels: MapLabels(chainage("chainage_m"), .around, upTo: 10_000, size: 7, colour: "#6a1b7a"), upTo: 100_000)
    }

    /// The disc tells the condition, the shape on it the class.
    static func monuments(_ language: Language) -> LayerLook {
        LayerLook(
            renderer: .groups([
                .init(
                    Bilingual(en: "Condition", es: "Estado")[language], column: "condition",
                    categories(Monument.Condition.self, language) { disc(colour(of: $0)) }
                        + [.init(nil, Bilingual(en: "not stated", es: "sin estado")[language], disc("#ffffff"))]),
                .init(
                    Bilingual(en: "Class", es: "Clase")[language], column: "class",
                    categories(Monument.Class.self, language, symbol: mark)),
            ]),
            labels: MapLabels(
                "\"number\" || coalesce(\"suffix\", '')", .around, upTo: 750_000, size: 8))
    }

    private static func disc(_ fill: MapSymbol.Colour) -> MapSymbol {
        .marks([.init(.circle, size: 3.6, fill: fill, outlineWidth: 0.15, overviewSize: 1.2)])
    }

    private static func colour(of condition: Monument.Condition) -> MapSymbol.Colour {
        switch condition {
        case .good: "#4dac26"
        case .fair: "#d9ef8b"
        case .leaning: "#fee08b"
        case .damaged: "#fdae61"
        case .destroyed: "#d7191c"
        case .buried: "#b08d57"
        case .washedAway: "#74add1"
        case .missing: "#c51b7d"
        case .notLocated: "#bdbdbd"
        }
    }

    private static func mark(_ monument: Monument.Class) -> MapSymbol {
        switch monument {
        case .principal:
            .marks([.init(.triangle, size: 2.2, fill: "#111111", outlineWidth: 0)])
        case .intermediate:
            .marks([.init(.circle, size: 1.1, fill: "#111111", outlineWidth: 0, overviewSize: 0.4)])
        case .auxiliary:
            .marks([
                .init(.square, size: 1.3, fill: "#ffffff", outline: "#111111", outlineWidth: 0.3, overviewSize: 0.6)
            ])
        case .reference:
            .marks([
                .init(.cross, size: 2.2, fill: "#111111", outline: "#111111", outlineWidth: 0.4, overviewSize: 1.0)
            ])
        case .sign:
            .marks([.init(.star, size: 2.2, fill: "#111111", outlineWidth: 0, overviewSize: 1.2)])
        }
    }

    /// Rings, so that the monument stays in sight; the shape in the ring tells the origin.
    static func positions(_ language: Language) -> LayerLook {
        LayerLook(
            renderer: .groups([
                .init(
                    Bilingual(en: "State", es: "Validez")[language], column: "state",
                    categories(Position.State.self, language, symbol: ring)),
                .init(
                    Bilingual(en: "Origin", es: "Origen")[language], column: "role",
                    categories(Position.Role.self, language, symbol: origin)),
            ]), upTo: 10_000)
    }

    private static func ring(_ state: Position.State) -> MapSymbol {
        let colour: MapSymbol.Colour =
            switch state {
            case .imported: "#878787"
            case .inReview: "#e08214"
            case .inForce: "#1a9641"
            case .historical: "#8073ac"
            case .rejected: "#d7191c"
            }
        return .marks([.init(.circle, size: 6, fill: "#ffffff00", outline: colour, outlineWidth: 0.6)])
    }

    private static func origin(_ role: Position.Role) -> MapSymbol {
        switch role {
        case .treaty: .marks([.init(.diamond, size: 5, fill: "#ffffff00", outline: "#404040", outlineWidth: 0.3)])
        case .computed: .marks([.init(.slantedCross, size: 4.2, fill: "#404040", outline: "#404040")])
        case .surveyed: .marks([.init(.triangle, size: 5, fill: "#ffffff00", outline: "#404040", outlineWidth: 0.3)])
        case .agreed: .marks([.init(.square, size: 4.2, fill: "#ffffff00", outline: "#404040", outlineWidth: 0.3)])
        }
    }
}
