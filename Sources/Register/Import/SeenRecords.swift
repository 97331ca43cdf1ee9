import Demarcation

/// The records of a file seen so far: 16 bytes each in flat tables, about 20 bytes with the free room, a third of what a
/// `Dictionary` takes.
///
/// Sixteen parts by the first four bits of the identity, each of which grows by itself: the room for growing is a
/// sixteenth of the whole. Open addressing with linear probing.
struct SeenRecords {
    enum Verdict: Equatable {
        case new
        /// The same record stands on this line.
        case duplicate
        /// Another record with this identity stands on this line.
        case contradiction(line: Int)
    }

    private struct Slot {
        var identity: UInt64 = 0
        var tag: UInt32 = 0
        /// 0 is a free slot.
        var line: Int32 = 0
    }

    private struct Part {
        var slots = [Slot](repeating: Slot(), count: 64)
        var count = 0

        func place(of identity: UInt64) -> Int {
            // The four bits that chose the part say nothing inside it.
            Int((identity << 4).multipliedFullWidth(by: UInt64(slots.count)).high)
        }

        mutating func find(_ identity: UInt64) -> Int {
            var place = place(of: identity)
            while slots[place].line != 0, slots[place].identity != identity {
                place += 1
                if place == slots.count { place = 0 }
            }
            return place
        }

        mutating func growIfFull() {
            guard count * 10 >= slots.count * 8 else { return }
            resize(to: slots.count * 3 / 2)
        }

        mutating func resize(to slotCount: Int) {
            let old = slots
            slots = Array(repeating: Slot(), count: slotCount)
            for slot in old where slot.line != 0 { slots[find(slot.identity)] = slot }
        }
    }

    private var parts = [Part](repeating: Part(), count: 16)

    /// Makes room for so many records in all. A twentieth more fit without growing: the number is an estimate.
    mutating func reserve(_ count: Int) {
        for part in parts.indices {
            let slots = count / parts.count * 4 / 3 + 64
            if slots > parts[part].slots.count { parts[part].resize(to: slots) }
        }
    }

    /// Has the memory bring the places of records that are about to be inserted. Here the processor needn't know what one
    /// place holds to ask for the next, so that their waits overlap; in ``insert(_:line:)`` each is waited for, which with a
    /// million records was a tenth of the time of the thread that reads. The result says nothing: it keeps the loads.
    func fetch(_ digests: ArraySlice<ContentDigest>) -> UInt64 {
        var loaded: UInt64 = 0
        for digest in digests {
            let part = Int(digest.identity >> 60)
            loaded ^= parts[part].slots[parts[part].place(of: digest.identity)].identity
        }
        return loaded
    }

    /// Remembers a record unless one with its identity is there.
    mutating func insert(_ digest: ContentDigest, line: Int) -> Verdict {
        let part = Int(digest.identity >> 60)
        parts[part].growIfFull()
        let place = parts[part].find(digest.identity)
        let slot = parts[part].slots[place]
        guard slot.line == 0 else {
            return slot.tag == digest.tag ? .duplicate : .contradiction(line: Int(slot.line))
        }
        parts[part].slots[place] = Slot(
            identity: digest.identity, tag: digest.tag, line: Int32(clamping: max(1, line)))
        parts[part].count += 1
        return .new
    }

    /// The digests in ascending order, in lists that follow each other. The records are forgotten part by part.
    mutating func takeDigests() -> [[Int64]] {
        // Signed numbers: those whose first bit is set come first.
        (Array(8..<16) + Array(0..<8)).map { part in
            var digests: [Int64] = []
            digests.reserveCapacity(parts[part].count)
            for slot in parts[part].slots where slot.line != 0 {
                digests.append(ContentDigest(identity: slot.identity, tag: slot.tag).value)
            }
            parts[part] = Part()
            SeenRecords.sort(&digests)
            return digests
        }
    }

    /// Sorts digests of one part. They are spread evenly, so each is put near its place by its leading bits, and a pass of
    /// insertions does the rest: linear.
    private static func sort(_ digests: inout [Int64]) {
        guard digests.count > 64 else { return digests.sort() }
        let bits = Int.bitWidth - digests.count.leadingZeroBitCount
        // The first four bits are the same in all.
        func bucket(_ digest: Int64) -> Int { Int((UInt64(bitPattern: digest) << 4) >> UInt64(64 - bits)) }
        var starts = [Int32](repeating: 0, count: 1 << bits)
        for digest in digests { starts[bucket(digest)] += 1 }
        var sum: Int32 = 0
        for place in starts.indices {
            let count = starts[place]
            starts[place] = sum
            sum += count
        }
        var spread = [Int64](repeating: 0, count: digests.count)
        for digest in digests {
            spread[Int(starts[bucket(digest)])] = digest
            starts[bucket(digest)] += 1
        }
        digests = spread
        for index in digests.indices.dropFirst() {
            let digest = digests[index]
            var place = index
            while place > 0, digests[place - 1] > digest {
                digests[place] = digests[place - 1]
                place -= 1
            }
            digests[place] = digest
        }
    }
}
