import Demarcation
import GRDB
import GeoPackage
import GeoTypes

extension Monument {
    init(row: Row, positions: [Position]) throws {
        self.init(
            id: ID(rawValue: row["id"]), number: row["number"],
            monumentClass: try storedCode(row, "class", of: "monuments"),
            sector: (row["sector"] as String?).map { Sector.ID(rawValue: $0) },
            neighbourNumber: row["neighbour_number"], built: row["built"], instrument: row["instrument"],
            condition: try optionalStoredCode(row, "condition", of: "monuments"), positions: positions)
    }
}

extension Position {
    init(row: Row) throws {
        self.init(
            role: try storedCode(row, "role", of: "positions"), state: try storedCode(row, "state", of: "positions"),
            point: try StoredGeometry.point(row, of: "positions"),
            height: (row["height_m"] as Double?).map { EllipsoidalHeight(metres: $0) },
            sourceSystem: row["source_crs"], sourceEpoch: row["source_epoch"], sourceX: row["source_x"],
            sourceY: row["source_y"], sourceZ: row["source_z"], eastSigma: row["sigma_e_m"],
            northSigma: row["sigma_n_m"], upSigma: row["sigma_u_m"], operation: row["operation"],
            operationAccuracy: row["operation_accuracy_m"], source: row["source"])
    }
}
