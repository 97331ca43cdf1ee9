import Demarcation
import Literals

/// Puts sentences together into instants, and instants into points.
struct NMEAEpochs {
    var builder = BatchBuilder()
    private(set) var warnings = SurveyWarnings()
    private let heightKind: SurveySource.HeightKind
    private var epoch = NMEAEpoch()
    private var calendar: NMEACalendar

    init(heightKind: SurveySource.HeightKind, startDate: CalendarDay?) {
        self.heightKind = heightKind
        calendar = NMEACalendar(date: startDate)
    }

    mutating func take(_ bytes: Span<UInt8>, _ line: LineSource.Line) {
        if line.range.isEmpty { return }
        do throws(NMEASentence.Problem) {
            let sentence = try NMEASentence(bytes, line.range, isUnfinished: line.isUnfinished)
            if sentence.kind != .gsa, let time = timeOfDay(bytes, sentence) {
                if let current = epoch.timeOfDay, current != time { finish() }
                epoch.timeOfDay = time
            }
            read(bytes, sentence, line)
        } catch {
            switch error {
            case .irrelevant: break
            case .noSentence:
                // Comments are no surprise.
                if bytes[line.range.lowerBound] != 0x23 { warnings.note(.skipped, line: line.number) }
            case .cut: builder.reject(line: line.number, .truncated, text: bytes.text(line.range))
            case .checksum(let stated, let computed):
                builder.reject(
                    line: line.number, .badChecksum(stated: stated, computed: computed),
                    text: bytes.text(line.range))
            }
        }
    }

    /// Ends the instant that is being put together.
    mutating func finish() {
        var done = NMEAEpoch()
        swap(&done, &epoch)
        let date = calendar.date(of: done.date, at: done.timeOfDay)
        guard done.rank > 0 else { return }
        if let rejection = done.rejection {
            builder.reject(done.point, rejection, text: done.text)
            return
        }
        var point = done.point
        if let date, let time = done.timeOfDay {
            point.time = Int64(date.daysSince1970) * 86_400_000 + time
            // The satellites' week number starts again every 1024 weeks; receivers past it show dates 19.6 years back.
            if date.year < 2007 { warnings.note(.weekRollOver, line: done.line) }
        } else {
            warnings.note(.timeWithoutDate, line: done.line)
        }
        if point.x == 0, point.y == 0 { warnings.note(.zeroCoordinates, line: done.line) }
        setHeight(&point, done)
        builder.append(point)
    }

    private func setHeight(_ point: inout PointRecord, _ done: NMEAEpoch) {
        switch heightKind {
        case .ellipsoidal:
            let height = done.altitude + point.separation
            point.z = height.isFinite ? height : .nan
        case .orthometric: point.z = done.altitude
        case .unknown, .none: break
        }
    }

    private func timeOfDay(_ bytes: Span<UInt8>, _ sentence: NMEASentence) -> Int64? {
        let range = sentence.field(sentence.kind == .gll ? 5 : 1)
        guard range.count >= 6, let hours = bytes.integer(in: range.lowerBound..<range.lowerBound + 2),
            let minutes = bytes.integer(in: range.lowerBound + 2..<range.lowerBound + 4),
            let seconds = bytes.decimal(in: range.lowerBound + 4..<range.upperBound), hours < 24, minutes < 60,
            (0..<60).contains(seconds)
        else { return nil }
        return Int64(hours * 3600 + minutes * 60) * 1000 + Int64((seconds * 1000).rounded())
    }

    private mutating func read(_ bytes: Span<UInt8>, _ sentence: NMEASentence, _ line: LineSource.Line) {
        switch sentence.kind {
        case .gga:
            guard epoch.begin(rank: 4, bytes, line) else { return }
            let number = bytes.integer(in: sentence.field(6))
            epoch.setFix(number.flatMap { FixWord(nmea: $0) })
            epoch.setPosition(bytes, sentence, latitudeField: 2)
            epoch.setAltitude(bytes, sentence, altitude: 9, separation: 11)
        case .gns:
            guard epoch.begin(rank: 3, bytes, line) else { return }
            epoch.setFix(NMEAEpoch.fix(modes: bytes.text(sentence.field(6))))
            epoch.setPosition(bytes, sentence, latitudeField: 2)
            epoch.setAltitude(bytes, sentence, altitude: 9, separation: 10)
        case .rmc:
            epoch.setDate(bytes, sentence.field(9))
            guard epoch.begin(rank: 2, bytes, line) else { return }
            let isVoid = bytes.text(sentence.field(2)) != "A"
            let mode = bytes.text(sentence.field(12))
            epoch.setFix(isVoid ? .noFix : mode.isEmpty ? .quality(.unknown) : NMEAEpoch.fix(modes: mode))
            epoch.setPosition(bytes, sentence, latitudeField: 3)
        case .gll:
            guard epoch.begin(rank: 1, bytes, line) else { return }
            let isVoid = bytes.text(sentence.field(6)) != "A"
            let mode = bytes.text(sentence.field(7))
            epoch.setFix(isVoid ? .noFix : mode.isEmpty ? .quality(.unknown) : NMEAEpoch.fix(modes: mode))
            epoch.setPosition(bytes, sentence, latitudeField: 1)
        case .gst: epoch.setDeviations(bytes, sentence)
        case .gsa:
            if epoch.point.hdop.isNaN { epoch.point.hdop = bytes.decimal(in: sentence.field(16)) ?? .nan }
        case .zda: epoch.setDate(bytes, day: sentence.field(2), month: sentence.field(3), year: sentence.field(4))
        }
    }
}
