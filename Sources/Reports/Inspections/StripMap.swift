import Demarcation
import GeoTypes

/// A day's stretch of the line with its stops, as a drawing that stands in the page: turned so that the line runs from
/// left to right, with a scale bar and the direction of north. For finding one's way, not for measuring.
struct StripMap {
    private let line: [Spot]
    private let marks: [(label: String, at: Spot)]
    private let isBoundary: Bool
    private let height: Double
    /// Units of the drawing for each metre.
    private let scale: Double
    private let plane: Plane

    private static let width = 720.0
    /// Beside the line for labels and the arrow, above and below it for labels.
    private static let side = 70.0
    private static let margin = 44.0

    private struct Spot {
        var x: Double
        var y: Double
    }

    /// `nil` where no stop has a place.
    init?(_ day: PlanSheet.Day) {
        let stops = day.stops.compactMap { stop in stop.site.point.map { (stop, $0) } }
        guard let origin = stops.first?.1 else { return nil }
        let ends =
            stops.count > 1 ? [origin, stops[stops.count - 1].1] : Array(day.line.prefix(1) + day.line.suffix(1))
        let plane = Plane(origin: origin, ends: ends)
        self.plane = plane
        let corners = (stops.map(\.1) + day.line).map(plane.metres)
        let west = corners.map(\.x).min() ?? 0
        let east = corners.map(\.x).max() ?? 0
        let south = corners.map(\.y).min() ?? 0
        let north = corners.map(\.y).max() ?? 0
        // A lone stop is shown with a kilometre around it.
        let across = max(east - west, 1000)
        let up = max(north - south, 1)
        let scale = min((Self.width - 2 * Self.side) / across, 130 / up)
        let height = up * scale + 2 * Self.margin
        let left = (Self.width - (east - west) * scale) / 2
        func spot(_ point: GeographicPoint) -> Spot {
            let place = plane.metres(point)
            return Spot(x: left + (place.x - west) * scale, y: height - Self.margin - (place.y - south) * scale)
        }
        self.scale = scale
        self.height = height
        line = Self.thinned(day.line.map(spot))
        marks = stops.map { stop, point in ("\(stop.order) \(stop.site.id.rawValue)", spot(point)) }
        isBoundary = day.legalStatus.isBoundary
    }

    /// Local metres, turned: good enough for a drawing of some kilometres.
    private struct Plane {
        let origin: GeographicPoint
        /// Metres in a degree of longitude.
        private let degree: Double
        /// Unit vector of the direction that becomes the drawing's left to right.
        private(set) var east = 1.0
        private(set) var north = 0.0

        init(origin: GeographicPoint, ends: [GeographicPoint]) {
            self.origin = origin
            // The cosine of the latitude, to 0.003 %.
            let square = origin.latitude * origin.latitude * (.pi / 180) * (.pi / 180)
            let cosine = 1 - square / 2 * (1 - square / 12 * (1 - square / 30 * (1 - square / 56)))
            degree = 111_320 * max(0.01, cosine)
            guard ends.count == 2 else { return }
            let (near, far) = (metres(ends[0]), metres(ends[1]))
            let (x, y) = (far.x - near.x, far.y - near.y)
            let length = (x * x + y * y).squareRoot()
            if length > 1 { (east, north) = (x / length, y / length) }
        }

        func metres(_ point: GeographicPoint) -> Spot {
            let x = (point.longitude - origin.longitude) * degree
            let y = (point.latitude - origin.latitude) * 110_600
            return Spot(x: x * east + y * north, y: y * east - x * north)
        }
    }

    /// Points that would be drawn on one another are left out, the last is kept.
    private static func thinned(_ spots: [Spot]) -> [Spot] {
        var kept: [Spot] = []
        for (index, spot) in spots.enumerated() {
            if let last = kept.last, index < spots.count - 1, abs(spot.x - last.x) + abs(spot.y - last.y) < 1 {
                continue
            }
            kept.append(spot)
        }
        return kept
    }

    func write(to page: inout HTMLWriter) {
        page.raw(
            "<svg class=\"map\" viewBox=\"0 0 \(Int(Self.width)) \(number(height))\" role=\"img\" "
                + "font-family=\"sans-serif\" font-size=\"10\">\n")
        if line.count > 1 {
            let points = line.map { "\(number($0.x)),\(number($0.y))" }.joined(separator: " ")
            page.raw(
                "<polyline points=\"\(points)\" fill=\"none\" stroke=\"#555\" stroke-width=\"1.5\""
                    + (isBoundary ? "" : " stroke-dasharray=\"6 4\"") + "/>\n")
        }
        var labels = Labels(width: Self.width - 36)
        for mark in marks {
            let (x, y) = (mark.at.x, mark.at.y)
            page.raw(
                "<rect x=\"\(number(x - 3))\" y=\"\(number(y - 3))\" width=\"6\" height=\"6\" fill=\"#111\"/>")
            if let place = labels.place(mark.label, x: x, y: y) {
                page.raw("<text x=\"\(number(place.x))\" y=\"\(number(place.y))\" text-anchor=\"middle\">")
                page.text(mark.label)
                page.raw("</text>")
            }
            page.raw("\n")
        }
        scaleBar(&page)
        northArrow(&page)
        page.raw("</svg>\n")
    }

    private func scaleBar(_ page: inout HTMLWriter) {
        let most = 0.2 * Self.width / scale
        var metres = 1.0
        for step in [1.0, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000] where step <= most
        {
            metres = step
        }
        let text = metres >= 1000 ? "\(Int(metres / 1000)) km" : "\(Int(metres)) m"
        let (left, y, length) = (8.0, height - 8, metres * scale)
        page.raw(
            "<path d=\"M\(number(left)) \(number(y - 4))v4h\(number(length))v-4\" fill=\"none\" stroke=\"#111\"/>"
                + "<text x=\"\(number(left + length + 5))\" y=\"\(number(y))\">\(text)</text>\n")
    }

    private func northArrow(_ page: inout HTMLWriter) {
        // The drawing's y runs down: what turns the map counterclockwise turns north clockwise.
        let (c, s) = (fixed(plane.east, decimals: 4), fixed(plane.north, decimals: 4))
        let back = fixed(-plane.north, decimals: 4)
        page.raw(
            "<g transform=\"matrix(\(c) \(s) \(back) \(c) \(number(Self.width - 18)) 22)\">"
                + "<path d=\"M0 -12L4 6L0 3L-4 6Z\" fill=\"#111\"/>"
                + "<text y=\"17\" text-anchor=\"middle\">N</text></g>\n")
    }

    private func number(_ value: Double) -> String { fixed(value, decimals: 1) }

    /// Where labels go: above or below their mark, the first place that is free; none where all are taken.
    private struct Labels {
        let width: Double
        private var taken: [(left: Double, right: Double, y: Double)] = []

        init(width: Double) { self.width = width }

        mutating func place(_ text: String, x: Double, y: Double) -> Spot? {
            let half = Double(text.count) * 3.1 + 2
            let middle = min(max(x, half), width - half)
            for offset in [-8.0, 15, -20, 27, -32, 39] {
                let line = y + offset
                let isFree = taken.allSatisfy { other in
                    abs(other.y - line) >= 11 || other.right < middle - half || middle + half < other.left
                }
                guard isFree else { continue }
                taken.append((middle - half, middle + half, line))
                return Spot(x: middle, y: line)
            }
            return nil
        }
    }
}
