import Demarcation
import GeoPackage

/// How a table of the register opens in QGIS: symbols and labels for the layers, and for every table Spanish names, lists
/// of values, and what may not be typed.
struct LayerLook {
    var renderer: MapRenderer?
    var labels: MapLabels?
    /// Denominator of the smallest scale at which the layer shows.
    var upTo: Int?

    static let all: [String: LayerLook] = [
        "segments": segments, "candidate_segments": candidates, "vertices": vertices, "monuments": monuments,
        "positions": positions, "observations": observations, "brecha_stretches": brecha, "reaches": reaches,
        "installations": installations, "inspections": inspections, "work_orders": orders,
    ]

    /// The style of a table; `geometry` is `nil` for one without.
    static func style(
        of table: String, _ columns: [GeoPackage.ColumnDefinition], geometry: FeatureTable.GeometryType?
    ) -> QMLStyle {
        let look = all[table]
        let isEvidence = FormRules.evidence.contains(table)
        let fields = columns.map { column in
            QMLStyle.Field(
                column.name, alias: column.title ?? column.name,
                values: column.valueList.flatMap { ValueLists.named[$0]?.values } ?? [],
                isReadOnly: isEvidence || FormRules.isComputed(column.name, of: table),
                initial: isEvidence ? nil : FormRules.initial(column))
        }
        let names = Set(columns.map(\.name))
        return QMLStyle(
            geometry: geometry.map { $0 == .point ? .point : .line } ?? .none, fields: fields,
            renderer: look?.renderer, labels: look?.labels, upTo: look?.upTo, display: FormRules.display(names),
            isReadOnly: isEvidence)
    }

    /// A category for each code, with the Spanish name of the code.
    static func categories<Code: Labelled>(_ type: Code.Type, symbol: (Code) -> MapSymbol) -> [MapRenderer.Category] {
        type.allCases.map { MapRenderer.Category($0.rawValue, $0.label[.spanish], symbol($0)) }
    }

    /// `12+345` of a column in metres, in the language of QGIS.
    static func chainage(_ column: String) -> String {
        "floor(round(\"\(column)\") / 1000) || '+' || lpad(to_string(to_int(round(\"\(column)\")) % 1000), 3, '0')"
    }
}
