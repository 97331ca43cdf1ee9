import Demarcation
import Literals
import XMLEvents

/// Puts the events of a GPX document together into points.
struct GPXAssembler {
    var builder = BatchBuilder()
    private(set) var warnings = SurveyWarnings()
    private var tags: [GPXTag] = []
    /// How many elements are open, and how many were when the point began; 0 outside points.
    private var depth = 0
    private var pointDepth = 0
    /// How many were open when the point's extension began.
    private var extensionDepth = 0
    private var path: [String] = []
    private var pointTag = GPXTag.waypoint
    private var point = PointRecord()
    private var latitude = ""
    private var longitude = ""

    // The track or route around, and the places in it.
    private var parentName: [UInt8] = []
    private var tracks = 0
    private var routes = 0
    private var segments = 0
    private var points = 0

    mutating func learnNames(_ events: XMLEvents) {
        for name in events.names[tags.count...] { tags.append(GPXTag(name)) }
    }

    mutating func take(_ event: XMLEvent, of events: XMLEvents) throws(SurveyFormatError) {
        let tag = tags[Int(event.name)]
        switch event.kind {
        case .start:
            depth += 1
            try start(tag, event, of: events)
        case .attribute: attribute(tag, event, of: events)
        case .text: text(tag, event, of: events)
        case .end:
            end(tag)
            depth -= 1
        }
    }

    private mutating func start(_ tag: GPXTag, _ event: XMLEvent, of events: XMLEvents) throws(SurveyFormatError) {
        if depth == 1, tag != .gpx { throw .malformed(problem: "the root element isn't gpx", line: event.line) }
        if pointDepth > 0 {
            if extensionDepth > 0 {
                path.append(events.names[Int(event.name)].local)
            } else if tag == .extensions {
                extensionDepth = depth
            } else if tag == .foreign {
                extensionDepth = depth
                path = [events.names[Int(event.name)].local]
            }
            return
        }
        switch tag {
        case .waypoint, .routePoint, .trackPoint:
            pointDepth = depth
            pointTag = tag
            points += 1
            point.clear(line: event.line)
            latitude = ""
            longitude = ""
        case .track, .route:
            if tag == .track { tracks += 1 } else { routes += 1 }
            parentName = []
            segments = 0
            points = 0
        case .segment:
            segments += 1
            points = 0
        default: break
        }
    }

    private mutating func attribute(_ tag: GPXTag, _ event: XMLEvent, of events: XMLEvents) {
        guard pointDepth > 0 else { return }
        if depth == pointDepth {
            let value = events.bytes.span.decimal(in: events.bytes.span.trimmed(event.range))
            switch tag {
            case .longitude:
                point.x = value ?? .nan
                if value == nil { longitude = events.string(event) }
            case .latitude:
                point.y = value ?? .nan
                if value == nil { latitude = events.string(event) }
            default: break
            }
        } else if extensionDepth > 0 {
            let key = (path + ["@" + events.names[Int(event.name)].local]).joined(separator: "/")
            point.addExtra(key, events.bytes.span.extracting(event.range))
        }
    }

    private mutating func text(_ tag: GPXTag, _ event: XMLEvent, of events: XMLEvents) {
        let bytes = events.bytes.span
        let range = bytes.trimmedLines(event.range)
        if pointDepth == 0 {
            if tag == .name, depth == 3 { parentName = Array(events.bytes[range]) }
            return
        }
        if extensionDepth > 0 {
            point.addExtra(path.joined(separator: "/"), bytes.extracting(range))
            return
        }
        guard depth == pointDepth + 1 else { return }
        switch tag {
        case .elevation: point.z = number("ele", bytes, range)
        case .separation: point.separation = number("geoidheight", bytes, range)
        case .hdop: point.hdop = number("hdop", bytes, range)
        case .satellites:
            if let count = bytes.integer(in: range), (0...999).contains(count) { point.satellites = Int16(count) }
        case .time: point.time = time(bytes, range)
        case .name: point.name.append(contentsOf: events.bytes[range])
        case .comment, .description:
            if !point.note.isEmpty { point.note.append(contentsOf: "; ".utf8) }
            point.note.append(contentsOf: events.bytes[range])
        case .fix: takeFix(bytes.text(range))
        default: point.addExtra(events.names[Int(event.name)].local, bytes.extracting(range))
        }
    }

    private mutating func end(_ tag: GPXTag) {
        guard pointDepth > 0 else { return }
        if extensionDepth > 0 {
            if depth == extensionDepth { extensionDepth = 0 }
            _ = path.popLast()
        } else if depth == pointDepth {
            pointDepth = 0
            finishPoint()
        }
    }

    private mutating func finishPoint() {
        if !longitude.isEmpty {
            reject(.notANumber(field: "lon", value: longitude))
        } else if !latitude.isEmpty {
            reject(.notANumber(field: "lat", value: latitude))
        } else if let problem = rejection ?? point.geographicProblem {
            reject(problem)
        } else {
            if point.x == 0, point.y == 0 { warnings.note(.zeroCoordinates, line: point.line) }
            point.isTrack = pointTag == .trackPoint || pointTag == .routePoint && point.name.isEmpty
            if point.name.isEmpty { nameByPlace() }
            builder.append(point)
        }
        rejection = nil
    }

    /// Why the point is rejected, when one of its elements says so.
    private var rejection: Rejection.Reason?

    private mutating func reject(_ reason: Rejection.Reason) {
        let element = pointTag == .waypoint ? "wpt" : pointTag == .routePoint ? "rtept" : "trkpt"
        let lat = latitude.isEmpty ? "\(point.y)" : latitude
        let lon = longitude.isEmpty ? "\(point.x)" : longitude
        builder.reject(point, reason, text: "<\(element) lat=\"\(lat)\" lon=\"\(lon)\">", x: longitude, y: latitude)
    }

    private mutating func nameByPlace() {
        guard pointTag != .waypoint else { return }
        if parentName.isEmpty {
            point.name.appendInteger(pointTag == .trackPoint ? tracks : routes)
        } else {
            point.name.append(contentsOf: parentName)
        }
        if pointTag == .trackPoint {
            point.name.append(0x2F)
            point.name.appendInteger(segments)
        }
        point.name.append(0x2F)
        point.name.appendInteger(points)
    }

    private mutating func number(_ field: String, _ bytes: Span<UInt8>, _ range: Range<Int>) -> Double {
        if let value = bytes.decimal(in: range) { return value }
        if rejection == nil { rejection = .notANumber(field: field, value: bytes.text(range)) }
        return .nan
    }

    private mutating func time(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int64 {
        guard let stamp = bytes.timestamp(in: range) else {
            warnings.note(.badTime, line: point.line, text: bytes.text(range))
            return SurveyBatch.missingTime
        }
        if stamp.zone == .absent { warnings.note(.timeWithoutZone, line: point.line) }
        return stamp.milliseconds
    }

    private mutating func takeFix(_ word: String) {
        switch FixWord(word) {
        case .quality(let quality) where quality.isMeasurement: point.fix = quality
        case .quality(let quality): rejection = rejection ?? .notMeasured(quality)
        case .noFix: rejection = rejection ?? .noFix
        case nil: warnings.note(.unknownFix, line: point.line, text: word)
        }
    }
}

extension Span where Element == UInt8 {
    /// A range without white space, line ends included, at its ends.
    func trimmedLines(_ range: Range<Int>) -> Range<Int> {
        var start = range.lowerBound
        var end = range.upperBound
        while start < end, self[start] <= 0x20 { start += 1 }
        while end > start, self[end - 1] <= 0x20 { end -= 1 }
        return start..<end
    }
}
