import Foundation
import GRDB
import GeoPackage
import GeoTypes

/// The geometries of the register's own layers, or an error that names what stands there instead.
enum StoredGeometry {
    static func line(_ row: Row, of table: String) throws -> [GeographicPoint] {
        guard let blob: Data = row["geom"], let line = try GeometryBlob.decode(blob).geographicLine else {
            throw RegisterError.unknownCode(table: table, column: "geom", value: "not a line")
        }
        return line.points
    }

    static func point(_ row: Row, of table: String) throws -> GeographicPoint {
        guard let blob: Data = row["geom"], let point = try GeometryBlob.decode(blob).geographicPoint else {
            throw RegisterError.unknownCode(table: table, column: "geom", value: "not a point")
        }
        return point
    }
}
