import Foundation
import TestSupport
import Testing

@Suite("The main job: surveys")
struct MainJobSurveyTests {
    /// samples/README.md and samples/figures.json count the rows of each synthetic survey.
    @Test("each sample survey's ledger is what its maker counted", arguments: SharedRegister.surveys.map(\.file))
    func ledger(file: String) throws {
        let expected = try #require(SharedRegister.surveys.first { $0.file == file })
        let folder = try TemporaryFolder()
        try folder.register(SharedRegister.line)
        let run = try ProgramRun.lindero(
            ["survey", "import", Checkout.sample(file), "--json"] + (expected.system.map { ["--crs", $0] } ?? []),
            in: folder.url)
        #expect(run.status == (expected.rejected > 0 ? 3 : 0))
        let answer = try run.json()
        #expect(answer["read"] as? Int == expected.read)
        #expect(answer["accepted"] as? Int == expected.accepted)
        #expect(answer["rejected"] as? Int == expected.rejected)
        #expect(answer["duplicate"] as? Int == expected.duplicate)
        #expect(answer["unchanged"] as? Int == 0)
        // Each walk is within the strip along the line.
        #expect(answer["located"] as? Int == expected.accepted)
        let sectors = try #require(answer["sectors"] as? [String: Int])
        #expect(sectors.values.reduce(0, +) == expected.accepted)
        #expect((answer["rejects"] as? [Any])?.count == expected.rejected)
    }

    /// samples/README.md names the line of each bad row and what is wrong with it.
    @Test("every bad row of the samples is rejected by its line and reason")
    func reasons() throws {
        let folder = try TemporaryFolder()
        try folder.register(SharedRegister.mainJob)
        let rows = try SQLiteShell.rows(
            """
            SELECT file, line, code FROM survey_rejections JOIN surveys ON surveys.fid = survey ORDER BY surveys.fid, line
            """, in: folder.path("border.gpkg"))
        #expect(
            rows == [
                ["synthetic-gtm.csv", "27", "E_NOT_A_NUMBER"], ["synthetic-gtm.csv", "114", "E_COORD_MISSING"],
                ["synthetic-gtm.csv", "305", "E_FIELD_COUNT"], ["synthetic-utm15n.csv", "35", "E_NOT_A_NUMBER"],
                ["synthetic-utm15n.csv", "154", "E_FIELD_COUNT"], ["synthetic-utm15n.csv", "215", "E_NOT_A_NUMBER"],
                ["synthetic-utm16n.csv", "73", "E_NOT_A_NUMBER"], ["synthetic-utm16n.csv", "204", "E_NOT_MEASURED"],
                ["synthetic-geographic.csv", "22", "E_LAT_RANGE"], ["synthetic-geographic.csv", "94", "E_LON_RANGE"],
                ["synthetic-geographic.csv", "205", "E_COORD_MISSING"],
            ])
    }

    /// Fixtures/places.tsv: cs2cs and brute force. 1e-9° is 0.1 mm; the offsets of the walk are metres.
    @Test("stored positions are those of cs2cs, and their places those of brute force")
    func positions() throws {
        let folder = try TemporaryFolder()
        try folder.register(SharedRegister.mainJob)
        let rows = try SQLiteShell.rows(
            """
            SELECT file, line, name, hex(geom), sector, chainage_m, offset_m FROM observations
            JOIN surveys ON surveys.fid = survey
            """, in: folder.path("border.gpkg"))
        let stored = Dictionary(uniqueKeysWithValues: rows.map { ("\($0[0]):\($0[1])", $0) })
        let known = try KnownPlace.all()
        #expect(known.count > 50)
        for place in known {
            let row = try #require(stored["\(place.file):\(place.line)"])
            let (longitude, latitude) = try Self.point(hex: row[3])
            #expect(row[2] == place.name)
            #expect(abs(longitude - place.longitude) < 1e-9 && abs(latitude - place.latitude) < 1e-9, "\(place)")
            #expect(row[4] == place.sector)
            #expect(abs((Double(row[5]) ?? .nan) - place.chainage) < 0.001, "\(row) \(place)")
            #expect(abs((Double(row[6]) ?? .nan) - place.offset) < 0.001, "\(row) \(place)")
        }
    }

    /// The maker occupies monument M-0011 as `M-0011-1` and says so in the note.
    @Test("an occupation of a monument is matched with that monument, and no walk point with another")
    func monuments() throws {
        let folder = try TemporaryFolder()
        try folder.register(SharedRegister.mainJob)
        let file = folder.path("border.gpkg")
        let occupations = try SQLiteShell.rows(
            "SELECT name, monument FROM observations WHERE name LIKE 'M-%'", in: file)
        #expect(occupations.count > 5)
        for row in occupations { #expect(row[1] == String(row[0].dropLast(2)), "\(row)") }
    }

    /// 40 bytes of a GeoPackage point without envelope: header 8, byte order 1, type 4, then longitude and latitude.
    static func point(hex: String) throws -> (Double, Double) {
        let bytes = stride(from: 0, to: hex.count, by: 2).compactMap { start -> UInt8? in
            let from = hex.index(hex.startIndex, offsetBy: start)
            return UInt8(hex[from..<hex.index(from, offsetBy: 2)], radix: 16)
        }
        try #require(bytes.count == 29 && bytes[8] == 1)
        func number(_ start: Int) -> Double {
            Double(bitPattern: bytes[start..<start + 8].reversed().reduce(0) { $0 << 8 | UInt64($1) })
        }
        return (number(13), number(21))
    }
}
