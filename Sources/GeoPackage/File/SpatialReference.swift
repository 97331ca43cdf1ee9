/// One row of `gpkg_spatial_ref_sys`.
public struct SpatialReference: Hashable, Sendable {
    public var srsID: Int32
    public var name: String
    public var organization: String
    public var organizationCode: Int32
    /// WKT 1, or `undefined` where WKT 1 can't say it.
    public var wkt1: String
    /// WKT 2:2019 (ISO 19162).
    public var wkt2: String
    /// Coordinate epoch in decimal years, for a dynamic frame.
    public var epoch: Double?

    public init(
        srsID: Int32, name: String, organization: String, organizationCode: Int32, wkt1: String, wkt2: String,
        epoch: Double? = nil
    ) {
        self.srsID = srsID
        self.name = name
        self.organization = organization
        self.organizationCode = organizationCode
        self.wkt1 = wkt1
        self.wkt2 = wkt2
        self.epoch = epoch
    }
}

extension SpatialReference {
    /// The three that every GeoPackage has (GeoPackage 1.3, requirement 11). WKT as PROJ 9.1.1 writes it.
    static let required: [SpatialReference] = [
        SpatialReference(
            srsID: -1, name: "Undefined Cartesian SRS", organization: "NONE", organizationCode: -1, wkt1: "undefined",
            wkt2: "undefined"),
        SpatialReference(
            srsID: 0, name: "Undefined geographic SRS", organization: "NONE", organizationCode: 0, wkt1: "undefined",
            wkt2: "undefined"),
        SpatialReference(
            srsID: 4326, name: "WGS 84 geodetic", organization: "EPSG", organizationCode: 4326,
            wkt1: """
                GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],\
                AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],\
                UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AXIS["Latitude",NORTH],\
                AXIS["Longitude",EAST],AUTHORITY["EPSG","4326"]]
                """,
            wkt2: """
                GEOGCRS["WGS 84",ENSEMBLE["World Geodetic System 1984 ensemble",\
                MEMBER["World Geodetic System 1984 (Transit)"],MEMBER["World Geodetic System 1984 (G730)"],\
                MEMBER["World Geodetic System 1984 (G873)"],MEMBER["World Geodetic System 1984 (G1150)"],\
                MEMBER["World Geodetic System 1984 (G1674)"],MEMBER["World Geodetic System 1984 (G1762)"],\
                MEMBER["World Geodetic System 1984 (G2139)"],ELLIPSOID["WGS 84",6378137,298.257223563,\
                LENGTHUNIT["metre",1]],ENSEMBLEACCURACY[2.0]],PRIMEM["Greenwich",0,ANGLEUNIT["degree",\
                0.0174532925199433]],CS[ellipsoidal,2],AXIS["geodetic latitude (Lat)",north,ORDER[1],\
                ANGLEUNIT["degree",0.0174532925199433]],AXIS["geodetic longitude (Lon)",east,ORDER[2],\
                ANGLEUNIT["degree",0.0174532925199433]],USAGE[SCOPE["Horizontal component of 3D system."],\
                AREA["World."],BBOX[-90,-180,90,180]],ID["EPSG",4326]]
                """),
    ]
}
