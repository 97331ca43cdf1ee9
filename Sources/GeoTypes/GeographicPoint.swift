/// A place on the ellipsoid: longitude before latitude, in degrees, east and north positive.
public struct GeographicPoint: Hashable, Sendable {
    /// Degrees east of Greenwich.
    public var longitude: Double
    /// Degrees north of the equator (geodetic).
    public var latitude: Double

    public init(longitude: Double, latitude: Double) {
        self.longitude = longitude
        self.latitude = latitude
    }

    /// Both finite, longitude in −180…180, latitude in −90…90, the ends included.
    public var isValid: Bool {
        (-180...180).contains(longitude) && (-90...90).contains(latitude)
    }
}
