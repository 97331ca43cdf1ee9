/// A layer's look and form as QGIS reads them (QML, from 3.22 on): symbols, labels, aliases, lists of values, defaults.
///
/// Only what differs from QGIS's own defaults is written, so that a style stays a few kB.
public struct QMLStyle: Hashable, Sendable {
    public enum Geometry: Int, Hashable, Sendable {
        case point = 0
        case line = 1
        case none = 4
    }

    public struct Field: Hashable, Sendable {
        public var name: String
        /// Shown in place of the name, where it isn't empty.
        public var alias: String
        /// Offered in this order, and nothing else.
        public var values: [Value]
        /// The row that it names is chosen from the other layer.
        public var reference: Reference?
        public var isReadOnly: Bool
        /// Fills a new row; an expression of QGIS.
        public var initial: String?

        public init(
            _ name: String, alias: String, values: [Value] = [], isReadOnly: Bool = false,
            initial: String? = nil
        ) {
            self.name = name
            self.alias = alias
            self.values = values
            self.isReadOnly = isReadOnly
            self.initial = initial
        }
    }

    public var geometry: Geometry
    public var fields: [Field]
    public var renderer: MapRenderer?
    public var labels: MapLabels?
    /// Denominator of the smallest scale at which the layer shows; `nil` for all.
    public var upTo: Int?
    /// What stands for a row in lists and tips; an expression of QGIS.
    public var display: String?
    /// The whole layer: QGIS doesn't offer to edit it.
    public var isReadOnly: Bool
    /// `nil` for QGIS's own, which lists the columns.
    public var form: Form?

    public init(
        geometry: Geometry, fields: [Field], renderer: MapRenderer? = nil, labels: MapLabels? = nil, upTo: Int? = nil,
        display: String? = nil, isReadOnly: Bool = false
    ) {
        self.geometry = geometry
        self.fields = fields
        self.renderer = renderer
        self.labels = labels
        self.upTo = upTo
        self.display = display
        self.isReadOnly = isReadOnly
    }

    /// The document. Cost: linear in fields, values and symbols.
    public var text: String {
        var xml = QMLWriter()
        xml.element("qgis", [("version", "3.22.0"), ("styleCategories", "AllStyleCategories")] + layerAttributes) {
            writeContent(to: &$0)
        }
        return "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n" + xml.text + "\n"
    }

    /// What QGIS writes as attributes of the layer.
    var layerAttributes: [(String, String)] {
        [
            ("readOnly", isReadOnly ? "1" : "0"), ("labelsEnabled", labels == nil ? "0" : "1"),
            ("hasScaleBasedVisibilityFlag", upTo == nil ? "0" : "1"), ("maxScale", "0"),
            ("minScale", "\(upTo ?? 100_000_000)"),
        ]
    }

    func writeContent(to xml: inout QMLWriter) {
        renderer?.write(to: &xml)
        labels?.write(to: &xml)
        writeWidgets(to: &xml)
        writeFields(to: &xml)
        writeForm(to: &xml)
        if let display { xml.element("previewExpression", value: display) }
        xml.element("layerGeometryType", value: "\(geometry.rawValue)")
    }

    private func writeFields(to xml: inout QMLWriter) {
        xml.element("aliases") { xml in
            for (index, field) in fields.enumerated() where !field.alias.isEmpty {
                xml.element("alias", ["index": "\(index)", "field": field.name, "name": field.alias])
            }
        }
        xml.element("defaults") { xml in
            for field in fields {
                guard let initial = field.initial else { continue }
                xml.element("default", ["field": field.name, "expression": initial, "applyOnUpdate": "0"])
            }
        }
        xml.element("editable") { xml in
            for field in fields where field.isReadOnly {
                xml.element("field", ["name": field.name, "editable": "0"])
            }
        }
    }
}
