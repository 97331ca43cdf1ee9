public import Demarcation
public import GeoTypes

/// A picture of the line: which stretches of the brecha are cleared, which are pending.
///
/// Plate carrée with the scale of its middle latitude: a sketch to look at, never to measure on.
public struct ProgressMap: Sendable {
    public enum Mark: String, Sendable {
        /// The line itself.
        case line
        case cleared, pending
    }

    public struct Stroke: Sendable {
        public var mark: Mark
        public var sector: Sector.ID
        public var line: GeographicLine

        public init(_ mark: Mark, sector: Sector.ID, line: GeographicLine) {
            self.mark = mark
            self.sector = sector
            self.line = line
        }
    }

    /// A name beside the line.
    public struct Label: Sendable {
        public var text: String
        public var place: GeographicPoint

        public init(_ text: String, at place: GeographicPoint) {
            self.text = text
            self.place = place
        }
    }

    public var strokes: [Stroke]
    public var labels: [Label]
    public var cleared: Quantity
    public var pending: Quantity
    /// What the law and licences ask to say of the sectors that are shown.
    public var notes: [Bilingual]

    public init(
        strokes: [Stroke], labels: [Label] = [], cleared: Quantity, pending: Quantity, notes: [Bilingual] = []
    ) {
        self.strokes = strokes
        self.labels = labels
        self.cleared = cleared
        self.pending = pending
        self.notes = notes
    }

    private static let size = 460.0
    /// Points closer than this to the one before, in pixels, are left out.
    private static let coarseness = 0.7

    func write(to page: inout HTMLWriter, _ language: Language) {
        let box = GeographicBox(around: strokes.lazy.flatMap(\.line.points))
        guard box.west <= box.east else { return }
        let shrink = cosine(ofDegrees: (box.south + box.north) / 2)
        let extent = max((box.east - box.west) * shrink, box.north - box.south, 1e-9)
        let scale = ProgressMap.size / extent
        let width = (box.east - box.west) * shrink * scale + 16
        let height = (box.north - box.south) * scale + 16
        func position(_ point: GeographicPoint) -> (x: Double, y: Double) {
            ((point.longitude - box.west) * shrink * scale + 8, (box.north - point.latitude) * scale + 8)
        }
        page.element("h2", Words.title[language])
        page.block("figure", class: "map") { page in
            let frame = "\(fixed(width, decimals: 0)) \(fixed(height, decimals: 0))"
            page.raw("<svg viewBox=\"0 0 \(frame)\" width=\"\(fixed(width, decimals: 0))\" role=\"img\" aria-label=\"")
            page.text(Words.title[language])
            page.raw("\">\n")
            for mark in [Mark.line, .pending, .cleared] {
                for stroke in strokes where stroke.mark == mark {
                    let path = stroke.line.points.map(position)
                    page.raw("<path class=\"\(mark.rawValue)\" d=\"\(ProgressMap.thinned(path))\"><title>")
                    page.text(stroke.sector.rawValue)
                    page.raw("</title></path>\n")
                }
            }
            for label in labels {
                let (x, y) = position(label.place)
                page.raw("<text x=\"\(fixed(x + 5, decimals: 1))\" y=\"\(fixed(y - 4, decimals: 1))\">")
                page.text(label.text)
                page.raw("</text>\n")
            }
            page.raw("</svg>\n")
            legend(to: &page, language)
        }
    }

    private func legend(to page: inout HTMLWriter, _ language: Language) {
        page.raw("<figcaption>")
        for (mark, words, length) in [("cleared", Words.cleared, cleared), ("pending", Words.pending, pending)] {
            page.raw(
                "<svg width=\"22\" height=\"8\" aria-hidden=\"true\"><path class=\"\(mark)\" d=\"M2 4H20\"/></svg> ")
            page.text("\(words[language]) \(length) km  ")
        }
        page.raw("</figcaption>\n")
        for note in notes {
            page.element("p", note[language], class: "note small")
            page.raw("\n")
        }
    }

    /// `M x y L x y …` with one decimal; the ends always stay.
    private static func thinned(_ path: [(x: Double, y: Double)]) -> String {
        var text = ""
        var last: (x: Double, y: Double)?
        for (index, point) in path.enumerated() {
            if let last, index < path.count - 1,
                abs(point.x - last.x) < coarseness, abs(point.y - last.y) < coarseness
            {
                continue
            }
            text += "\(last == nil ? "M" : "L")\(fixed(point.x, decimals: 1)) \(fixed(point.y, decimals: 1))"
            last = point
        }
        return text
    }

    private enum Words {
        static let title = Bilingual(en: "Strip cleared and pending", es: "Brecha trabajada y pendiente")
        static let cleared = Bilingual(en: "cleared", es: "trabajada")
        static let pending = Bilingual(en: "pending", es: "pendiente")
    }
}

/// By its series: enough for a drawing, without a mathematics library.
private func cosine(ofDegrees degrees: Double) -> Double {
    let angle = degrees * .pi / 180
    let square = angle * angle
    return 1 - square / 2 * (1 - square / 12 * (1 - square / 30 * (1 - square / 56)))
}
