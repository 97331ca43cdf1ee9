import Demarcation
import GRDB
import GeoPackage
import GeoTypes

extension Monument {
    init(row: Row, references: [Reference], positions: [Position]) throws {
        let table = "monuments"
        self.init(
            id: ID(rawValue: row["id"]), number: row["number"],
            monumentClass: try storedCode(row, "class", of: table),
            sector: (row["sector"] as String?).map { Sector.ID(rawValue: $0) },
            neighbourNumber: row["neighbour_number"], built: row["built"], instrument: row["instrument"],
            condition: try optionalStoredCode(row, "condition", of: table), positions: positions)
        suffix = row["suffix"]
        builtBy = row["built_by"]
        rebuilt = row["rebuilt"]
        rebuiltBy = row["rebuilt_by"]
        isUnilateral = row["unilateral"]
        type = row["type"]
        material = row["material"]
        height = row["height_m"]
        plate = row["plate"]
        access = row["access"]
        legalStatus = try optionalStoredCode(row, "legal_status", of: table)
        classification = try optionalStoredCode(row, "classification", of: table)
        photos = StoredPhotos.photos(paths: row["photo"], digests: row["photo_sha256"])
        notes = row["notes"]
        self.references = references
    }

    /// The attributes beyond the first ones, by column.
    var attributes: [(column: String, value: (any DatabaseValueConvertible)?)] {
        [
            ("neighbour_number", neighbourNumber), ("built", built), ("instrument", instrument),
            ("condition", condition?.rawValue), ("suffix", suffix), ("built_by", builtBy), ("rebuilt", rebuilt),
            ("rebuilt_by", rebuiltBy), ("unilateral", isUnilateral), ("type", type), ("material", material),
            ("height_m", height), ("plate", plate), ("access", access), ("legal_status", legalStatus?.rawValue),
            ("classification", classification?.rawValue), ("photo", StoredPhotos.paths(photos)),
            ("photo_sha256", StoredPhotos.digests(photos)), ("notes", notes),
        ]
    }
}

extension Monument.Reference {
    init(row: Row) {
        self.init(mark: row["mark"], distance: row["distance_m"], azimuth: row["azimuth_deg"])
    }
}

extension Position {
    /// All of one owner, numbered.
    static func all(_ rows: [Row]) throws -> [Position] {
        numbered(try rows.map { try Position(row: $0) })
    }

    static func numbered(_ positions: [Position]) -> [Position] {
        var positions = positions
        for index in positions.indices { positions[index].number = index + 1 }
        return positions
    }

    init(row: Row) throws {
        let table = "positions"
        self.init(
            role: try storedCode(row, "role", of: table), state: try storedCode(row, "state", of: table),
            point: try StoredGeometry.point(row, of: table),
            height: (row["height_m"] as Double?).map { EllipsoidalHeight(metres: $0) },
            sourceSystem: row["source_crs"], sourceEpoch: row["source_epoch"], sourceX: row["source_x"],
            sourceY: row["source_y"], sourceZ: row["source_z"], eastSigma: row["sigma_e_m"],
            northSigma: row["sigma_n_m"], upSigma: row["sigma_u_m"], operation: row["operation"],
            operationAccuracy: row["operation_accuracy_m"], source: row["source"])
        uuid = row["uuid"]
        eastNorthCovariance = row["cov_en_m2"]
        survey = (row["survey"] as String?).map { Survey.ID(rawValue: $0) }
        statedBy = row["stated_by"]
        document = (row["document"] as String?).map { Document.ID(rawValue: $0) }
        validFrom = try optionalStoredDay(row, "valid_from", of: table)
        validTo = try optionalStoredDay(row, "valid_to", of: table)
        note = row["note"]
    }
}
