public import GeoTypes

/// Ground and design across the works at one chainage.
public struct SurveyedSection: Hashable, Sendable {
    public var chainage: Chainage
    public var ground: SectionProfile
    public var design: SectionProfile
    public var isMidSection: Bool

    public init(chainage: Chainage, ground: SectionProfile, design: SectionProfile, isMidSection: Bool = false) {
        self.chainage = chainage
        self.ground = ground
        self.design = design
        self.isMidSection = isMidSection
    }

    /// Areas of fill and cut, with the standard deviation that follows from that of one height of the ground.
    public func areas(heightSigma: Length?) throws(VolumeError) -> (fill: CrossSection, cut: CrossSection) {
        let areas = try design.areas(above: ground)
        let sigma = heightSigma.map { ground.areaSigma(heightSigma: $0, within: design) }
        return (
            CrossSection(chainage: chainage, area: areas.fill, sigma: sigma, isMidSection: isMidSection),
            CrossSection(chainage: chainage, area: areas.cut, sigma: sigma, isMidSection: isMidSection)
        )
    }
}

extension SectionProfile {
    /// What random errors of this profile's heights make of its area: each height weighs half the distance between its
    /// neighbours, so that σ_A = σ_h √Σ w².
    public func areaSigma(heightSigma: Length, within other: SectionProfile) -> Area {
        let low = max(points[0].offset, other.points[0].offset)
        let high = min(points[points.count - 1].offset, other.points[other.points.count - 1].offset)
        let offsets = points.map { min(max($0.offset, low), high) }
        var sum = 0.0
        for index in offsets.indices {
            let before = index > 0 ? offsets[index - 1] : offsets[index]
            let after = index + 1 < offsets.count ? offsets[index + 1] : offsets[index]
            let weight = (after - before) / 2
            sum += weight * weight
        }
        return .squareMetres(heightSigma.metres * sum.squareRoot())
    }
}
