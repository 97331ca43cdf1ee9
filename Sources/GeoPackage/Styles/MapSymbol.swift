/// How a feature is drawn: marks or strokes, the lowest first. Sizes are millimetres on the page.
public enum MapSymbol: Hashable, Sendable {
    case marks([Mark])
    case strokes([Stroke])

    /// Red, green, blue and opacity, written `#rrggbb` or `#rrggbbaa`.
    public struct Colour: Hashable, Sendable, ExpressibleByStringLiteral {
        var channels: [UInt8]

        public init(stringLiteral text: String) {
            let digits = Array(text.utf8.dropFirst()).compactMap { Character(Unicode.Scalar($0)).hexDigitValue }
            precondition([6, 8].contains(digits.count), "a colour is #rrggbb or #rrggbbaa")
            channels = stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
            if channels.count == 3 { channels.append(255) }
        }

        var text: String { channels.map { "\($0)" }.joined(separator: ",") }
    }

    public enum Shape: String, Hashable, Sendable {
        case circle, square, diamond, triangle, star, cross, pentagon
        case slantedCross = "cross2"
        case filledCross = "cross_fill"
    }

    public struct Mark: Hashable, Sendable {
        public var shape: Shape
        public var size: Double
        public var fill: Colour
        public var outline: Colour
        public var outlineWidth: Double
        /// Its size at scales smaller than `overviewFrom`, where many stand close together.
        public var overviewSize: Double?
        /// Denominator of a scale.
        public var overviewFrom: Int

        /// Denominator of the scale from which on marks have their overview size.
        public static let overview = 1_000_000

        public init(
            _ shape: Shape, size: Double, fill: Colour, outline: Colour = "#232323", outlineWidth: Double = 0.2,
            overviewSize: Double? = nil, overviewFrom: Int = Mark.overview
        ) {
            self.shape = shape
            self.size = size
            self.fill = fill
            self.outline = outline
            self.outlineWidth = outlineWidth
            self.overviewSize = overviewSize
            self.overviewFrom = overviewFrom
        }
    }

    public struct Stroke: Hashable, Sendable {
        public var colour: Colour
        public var width: Double
        /// Lengths drawn and left out, in turn; none is a solid line.
        public var dashes: [Double]
        /// To the left of the line's direction.
        public var offset: Double

        public init(_ colour: Colour, width: Double, dashes: [Double] = [], offset: Double = 0) {
            self.colour = colour
            self.width = width
            self.dashes = dashes
            self.offset = offset
        }
    }

    func write(to xml: inout QMLWriter, name: String) {
        let type =
            switch self {
            case .marks: "marker"
            case .strokes: "line"
            }
        xml.element("symbol", ["type": type, "name": name, "alpha": "1", "clip_to_extent": "1", "force_rhr": "0"]) {
            switch self {
            case .marks(let marks): for mark in marks { mark.write(to: &$0) }
            case .strokes(let strokes): for stroke in strokes { stroke.write(to: &$0) }
            }
        }
    }
}

extension MapSymbol.Mark {
    fileprivate func write(to xml: inout QMLWriter) {
        xml.element("layer", ["class": "SimpleMarker", "enabled": "1", "locked": "0", "pass": "0"]) {
            $0.options([
                "name": shape.rawValue, "color": fill.text, "size": "\(size)", "size_unit": "MM",
                "outline_color": outline.text, "outline_width": "\(outlineWidth)", "outline_width_unit": "MM",
                "outline_style": "solid", "joinstyle": "miter",
            ])
            guard let overviewSize else { return }
            $0.dataDefined(
                "size", by: "if(@map_scale > \(overviewFrom), \(overviewSize), \(size))")
        }
    }
}

extension MapSymbol.Stroke {
    fileprivate func write(to xml: inout QMLWriter) {
        xml.element("layer", ["class": "SimpleLine", "enabled": "1", "locked": "0", "pass": "0"]) {
            $0.options([
                "line_color": colour.text, "line_width": "\(width)", "line_width_unit": "MM", "line_style": "solid",
                "use_custom_dash": dashes.isEmpty ? "0" : "1",
                "customdash": dashes.isEmpty ? "5;2" : dashes.map { "\($0)" }.joined(separator: ";"),
                "customdash_unit": "MM", "offset": "\(offset == 0 ? 0 : -offset)", "offset_unit": "MM",
                "capstyle": dashes.isEmpty ? "round" : "flat", "joinstyle": "round",
            ])
            // A legend draws no feature: there it stands in line with its text.
            if offset != 0 { $0.dataDefined("offset", by: "if($geometry IS NULL, 0, \(-offset))") }
        }
    }
}
