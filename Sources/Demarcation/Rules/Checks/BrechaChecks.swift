public import GeoTypes

/// What is wrong with the stretches of brecha. Linear but for one sort: 200,000 stretches take some ten milliseconds.
public enum BrechaChecks {
    /// Stretches that reach beyond their sector, and those that run backwards or nowhere.
    public static func outside(
        _ brecha: CheckedBrecha, sectorLengths: [Sector.ID: Length], limits: CheckLimits
    ) -> [CheckFinding] {
        let lengths = brecha.sectors.map { sectorLengths[$0] ?? .zero }
        let slack = limits.stretch.metres
        var findings: [CheckFinding] = []
        for row in 0..<brecha.count {
            let length = lengths[Int(brecha.sector[row])]
            let (from, to) = (brecha.from[row], brecha.to[row])
            if from >= -slack, to > from, to <= length.metres + slack { continue }
            findings.append(
                CheckFinding(
                    .brechaOutside, .outside(.metres(from), .metres(to), sectorLength: length), .brecha,
                    brecha.ids[row],
                    at: CheckFinding.Place(
                        sector: brecha.sectors[Int(brecha.sector[row])], from: .metres(from), to: .metres(to))))
        }
        return findings
    }

    /// Where stretches cover the same part of the line. One finding for each part that is covered more than once, with the
    /// stretches that cover it.
    public static func overlaps(_ brecha: CheckedBrecha, limits: CheckLimits) -> [CheckFinding] {
        var order = Array(0..<brecha.count).filter { brecha.from[$0].isFinite && brecha.to[$0] > brecha.from[$0] }
        order.sort {
            (brecha.sector[$0], brecha.from[$0], brecha.to[$0], $0) < (
                brecha.sector[$1], brecha.from[$1], brecha.to[$1], $1
            )
        }
        var findings: [CheckFinding] = []
        var part: Shared?
        // The stretch that reaches farthest of those before.
        var last: Int?
        for row in order {
            if let before = last, brecha.sector[before] == brecha.sector[row] {
                let (start, end) = (brecha.from[row], min(brecha.to[before], brecha.to[row]))
                if end - start > limits.stretch.metres {
                    if part?.end ?? -.infinity >= start {
                        part?.add(row, to: end)
                    } else {
                        if let part { findings.append(part.finding(in: brecha)) }
                        part = Shared(start: start, end: end, rows: [before, row], count: 2)
                    }
                }
                if brecha.to[row] > brecha.to[before] { last = row }
            } else {
                if let part { findings.append(part.finding(in: brecha)) }
                part = nil
                last = row
            }
        }
        if let part { findings.append(part.finding(in: brecha)) }
        return findings
    }

    /// A part of the line under several stretches, the first few of which are named.
    private struct Shared {
        var start: Double
        var end: Double
        var rows: [Int]
        var count: Int

        mutating func add(_ row: Int, to end: Double) {
            self.end = max(self.end, end)
            count += 1
            if rows.count < 4 { rows.append(row) }
        }

        func finding(in brecha: CheckedBrecha) -> CheckFinding {
            CheckFinding(
                .brechaOverlap, .overlapping(rows.map { brecha.ids[$0] }, count: count, .metres(end - start)), .brecha,
                brecha.ids[rows[0]],
                at: CheckFinding.Place(
                    sector: brecha.sectors[Int(brecha.sector[rows[0]])], from: .metres(start), to: .metres(end)))
        }
    }
}
