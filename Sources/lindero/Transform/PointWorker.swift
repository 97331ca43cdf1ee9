import Demarcation
import GeoTypes
import Geodesy

/// Transforms pieces of text, lines `x y [z [t]]`, by one pinned operation and perhaps a motion in time. One for each
/// task.
///
/// A result has three numbers, x, y and z, always. A point without a height has the height 0 there, as `cs2cs` prints
/// it: a column that came and went with the lines could not be read by position. The 0 stands for "none": it is never
/// transformed, and where the target needs a height (geocentric systems) such a point gives no result.
struct PointWorker: ~Copyable {
    /// How many numbers a line has.
    static let counts = 2...4

    private var transformer: ChainTransformer
    private let operation: CoordinateOperation
    private let epoch: Epoch?
    private let keepsOutside: Bool
    private let style: LineResults.Style

    /// `epoch` holds for points without their own. `keepsOutside`: points outside the operation's area are transformed,
    /// because the user chose the operation.
    ///
    /// `operation` is the frame step of `chain`.
    init(
        _ chain: CoordinateChain, _ operation: CoordinateOperation, epoch: Epoch?, keepsOutside: Bool,
        style: LineResults.Style
    ) throws {
        transformer = try ChainTransformer(chain)
        self.operation = operation
        self.epoch = epoch
        self.keepsOutside = keepsOutside
        self.style = style
    }

    mutating func results(of bytes: [UInt8]) throws -> LineResults {
        let lines = NumberLines(bytes, counts: Self.counts)
        var points = CoordinateColumns(x: lines.first, y: lines.second, z: try heights(lines))
        let outcome = try transform(&points, lines)
        // A failed row is NaN; one to be dropped becomes infinite, which no computed one is.
        if !keepsOutside {
            for row in outcome.outsideArea { points.x[row] = .infinity }
        }
        let hasHeights = !points.z.isEmpty
        return LineResults(lines, style) { row, text in
            let x = points.x[row]
            guard x.isFinite else { return x.isNaN ? .notComputed : .outsideArea }
            let height = hasHeights ? points.z[row] : 0
            text.appendRow(x, points.y[row], height.isNaN ? 0 : height, style)
            return nil
        }
    }

    private func heights(_ lines: NumberLines) throws -> [Double] {
        let isGeocentric = operation.source.kind == .geocentric || operation.target.kind == .geocentric
        if lines.third.isEmpty {
            return isGeocentric ? Array(repeating: .nan, count: lines.rowCount) : []
        }
        guard operation.hasHeights || isGeocentric else { throw Failure.lateHeights }
        return lines.third
    }

    private mutating func transform(_ points: inout CoordinateColumns, _ lines: NumberLines) throws -> TransformOutcome
    {
        guard transformer.chain.needsEpoch, !lines.fourth.isEmpty || epoch == nil else {
            return try transformer.transform(&points, epoch: epoch)
        }
        let common = epoch?.year ?? .nan
        var epochs = lines.fourth.isEmpty ? Array(repeating: common, count: lines.rowCount) : lines.fourth
        for row in epochs.indices {
            if epochs[row].isNaN { epochs[row] = common }
            if (try? Epoch(year: epochs[row])) == nil { epochs[row] = .nan }
        }
        return try transformer.transform(&points, epochs: epochs)
    }
}

extension Failure {
    /// Of a stream, whose first piece decides the operation.
    static let lateHeights = Failure.unusable(
        "E_LATE_HEIGHTS",
        Bilingual(
            en: "heights begin only after the operation was chosen for points without them",
            es: "las alturas empiezan cuando la operación ya se eligió para puntos sin ellas"),
        hint: Bilingual(en: "give the input as a file", es: "dé la entrada como archivo"))
}
