import Demarcation
import GeoPackage

/// How a table of the register opens in QGIS: symbols and labels for the layers, and for every table Spanish names, lists
/// of values, and what may not be typed.
struct LayerLook {
    var renderer: MapRenderer?
    var labels: MapLabels?
    /// Denominator of the smallest scale at which the layer shows.
    var upTo: Int?

    /// The look of a layer; `nil` of a table without one.
    static func of(_ table: String, in language: Language) -> LayerLook? {
        switch table {
        case "segments": segments(language)
        case "candidate_segments": candidates(language)
        case "vertices": vertices(language)
        case "monuments": monuments(language)
        case "positions": positions(language)
        case "observations": observations(language)
        case "brecha_stretches": brecha(language)
        case "reaches": reaches(language)
        case "installations": installations(language)
        case "inspections": inspections(language)
        case "work_orders": orders(language)
        default: nil
        }
    }

    /// The style of a table; `geometry` is `nil` for one without. Columns have titles in Spanish and names in English, so that
    /// in English the names stand.
    static func style(
        of table: String, _ columns: [GeoPackage.ColumnDefinition], geometry: FeatureTable.GeometryType?,
        in language: Language = .spanish
    ) -> QMLStyle {
        let look = of(table, in: language)
        let isEvidence = FormRules.evidence.contains(table)
        let fields = columns.map { column in
            QMLStyle.Field(
                column.name, alias: language == .spanish ? column.title ?? column.name : "",
                values: values(of: column, in: language),
                isReadOnly: isEvidence || FormRules.isComputed(column.name, of: table),
                initial: isEvidence ? nil : FormRules.initial(column))
        }
        let names = Set(columns.map(\.name))
        return QMLStyle(
            geometry: geometry.map { $0 == .point ? .point : .line } ?? .none, fields: fields,
            renderer: look?.renderer, labels: look?.labels, upTo: look?.upTo, display: FormRules.display(names),
            isReadOnly: isEvidence)
    }

    private static func values(
        of column: GeoPackage.ColumnDefinition, in language: Language
    ) -> [QMLStyle.Field.Value] {
        guard let list = column.valueList.flatMap({ ValueLists.named[$0] }) else { return [] }
        return list.values.map { .init($0.code, language == .spanish ? $0.labelEs : $0.labelEn) }
    }

    /// A category for each code, with the name of the code.
    static func categories<Code: Labelled>(
        _ type: Code.Type, _ language: Language, symbol: (Code) -> MapSymbol
    ) -> [MapRenderer.Category] {
        type.allCases.map { MapRenderer.Category($0.rawValue, $0.label[language], symbol($0)) }
    }

    /// `12+345` of a column in metres, in the language of QGIS.
    static func chainage(_ column: String) -> String {
        "floor(round(\"\(column)\") / 1000) || '+' || lpad(to_string(to_int(round(\"\(column)\")) % 1000), 3, '0')"
    }
}
