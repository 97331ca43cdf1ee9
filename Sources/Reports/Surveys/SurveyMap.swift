public import Demarcation
public import GeoTypes

/// A survey over the line as one SVG picture: sectors with chainage, monuments by their verdict, the points.
public struct SurveyMap: Sendable {
    public struct Line: Sendable {
        public var sector: Sector.ID
        public var points: [GeographicPoint]

        public init(sector: Sector.ID, points: [GeographicPoint]) {
            self.sector = sector
            self.points = points
        }
    }

    /// A mark of the chainage, and a point a little ahead on the line.
    public struct Tick: Sendable {
        public var sector: Sector.ID
        public var text: String
        public var point: GeographicPoint
        public var ahead: GeographicPoint

        public init(sector: Sector.ID, text: String, point: GeographicPoint, ahead: GeographicPoint) {
            self.sector = sector
            self.text = text
            self.point = point
            self.ahead = ahead
        }
    }

    public struct Mark: Sendable {
        public var monument: Monument.ID
        public var point: GeographicPoint
        /// The worst that the survey says of it; `nil` where it says nothing.
        public var verdict: MonumentVerdict.Outcome?

        public init(monument: Monument.ID, point: GeographicPoint, verdict: MonumentVerdict.Outcome?) {
            self.monument = monument
            self.point = point
            self.verdict = verdict
        }
    }

    let frame: MapFrame
    private let lines: [Line]
    private let ticks: [Tick]
    private let marks: [Mark]
    private let points: ThinnedPoints
    private let rejected: Int

    public init(lines: [Line], ticks: [Tick], marks: [Mark], points: ThinnedPoints, rejected: Int) {
        frame = points.frame
        self.lines = lines
        self.ticks = ticks
        // What was observed is drawn over what wasn't, and named first where there is little room.
        self.marks = marks.sorted { Self.rank($0.verdict) < Self.rank($1.verdict) }
        self.points = points
        self.rejected = rejected
    }

    static let style = """
        svg { width: 100%; height: auto; border: 1px solid #999; background: #fff; }
        svg text { font: 11px system-ui, "DejaVu Sans", sans-serif; fill: #222; paint-order: stroke; stroke: #fff;
            stroke-width: 3px; stroke-linejoin: round; }
        .sector { font-weight: 600; fill: #444; } .line { fill: none; stroke: #555; stroke-width: 1.6; } .tick { stroke: #555; stroke-width: 1; }
        .tick-text { font-size: 9px; fill: #555; }
        .points { fill: none; stroke-linecap: round; stroke-width: 3; }
        .located { stroke: #1565c0; } .unlocated { stroke: #8d6e63; } .track { stroke: #00838f; }
        .ambiguous { stroke: #8e24aa; stroke-width: 5; }
        .mark { stroke: #222; stroke-width: .8; } .pass { fill: #2e7d32; } .warn { fill: #f9a825; }
        .fail { fill: #c62828; } .unseen { fill: #fff; } .scale { stroke: #222; stroke-width: 1.5; fill: none; }

        """

    func draw(to page: inout HTMLWriter, title: String, _ language: Language) {
        let (width, height) = (number(frame.width), number(frame.height))
        page.raw(
            "<svg viewBox=\"0 0 \(width) \(number(frame.height + Self.strip))\" role=\"img\" xmlns=\"http://www.w3.org/2000/svg\">\n"
        )
        page.element("title", title)
        page.raw("<clipPath id=\"frame\"><rect width=\"\(width)\" height=\"\(height)\"/></clipPath>\n")
        page.raw("<g clip-path=\"url(#frame)\">\n")
        for line in lines { draw(line, to: &page) }
        for kind in [ThinnedPoints.Kind.track, .unlocated, .located, .ambiguous] { draw(kind, to: &page) }
        var labels = Labels(frame)
        for mark in marks { draw(mark, to: &page) }
        for mark in marks.reversed() { label(mark, to: &page, &labels) }
        for line in lines { name(line.sector, to: &page, &labels) }
        for tick in ticks { draw(tick, to: &page, &labels) }
        page.raw("</g>\n<path class=\"tick\" d=\"M0 \(height)h\(width)\"/>\n")
        drawScale(to: &page)
        page.raw("</svg>\n")
    }

