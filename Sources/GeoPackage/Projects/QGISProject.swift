/// A project of QGIS (a `.qgs` file, 3.22 and later), which QField opens too: layers in groups with their styles and forms,
/// relations between them, notes that stand on the map, and a sheet to print.
///
/// Only what differs from QGIS's own defaults is written.
public struct QGISProject: Hashable, Sendable {
    public var title: String
    public var abstract: String
    /// `es` or `en`.
    public var language: String
    public var system: System
    /// From top to bottom, in the list and on the map.
    public var groups: [Group]
    public var relations: [Relation]
    /// What is in sight when it opens: degrees in the project's system.
    public var extent: Extent?
    /// What the map has to say beside what it shows, one text a line.
    public var notes: [String]
    public var sheet: QGISSheet?

    public struct System: Hashable, Sendable {
        public var name: String
        /// `EPSG:4326`; `nil` for a system without a code.
        public var code: String?
        public var wkt2: String
        public var epoch: Double?
        public var semiMajorAxis: Double
        public var semiMinorAxis: Double

        public init(
            name: String, code: String?, wkt2: String, epoch: Double?, semiMajorAxis: Double, semiMinorAxis: Double
        ) {
            self.name = name
            self.code = code
            self.wkt2 = wkt2
            self.epoch = epoch
            self.semiMajorAxis = semiMajorAxis
            self.semiMinorAxis = semiMinorAxis
        }
    }

    public struct Group: Hashable, Sendable {
        public var title: String
        public var layers: [Layer]
        public var isOpen: Bool

        public init(_ title: String, isOpen: Bool, _ layers: [Layer]) {
            self.title = title
            self.isOpen = isOpen
            self.layers = layers
        }
    }

    public struct Layer: Hashable, Sendable {
        /// Unique in the project.
        public var id: String
        public var title: String
        public var abstract: String
        /// As GDAL takes it, relative to the project: `./border.gpkg|layername=monuments`.
        public var source: String
        public var geometry: QMLStyle.Geometry
        public var style: Style
        /// Whether its symbols are listed below it.
        public var isOpen: Bool

        public enum Style: Hashable, Sendable {
            case made(QMLStyle)
            /// As QGIS saved it.
            case stored(QMLDocument)
        }

        public init(
            id: String, title: String, abstract: String, source: String, geometry: QMLStyle.Geometry, style: Style,
            isOpen: Bool = false
        ) {
            self.id = id
            self.title = title
            self.abstract = abstract
            self.source = source
            self.geometry = geometry
            self.style = style
            self.isOpen = isOpen
        }
    }

    /// Rows of one layer that name a row of another.
    public struct Relation: Hashable, Sendable {
        public var id: String
        public var title: String
        public var layer: String
        public var column: String
        public var referenced: String
        public var key: String

        public init(id: String, title: String, layer: String, column: String, referenced: String, key: String) {
            self.id = id
            self.title = title
            self.layer = layer
            self.column = column
            self.referenced = referenced
            self.key = key
        }
    }

    public struct Extent: Hashable, Sendable {
        public var west, south, east, north: Double

        public init(west: Double, south: Double, east: Double, north: Double) {
            self.west = west
            self.south = south
            self.east = east
            self.north = north
        }
    }

    public init(
        title: String, abstract: String, language: String, system: System, groups: [Group], relations: [Relation],
        extent: Extent?, notes: [String], sheet: QGISSheet?
    ) {
        self.title = title
        self.abstract = abstract
        self.language = language
        self.system = system
        self.groups = groups
        self.relations = relations
        self.extent = extent
        self.notes = notes
        self.sheet = sheet
    }

    /// The document. Cost: linear in what it holds.
    public var text: String {
        var xml = QMLWriter()
        xml.element("qgis", ["version": "3.22.0", "projectname": title]) { xml in
            xml.element("title", value: title)
            xml.element("projectCrs") { system.write(to: &$0) }
            writeTree(to: &xml)
            writeRelations(to: &xml)
            writeView(to: &xml)
            xml.element("projectlayers") { xml in
                for layer in groups.flatMap(\.layers) { layer.write(to: &xml, system: system) }
            }
            writeProperties(to: &xml)
            writeMetadata(to: &xml)
            if let sheet, let extent {
                xml.element("Layouts") { sheet.write(to: &$0, title: title, notes: notes, extent: extent) }
            }
        }
        return "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n" + xml.text + "\n"
    }
}
