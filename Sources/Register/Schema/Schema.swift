import Demarcation
import GRDB
import GeoPackage

/// The tables of a register and their version. Migrations are append-only: a released one never changes.
enum Schema {
    /// The newest version that this program knows.
    static let version = 1

    static func create(_ db: Database, frame: ReferenceFrame, frameID: Int32) throws {
        let builder = SchemaBuilder(db: db, frame: frameID)
        for list in ValueLists.all { try list.create(in: db) }
        try HistoryTables.create(builder)
        try DocumentTables.create(builder)
        try LineTables.create(builder)
        try SurveyTables.create(builder)
        try WorksTables.create(builder)
        try ProgrammeTables.create(builder)
        try ExportTables.create(builder)
        try set(db, "schema", String(version))
        try set(db, "frame", frame.code)
        try set(db, "frame_name", frame.name)
        try set(db, "frame_srs_id", String(frameID))
        if let epoch = frame.epoch { try set(db, "frame_epoch", "\(epoch)") }
        try set(db, "ellipsoid", "\(frame.equatorialRadius) \(frame.inverseFlattening)")
    }

    private static func set(_ db: Database, _ key: String, _ value: String) throws {
        try db.execute(sql: "INSERT INTO settings (key, value) VALUES (?, ?)", arguments: [key, value])
    }

    /// The frame of an open file. A GeoPackage without our settings is somebody else's; one with a higher schema number
    /// was made by a newer program.
    static func frame(_ db: Database, path: String) throws -> (ReferenceFrame, srsID: Int32) {
        guard try db.tableExists("settings"), try db.tableExists("batches") else {
            throw RegisterError.notARegister(path: path, what: .otherGeoPackage)
        }
        let settings = try Row.fetchAll(db, sql: "SELECT key, value FROM settings").reduce(into: [String: String]()) {
            $0[$1["key"]] = $1["value"]
        }
        guard let stored = settings["schema"].flatMap({ Int($0) }), let code = settings["frame"],
            let srsID = settings["frame_srs_id"].flatMap({ Int32($0) }),
            let ellipsoid = settings["ellipsoid"]?.split(separator: " ").compactMap({ Double($0) }),
            ellipsoid.count == 2
        else { throw RegisterError.damaged(path: path, detail: "its settings are incomplete") }
        guard stored <= version else {
            throw RegisterError.newer(path: path, version: stored, supported: version)
        }
        let definition = try Row.fetchOne(
            db, sql: "SELECT definition, definition_12_063 FROM gpkg_spatial_ref_sys WHERE srs_id = ?",
            arguments: [srsID])
        guard let definition else {
            throw RegisterError.damaged(path: path, detail: "its reference system \(srsID) is missing")
        }
        let frame = ReferenceFrame(
            code: code, name: settings["frame_name"] ?? code, epoch: settings["frame_epoch"].flatMap { Double($0) },
            equatorialRadius: ellipsoid[0], inverseFlattening: ellipsoid[1], wkt1: definition["definition"],
            wkt2: definition["definition_12_063"])
        return (frame, srsID)
    }
}

extension SpatialReference {
    init(_ frame: ReferenceFrame) {
        let parts = frame.code.split(separator: ":")
        let number = parts.count == 2 ? Int32(parts[1]) : nil
        self.init(
            // 4326 is reserved for itself; other frames take their code, or a number of ours where they have none.
            srsID: number ?? 900_000, name: frame.name, organization: number == nil ? "lindero" : String(parts[0]),
            organizationCode: number ?? 900_000, wkt1: frame.wkt1, wkt2: frame.wkt2, epoch: frame.epoch)
    }
}
