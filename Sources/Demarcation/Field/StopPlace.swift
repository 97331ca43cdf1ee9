public import GeoTypes

/// Where a stop of a plan is, in the systems that a team's receivers are set to, and what stands around it.
public struct StopPlace: Hashable, Sendable {
    /// Longitude and latitude as GPX, KML and GeoJSON have them.
    public var wgs84: GeographicPoint?
    /// Guatemala Transverse Mercator, ``gtmCode``.
    public var gtm: GridPoint?
    public var utm: GridPoint?
    /// 1 to 60 and the hemisphere, `16N`; by the longitude in WGS 84.
    public var utmZone: String?
    public var references: [ReferenceDistance]

    /// By code, since another system of the same name is Gabon's.
    public static let gtmCode = "ESRI:103598"

    public init(
        wgs84: GeographicPoint? = nil, gtm: GridPoint? = nil, utm: GridPoint? = nil, utmZone: String? = nil,
        references: [ReferenceDistance] = []
    ) {
        self.wgs84 = wgs84
        self.gtm = gtm
        self.utm = utm
        self.utmZone = utmZone
        self.references = references
    }
}

/// What a team measures from a monument to see whether it moved, or to find it.
public struct ReferenceDistance: Hashable, Sendable {
    public enum Kind: String, Labelled {
        /// The monument before it on the line, and the one after it.
        case behind, ahead
        /// A mark made for this purpose.
        case mark

        public var label: Bilingual {
            switch self {
            case .behind: Bilingual(en: "behind", es: "anterior")
            case .ahead: Bilingual(en: "ahead", es: "siguiente")
            case .mark: Bilingual(en: "mark", es: "referencia")
            }
        }
    }

    public var kind: Kind
    public var name: String
    public var distance: Length
    /// Clockwise from true north, from the monument, 0 to 360.
    public var azimuth: Angle?

    public init(kind: Kind, name: String, distance: Length, azimuth: Angle?) {
        self.kind = kind
        self.name = name
        self.distance = distance
        self.azimuth = azimuth
    }
}
