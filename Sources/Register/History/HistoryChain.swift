import GRDB

/// The chain of seals, followed from its origin: whether the past is still what was sealed.
struct HistoryChain {
    /// The first link that doesn't hold.
    struct Break: Hashable {
        /// Its batches; none of a seal over what other programs did.
        var batches: ClosedRange<Int64>?
        /// The batch before it.
        var after: Int64
    }

    private(set) var seals = 0
    private(set) var changes = 0
    private(set) var broken: Break?
    /// Digest of the newest seal.
    private(set) var head = Seal.origin
    /// Rows and batches after the newest seal: by other programs.
    private(set) var unsealed = 0
    /// Rows of other programs that name a batch of this one.
    private(set) var claimed = 0
    /// Rows that were there after the newest seal and are gone.
    private(set) var lost = 0
    /// Whether a digest that somebody noted stands in the chain.
    private(set) var holdsNoted: Bool?

    /// Reads the whole history once: about 1 µs a row.
    init(_ db: Database, noted: String? = nil) throws {
        var content = try SealedContent(db, afterBatch: 0, afterChange: 0)
        var before: Seal?
        let noted = noted?.lowercased()
        var isNotedThere = false
        let seals = try Row.fetchAll(db, sql: "SELECT * FROM seals ORDER BY id").map(Seal.init)
        for seal in seals {
            let computed = try content.digest(upTo: seal)
            self.seals += 1
            changes += computed.changes
            let follows =
                seal.id == (before?.id ?? 0) + 1 && seal.previous == before?.digest ?? Seal.origin
                && seal.lastBatch >= before?.lastBatch ?? 0 && seal.lastChange >= before?.lastChange ?? 0
            if broken == nil, !follows || computed.digest != seal.digest {
                let after = before?.lastBatch ?? 0
                broken = Break(batches: seal.lastBatch > after ? after + 1...seal.lastBatch : nil, after: after)
            }
            if seal.kind == Seal.Kind.outside.rawValue, computed.claimed != nil { claimed += 1 }
            if let noted, seal.digest.hasPrefix(noted) { isNotedThere = true }
            before = seal
            head = seal.digest
        }
        if noted != nil { holdsNoted = isNotedThere }
        let last = (batch: before?.lastBatch ?? 0, change: before?.lastChange ?? 0)
        unsealed =
            try Int.fetchOne(
                db,
                sql: """
                    SELECT (SELECT count(*) FROM history WHERE id > ?) + (SELECT count(*) FROM batches WHERE id > ?)
                    """, arguments: [last.change, last.batch]) ?? 0
        claimed +=
            try Int.fetchOne(
                db, sql: "SELECT count(*) FROM history WHERE id > ? AND batch IS NOT NULL", arguments: [last.change])
            ?? 0
        lost =
            try Int.fetchOne(
                db,
                sql: """
                    SELECT max(0, coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'history'), 0)
                        - max(?, coalesce((SELECT max(id) FROM history), 0)))
                    """, arguments: [last.change]) ?? 0
    }
}
