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
        let same = try ProgramRun.lindero(["survey", "import", "p.csv", "--crs", "EPSG:32615"], in: folder.url)
        #expect(same.status == 0)
    }
}
