import Demarcation
import Foundation
import GRDB
import GeoTypes

extension Survey {
    init(row: Row) throws {
        var ledger = Ledger()
        ledger.read = row["read"]
        ledger.accepted = row["accepted"]
        ledger.rejected = row["rejected"]
        ledger.duplicate = row["duplicate"]
        ledger.unchanged = row["unchanged"]
        ledger.located = row["located"]
        let heightKind: String = row["height_kind"]
        guard let kind = SurveySource.HeightKind(rawValue: heightKind) else {
            throw RegisterError.unknownCode(table: "surveys", column: "height_kind", value: heightKind)
        }
        var bounds = GeographicBox.empty
        if let west: Double = row["west"], let south: Double = row["south"], let east: Double = row["east"],
            let north: Double = row["north"]
        {
            bounds = GeographicBox(west: west, south: south, east: east, north: north)
        }
        self.init(
            id: ID(rawValue: row["id"]), file: row["file"], sha256: row["sha256"], format: row["format"],
            surveyClass: try storedCode(row, "class", of: "surveys"), referenceSystem: row["crs"], epoch: row["epoch"],
            heightKind: kind, operation: try OperationRecord(row: row), ledger: ledger, bounds: bounds,
            importedAt: row["imported_at"], importedBy: row["imported_by"], program: row["program"],
            warnings: try JSONDecoder().decode([StoredText].self, from: Data((row["warnings"] as String).utf8))
                .map { Bilingual(en: $0.en, es: $0.es) })
    }

    /// The values of the row, in the order of ``columns``.
    func values(uuid: String, firstObservation: Int64?, lastObservation: Int64?) throws -> StatementArguments {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        let grids = String(decoding: try encoder.encode(operation.grids), as: UTF8.self)
        let texts = warnings.map { StoredText(en: $0[.english], es: $0[.spanish]) }
        let stored = String(decoding: try encoder.encode(texts), as: UTF8.self)
        let box = bounds.isEmpty ? nil : bounds
        return [
            uuid, id.rawValue, file, sha256, format, surveyClass.rawValue, referenceSystem, epoch, heightKind.rawValue,
            operation.name, operation.code, operation.accuracy, operation.isBallpark, grids, operation.proj,
            operation.projVersion, operation.epsgVersion, ledger.read, ledger.accepted, ledger.rejected,
            ledger.duplicate, ledger.unchanged, ledger.located, firstObservation, lastObservation, box?.west,
            box?.south,
            box?.east, box?.north, stored, importedAt, importedBy, program,
        ]
    }

    static let columns = [
        "uuid", "id", "file", "sha256", "format", "class", "crs", "epoch", "height_kind", "operation", "operation_code",
        "operation_accuracy_m", "operation_ballpark", "operation_grids", "operation_proj", "proj_version",
        "epsg_version", "read", "accepted", "rejected", "duplicate", "unchanged", "located", "first_observation",
        "last_observation", "west", "south", "east", "north", "warnings", "imported_at", "imported_by", "program",
    ]

    private struct StoredText: Codable {
        var en: String
        var es: String
    }
}

extension OperationRecord {
    init(row: Row) throws {
        self.init(
            name: row["operation"], code: row["operation_code"], accuracy: row["operation_accuracy_m"],
            isBallpark: row["operation_ballpark"],
            grids: try JSONDecoder().decode([Grid].self, from: Data((row["operation_grids"] as String).utf8)),
            proj: row["operation_proj"], projVersion: row["proj_version"], epsgVersion: row["epsg_version"])
    }
}
