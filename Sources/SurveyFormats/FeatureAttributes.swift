import Demarcation
import Literals

/// The attributes of a feature, sorted into a point's columns; what belongs to none is kept among the extras.
struct FeatureAttributes {
    var point = PointRecord()
    /// Why an attribute rejects the feature.
    var rejection: Rejection.Reason?
    private var badTime: String?
    private var lacksZone = false
    private var unknownFix: String?

    mutating func set(_ column: SurveyColumn, _ key: String, text: String) {
        if !take(column, text: text) { point.addExtra(key, text) }
    }

    /// `text` is the number as written.
    mutating func set(_ column: SurveyColumn, _ key: String, value: Double, text: String) {
        if !take(column, value: value), !take(column, text: text) { addExtra(key, json: Array(text.utf8)) }
    }

    /// Notes what was odd about the attributes, once the feature is kept.
    func note(in warnings: inout SurveyWarnings) {
        if let badTime { warnings.note(.badTime, line: point.line, text: badTime) }
        if lacksZone { warnings.note(.timeWithoutZone, line: point.line) }
        if let unknownFix { warnings.note(.unknownFix, line: point.line, text: unknownFix) }
    }

    /// Keeps a JSON value among the extras.
    mutating func addExtra(_ key: String, json: [UInt8]) {
        if !point.extras.isEmpty { point.extras.append(0x2C) }
        JSONText.append(key, to: &point.extras)
        point.extras.append(0x3A)
        point.extras += json
    }

    /// Puts a number where it belongs; false when it belongs nowhere.
    private mutating func take(_ column: SurveyColumn, value: Double) -> Bool {
        switch column {
        case .hdop: point.hdop = value
        case .separation: point.separation = value
        case .satellites where (0...999).contains(value): point.satellites = Int16(value)
        case .eastSigma where value > 0: point.eastSigma = value
        case .northSigma where value > 0: point.northSigma = value
        case .upSigma where value > 0: point.upSigma = value
        case .horizontalSigma where value > 0:
            // A radius over both axes.
            point.eastSigma = value * 0.5.squareRoot()
            point.northSigma = point.eastSigma
        default: return false
        }
        return true
    }

    private mutating func take(_ column: SurveyColumn, text: String) -> Bool {
        switch column {
        case .id where point.name.isEmpty: point.name = Array(text.utf8)
        case .note where point.note.isEmpty: point.note = Array(text.utf8)
        case .time, .date: takeTime(text)
        case .fix: takeFix(FixVocabulary.words.meaning(text), text)
        case .rtklibQuality: takeFix(FixVocabulary.rtklib.meaning(text), text)
        case .nmeaQuality: takeFix(FixVocabulary.nmea.meaning(text), text)
        default: return false
        }
        return true
    }

    mutating func takeTime(_ text: String) {
        let bytes = Array(text.utf8)
        guard let stamp = bytes.span.timestamp(in: 0..<bytes.count) else {
            badTime = text
            return
        }
        point.time = stamp.milliseconds
        lacksZone = stamp.zone == .absent && bytes.count > 10
    }

    private mutating func takeFix(_ word: FixWord?, _ text: String) {
        switch word {
        case .quality(let quality) where quality.isMeasurement: point.fix = quality
        case .quality(let quality): rejection = .notMeasured(quality)
        case .noFix: rejection = .noFix
        case nil: unknownFix = text
        }
    }
}
