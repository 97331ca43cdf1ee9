import GeoTypes

/// What a survey point says, digested: which point it is, in which reference system and epoch, and what is said of it.
/// Where it stands in a file is no part.
///
/// Two records with one identity and one tag are taken for the same record; two with one identity and different tags
/// contradict each other. Digests are kept in registers, so these functions must never change. With 5,000,000
/// observations the chance that any two different ones share a ``value`` is 7 in 10 million.
public struct ContentDigest: Hashable, Sendable {
    /// Of the system, the name and the time, or of everything where the point has no name.
    public var identity: UInt64
    /// Of everything else; 0 where the point has no name.
    public var tag: UInt32

    public init(identity: UInt64, tag: UInt32) {
        self.identity = identity
        self.tag = tag
    }

    /// Both in one number, as the register keeps it. Its first four bits are those of the identity, so that a table
    /// parted by them is parted by this number too.
    public var value: Int64 {
        var mixer = Mixer(seed: identity)
        mixer.add(UInt64(tag))
        return Int64(bitPattern: (identity & ContentDigest.part) | (mixer.value & ~ContentDigest.part))
    }

    private static let part: UInt64 = 0xF000_0000_0000_0000

    /// One digest for each point of the batch. About 20 ns a point.
    ///
    /// - `system`: the reference system of the coordinates by its code, or its definition where it has none: the same
    ///   numbers in another system are another point.
    /// - `epoch`: of the coordinates, where they change with time; decimal year.
    public static func digests(of batch: SurveyBatch, system: String, epoch: Double?) -> [ContentDigest] {
        var setting = Mixer(seed: 0x4C69_6E64_6572_6F31)
        setting.add(TextColumn([system]), row: 0)
        if let epoch { setting.add(epoch.bitPattern) }
        var digests: [ContentDigest] = []
        digests.reserveCapacity(batch.count)
        let hasNames = !batch.names.bytes.isEmpty
        for row in 0..<batch.count {
            var identity = setting
            if hasNames { identity.add(batch.names, row: row) }
            if !batch.times.isEmpty { identity.add(UInt64(bitPattern: batch.times[row])) }
            let isNamed = hasNames && !batch.names.range(of: row).isEmpty
            var rest = isNamed ? Mixer(seed: 0x4C69_6E64_6572_6F32) : identity
            rest.add(batch.coordinates.x[row].bitPattern)
            rest.add(batch.coordinates.y[row].bitPattern)
            if !batch.coordinates.z.isEmpty { rest.add(batch.coordinates.z[row].bitPattern) }
            if !batch.fixes.isEmpty { rest.add(UInt64(batch.fixes[row].rawValue)) }
            if !batch.notes.isEmpty { rest.add(batch.notes, row: row) }
            digests.append(
                isNamed
                    ? ContentDigest(identity: identity.value, tag: UInt32(truncatingIfNeeded: rest.value))
                    : ContentDigest(identity: rest.value, tag: 0))
        }
        return digests
    }
}

/// Words into one, as in MurmurHash3's 64-bit finaliser (Austin Appleby, public domain).
private struct Mixer {
    private(set) var value: UInt64

    init(seed: UInt64) {
        value = seed
    }

    mutating func add(_ word: UInt64) {
        value ^= word
        value ^= value >> 33
        value = value &* 0xFF51_AFD7_ED55_8CCD
        value ^= value >> 33
        value = value &* 0xC4CE_B9FE_1A85_EC53
        value ^= value >> 33
    }

    /// Eight bytes at a time; the length keeps “a” + “b” apart from “ab” + “”.
    mutating func add(_ texts: TextColumn, row: Int) {
        let range = texts.range(of: row)
        var word: UInt64 = 0
        var filled: UInt64 = 0
        for index in range {
            word |= UInt64(texts.bytes[index]) << (filled * 8)
            filled += 1
            if filled == 8 {
                add(word)
                word = 0
                filled = 0
            }
        }
        add(word ^ UInt64(range.count) << 56)
    }
}
