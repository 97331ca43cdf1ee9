import GeoTypes

/// Gives each metre of line to the first order that covered it, so that what orders added is a sum without overlaps.
///
/// A sweep along each sector with the orders that lie there in a heap, first comer on top: O(n log n).
struct FirstCoverage {
    /// Length that each place was first to cover.
    private(set) var added: [Quantity]

    /// `pieces` carry in `row` the place that `ranks` and the result are about; lower ranks came first.
    init(_ pieces: [Interval], sectors: [Sector.ID], lengths: [Sector.ID: Length], ranks: [Int]) {
        added = [Quantity](repeating: .zero, count: ranks.count)
        var sorted = pieces
        for index in sorted.indices {
            let name = sectors[Int(sorted[index].sector)]
            guard let limit = lengths[name].flatMap({ millimetres(ofMetres: $0.metres) }) else { continue }
            sorted[index].from = min(max(sorted[index].from, 0), limit)
            sorted[index].to = min(max(sorted[index].to, 0), limit)
        }
        IntervalSort.sort(&sorted)
        var start = 0
        while start < sorted.count {
            let end = sorted[start...].firstIndex { $0.sector != sorted[start].sector } ?? sorted.count
            sweep(sorted[start..<end], ranks)
            start = end
        }
    }

    private mutating func sweep(_ pieces: ArraySlice<Interval>, _ ranks: [Int]) {
        var active = RankHeap()
        var next = pieces.startIndex
        var place = 0
        while next < pieces.endIndex || !active.isEmpty {
            if active.isEmpty { place = pieces[next].from }
            while next < pieces.endIndex, pieces[next].from <= place {
                active.push(RankHeap.Element(rank: ranks[Int(pieces[next].row)], piece: pieces[next]))
                next += 1
            }
            while let first = active.first, first.piece.to <= place { active.pop() }
            guard let first = active.first else { continue }
            let reach = next < pieces.endIndex ? min(first.piece.to, pieces[next].from) : first.piece.to
            added[Int(first.piece.row)] += Quantity(millionths: reach - place)
            place = reach
        }
    }
}

/// A binary heap with the lowest rank on top.
private struct RankHeap {
    struct Element {
        var rank: Int
        var piece: Interval
    }

    private var elements: [Element] = []

    var isEmpty: Bool { elements.isEmpty }
    var first: Element? { elements.first }

    mutating func push(_ element: Element) {
        elements.append(element)
        var child = elements.count - 1
        while child > 0, elements[child].rank < elements[(child - 1) / 2].rank {
            elements.swapAt(child, (child - 1) / 2)
            child = (child - 1) / 2
        }
    }

    mutating func pop() {
        elements.swapAt(0, elements.count - 1)
        elements.removeLast()
        var parent = 0
        while true {
            var least = parent
            for child in [2 * parent + 1, 2 * parent + 2]
            where child < elements.count && elements[child].rank < elements[least].rank {
                least = child
            }
            guard least != parent else { return }
            elements.swapAt(parent, least)
            parent = least
        }
    }
}
