public import GeoTypes

/// The volume between two surveys of one surface, cell by cell.
public struct SurfaceDifference: Hashable, Sendable {
    /// Where the later surface is significantly the higher.
    public var fill: Volume
    /// Where it is significantly the lower; positive.
    public var cut: Volume
    /// Standard deviation (1σ) of fill less cut, from the heights' random errors.
    public var sigma: Volume
    /// What a common error of all heights of one survey would add or take.
    public var bias: Volume?
    /// Cells whose difference is no larger than chance, and cells without a height in both surveys.
    public var insignificant: Int
    public var empty: Int
    public var significant: Int
    /// Least difference that is significant: 1.96 √(σ₁² + σ₂²).
    public var threshold: Length

    /// Fill less cut.
    public var net: Volume { fill - cut }

    public var measured: MeasuredVolume {
        MeasuredVolume(volume: net, method: .surface, sigma: sigma, bias: bias)
    }

    /// Compares two columns of heights in metres, one height a cell, NaN where there is none.
    ///
    /// - Parameters:
    ///   - before: Heights of the earlier survey.
    ///   - after: Heights of the later survey, the same cells in the same order.
    ///   - cell: Area of one cell.
    ///   - sigmaBefore: Standard deviation (1σ) of one height.
    ///   - sigmaAfter: The same for the later survey.
    ///   - systematic: A possible common error of all heights, kept apart from the random ones.
    /// - Throws: `columnsDiffer`, `notPositive` for the cell and for negative sigmas, `notFinite` for an infinite height.
    public init(
        before: [Double], after: [Double], cell: Area, sigmaBefore: Length, sigmaAfter: Length,
        systematic: Length? = nil
    ) throws(VolumeError) {
        guard before.count == after.count else { throw .columnsDiffer(before.count, after.count) }
        guard cell > .zero, cell.squareMetres.isFinite else {
            throw .notPositive(field: "cell", value: cell.squareMetres)
        }
        for sigma in [sigmaBefore.metres, sigmaAfter.metres] where !(sigma >= 0 && sigma.isFinite) {
            throw .notPositive(field: "sigma", value: sigma)
        }
        let variance = sigmaBefore.metres * sigmaBefore.metres + sigmaAfter.metres * sigmaAfter.metres
        let limit = 1.96 * variance.squareRoot()
        var up = 0.0
        var down = 0.0
        (insignificant, empty, significant) = (0, 0, 0)
        for row in before.indices {
            let difference = after[row] - before[row]
            if difference.isNaN {
                empty += 1
            } else if !difference.isFinite {
                throw .notFinite(row: row)
            } else if abs(difference) < limit || difference == 0 {
                insignificant += 1
            } else {
                significant += 1
                up += max(difference, 0)
                down -= min(difference, 0)
            }
        }
        let area = cell.squareMetres
        fill = .cubicMetres(up * area)
        cut = .cubicMetres(down * area)
        sigma = .cubicMetres(area * (variance * Double(significant)).squareRoot())
        let count = Double(significant)
        bias = systematic.map { .cubicMetres(area * count * $0.metres) }
        threshold = .metres(limit)
    }
}
