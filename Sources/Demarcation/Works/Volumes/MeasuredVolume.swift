public import GeoTypes

/// A volume with the method that gave it and how sure it is.
public struct MeasuredVolume: Hashable, Sendable {
    public var volume: Volume
    public var method: VolumeMethod
    /// Standard deviation (1σ) from random errors; `nil` is unknown, never 0.
    public var sigma: Volume?
    /// What a systematic error, such as one of height, would add or take; not part of ``sigma``.
    public var bias: Volume?

    public init(volume: Volume, method: VolumeMethod, sigma: Volume? = nil, bias: Volume? = nil) {
        self.volume = volume
        self.method = method
        self.sigma = sigma
        self.bias = bias
    }

    /// Where two results for one work stand too far apart.
    public struct Disagreement: Hashable, Sendable {
        public var first: MeasuredVolume
        public var second: MeasuredVolume
        /// Absolute.
        public var difference: Volume
        /// Of the smaller of the two, so that the order does not matter; infinite when that is 0.
        public var share: Double
        /// In standard deviations of the difference, where both are known.
        public var sigmas: Double?
    }

    /// A finding when the two differ by more than 5 % or by more than 2σ; `nil` when they agree.
    public func disagreement(
        with other: MeasuredVolume, shareLimit: Double = 0.05, sigmaLimit: Double = 2
    ) -> Disagreement? {
        let difference = abs(volume.cubicMetres - other.volume.cubicMetres)
        let base = min(abs(volume.cubicMetres), abs(other.volume.cubicMetres))
        let share = difference == 0 ? 0 : difference / base
        var sigmas: Double?
        if let one = sigma?.cubicMetres, let two = other.sigma?.cubicMetres, one > 0 || two > 0 {
            sigmas = difference / (one * one + two * two).squareRoot()
        }
        // Asked this way round, a volume that is no number agrees with nothing.
        guard !(share <= shareLimit) || (sigmas ?? 0) > sigmaLimit else { return nil }
        return Disagreement(
            first: self, second: other, difference: .cubicMetres(difference), share: share, sigmas: sigmas)
    }
}

extension MeasuredVolume.Disagreement {
    /// Both volumes, and how far they are apart.
    public var message: Bilingual {
        let (one, two) = (first.volume.cubicMetres.text(decimals: 2), second.volume.cubicMetres.text(decimals: 2))
        let percent = share.isFinite ? (share * 100).text(decimals: 1) + " %" : "∞"
        let times = sigmas.map { ", \($0.text(decimals: 1))σ" } ?? ""
        return Bilingual(
            en: "\(first.method.label.english) gives \(one) m³ and \(second.method.label.english) \(two) m³: "
                + "they differ by \(percent)\(times)",
            es: "\(first.method.label.spanish) da \(one) m³ y \(second.method.label.spanish) \(two) m³: "
                + "difieren en \(percent)\(times)")
    }
}
