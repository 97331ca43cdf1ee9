import Foundation
import TestSupport
import Testing

/// What people give to the wrong command, and commands that are not finished.
@Suite("Wrong file, wrong word") struct WrongFileTests {
    private func run(_ arguments: String..., language: String = "en") throws -> ProgramRun {
        let folder = try SampleRegister.copy()
        return try ProgramRun.lindero(arguments, in: folder.url, environment: ["LC_ALL": language + ".UTF-8"])
    }

    @Test func ordersAreNoStretches() throws {
        let result = try run("brecha", "import", Checkout.sample("orders.csv"))
        #expect(result.status == 65)
        #expect(result.errors.contains("lindero order import"))
    }

    @Test func monumentsSayWhatTheyNeed() throws {
        let gpx = try run("monument", "import", Checkout.sample("gps/route.gpx"))
        #expect(gpx.status == 65)
        #expect(gpx.errors.contains("is GPX") && gpx.errors.contains("lindero survey import"))
        let points = try run("monument", "import", Checkout.sample("synthetic-gtm.csv"), language: "es")
        #expect(points.status == 65)
        #expect(points.errors.contains("se necesitan id, class") && points.errors.contains("puntos levantados"))
    }

    @Test func aFileWithoutLinesIsOneError() throws {
        let result = try run("line", "import", Checkout.sample("monuments.geojson"))
        #expect(result.status == 65)
        #expect(result.errors.split(separator: "\n").count == 1)
        #expect(result.errors.contains("none of its 7 features is a LineString"))
    }

    @Test func swappedCoordinatesAreSaidAndNotMended() throws {
        let result = try run("locate", "17.815304", "-89.546197")
        #expect(result.status == 3)
        #expect(result.errors.contains("lindero locate -89.546197 17.815304"))
    }

    @Test(arguments: ["line", "monument", "reach", "installation", "export"])
    func aNounWithoutVerbIsUsage(_ noun: String) throws {
        let result = try run(noun)
        #expect(result.status == 64)
        #expect(result.text.isEmpty && result.errors.contains("SUBCOMMANDS"))
    }

    @Test func theParserSpeaksSpanishWhereverTheLanguageStands() throws {
        for arguments in [["--lang", "es", "order", "show"], ["order", "--lang=es", "show"]] {
            let folder = try SampleRegister.copy()
            let result = try ProgramRun.lindero(arguments, in: folder.url)
            #expect(result.status == 64)
            #expect(result.errors.contains("falta: <id>; vea «lindero order show --help»"))
        }
        #expect(try run("--lang", "es", "event", "list").text.contains("eventos: 0"))
        #expect(try run("--lang", "fr", "event", "list").status == 64)
    }

    @Test func idsAreWholeInAPipe() throws {
        let folder = try SampleRegister.copy()
        let id = "OT-" + String(repeating: "X", count: 150)
        #expect(
            try ProgramRun.lindero(
                [
                    "order", "new", id, "--kind", "brecha-opening", "--sector", "GTM-MEX-01", "--from", "1+000", "--to",
                    "2+000",
                ], in: folder.url
            ).status == 0)
        #expect(try ProgramRun.lindero(["order", "list"], in: folder.url).text.contains(id))
    }
}
