import Demarcation
import GeoTypes

/// What holds for the points of every batch, whatever they were read from.
struct BatchCheck {
    private let batch: SurveyBatch
    private let kind: SurveySource.CoordinateKind

    init(_ batch: SurveyBatch, kind: SurveySource.CoordinateKind) {
        self.batch = batch
        self.kind = kind
    }

    func run() {
        check(batch.count + batch.rejections.count > 0, "an empty batch")
        checkLengths()
        checkCoordinates()
        for column in [batch.names, batch.notes, batch.extras, batch.records] { checkText(column) }
        checkOrder()
        for time in batch.times where time != SurveyBatch.missingTime {
            // Years 0 to 9999.
            check((-62_167_219_200_000...253_402_300_799_999).contains(time), "an instant of no year: \(time)")
        }
    }

    private func checkLengths() {
        let count = batch.count
        check(batch.coordinates.x.count == count && batch.coordinates.y.count == count, "coordinates of another length")
        let others = [
            batch.coordinates.z.count, batch.tracks.count, batch.separations.count, batch.times.count,
            batch.fixes.count, batch.satellites.count, batch.hdops.count, batch.eastSigmas.count,
            batch.northSigmas.count, batch.upSigmas.count, batch.eastNorthCovariances.count,
            batch.eastUpCovariances.count, batch.northUpCovariances.count, batch.names.count, batch.notes.count,
            batch.extras.count, batch.records.count,
        ]
        for (index, length) in others.enumerated() {
            check(length == 0 || length == count, "column \(index) has \(length) values for \(count) points")
        }
    }

    private func checkCoordinates() {
        for row in 0..<batch.count {
            let (x, y) = (batch.coordinates.x[row], batch.coordinates.y[row])
            check(x.isFinite && y.isFinite, "coordinates that aren't finite: \(x), \(y)")
            if kind == .geographic {
                check((-180...180).contains(x) && (-90...90).contains(y), "no place on Earth: \(x), \(y)")
            }
        }
        let optional = [
            batch.coordinates.z, batch.separations, batch.hdops, batch.eastNorthCovariances,
            batch.eastUpCovariances, batch.northUpCovariances,
        ]
        for value in optional.joined() { check(!value.isInfinite, "an infinite value") }
        for sigma in [batch.eastSigmas, batch.northSigmas, batch.upSigmas].joined() {
            check(sigma.isNaN || sigma > 0 && sigma.isFinite, "a standard deviation of \(sigma)")
        }
        for count in batch.satellites { check(count >= -1, "\(count) satellites") }
    }

    private func checkText(_ column: TextColumn) {
        check(String(validating: column.bytes, as: UTF8.self) != nil, "text that isn't UTF-8")
        for row in 0..<column.count {
            check(String(validating: column.bytes[column.range(of: row)], as: UTF8.self) != nil, "a cut character")
        }
    }

    private func checkOrder() {
        for (line, next) in zip(batch.lines, batch.lines.dropFirst()) {
            check(line <= next, "line \(next) after line \(line)")
        }
        let rejected = batch.rejections.map(\.line)
        for (line, next) in zip(rejected, rejected.dropFirst()) {
            check(line <= next, "rejected line \(next) after line \(line)")
        }
    }
}
