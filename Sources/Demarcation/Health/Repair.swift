/// What `doctor --repair` makes again from what the register holds: nothing official is in it.
public enum Repair: Hashable, Sendable {
    /// Missing triggers of a table.
    case triggers(table: String, names: [String])
    /// The R-tree of a layer.
    case spatialIndex(layer: String)
    /// The extent of a layer in the list of contents.
    case extent(layer: String)
    /// The stored count of a table's rows.
    case count(table: String)

    /// Stable, for programs.
    public var code: String {
        switch self {
        case .triggers: "triggers"
        case .spatialIndex: "spatial-index"
        case .extent: "extent"
        case .count: "count"
        }
    }

    public var table: String {
        switch self {
        case .triggers(let table, _), .spatialIndex(let table), .extent(let table), .count(let table): table
        }
    }

    public var text: Bilingual {
        switch self {
        case .triggers(let table, let names):
            let list = names.joined(separator: ", ")
            return Bilingual(
                en: "\(table): triggers made again: \(list)", es: "\(table): disparadores rehechos: \(list)")
        case .spatialIndex(let layer):
            return Bilingual(
                en: "\(layer): R-tree made again from its geometries",
                es: "\(layer): R-tree rehecho de sus geometrías")
        case .extent(let layer):
            return Bilingual(
                en: "\(layer): extent taken from its geometries", es: "\(layer): extensión tomada de sus geometrías")
        case .count(let table):
            return Bilingual(en: "\(table): rows counted again", es: "\(table): filas contadas de nuevo")
        }
    }
}
