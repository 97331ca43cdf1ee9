/// A page to print, A3 across: the map, its legend, a scale bar, and what has to stand beside it.
public struct QGISSheet: Hashable, Sendable {
    public var name: String
    /// Below the title.
    public var subtitle: String
    public var legendTitle: String

    public init(name: String, subtitle: String, legendTitle: String) {
        self.name = name
        self.subtitle = subtitle
        self.legendTitle = legendTitle
    }

    /// Millimetres.
    private struct Box {
        var x, y, width, height: Double
    }

    private enum Kind: Int {
        case page = 65638
        case map = 65639
        case label = 65641
        case legend = 65642
        case scaleBar = 65646
    }

    private static let page = Box(x: 0, y: 0, width: 420, height: 297)
    private static let map = Box(x: 10, y: 26, width: 310, height: 245)

    func write(to xml: inout QMLWriter, title: String, notes: [String], extent: QGISProject.Extent) {
        xml.element("Layout", ["name": name, "units": "mm", "printResolution": "300"]) { xml in
            xml.element("PageCollection") { Self.item(.page, 1, Self.page, [], &$0) { _ in } }
            label(title, Box(x: 10, y: 8, width: 310, height: 9), 2, points: 18, bold: true, &xml)
            label(subtitle, Box(x: 10, y: 17, width: 310, height: 7), 3, points: 10, &xml)
            label(
                notes.joined(separator: "\n"), Box(x: 10, y: 273, width: 310, height: 20), 4, points: 9, &xml)
            writeMap(extent, &xml)
            writeLegend(&xml)
            writeScaleBar(&xml)
        }
    }

    private func writeMap(_ extent: QGISProject.Extent, _ xml: inout QMLWriter) {
        // As wide or high as it has to be for the shape of the map on the page.
        let shape = Self.map.width / Self.map.height
        let width = max(extent.east - extent.west, (extent.north - extent.south) * shape)
        let height = width / shape
        let middle = ((extent.west + extent.east) / 2, (extent.south + extent.north) / 2)
        let shown = QGISProject.Extent(
            west: middle.0 - width / 2, south: middle.1 - height / 2, east: middle.0 + width / 2,
            north: middle.1 + height / 2)
        Self.item(
            .map, 5, Self.map, [("frame", "true"), ("followPreset", "false"), ("keepLayerSet", "false")], &xml
        ) { $0.element("Extent", shown.bounds.map { ($0, "\($1)") }) { _ in } }
    }

    /// Of what lies in the map, by itself.
    private func writeLegend(_ xml: inout QMLWriter) {
        Self.item(
            .legend, 6, Box(x: 326, y: 26, width: 86, height: 100),
            [
                ("title", legendTitle), ("map_uuid", Self.uuid(5)), ("legendFilterByMap", "1"),
                ("resizeToContents", "1"), ("symbolWidth", "9"), ("symbolHeight", "4"), ("columnCount", "1"),
                ("boxSpace", "0"), ("wrapChar", ""),
            ], &xml
        ) { xml in
            xml.element("styles") { xml in
                for (name, points, above) in [
                    ("title", 12, 0.0), ("group", 9, 3.0), ("subgroup", 8, 2.0), ("symbol", 8, 1.2),
                    ("symbolLabel", 8, 1.2),
                ] {
                    xml.element(
                        "style",
                        [
                            ("name", name), ("alignment", "1"), ("marginTop", "\(above)"),
                            ("marginLeft", name == "symbolLabel" ? "2" : "0"),
                            ("marginBottom", name == "title" ? "2" : "0"),
                        ]
                    ) {
                        $0.element(
                            "styleFont", ["description": Self.font(points, bold: ["title", "group"].contains(name))])
                    }
                }
            }
        }
    }

    private func writeScaleBar(_ xml: inout QMLWriter) {
        Self.item(
            .scaleBar, 7, Box(x: 16, y: 255, width: 80, height: 13),
            [
                ("mapUuid", Self.uuid(5)), ("style", "Single Box"), ("unitType", "km"), ("unitLabel", "km"),
                ("numMapUnitsPerScaleBarUnit", "1"), ("numSegments", "2"), ("numSegmentsLeft", "0"),
                ("segmentSizeMode", "1"), ("minBarWidth", "40"), ("maxBarWidth", "80"), ("height", "2"),
                ("labelBarSpace", "1"), ("boxContentSpace", "1"), ("outlineWidth", "0.2"),
            ], &xml
        ) { xml in
            // 50: of normal weight, which isn't what is drawn without a word.
            xml.element(
                "text-style",
                [
                    ("fontSize", "9"), ("fontSizeUnit", "Point"), ("fontFamily", Self.family), ("fontWeight", "50"),
                    ("textColor", "35,35,35,255"), ("textOpacity", "1"),
                ]
            ) { _ in }
        }
    }

    private func label(
        _ text: String, _ box: Box, _ number: Int, points: Int, bold: Bool = false, _ xml: inout QMLWriter
    ) {
        Self.item(.label, number, box, [("labelText", text), ("halign", "1"), ("valign", "32")], &xml) { xml in
            xml.element("LabelFont", ["description": Self.font(points, bold: bold)])
            xml.element("FontColor", ["red": "35", "green": "35", "blue": "35", "alpha": "255"])
        }
    }

    private static func item(
        _ kind: Kind, _ number: Int, _ box: Box, _ attributes: [(String, String)], _ xml: inout QMLWriter,
        content: (inout QMLWriter) -> Void
    ) {
        let place = "\(box.x),\(box.y),mm"
        xml.element(
            "LayoutItem",
            [
                ("type", "\(kind.rawValue)"), ("uuid", uuid(number)), ("templateUuid", uuid(number)),
                ("size", "\(box.width),\(box.height),mm"), ("position", place), ("positionOnPage", place),
                ("zValue", "\(number)"), ("visibility", "1"), ("opacity", "1"),
                ("background", kind == .label || kind == .scaleBar ? "false" : "true"),
            ] + attributes, content: content)
    }

    /// The same sheet has the same bytes.
    private static func uuid(_ number: Int) -> String { "{00000000-0000-4000-8000-00000000000\(number)}" }

    private static let family = "Sans Serif"

    /// As Qt describes a font: family, points, and its weight at the fifth place.
    private static func font(_ points: Int, bold: Bool) -> String {
        "\(family),\(points),-1,5,\(bold ? 75 : 50),0,0,0,0,0"
    }
}
