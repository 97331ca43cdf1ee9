import Demarcation

/// The points of a field book, kept small: the reductions that refer to them stand behind it.
struct JobXMLFieldBook {
    struct Entry {
        var line: Int
        var name: String
        var code: String
        var quality: JobXMLQuality
        /// WGS 84 degrees and metres; NaN where the record has none.
        var geographic: Place
        /// Easting, northing, elevation.
        var grid: Place
    }

    struct Place {
        var x: Double
        var y: Double
        var z: Double
    }

    private(set) var entries: [Entry] = []
    private(set) var hasDegrees = false
    private var byID: [String: Int32] = [:]

    mutating func append(_ record: XMLRecord, _ quality: JobXMLQuality) throws(RowProblem) {
        let geographic = try Place(geographic: record)
        hasDegrees = hasDegrees || !geographic.y.isNaN
        if let id = record.first("@ID") { byID[id] = Int32(entries.count) }
        entries.append(
            Entry(
                line: record.line, name: record.first("Name") ?? "", code: record.first("Code") ?? "",
                quality: quality, geographic: geographic, grid: try Place(grid: record)))
    }

    /// What the field book says of the record with that number.
    func quality(ofID id: String) -> JobXMLQuality? {
        byID[id].map { entries[Int($0)].quality }
    }
}

extension JobXMLFieldBook.Place {
    init(geographic record: XMLRecord) throws(RowProblem) {
        x = try record.number("WGS84/Longitude") ?? .nan
        y = try record.number("WGS84/Latitude") ?? .nan
        z = try record.number("WGS84/Height") ?? .nan
    }

    init(grid record: XMLRecord) throws(RowProblem) {
        let grid = record.first("Grid/East") != nil ? "Grid" : "ComputedGrid"
        x = try record.number(grid + "/East") ?? .nan
        y = try record.number(grid + "/North") ?? .nan
        z = try record.number(grid + "/Elevation") ?? .nan
    }
}
