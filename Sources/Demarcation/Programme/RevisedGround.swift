import GeoTypes

/// Counts ground once that was worked in several versions of the line.
///
/// A stretch keeps the chainages and the length of the version in which it was measured. What of a later one lies on ground that
/// an earlier version counts already is put there, so that no figure of an earlier version changes and none is counted
/// twice.
struct RevisedGround {
    /// One sector: the places of its versions in the ledger, and the marks from each version to the next, millimetres.
    private struct Chain {
        var places: [Int32?]
        var marks: [[(old: Double, new: Double)]]
    }

    private let chains: [Chain]
    private let gap: Int

    /// `nil` where no sector has two versions in the ledger.
    init?(_ ledger: WorkLedger, gap: Length = Coverage.mergeGap) {
        guard !ledger.carries.isEmpty else { return nil }
        self.gap = millimetres(ofMetres: gap.metres) ?? 0
        let places = Dictionary(uniqueKeysWithValues: ledger.sectors.enumerated().map { ($1, Int32($0)) })
        chains = Dictionary(grouping: ledger.carries, by: \.sector).compactMap { sector, carries in
            let carries = carries.sorted { $0.from < $1.from }
            let found = carries.map { places[sector.ofVersion($0.from)] } + [places[sector]]
            guard found.compactMap(\.self).count > 1 else { return nil }
            return Chain(
                places: found,
                marks: carries.map { carry in
                    carry.marks.map { (old: $0.old.metres * 1000, new: $0.new.metres * 1000) }
                })
        }
        if chains.isEmpty { return nil }
    }

    /// The same pieces of work; what lies on ground of an earlier version is there.
    func counted(_ pieces: [Interval]) -> [Interval] {
        var bySector = Dictionary(grouping: pieces, by: \.sector)
        for chain in chains {
            for (later, place) in chain.places.enumerated() {
                guard let place, var rest = bySector[place] else { continue }
                for earlier in 0..<later {
                    guard let other = chain.places[earlier], let done = bySector[other] else { continue }
                    let ground = united(done).map { piece in
                        (
                            own: piece, from: carried(piece.from, from: earlier, to: later, in: chain),
                            to: carried(piece.to, from: earlier, to: later, in: chain)
                        )
                    }
                    var left: [Interval] = []
                    for piece in rest {
                        var open = piece
                        for part in ground where part.to > open.from && part.from < open.to {
                            if part.from > open.from { left.append(open.with(open.from, part.from)) }
                            let (start, end) = (max(open.from, part.from), min(open.to, part.to))
                            let back = [start, end].map { carriedBack($0, from: later, to: earlier, in: chain) }
                                .map { min(max($0, part.own.from), part.own.to) }
                            var moved = open.with(back[0], back[1])
                            moved.sector = other
                            bySector[other]?.append(moved)
                            open.from = end
                        }
                        if open.from < open.to || piece.from == piece.to { left.append(open) }
                    }
                    rest = left
                }
                bySector[place] = rest
            }
        }
        return bySector.sorted { $0.key < $1.key }.flatMap(\.value).sorted {
            ($0.sector, $0.from) < ($1.sector, $1.from)
        }
    }

    private func united(_ pieces: [Interval]) -> [Interval] {
        var united: [Interval] = []
        for piece in pieces.sorted(by: { $0.from < $1.from }) {
            if let last = united.last, piece.from <= last.to + gap {
                united[united.count - 1].to = max(last.to, piece.to)
            } else {
                united.append(piece)
            }
        }
        return united
    }

    private func carried(_ chainage: Int, from: Int, to: Int, in chain: Chain) -> Int {
        (from..<to).reduce(chainage) { place, version in
            Self.carried(place, chain.marks[version].map { ($0.old, $0.new) })
        }
    }

    private func carriedBack(_ chainage: Int, from: Int, to: Int, in chain: Chain) -> Int {
        (to..<from).reversed().reduce(chainage) { place, version in
            Self.carried(place, chain.marks[version].map { ($0.new, $0.old) })
        }
    }

    /// Straight between marks, and as far from the outermost as it was.
    static func carried(_ chainage: Int, _ marks: [(Double, Double)]) -> Int {
        let place = Double(chainage)
        guard let first = marks.first, let last = marks.last else { return chainage }
        if place <= first.0 { return Int((first.1 + place - first.0).rounded()) }
        if place >= last.0 { return Int((last.1 + place - last.0).rounded()) }
        let upper = marks.firstIndex { place < $0.0 } ?? marks.count - 1
        let (one, other) = (marks[upper - 1], marks[upper])
        return Int((one.1 + (place - one.0) * (other.1 - one.1) / (other.0 - one.0)).rounded())
    }
}

extension Interval {
    fileprivate func with(_ from: Int, _ to: Int) -> Interval {
        Interval(sector: sector, row: row, from: from, to: to)
    }
}

extension [SectorCoverage] {
    /// What was worked in earlier versions of the line, drawn on the one in force: lengths as they were counted, stretches
    /// where they lie now.
    public func carried(by carries: [LineCarry]) -> [SectorCoverage] {
        guard !carries.isEmpty else { return self }
        var found = Dictionary(uniqueKeysWithValues: map { ($0.sector, $0) })
        for (sector, steps) in Dictionary(grouping: carries, by: \.sector) {
            for step in steps.sorted(by: { $0.from < $1.from }) {
                guard let earlier = found.removeValue(forKey: sector.ofVersion(step.from)) else { continue }
                let isLast = !steps.contains { $0.from == step.from + 1 }
                let next = isLast ? sector : sector.ofVersion(step.from + 1)
                let marks = step.marks.map { ($0.old.metres * 1000, $0.new.metres * 1000) }
                var moved = earlier
                moved.sector = next
                for index in moved.stretches.indices {
                    moved.stretches[index].from = RevisedGround.carried(moved.stretches[index].from, marks)
                    moved.stretches[index].to = RevisedGround.carried(moved.stretches[index].to, marks)
                }
                found[next] = found[next]?.joined(moved) ?? moved
            }
        }
        return found.values.sorted { $0.sector < $1.sector }
    }
}

extension SectorCoverage {
    fileprivate func joined(_ other: SectorCoverage) -> SectorCoverage {
        var joined = self
        joined.net += other.net
        joined.gross += other.gross
        joined.bridged += other.bridged
        joined.beyond += other.beyond
        joined.stretches = []
        for stretch in (stretches + other.stretches).sorted(by: { $0.from < $1.from }) {
            if let last = joined.stretches.last, stretch.from <= last.to {
                let place = joined.stretches.count - 1
                joined.stretches[place].to = Swift.max(last.to, stretch.to)
                joined.stretches[place].count += stretch.count
                joined.stretches[place].gross += stretch.gross
            } else {
                joined.stretches.append(stretch)
            }
        }
        return joined
    }
}
