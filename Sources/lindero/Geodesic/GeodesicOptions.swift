import ArgumentParser
import Demarcation
import GeoTypes
import Geodesy
import Pipeline

/// What every geodesic command takes.
struct GeodesicOptions: ParsableArguments {
    @Option(
        help: help(
            "WGS84, GRS80, clrk66, intl, or A,RF: radius in metres and inverse flattening (0: a sphere).",
            "WGS84, GRS80, clrk66, intl, o A,RF: radio en metros e inverso del achatamiento (0: una esfera)."))
    var ellipsoid: EllipsoidArgument = EllipsoidArgument(ellipsoid: .wgs84)
    @Argument(help: help("A file, or - for standard input.", "Un archivo, o - para la entrada estándar."))
    var file: String?
    @OptionGroup var output: OutputOptions

    var style: LineResults.Style { output.json ? .json : .text }

    /// Prints one result for each line, on both cores, in the order of the lines; exit 3 if one has none.
    ///
    /// `write` appends the numbers of a row, or says why there are none.
    func run(
        counts: ClosedRange<Int>, expected: Bilingual,
        write: @escaping @Sendable (Ellipsoid, NumberLines, Int, inout [UInt8]) -> LineResults.Problem?
    ) throws {
        let chunks = try LineChunks(path: file)
        let (style, ellipsoid) = (style, ellipsoid.ellipsoid)
        var output = try LineOutput(path: file, style: style, expected: expected)
        if style == .json { try output.put(Array("[".utf8)) }
        try mapInOrder(
            chunks, workers: 2, buffered: 6, next: { chunks in try chunks.next() }, makeState: { ellipsoid },
            transform: { ellipsoid, bytes in
                let lines = NumberLines(bytes, counts: counts)
                return LineResults(lines, style) { row, text in write(ellipsoid, lines, row, &text) }
            },
            consume: { results in
                try Interruption.check()
                try output.put(results)
            })
        if style == .json { try output.put(Array("]\n".utf8)) }
        try output.finish()
        if output.failureCount > 0 { throw ExitCode.findings }
    }
}

/// An ellipsoid by its name, or by its radius in metres and inverse flattening.
struct EllipsoidArgument: ExpressibleByArgument {
    var ellipsoid: Ellipsoid
}

extension EllipsoidArgument {
    init?(argument: String) {
        if let named = Ellipsoid(named: argument) {
            ellipsoid = named
            return
        }
        let parts = argument.split(separator: ",", omittingEmptySubsequences: false).map { Double($0) ?? .nan }
        // An inverse flattening below 1 would be a flattening given by mistake.
        guard parts.count == 2, parts[1] == 0 || parts[1] > 1,
            let made = Ellipsoid(equatorialRadius: .metres(parts[0]), flattening: parts[1] == 0 ? 0 : 1 / parts[1])
        else { return nil }
        ellipsoid = made
    }

    var defaultValueDescription: String { "WGS84" }
}
