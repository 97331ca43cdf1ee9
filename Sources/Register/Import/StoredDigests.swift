import Foundation
import GRDB
import GeoPackage

/// The digests of all observations of a register, in `observation_digests`: each survey's in ascending order, a thousand to
/// a row as a blob of 64-bit numbers, little endian.
///
/// A row for each digest cost as much as a third of the observation itself. Looking a batch up reads only rows whose
/// range has one of its digests.
enum StoredDigests {
    static let perRow = 1000

    /// Which of `digests`, in ascending order, the register holds. Cost: a look at each row of the table, and 10 µs for each
    /// one that is read.
    static func held(_ digests: [Int64], _ db: Database) throws -> Set<Int64> {
        guard let least = digests.first, let greatest = digests.last else { return [] }
        var held: Set<Int64> = []
        let statement = try db.cachedStatement(
            sql: "SELECT first, last, digests FROM observation_digests WHERE last >= ? AND first <= ?")
        let rows = try Row.fetchCursor(statement, arguments: [least, greatest])
        while let row = try rows.next() {
            let last: Int64 = row[1]
            let from = lowerBound(of: row[0], in: digests)
            guard from < digests.count, digests[from] <= last else { continue }
            try row.withUnsafeData(atIndex: 2) { data in
                guard let data else { return }
                data.withUnsafeBytes { addShared(digests[from...], $0, to: &held) }
            }
        }
        return held
    }

    /// Adds the numbers that both ascending lists have.
    private static func addShared(
        _ digests: ArraySlice<Int64>, _ stored: UnsafeRawBufferPointer, to held: inout Set<Int64>
    ) {
        var offset = 0
        for digest in digests {
            while offset < stored.count, number(at: offset, in: stored) < digest { offset += 8 }
            guard offset < stored.count else { return }
            if number(at: offset, in: stored) == digest { held.insert(digest) }
        }
    }

    private static func number(at offset: Int, in bytes: UnsafeRawBufferPointer) -> Int64 {
        Int64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: Int64.self))
    }

    /// The place of the first that isn't below `digest`.
    static func lowerBound(of digest: Int64, in digests: [Int64]) -> Int {
        var (low, high) = (0, digests.count)
        while low < high {
            let middle = (low + high) / 2
            if digests[middle] < digest { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Takes a survey's digests in ascending order.
    struct Writer: ~Copyable {
        private var insert: BulkInsert
        private var row: [UInt8] = []
        private var first: Int64 = 0
        private var last: Int64 = 0

        init(_ db: Database, survey: Int64) throws {
            insert = try BulkInsert(
                db, into: "observation_digests",
                contents: [
                    ("survey", .integer(survey)), ("first", .bound), ("last", .bound), ("digests", .bound),
                ], rowsPerStatement: 16)
        }

        mutating func add(_ digest: Int64) throws {
            if row.isEmpty { first = digest }
            last = digest
            withUnsafeBytes(of: digest.littleEndian) { row.append(contentsOf: $0) }
            if row.count == StoredDigests.perRow * 8 { try endRow() }
        }

        private mutating func endRow() throws {
            insert.bind(first)
            insert.bind(last)
            insert.bind(blob: row)
            try insert.endRow()
            row.removeAll(keepingCapacity: true)
        }

        mutating func finish() throws {
            if !row.isEmpty { try endRow() }
            try insert.finish()
        }
    }
}
