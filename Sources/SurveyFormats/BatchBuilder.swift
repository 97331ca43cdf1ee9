import Demarcation
import GeoTypes

/// Collects points into a ``Demarcation/SurveyBatch`` and leaves out the columns that none of them fills.
struct BatchBuilder {
    private var batch = BatchBuilder.emptyBatch()
    private var filled = Filled()

    private struct Filled {
        var name = false
        var track = false
        var z = false
        var separation = false
        var time = false
        var fix = false
        var satellites = false
        var hdop = false
        var sigma = false
        var covariance = false
        var note = false
        var extras = false
    }

    /// Points and rejections so far.
    var count: Int { batch.lines.count + batch.rejections.count }

    /// It holds as much as a batch should.
    var isFull: Bool { count >= batchSize || batch.textSize + rejectedText >= batchTextSize }

    private var rejectedText = 0

    mutating func append(_ point: borrowing PointRecord) {
        batch.lines.append(point.line)
        batch.coordinates.x.append(point.x)
        batch.coordinates.y.append(point.y)
        batch.coordinates.z.append(point.z)
        batch.separations.append(point.separation)
        batch.times.append(point.time)
        batch.fixes.append(point.fix)
        batch.satellites.append(point.satellites)
        batch.hdops.append(point.hdop)
        batch.eastSigmas.append(point.eastSigma)
        batch.northSigmas.append(point.northSigma)
        batch.upSigmas.append(point.upSigma)
        batch.eastNorthCovariances.append(point.eastNorthCovariance)
        batch.eastUpCovariances.append(point.eastUpCovariance)
        batch.northUpCovariances.append(point.northUpCovariance)
        batch.names.append(utf8: point.name.span)
        batch.tracks.append(point.isTrack)
        batch.notes.append(utf8: point.note.span)
        if point.extras.isEmpty {
            batch.extras.append(utf8: point.extras.span)
        } else {
            batch.extras.append(utf8: ([0x7B] + point.extras + [0x7D]).span)
            filled.extras = true
        }
        filled.note = filled.note || !point.note.isEmpty
        noteFilled(point)
    }

    mutating func reject(line: Int, _ reason: Rejection.Reason, text: String) {
        rejectedText += text.utf8.count
        batch.rejections.append(Rejection(line: line, reason: reason, text: text))
    }

    /// `x` and `y` as they are written, where they are no numbers.
    mutating func reject(
        _ point: borrowing PointRecord, _ reason: Rejection.Reason, text: String, x: String = "", y: String = ""
    ) {
        func number(_ value: Double) -> String { value.isNaN ? "" : "\(value)" }
        rejectedText += text.utf8.count
        let understood = Rejection.Point(
            name: String(decoding: point.name, as: UTF8.self), x: x.isEmpty ? number(point.x) : x,
            y: y.isEmpty ? number(point.y) : y, z: number(point.z), time: point.time)
        batch.rejections.append(Rejection(line: point.line, reason: reason, text: text, point: understood))
    }

    /// The batch so far; nothing when it has neither points nor rejections.
    mutating func finish() -> SurveyBatch? {
        var finished = BatchBuilder.emptyBatch()
        swap(&finished, &batch)
        rejectedText = 0
        let filled = self.filled
        self.filled = Filled()
        if finished.count == 0 && finished.rejections.isEmpty { return nil }
        if !filled.name { finished.names = TextColumn() }
        if !filled.track { finished.tracks = [] }
        if !filled.z { finished.coordinates.z = [] }
        if !filled.separation { finished.separations = [] }
        if !filled.time { finished.times = [] }
        if !filled.fix { finished.fixes = [] }
        if !filled.satellites { finished.satellites = [] }
        if !filled.hdop { finished.hdops = [] }
        if !filled.sigma {
            finished.eastSigmas = []
            finished.northSigmas = []
            finished.upSigmas = []
        }
        if !filled.covariance {
            finished.eastNorthCovariances = []
            finished.eastUpCovariances = []
            finished.northUpCovariances = []
        }
        if !filled.note { finished.notes = TextColumn() }
        if !filled.extras { finished.extras = TextColumn() }
        return finished
    }

    private mutating func noteFilled(_ point: borrowing PointRecord) {
        filled.name = filled.name || !point.name.isEmpty
        filled.track = filled.track || point.isTrack
        filled.z = filled.z || !point.z.isNaN
        filled.separation = filled.separation || !point.separation.isNaN
        filled.time = filled.time || point.time != SurveyBatch.missingTime
        filled.fix = filled.fix || point.fix != .unknown
        filled.satellites = filled.satellites || point.satellites != SurveyBatch.missingCount
        filled.hdop = filled.hdop || !point.hdop.isNaN
        filled.sigma = filled.sigma || !point.eastSigma.isNaN || !point.northSigma.isNaN || !point.upSigma.isNaN
        filled.covariance = filled.covariance || !point.eastNorthCovariance.isNaN
    }

    private static func emptyBatch() -> SurveyBatch {
        var batch = SurveyBatch()
        batch.lines.reserveCapacity(batchSize)
        batch.coordinates.x.reserveCapacity(batchSize)
        batch.coordinates.y.reserveCapacity(batchSize)
        batch.coordinates.z.reserveCapacity(batchSize)
        batch.times.reserveCapacity(batchSize)
        return batch
    }
}

extension PointRecord {
    /// Why longitude and latitude can't be, if they can't.
    var geographicProblem: Rejection.Reason? {
        if x.isNaN { return .missingCoordinate(field: "lon") }
        if y.isNaN { return .missingCoordinate(field: "lat") }
        if !(-180...180).contains(x) { return .longitudeOutOfRange(x) }
        if !(-90...90).contains(y) { return .latitudeOutOfRange(y) }
        return nil
    }
}

extension PointRecord {
    /// Why a feature of so many points can't repeat its texts for each of them, if it can't.
    func repetitionProblem(points count: Int) -> Rejection.Reason? {
        let size = (name.count + note.count + extras.count).multipliedReportingOverflow(by: count)
        guard size.overflow || size.partialValue > 4 * batchTextSize else { return nil }
        return .badRecord(
            problem: Bilingual(
                en: "\(count) points with so much text each are more than can be kept",
                es: "\(count) puntos con tanto texto cada uno son más de lo que se puede guardar"))
    }
}

extension SurveyBatch {
    /// Bytes of the points' texts.
    var textSize: Int { names.bytes.count + notes.bytes.count + extras.bytes.count + records.bytes.count }
}
