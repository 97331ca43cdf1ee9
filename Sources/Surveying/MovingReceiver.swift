import Demarcation
import Foundation
import GeoTypes

/// Tells the points that a receiver recorded while it was carried along from those where it stood: the first are points
/// of a track, whatever they pass.
enum MovingReceiver {
    /// Metres a second over some ten seconds. Who walks is faster; a handheld's wandering while it stands is slower.
    private static let leastSpeed = 0.3
    private static let window: Int64 = 5000
    /// Milliseconds between points of one run; points farther apart were taken one by one.
    private static let longestGap: Int64 = 60_000

    /// Marks points that have a time and no name, in runs. Linear.
    static func markTracks(in batch: inout PlacedBatch) {
        let points = batch.points
        guard !points.times.isEmpty else { return }
        var tracks = points.tracks.isEmpty ? [Bool](repeating: false, count: batch.count) : points.tracks
        var found = false
        var start = 0
        while start < batch.count {
            var end = start + 1
            if isUnnamed(points, start) {
                while end < batch.count, isUnnamed(points, end),
                    (1...longestGap).contains(points.times[end] - points.times[end - 1])
                {
                    end += 1
                }
                if end - start > 1 { found = mark(start..<end, of: batch, &tracks) || found }
            }
            start = end
        }
        if found { batch.points.tracks = tracks }
    }

    private static func isUnnamed(_ points: SurveyBatch, _ row: Int) -> Bool {
        points.times[row] != SurveyBatch.missingTime
            && (points.names.isEmpty || points.names.range(of: row).isEmpty)
    }

    private static func mark(_ run: Range<Int>, of batch: PlacedBatch, _ tracks: inout [Bool]) -> Bool {
        let times = batch.points.times
        var (before, after) = (run.lowerBound, run.lowerBound)
        var found = false
        for row in run {
            while before + 1 < row, times[row] - times[before + 1] >= window { before += 1 }
            after = max(after, row)
            while after + 1 < run.upperBound, times[after] - times[row] < window { after += 1 }
            let seconds = Double(times[after] - times[before]) / 1000
            guard seconds > 0, metres(batch.coordinates, before, after) > leastSpeed * seconds else { continue }
            tracks[row] = true
            found = true
        }
        return found
    }

    /// Good to a percent, which is enough to tell walking from standing.
    private static func metres(_ coordinates: CoordinateColumns, _ from: Int, _ to: Int) -> Double {
        let degree = 111_000.0
        let east = (coordinates.x[to] - coordinates.x[from]) * degree * cos(coordinates.y[from] * .pi / 180)
        let north = (coordinates.y[to] - coordinates.y[from]) * degree
        return (east * east + north * north).squareRoot()
    }
}
