import Demarcation
import Dispatch
import Testing

struct TextColumnTests {
    @Test func textsAreReadBackAsTheyWereAdded() {
        var column = TextColumn()
        for text in ["", "M-1", "", "ñandú", ""] { column.append(utf8: Array(text.utf8).span) }
        column.append("Río Hondo")

        #expect(column.count == 6)
        #expect((0..<column.count).map { column[$0] } == ["", "M-1", "", "ñandú", "", "Río Hondo"])
        #expect((0..<column.count).map { column.range(of: $0) } == [0..<0, 0..<3, 3..<3, 3..<10, 10..<10, 10..<20])
    }

    /// One worker reads while another transforms, and most points have no note: ThreadSanitizer finds a text of nothing
    /// that is written to the storage of the empty array, which all threads share.
    @Test func emptyTextsOnSeveralThreadsTouchNothingShared() {
        // So many that the threads are at it together.
        let rows = 100_000
        DispatchQueue.concurrentPerform(iterations: 4) { _ in
            let nothing: [UInt8] = []
            var column = TextColumn()
            for _ in 0..<rows { column.append(utf8: nothing.span) }
            #expect(column.count == rows && column.bytes.isEmpty && column[rows - 1].isEmpty)
        }
    }
}
