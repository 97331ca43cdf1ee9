import Demarcation

/// How a project of QGIS groups the tables: from top to bottom, which is the order of drawing too. Points stand over lines,
/// and the line over the band of the brecha.
enum MapGroup: CaseIterable {
    case monuments, installations, surveys, inspections, orders, line, brecha, programme, documents
    /// What nobody put anywhere.
    case others

    var title: Bilingual {
        switch self {
        case .monuments: Bilingual(en: "Monuments", es: "Mojones")
        case .installations: Bilingual(en: "Installations and rivers", es: "Instalaciones y ríos")
        case .surveys: Bilingual(en: "Surveys", es: "Levantamientos")
        case .inspections: Bilingual(en: "Inspections", es: "Inspecciones")
        case .orders: Bilingual(en: "Work orders", es: "Órdenes de trabajo")
        case .line: Bilingual(en: "Line", es: "Línea")
        case .brecha: Bilingual(en: "Brecha", es: "Brecha")
        case .programme: Bilingual(en: "Programme", es: "Programa")
        case .documents: Bilingual(en: "Documents", es: "Documentos")
        case .others: Bilingual(en: "Others", es: "Otras")
        }
    }

    /// From top to bottom.
    private var tables: [String] {
        switch self {
        case .monuments: ["monuments", "positions", "monument_references"]
        case .installations: ["installations", "reaches"]
        case .surveys: ["observations", "surveys"]
        case .inspections: ["inspections", "findings"]
        case .orders: ["work_orders", "order_log", "order_measurements", "order_estimations"]
        case .line:
            ["vertices", "candidate_segments", "segments", "sectors", "line_revisions", "line_revision_marks"]
        case .brecha: ["brecha_stretches"]
        case .programme:
            ["products", "targets", "programming", "spending", "events", "closings", "closed_figures"]
        case .documents: ["documents", "export_log"]
        case .others: []
        }
    }

    /// The groups with their tables, each table of `present` once.
    static func arranged(_ present: [String]) -> [(group: MapGroup, tables: [String])] {
        let known = Set(allCases.flatMap(\.tables))
        return allCases.map { group in
            (
                group,
                group == .others
                    ? present.filter { !known.contains($0) } : group.tables.filter(Set(present).contains)
            )
        }.filter { !$0.1.isEmpty }
    }
}
