/// The reference system and epoch in which a register keeps every coordinate.
public struct ReferenceFrame: Hashable, Sendable {
    /// As the user named it: `EPSG:6365`.
    public var code: String
    public var name: String
    /// Decimal year, where the system moves with the earth or the commission fixed one.
    public var epoch: Double?
    /// Equatorial radius in metres and inverse flattening (0 for a sphere).
    public var equatorialRadius: Double
    public var inverseFlattening: Double
    /// The definition as OGC WKT 1 (for GeoPackage readers) and WKT 2:2019.
    public var wkt1: String
    public var wkt2: String

    public init(
        code: String, name: String, epoch: Double?, equatorialRadius: Double, inverseFlattening: Double, wkt1: String,
        wkt2: String
    ) {
        self.code = code
        self.name = name
        self.epoch = epoch
        self.equatorialRadius = equatorialRadius
        self.inverseFlattening = inverseFlattening
        self.wkt1 = wkt1
        self.wkt2 = wkt2
    }
}
