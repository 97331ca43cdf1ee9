/// Why a blob is no geometry that can be used. Offsets are bytes from the start of the blob.
public enum GeometryError: Error, Hashable, Sendable {
    /// No `GP` at the start: not a GeoPackage geometry (SpatiaLite, bare WKB, anything).
    case notAGeoPackageGeometry
    case unknownVersion(UInt8)
    /// An `ExtendedGeoPackageBinary`, whose content only its maker knows.
    case extended
    case unknownEnvelope(UInt8)
    /// The blob ends before `offset` + `needed`.
    case truncated(offset: Int, needed: Int)
    case unknownByteOrder(UInt8, offset: Int)
    /// A curve, a surface of patches, or a type that doesn't exist; `name` is its WKT name where it has one.
    case unsupportedType(code: UInt32, name: String?)
    /// A member that its collection can't hold.
    case unexpectedMember(code: UInt32, offset: Int)
    case nestedTooDeeply(limit: Int)
    /// NaN or infinite where a coordinate must be.
    case notFinite(offset: Int)
}

extension GeometryError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .notAGeoPackageGeometry: "not a GeoPackage geometry"
        case .unknownVersion(let version): "geometry blob of unknown version \(version)"
        case .extended: "extended geometry of another program"
        case .unknownEnvelope(let code): "unknown envelope code \(code) in geometry blob"
        case .truncated(let offset, let needed): "geometry blob ends early: \(needed) bytes wanted at byte \(offset)"
        case .unknownByteOrder(let mark, let offset): "byte order mark \(mark) at byte \(offset) is neither 0 nor 1"
        case .unsupportedType(_, let name?): "geometry type \(name) is not supported"
        case .unsupportedType(let code, nil): "unknown geometry type \(code)"
        case .unexpectedMember(let code, let offset): "member of type \(code) at byte \(offset) doesn't belong there"
        case .nestedTooDeeply(let limit): "geometry collections nested more than \(limit) deep"
        case .notFinite(let offset): "coordinate at byte \(offset) is not finite"
        }
    }
}
