/// The text beside the features of a layer, from a scale on.
public struct MapLabels: Hashable, Sendable {
    public enum Place: Hashable, Sendable {
        /// Around a point.
        case around
        /// Along a line, above or below it.
        case along
        /// Along a line, on the side to the left or right of its direction, beyond a stroke that stands there.
        case left, right

        /// As QGIS counts: 2 above, 4 below; 8 as the map lies and not as the line runs.
        fileprivate var flags: Int {
            switch self {
            case .around, .along: 2 | 8
            case .left: 2
            case .right: 4
            }
        }
    }

    /// In the language of QGIS.
    public var expression: String
    public var place: Place
    /// Denominator of the smallest scale at which they show.
    public var upTo: Int
    public var size: Double
    public var colour: MapSymbol.Colour
    public var isItalic: Bool

    public init(
        _ expression: String, _ place: Place, upTo: Int, size: Double = 8, colour: MapSymbol.Colour = "#232323",
        isItalic: Bool = false
    ) {
        self.expression = expression
        self.place = place
        self.upTo = upTo
        self.size = size
        self.colour = colour
        self.isItalic = isItalic
    }

    func write(to xml: inout QMLWriter) {
        xml.element("labeling", ["type": "simple"]) { xml in
            xml.element("settings", ["calloutType": "simple"]) { xml in
                xml.element(
                    "text-style",
                    [
                        "fieldName": expression, "isExpression": "1", "fontSize": "\(size)", "fontSizeUnit": "Point",
                        "textColor": colour.text,
                        "fontItalic": isItalic ? "1" : "0",
                        // 50 is normal; without it QGIS takes the thinnest.
                        "fontWeight": "50", "textOpacity": "1",
                    ]
                ) {
                    $0.element(
                        "text-buffer",
                        [
                            "bufferDraw": "1", "bufferSize": "0.8", "bufferSizeUnits": "MM",
                            "bufferColor": "255,255,255,255", "bufferOpacity": "0.85",
                        ])
                }
                switch place {
                case .around:
                    // 6: in the positions that cartographers prefer, outside the symbol.
                    xml.element(
                        "placement",
                        ["placement": "6", "dist": "0.6", "distUnits": "MM", "offsetType": "1", "priority": "6"])
                case .along, .left, .right:
                    // 3: curved; above or below, as the map is turned.
                    xml.element(
                        "placement",
                        [
                            "placement": "3", "dist": place == .along ? "1.6" : "2.8", "distUnits": "MM",
                            "placementFlags": "\(place.flags)",
                            "priority": "5", "repeatDistance": "0", "maxCurvedCharAngleIn": "25",
                            "maxCurvedCharAngleOut": "-25",
                        ])
                }
                xml.element(
                    "rendering",
                    [
                        "scaleVisibility": "1", "scaleMin": "0", "scaleMax": "\(upTo)", "mergeLines": "1",
                        "obstacle": "1", "drawLabels": "1",
                    ])
            }
        }
    }
}
