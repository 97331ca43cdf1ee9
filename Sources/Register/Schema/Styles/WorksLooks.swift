import Demarcation
import GeoPackage

/// What was surveyed, is kept clear, inspected and built. Lines that follow the border are drawn beside it.
extension LayerLook {
    static func observations(_ language: Language) -> LayerLook {
        LayerLook(
            renderer: .categories(
                of: "coalesce(\"fix\", 'unknown')",
                FixQuality.allCases.filter(\.isMeasurement).map { quality in
                    MapRenderer.Category(
                        quality.code, quality.label[language],
                        .marks([
                            .init(
                                .circle, size: 1.6, fill: colour(of: quality), outlineWidth: 0.1, overviewSize: 0.8,
                                overviewFrom: 10_000)
                        ]))
                }),
            labels: MapLabels("\"name\"", .around, upTo: 2_500, size: 7, colour: "#404040"), upTo: 50_000)
    }

    private static func colour(of quality: FixQuality) -> MapSymbol.Colour {
        switch quality {
        case .fixed: "#1a9850"
        case .precisePoint: "#2b83ba"
        case .float: "#a6d96a"
        case .differential: "#fee08b"
        case .augmented, .precise: "#fdae61"
        case .autonomous: "#f46d43"
        case .unknown, .estimated, .manual, .simulated: "#bdbdbd"
        }
    }

    static func brecha(_ language: Language) -> LayerLook {
        LayerLook(
            renderer: .categories(
                of: "if(\"in_programme\", '1', '0')",
                [
                    .init(
                        "1", Bilingual(en: "in the programme", es: "en el programa")[language],
                        .strokes([.init("#66a61e90", width: 3)])),
                    .init(
                        "0", Bilingual(en: "outside the programme", es: "fuera del programa")[language],
                        .strokes([.init("#a6a6a690", width: 3)])),
                ]),
            labels: MapLabels(
                "\"id\" || '  ' || \(chainage("from_m")) || ' – ' || \(chainage("to_m"))", .along, upTo: 100_000,
                size: 7,
                colour: "#3d6312"))
    }

    static func reaches(_ language: Language) -> LayerLook {
        LayerLook(
            renderer: .categories(
                of: "bank",
                categories(Reach.Bank.self, language) { bank in
                    .strokes([.init(bank == .left ? "#2c7fb8" : "#7fcdbb", width: 0.9, offset: bank == .left ? 1 : -1)])
                }),
            labels: MapLabels("coalesce(\"name\", \"id\")", .along, upTo: 250_000, size: 7, colour: "#2c7fb8"))
    }

    static func installations(_ language: Language) -> LayerLook {
        LayerLook(
            renderer: .categories(of: "kind", categories(Installation.Kind.self, language, symbol: installation)),
            labels: MapLabels("coalesce(\"name\", \"id\")", .around, upTo: 500_000, size: 8, colour: "#08306b"))
    }

    private static func installation(_ kind: Installation.Kind) -> MapSymbol {
        let shape: MapSymbol.Shape =
            switch kind {
            case .facility: .square
            case .hydrometricStation: .pentagon
            case .sign: .star
            case .bridge: .diamond
            case .access: .triangle
            case .other: .circle
            }
        return .marks([.init(shape, size: 3.4, fill: "#9ecae1", outline: "#08306b", outlineWidth: 0.4)])
    }

    /// On the right of the line; they count when they have an acta.
    static func inspections(_ language: Language) -> LayerLook {
        LayerLook(
            renderer: .categories(
                of: "if(coalesce(\"acta\", '') = '', '0', '1')",
                [
                    .init(
                        "1", Bilingual(en: "with a minute", es: "con acta")[language],
                        .strokes([.init("#1b7f79", width: 0.7, offset: -1.8)])),
                    .init(
                        "0", Bilingual(en: "without a minute", es: "sin acta")[language],
                        .strokes([.init("#1b7f79", width: 0.7, dashes: [1.5, 1], offset: -1.8)])),
                ]),
            labels: MapLabels("\"id\"", .right, upTo: 100_000, size: 7, colour: "#1b7f79"))
    }

    /// On the left of the line.
    static func orders(_ language: Language) -> LayerLook {
        LayerLook(
            renderer: .categories(of: "state", categories(WorkState.self, language, symbol: order)),
            labels: MapLabels("\"id\"", .left, upTo: 100_000, size: 7, colour: "#404040"))
    }

    private static func order(_ state: WorkState) -> MapSymbol {
        func stroke(_ colour: MapSymbol.Colour, _ dashes: [Double] = []) -> MapSymbol {
            .strokes([.init(colour, width: 1.1, dashes: dashes, offset: 1.8)])
        }
        return switch state {
        case .planned: stroke("#969696", [1.5, 1])
        case .assigned: stroke("#6baed6", [1.5, 1])
        case .inProgress: stroke("#fd8d3c")
        case .measured: stroke("#e6c229")
        case .verified: stroke("#a1d99b")
        case .certified: stroke("#31a354")
        case .received: stroke("#006d2c")
        case .cancelled: stroke("#bdbdbd", [0.6, 1.4])
        }
    }
}