    /// What the marks of the drawing mean, with the count of each.
    func legend(to page: inout HTMLWriter, _ language: Language) {
        page.block("p", class: "legend") { page in
            for kind in ThinnedPoints.Kind.allCases where points.counts[kind.rawValue] > 0 {
                entry(to: &page, "\(kind.label[language]): \(points.counts[kind.rawValue])") { page in
                    page.raw("<path class=\"points \(kind)\" d=\"M4 7h0M9 7h0M14 7h0\"/>")
                }
            }
            for verdict in [MonumentVerdict.Outcome.pass, .warn, .fail, nil] {
                let count = marks.count { $0.verdict == verdict && frame.box.contains($0.point) }
                guard count > 0 else { continue }
                let words = verdict?.label[language] ?? Bilingual(en: "not observed", es: "no observado")[language]
                entry(to: &page, Words.monument[language] + ", \(words): \(count)") { page in
                    page.raw(Self.symbol(verdict, x: 9, y: 7))
                }
            }
            for text in [
                rejected > 0 ? Words.rejected[language] + ": \(rejected)" : nil,
                points.outside > 0 ? Words.outside[language] + ": \(points.outside)" : nil,
            ] { if let text { page.element("span", text) } }
        }
    }

    // MARK: - Parts

    /// Room below the drawing for its scale and north.
    private static let strip = 34.0

    /// Beside the middle one of the sector's ticks.
    private func name(_ sector: Sector.ID, to page: inout HTMLWriter, _ labels: inout Labels) {
        let own = ticks.filter { $0.sector == sector }
        guard !own.isEmpty else { return }
        let place = frame.place(own[own.count / 2].point)
        labels.put(sector.rawValue, x: place.x + 30, y: place.y + 34, size: 11, kind: "sector", to: &page)
    }

    private func draw(_ line: Line, to page: inout HTMLWriter) {
        var path = ""
        var last: (x: Double, y: Double)?
        var isOpen = false
        for (index, point) in line.points.enumerated() {
            let place = frame.place(point)
            guard let from = last else {
                last = place
                continue
            }
            // Legs that can't be seen are left out; of those shorter than a pixel only the end counts.
            guard touches(from, place) else {
                isOpen = false
                last = place
                continue
            }
            let isShort = abs(place.x - from.x) + abs(place.y - from.y) < 0.7
            if isOpen, isShort, index < line.points.count - 1 { continue }
            if !isOpen { path += "M\(number(clamped(from.x))) \(number(clamped(from.y)))" }
            path += "L\(number(clamped(place.x))) \(number(clamped(place.y)))"
            isOpen = true
            last = place
        }
        guard !path.isEmpty else { return }
        page.raw("<path class=\"line\" d=\"\(path)\"><title>")
        page.text(line.sector.rawValue)
        page.raw("</title></path>\n")
    }

    private func touches(_ from: (x: Double, y: Double), _ to: (x: Double, y: Double)) -> Bool {
        max(from.x, to.x) >= 0 && min(from.x, to.x) <= frame.width && max(from.y, to.y) >= 0
            && min(from.y, to.y) <= frame.height
    }

    /// Browsers draw badly what lies millions of pixels away.
    private func clamped(_ value: Double) -> Double { min(max(value, -1e6), 1e6) }

    private func draw(_ kind: ThinnedPoints.Kind, to page: inout HTMLWriter) {
        let places = points.drawn[kind.rawValue]
        guard !places.isEmpty else { return }
        page.raw("<path class=\"points \(kind)\" d=\"")
        for place in places { page.raw("M\(number(place.x)) \(number(place.y))h0") }
        page.raw("\"/>\n")
    }

    private func draw(_ mark: Mark, to page: inout HTMLWriter) {
        guard frame.box.contains(mark.point) else { return }
        let place = frame.place(mark.point)
        page.raw(Self.symbol(mark.verdict, x: place.x, y: place.y))
        page.raw("\n")
    }

    private func label(_ mark: Mark, to page: inout HTMLWriter, _ labels: inout Labels) {
        guard frame.box.contains(mark.point) else { return }
        let place = frame.place(mark.point)
        labels.put(mark.monument.rawValue, x: place.x + 8, y: place.y - 6, size: 11, kind: nil, to: &page)
    }

    /// A shape for each verdict, so that colour isn't all that tells them apart.
    private static func symbol(_ verdict: MonumentVerdict.Outcome?, x: Double, y: Double) -> String {
        let (kind, shape) =
            switch verdict {
            case .pass: ("pass", "m0 -6l5.5 10h-11z")
            case .warn: ("warn", "m0 -6l6 6l-6 6l-6 -6z")
            case .fail: ("fail", "m-5 -5h10v10h-10zl10 10m0 -10l-10 10")
            case .ambiguous, .new, nil: ("unseen", "m0 -5l4.5 8h-9z")
            }
        return "<path class=\"mark \(kind)\" d=\"M\(number(x)) \(number(y))\(shape)\"/>"
    }

