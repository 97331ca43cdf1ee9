import Demarcation
import GeoPackage

/// Tables and the references between them as layers, forms and relations of a project, in one language.
struct ProjectWords {
    let language: Language
    private let tables: [String: ProjectTable]
    private let links: [TableLink]

    init(language: Language, tables: [ProjectTable], links: [TableLink]) {
        self.language = language
        self.tables = Dictionary(uniqueKeysWithValues: tables.map { ($0.name, $0) })
        self.links = links
    }

    func layer(_ table: ProjectTable, source: String) -> QGISProject.Layer {
        let kind: QMLStyle.Geometry =
            switch table.geometry {
            case nil: .none
            case .point?: .point
            default: .line
            }
        return QGISProject.Layer(
            id: Self.id(table.name), title: title(table), abstract: language == .spanish ? table.description : "",
            source: "\(source)|layername=\(table.name)" + (Self.inForce(table.name).map { "|subset=\($0)" } ?? ""),
            geometry: kind,
            style: table.restyled.map { .stored($0) } ?? .made(style(table)),
            isOpen: FormRules.opened.contains(table.name))
    }

    func relation(_ link: TableLink) -> QGISProject.Relation {
        QGISProject.Relation(
            id: link.id, title: title(link), layer: Self.id(link.table), column: link.column,
            referenced: Self.id(link.target), key: link.key)
    }

    /// QGIS gives a layer a new id when its own is shorter than ten letters, and loses its relations.
    private static func id(_ table: String) -> String { "lindero_\(table)" }

    private func style(_ table: ProjectTable) -> QMLStyle {
        var style = LayerLook.style(of: table.name, table.columns, geometry: table.geometry, in: language)
        if !FormRules.isBulk(table.name) {
            for index in style.fields.indices where !style.fields[index].isReadOnly {
                guard let link = links.first(where: { $0.table == table.name && $0.column == style.fields[index].name })
                else { continue }
                let isOptional = !table.columns[index].constraints.contains("NOT NULL")
                style.fields[index].reference = .init(relation: link.id, isOptional: isOptional)
            }
        }
        style.form = QMLStyle.Form(
            title: Bilingual(en: "Record", es: "Datos")[language],
            related: links.filter { $0.target == table.name && !FormRules.isBulk($0.table) }
                .map { .init(title($0), relation: $0.id) })
        return style
    }

    /// Tables have names in English.
    private func title(_ table: ProjectTable) -> String {
        guard language == .english else { return table.title }
        let words = table.name.split(separator: "_").joined(separator: " ")
        return words.prefix(1).uppercased() + words.dropFirst()
    }

    /// The rows that name a row: their table's title, with the column where a table names it in two.
    private func title(_ link: TableLink) -> String {
        guard let table = tables[link.table] else { return link.table }
        let others = links.filter { $0.table == link.table && $0.target == link.target }
        guard others.count > 1 || link.table == link.target else { return title(table) }
        let column = table.columns.first { $0.name == link.column }
        return "\(title(table)) (\((language == .spanish ? column?.title : nil) ?? link.column))"
    }

    /// What of a layer a map shows: of the line the version in force, as exports do.
    private static func inForce(_ table: String) -> String? {
        RecordLayer.listed.first { $0.table == table }?.condition
            .map { $0.replacing(/\bt\./, with: "").replacing(/\s+/, with: " ") }
    }
}
