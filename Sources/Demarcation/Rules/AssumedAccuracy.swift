public import GeoTypes

extension FixQuality {
    /// Radius that holds a position of this quality with 95 %, where its file has no standard deviations: a class of this
    /// project, on the careful side, and never 0. A handheld under canopy is good to about 6 m; `nil` is unknown.
    public var assumedRadius95: Length? {
        switch self {
        case .fixed: .metres(0.05)
        case .precisePoint: .metres(0.2)
        case .float: .metres(1)
        case .differential: .metres(2)
        case .augmented, .precise: .metres(4)
        case .autonomous: .metres(6)
        case .unknown, .estimated, .manual, .simulated: nil
        }
    }
}
