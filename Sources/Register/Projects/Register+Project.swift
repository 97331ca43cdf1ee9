public import Demarcation
import Foundation
import GRDB
import GeoPackage

/// A project of QGIS over a register, to be written beside it.
public struct MapProject: Sendable {
    /// The `.qgs` document.
    public var text: String
    public var layers: Int
    public var relations: Int
    /// Tables whose style somebody saved in place of the register's own: it stands in the project as it is.
    public var restyled: [String]
    /// Whether there is a line yet, without which the project opens on no place in particular.
    public var hasLine: Bool
}

extension Register {
    /// The project: every table that people see, in groups, with its style, names and lists of values, and a relation for each
    /// reference between them.
    ///
    /// - `source`: the register's path as it is written in the project.
    ///
    /// Cost: some hundred small queries, whatever the register holds.
    public func project(source: String, in language: Language) throws(RegisterError) -> MapProject {
        try read { db in
            let tables = try ProjectTable.all(in: db)
            let links = try TableLink.all(among: tables.map(\.name), in: db)
            let statuses = try LegalStatus.allCases.filter { status in
                try Bool.fetchOne(
                    db,
                    sql: """
                        SELECT EXISTS (SELECT 1 FROM sectors WHERE legal_status = ?1)
                            OR EXISTS (SELECT 1 FROM segments WHERE legal_status = ?1)
                        """, arguments: [status.rawValue]) ?? false
            }
            let attributions = try String.fetchAll(
                db, sql: "SELECT DISTINCT attribution FROM segments WHERE attribution <> '' ORDER BY 1")
            // Before the line is there nobody knows what it will be.
            let remarks = LegalStatus.remarks(on: statuses.isEmpty ? LegalStatus.allCases : statuses)
            let words = ProjectWords(language: language, tables: tables, links: links)
            let byName = Dictionary(uniqueKeysWithValues: tables.map { ($0.name, $0) })
            let groups = MapGroup.arranged(tables.map(\.name)).map { group, names in
                QGISProject.Group(
                    group.title[language], isOpen: names.contains { byName[$0]?.geometry != nil },
                    names.compactMap { byName[$0] }.map { words.layer($0, source: source) })
            }
            let epoch = frame.epoch.map { Bilingual(en: ", epoch \($0)", es: ", época \($0)")[language] } ?? ""
            let extent = try ProjectTable.extent(of: tables, in: db)
            let project = QGISProject(
                title: Bilingual(en: "Register of the line", es: "Registro de la línea")[language],
                abstract: "\(URL(fileURLWithPath: path).lastPathComponent) · \(frame.name) (\(frame.code))\(epoch)",
                language: language.rawValue, system: QGISProject.System(frame), groups: groups,
                relations: links.map(words.relation), extent: extent,
                notes: remarks.map { $0[language] } + attributions,
                sheet: QGISSheet(
                    name: Bilingual(en: "Sheet A3", es: "Hoja A3")[language],
                    subtitle: "\(frame.name) (\(frame.code))\(epoch)",
                    legendTitle: Bilingual(en: "Legend", es: "Leyenda")[language]))
            return MapProject(
                text: project.text, layers: tables.count, relations: links.count,
                restyled: tables.filter { $0.restyled != nil }.map(\.name), hasLine: !statuses.isEmpty)
        }
    }
}

extension QGISProject.System {
    init(_ frame: ReferenceFrame) {
        let flattening = frame.inverseFlattening == 0 ? 0 : 1 / frame.inverseFlattening
        self.init(
            name: frame.name, code: frame.code.wholeMatch(of: /[A-Za-z]+:[A-Za-z0-9]+/) == nil ? nil : frame.code,
            wkt2: frame.wkt2, epoch: frame.epoch, semiMajorAxis: frame.equatorialRadius,
            semiMinorAxis: frame.equatorialRadius * (1 - flattening))
    }
}
