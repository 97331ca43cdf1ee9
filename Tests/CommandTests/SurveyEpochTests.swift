import Foundation
import TestSupport
import Testing

@Suite("Epochs at import")
struct SurveyEpochTests {
    /// EPSG:9000 is ITRF2014, a dynamic frame: at 18 to 20 mm a year, 14.5 years are a quarter of a metre.
    @Test(
        "a survey of another epoch, or of none, is refused",
        arguments: [
            (["--epoch", "2024.5"], Int32(69), "E_EPOCH_DIFFERS"), ([], 64, "E_EPOCH_MISSING"),
            (["--epoch", "2010.0"], 0, ""),
        ])
    func refusesAnotherEpoch(options: [String], status: Int32, code: String) throws {
        let folder = try TemporaryFolder()
        try folder.write("id,lon,lat\nP1,-90.5,15.5\n", to: "p.csv")
        _ = try ProgramRun.lindero(["init", "--frame", "EPSG:9000", "--epoch", "2010.0"], in: folder.url)

        let run = try ProgramRun.lindero(
            ["survey", "import", "p.csv", "--crs", "EPSG:9000", "--json"] + options, in: folder.url)

        #expect(run.status == status)
        #expect(code.isEmpty || run.errors.contains(code))
    }

    @Test("the same file under another reference system is refused, not called unchanged")
    func refusesAnotherSystem() throws {
        let folder = try TemporaryFolder()
        try folder.write("id,easting,northing\nP1,500000,1700000\n", to: "p.csv")
        _ = try ProgramRun.lindero(["init", "--frame", "EPSG:4326"], in: folder.url)
        let first = try ProgramRun.lindero(["survey", "import", "p.csv", "--crs", "EPSG:32615"], in: folder.url)
        #expect(first.status == 0)

        let other = try ProgramRun.lindero(
            ["survey", "import", "p.csv", "--crs", "EPSG:32616", "--json"], in: folder.url)

        #expect(other.status == 65)
        #expect(other.errors.contains("E_OTHER_CRS"))
        for words in ["S-0001", "EPSG:32615", "EPSG:32616", "undo"] { #expect(other.errors.contains(words)) }
        for again in [["--crs", "EPSG:32615"], ["--crs", "epsg:32615"], []] {
            let same = try ProgramRun.lindero(["survey", "import", "p.csv"] + again, in: folder.url)
            #expect(same.status == 0, "\(again): \(same.errors)")
        }
        let piped = try ProgramRun.lindero(
            ["survey", "import", "-", "--crs", "EPSG:32616"], in: folder.url,
            input: "id,easting,northing\nP1,500000,1700000\n")
        #expect(piped.status == 65)
    }

    @Test("the same numbers in another reference system are other points, in the same system they are the same")
    func otherSystemsAreOtherPoints() throws {
        let folder = try TemporaryFolder()
        let head = "id,easting,northing\n", row = "P1,500000,1700000\n"
        _ = try folder.lindero("init", "--frame", "EPSG:4326")
        // Three files of one point and another one each: other bytes, so that the point decides and not the file.
        for (file, system, accepted, unchanged) in [
            ("a.csv", "EPSG:32615", 2, 0), ("b.csv", "epsg:32615", 1, 1), ("c.csv", "EPSG:32616", 2, 0),
            ("d.csv", "EPSG:32616", 1, 1),
        ] {
            try folder.write(head + row + "\(file),500100,1700000\n", to: file)
            let answer = try folder.lindero("survey", "import", file, "--crs", system, "--json").json()
            #expect(answer["accepted"] as? Int == accepted, "\(file)")
            #expect(answer["unchanged"] as? Int == unchanged, "\(file)")
        }
        // 500 000 m is the central meridian of either zone: 93° W of zone 15, 87° W of zone 16.
        let wests = try SQLiteShell.rows(
            "SELECT round(west) FROM surveys ORDER BY fid", in: folder.path("border.gpkg"))
        #expect(wests == [["-93.0"], ["-93.0"], ["-87.0"], ["-87.0"]])
    }
}
