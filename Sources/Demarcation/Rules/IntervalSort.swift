/// A stretch on its way through the union: where it lies, and the row it came from.
struct Interval: Hashable {
    var sector: Int32
    var row: Int32
    /// Millimetres.
    var from: Int
    var to: Int
}

/// Puts stretches in order of sector, then of their lower end, in time linear in their number.
///
/// A radix sort of 11 bits a pass, lowest digits first, that makes only the passes which the largest key needs; rows
/// that come in order already cost one look each.
enum IntervalSort {
    static func sort(_ intervals: inout [Interval]) {
        guard let first = intervals.first else { return }
        var isSorted = true
        var lowest = first.from
        var highest = first.from
        var lastSector = first.sector
        var previous = first
        for interval in intervals {
            if interval.sector < previous.sector
                || (interval.sector == previous.sector && interval.from < previous.from)
            {
                isSorted = false
            }
            lowest = min(lowest, interval.from)
            highest = max(highest, interval.from)
            lastSector = max(lastSector, interval.sector)
            previous = interval
        }
        guard !isSorted else { return }
        var spare = intervals
        var shift = 0
        while (highest - lowest) >> shift > 0 {
            pass(&intervals, &spare) { (($0.from - lowest) >> shift) & 2047 }
            shift += 11
        }
        shift = 0
        while Int(lastSector) >> shift > 0 {
            pass(&intervals, &spare) { (Int($0.sector) >> shift) & 2047 }
            shift += 11
        }
    }

    /// One stable distribution by a digit of 11 bits; the result is in `source` again.
    @inline(__always)
    private static func pass(_ source: inout [Interval], _ spare: inout [Interval], digit: (Interval) -> Int) {
        var places = [Int](repeating: 0, count: 2048)
        for interval in source { places[digit(interval)] += 1 }
        var sum = 0
        for value in places.indices {
            let count = places[value]
            places[value] = sum
            sum += count
        }
        for interval in source {
            let value = digit(interval)
            spare[places[value]] = interval
            places[value] += 1
        }
        swap(&source, &spare)
    }
}
