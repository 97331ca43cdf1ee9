/// A coordinate reference system, as PROJ's database or a text defines it: what it is, and whether its coordinates may
/// be trusted.
///
/// A value: it can be stored, compared and sent to a task. Making one costs about a millisecond.
public struct ReferenceSystem: Hashable, Sendable, Codable {
    public enum Kind: String, Hashable, Sendable, Codable {
        case geographic, projected, geocentric, vertical, other
    }

    /// An axis as the system itself declares it. Coordinates in this program stand longitude before latitude and
    /// easting before northing whatever the order here.
    public struct Axis: Hashable, Sendable, Codable {
        public var name: String
        public var abbreviation: String
        /// `north`, `east`, `up`…
        public var direction: String
        /// `degree`, `metre`, `US survey foot`…
        public var unit: String
        /// Radians or metres in one unit.
        public var unitFactor: Double
    }

    public struct EllipsoidParameters: Hashable, Sendable, Codable {
        public var name: String
        public var semiMajorMetres: Double
        /// 1/f; infinite for a sphere.
        public var inverseFlattening: Double

        public init(name: String, semiMajorMetres: Double, inverseFlattening: Double) {
            self.name = name
            self.semiMajorMetres = semiMajorMetres
            self.inverseFlattening = inverseFlattening
        }
    }

    /// What ``init(_:)`` takes to make this system again, in any process with the same database.
    public var definition: String
    public var name: String
    /// `EPSG:4326`; `nil` when the definition has no code.
    public var authorityCode: String?
    /// Of a compound system, the kind of its horizontal part.
    public var kind: Kind
    /// 2 or 3; 1 for a vertical system.
    public var dimensions: Int
    public var isCompound: Bool
    /// Name of the vertical part of a compound or vertical system (`EGM96 height`); heights are then orthometric.
    public var verticalName: String?
    /// In the order that the system declares.
    public var axes: [Axis]
    /// Coordinates change with time and need an epoch.
    public var isDynamic: Bool
    /// Of a dynamic frame: the epoch of its definition, decimal year.
    public var frameReferenceEpoch: Double?
    /// Of a datum ensemble (WGS 84): how well its members agree, metres.
    public var ensembleAccuracy: Double?
    public var isDeprecated: Bool
    public var areaOfUse: AreaOfUse?
    public var ellipsoid: EllipsoidParameters?

    /// Longitude and latitude, with or without a height.
    public var isGeographic: Bool { kind == .geographic }

    /// Points have a height in this system.
    public var hasHeight: Bool { dimensions == 3 }
}

extension ReferenceSystem: CustomStringConvertible {
    /// The code and the name: `EPSG:4326 (WGS 84)`.
    public var description: String { authorityCode.map { "\($0) (\(name))" } ?? name }
}
