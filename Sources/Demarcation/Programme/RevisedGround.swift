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
        var forth: [ChainageSteps]
        var back: [ChainageSteps]
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
                places: found, forth: carries.map { ChainageSteps($0.marks) },
                back: carries.map { ChainageSteps($0.marks).reversed })
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
                        let first = ground.partition(where: { $0.to > piece.from })
                        for part in ground[first...].prefix(while: { $0.from < piece.to }) {
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
        return bySector.sorted { $0.key < $1.key }.flatMap(\.value)
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
        (from..<to).reduce(chainage) { chain.forth[$1].carried($0) }
    }

    private func carriedBack(_ chainage: Int, from: Int, to: Int, in chain: Chain) -> Int {
        (to..<from).reversed().reduce(chainage) { chain.back[$1].carried($0) }
    }
}

/// Marks of two versions, millimetres, ready to carry chainages over.
struct ChainageSteps {
    private let from: [Double]
    private let to: [Double]

    init(_ marks: [LineRevisionDraft.Mark]) {
        self.init(from: marks.map { $0.old.metres * 1000 }, to: marks.map { $0.new.metres * 1000 })
    }

    private init(from: [Double], to: [Double]) {
        self.from = from
        self.to = to
    }

    var reversed: ChainageSteps { ChainageSteps(from: to, to: from) }

    /// Straight between marks, and as far from the outermost as it was.
    func carried(_ chainage: Int) -> Int {
        let place = Double(chainage)
        guard let first = from.first, let last = from.last else { return chainage }
        if place <= first { return Int((to[0] + place - first).rounded()) }
        if place >= last { return Int((to[to.count - 1] + place - last).rounded()) }
        let upper = from.partition(where: { $0 > place })
        let part = (place - from[upper - 1]) / (from[upper] - from[upper - 1])
        return Int((to[upper - 1] + part * (to[upper] - to[upper - 1])).rounded())
    }
}

extension Array {
    /// The first place from which on the rule holds, where it holds for all that follow.
    fileprivate func partition(where holds: (Element) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if holds(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
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
                let marks = ChainageSteps(step.marks)
                var moved = earlier
                moved.sector = next
                for index in moved.stretches.indices {
                    moved.stretches[index].from = marks.carried(moved.stretches[index].from)
                    moved.stretches[index].to = marks.carried(moved.stretches[index].to)
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
