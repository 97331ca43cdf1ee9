public import GeoTypes

/// The area between design and ground across the works at one chainage.
public struct CrossSection: Hashable, Sendable {
    public var chainage: Chainage
    public var area: Area
    /// Standard deviation (1σ); `nil` is unknown.
    public var sigma: Area?
    /// Measured at mid-length between two others, as the prismoidal formula needs it.
    public var isMidSection: Bool

    public init(chainage: Chainage, area: Area, sigma: Area? = nil, isMidSection: Bool = false) {
        self.chainage = chainage
        self.area = area
        self.sigma = sigma
        self.isMidSection = isMidSection
    }
}
