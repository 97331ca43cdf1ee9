public import GeoTypes

/// How much of the line a set of stretches covers, each metre once (net), and how much work it was (gross).
///
/// Stretches whose ends are at most 0.5 m apart are one: two crews that meet at a stake do not read the same
/// chainage. So that this never counts metres which nobody reported, the net length of a sector is at most its gross.
/// All lengths are whole millimetres: the same stretches in any order give the same digits.
public struct Coverage: Hashable, Sendable {
    /// By sector id.
    public var sectors: [SectorCoverage]

    public init(sectors: [SectorCoverage] = []) {
        self.sectors = sectors
    }

    /// Sum over the sectors, as a length of km.
    public var net: Quantity { sectors.reduce(.zero) { $0 + $1.net } }
    public var gross: Quantity { sectors.reduce(.zero) { $0 + $1.gross } }

    /// What the work rule calls one stretch: gaps up to this are bridged.
    public static let mergeGap = Length.metres(0.5)

    /// The union of the stretches, sector by sector.
    ///
    /// Linear in the number of rows (a radix sort): 200,000 rows take some milliseconds. Where a sector's length is
    /// given, what lies outside is cut off and counted in ``SectorCoverage/beyond``.
    public init(
        of columns: StretchColumns, sectorLengths: [Sector.ID: Length] = [:], mergeGap: Length = Coverage.mergeGap
    ) {
        var intervals: [Interval] = []
        intervals.reserveCapacity(columns.count)
        for row in 0..<columns.count {
            intervals.append(
                Interval(sector: columns.sector[row], row: Int32(row), from: columns.from[row], to: columns.to[row]))
        }
        self.init(&intervals, names: columns.sectors, sectorLengths: sectorLengths, mergeGap: mergeGap)
    }

    init(
        _ intervals: inout [Interval], names: [Sector.ID], sectorLengths: [Sector.ID: Length], mergeGap: Length
    ) {
        IntervalSort.sort(&intervals)
        let gap = millimetres(ofMetres: mergeGap.metres) ?? 0
        sectors = []
        var index = 0
        while index < intervals.count {
            let place = intervals[index].sector
            let name = names[Int(place)]
            let limit = sectorLengths[name].flatMap { millimetres(ofMetres: $0.metres) }
            var union = SectorUnion(sector: name, gap: gap, limit: limit)
            while index < intervals.count, intervals[index].sector == place {
                union.add(from: intervals[index].from, to: intervals[index].to)
                index += 1
            }
            sectors.append(union.finish())
        }
        sectors.sort { $0.sector < $1.sector }
    }
}

/// The running union of one sector; stretches come in order of their lower end.
private struct SectorUnion {
    let gap: Int
    let limit: Int?
    var result: SectorCoverage
    var current: SectorCoverage.Stretch?

    init(sector: Sector.ID, gap: Int, limit: Int?) {
        self.gap = gap
        self.limit = limit
        result = SectorCoverage(sector: sector)
    }

    mutating func add(from start: Int, to end: Int) {
        var from = start
        var to = end
        if let limit {
            from = min(max(from, 0), limit)
            to = min(max(to, 0), limit)
            result.beyond += Quantity(millionths: (end - start) - (to - from))
            if from == to, start != end { return }
        }
        result.gross += Quantity(millionths: to - from)
        guard var stretch = current, from <= stretch.to + gap else {
            close()
            current = SectorCoverage.Stretch(from: from, to: to, count: 1, gross: to - from)
            return
        }
        if from > stretch.to { result.bridged += Quantity(millionths: from - stretch.to) }
        stretch.to = max(stretch.to, to)
        stretch.count += 1
        stretch.gross += to - from
        current = stretch
    }

    mutating func close() {
        if let current {
            result.stretches.append(current)
            result.net += Quantity(millionths: current.to - current.from)
        }
        current = nil
    }

    mutating func finish() -> SectorCoverage {
        close()
        result.net = min(result.net, result.gross)
        return result
    }
}
