import Demarcation
import TestSupport
import Testing

@testable import Register

@Suite("Records seen in a file")
struct SeenRecordsTests {
    @Test("the same record is a duplicate, another one of its identity contradicts the first line")
    func verdicts() {
        var seen = SeenRecords()
        #expect(seen.insert(ContentDigest(identity: 7, tag: 1), line: 12) == .new)
        #expect(seen.insert(ContentDigest(identity: 7, tag: 1), line: 13) == .duplicate)
        #expect(seen.insert(ContentDigest(identity: 7, tag: 2), line: 14) == .contradiction(line: 12))
    }

    @Test("against a dictionary: every verdict, through many growths, and digests that clash in their first bits")
    func againstDictionary() {
        var generator = SeededGenerator(seed: 20)
        for spread in [UInt64.max, 0xF000_0000_0000_FFFF, 0x0000_0000_0000_3FFF, 0x8000_0000_0000_3FFF] {
            var seen = SeenRecords()
            var model: [UInt64: (tag: UInt32, line: Int)] = [:]
            for line in 1...30_000 {
                let digest = ContentDigest(
                    identity: generator.next() & spread, tag: UInt32.random(in: 0...1, using: &generator))
                let verdict = seen.insert(digest, line: line)
                if let there = model[digest.identity] {
                    #expect(verdict == (there.tag == digest.tag ? .duplicate : .contradiction(line: there.line)))
                } else {
                    #expect(verdict == .new)
                    model[digest.identity] = (digest.tag, line)
                }
            }
            let digests = seen.takeDigests().flatMap { $0 }
            #expect(digests == digests.sorted())
            let expected = model.map { ContentDigest(identity: $0, tag: $1.tag).value }
            #expect(Set(digests) == Set(expected))
            #expect(digests.count == model.count)
        }
    }
}
