/// What the law says of a part of the line, which decides the words that outputs may use for it.
public enum LegalStatus: String, Labelled {
    case demarcated = "demarcated-boundary"
    case delimited = "delimited-boundary"
    /// A working line between two states that expressly is no boundary.
    case adjacencyLine = "adjacency-line"
    case disputed = "in-dispute"

    public var label: Bilingual {
        switch self {
        case .demarcated: Bilingual(en: "demarcated boundary", es: "límite demarcado")
        case .delimited: Bilingual(en: "delimited boundary", es: "límite delimitado")
        case .adjacencyLine: Bilingual(en: "Adjacency Line", es: "Línea de Adyacencia")
        case .disputed: Bilingual(en: "line in dispute", es: "línea en disputa")
        }
    }

    /// Whether an output may call the line a boundary (límite, frontera).
    public var isBoundary: Bool {
        switch self {
        case .demarcated, .delimited: true
        case .adjacencyLine, .disputed: false
        }
    }

    /// The note that goes with every output that shows such a line.
    public var note: Bilingual? {
        switch self {
        case .demarcated, .delimited: nil
        case .adjacencyLine:
            Bilingual(
                en: "Adjacency Line: not a boundary; without prejudice to the claims of either side.",
                es: "Línea de Adyacencia: sin perjuicio de los derechos y reclamos de las partes.")
        case .disputed:
            Bilingual(
                en: "In dispute: shown without prejudice to the claims of either side.",
                es: "En disputa: se muestra sin perjuicio de los derechos y reclamos de las partes.")
        }
    }
}
