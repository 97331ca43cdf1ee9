import ArgumentParser
import Demarcation
import GeoTypes

/// Gathers lines `lon lat` into polylines, which blank lines and lines that begin with `>` divide. Comments don't count.
struct VertexLines {
    enum Found {
        case line(GeographicLine)
        /// A line of it is no place; lines count from 1.
        case broken(line: Int)
    }

    private var points: [GeographicPoint] = []
    private var brokenLine: Int?
    private var lineCount = 0

    /// The polylines that end in these lines.
    mutating func add(_ lines: NumberLines) -> [Found] {
        var found: [Found] = []
        lines.forEachLine { row, line in
            let point = GeographicPoint(longitude: lines.first[row], latitude: lines.second[row])
            if (-90...90).contains(point.latitude) {
                points.append(point)
            } else {
                brokenLine = brokenLine ?? lineCount + line + 1
            }
        } other: { what, line in
            switch what {
            case .comment: break
            case .blank, .divider: if let ended = end() { found.append(ended) }
            case .notNumbers: brokenLine = brokenLine ?? lineCount + line + 1
            }
        }
        lineCount += lines.lineCount
        return found
    }

    /// The polyline that ends here; `nil` when none has begun.
    mutating func end() -> Found? {
        defer {
            points.removeAll(keepingCapacity: true)
            brokenLine = nil
        }
        if let brokenLine { return .broken(line: brokenLine) }
        return points.isEmpty ? nil : .line(GeographicLine(points))
    }
}

extension GeodesicOptions {
    /// Prints one result for each polyline of the input; exit 3 if one has none. Holds one polyline in memory.
    ///
    /// `write` appends the result, or returns false when there is none.
    func runVertices(write: (GeographicLine, inout [UInt8]) -> Bool) throws {
        var chunks = try LineChunks(path: file)
        var output = try ResultOutput(path: nil)
        var vertices = VertexLines()
        var (count, failures) = (0, 0)

        func put(_ found: VertexLines.Found) throws {
            var text: [UInt8] = style == .json ? Array((count == 0 ? "[" : ",\n").utf8) : []
            count += 1
            var isDone = false
            switch found {
            case .line(let line):
                isDone = write(line, &text)
            case .broken(let line):
                let words = localised("not “lon lat”", "no es «lon lat»")
                Diagnostics.say("lindero: \(file ?? "-"):\(line): \(words)")
            }
            if !isDone {
                failures += 1
                text.append(contentsOf: style == .json ? Array("null".utf8) : [UInt8(ascii: "*")])
            }
            if style == .text { text.append(0x0A) }
            try output.put(text)
        }

        while let bytes = try chunks.next() {
            try Interruption.check()
            for found in vertices.add(NumberLines(bytes, counts: 2...2)) { try put(found) }
        }
        if let last = vertices.end() { try put(last) }
        if style == .json { try output.put(count == 0 ? "[]\n" : "]\n") }
        try output.finish()
        if failures > 0 { throw ExitCode.findings }
    }
}