    private func draw(_ tick: Tick, to page: inout HTMLWriter, _ labels: inout Labels) {
        guard frame.box.contains(tick.point) else { return }
        let (place, ahead) = (frame.place(tick.point), frame.place(tick.ahead))
        let (east, south) = (ahead.x - place.x, ahead.y - place.y)
        let length = (east * east + south * south).squareRoot()
        guard length > 0 else { return }
        let (x, y) = (-south / length, east / length)
        page.raw(
            "<path class=\"tick\" d=\"M\(number(place.x - 5 * x)) \(number(place.y - 5 * y))"
                + "l\(number(10 * x)) \(number(10 * y))\"/>\n")
        labels.put(
            tick.text, x: place.x + 9 * abs(x) + 2, y: place.y + 16 * abs(y), size: 9, kind: "tick-text", to: &page)
    }

    private func drawScale(to page: inout HTMLWriter) {
        let metres = MapFrame.niceLength(atLeast: 70 / frame.scale)
        let length = metres * frame.scale
        let text = metres >= 1000 ? "\(number(metres / 1000)) km" : "\(number(metres)) m"
        let (x, y) = (16.0, frame.height + 22)
        page.raw(
            "<path class=\"scale\" d=\"M\(number(x)) \(number(y - 6))v6h\(number(length))v-6\"/>"
                + "<text x=\"\(number(x + length + 6))\" y=\"\(number(y + 1))\">\(text)</text>\n")
        page.raw(
            "<path d=\"M\(number(frame.width - 24)) \(number(frame.height + 6))l7 22l-7 -5l-7 5z\" fill=\"#222\"/>"
                + "<text x=\"\(number(frame.width - 46))\" y=\"\(number(y))\">N</text>\n")
    }

    private func entry(to page: inout HTMLWriter, _ text: String, _ body: (inout HTMLWriter) -> Void) {
        page.raw("<span><svg class=\"key\" width=\"18\" height=\"14\" viewBox=\"0 0 18 14\" aria-hidden=\"true\">")
        body(&page)
        page.raw("</svg>")
        page.text(text)
        page.raw("</span> ")
    }

    private static func rank(_ verdict: MonumentVerdict.Outcome?) -> Int {
        switch verdict {
        case nil, .new, .ambiguous: 0
        case .pass: 1
        case .warn: 2
        case .fail: 3
        }
    }

    private enum Words {
        static let monument = Bilingual(en: "monument", es: "monumento")
        static let rejected = Bilingual(en: "rejected, not drawn", es: "rechazados, sin dibujar")
        static let outside = Bilingual(en: "outside the drawing", es: "fuera del dibujo")
    }
}

/// Texts of a drawing, each only where none stands yet.
private struct Labels {
    private let frame: MapFrame
    private var taken: [(left: Double, top: Double, right: Double, bottom: Double)] = []

    private static let most = 400

    init(_ frame: MapFrame) {
        self.frame = frame
    }

    mutating func put(_ text: String, x: Double, y: Double, size: Double, kind: String?, to page: inout HTMLWriter) {
        let box = (left: x, top: y - size, right: x + Double(text.count) * size * 0.62, bottom: y + 2)
        guard taken.count < Self.most, box.right < frame.width, box.top > 0, box.bottom < frame.height,
            !taken.contains(where: {
                $0.left < box.right && box.left < $0.right && $0.top < box.bottom && box.top < $0.bottom
            })
        else { return }
        taken.append(box)
        page.raw("<text x=\"\(number(x))\" y=\"\(number(y))\"" + (kind.map { " class=\"\($0)\"" } ?? "") + ">")
        page.text(text)
        page.raw("</text>\n")
    }
}

/// At most one decimal.
private func number(_ value: Double) -> String {
    let rounded = (value * 10).rounded() / 10
    return rounded == rounded.rounded() && abs(rounded) < 1e15 ? String(Int(rounded)) : "\(rounded)"
}

extension ThinnedPoints.Kind {
    var label: Bilingual {
        switch self {
        case .located: Bilingual(en: "points on the line", es: "puntos en la línea")
        case .unlocated: Bilingual(en: "points away from the line", es: "puntos lejos de la línea")
        case .track: Bilingual(en: "points of tracks", es: "puntos de recorridos")
        case .ambiguous: Bilingual(en: "ambiguous points", es: "puntos ambiguos")
        }
    }
}
