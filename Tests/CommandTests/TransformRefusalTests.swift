import Foundation
import TestSupport
import Testing

@Suite("lindero transform refuses")
struct TransformRefusalTests {
    /// −92.29° is the western end of EPSG:1171; the points on both sides would be 12 m apart by two operations.
    @Test("points that need two operations, and names both", arguments: [false, true])
    func twoOperations(throughPipe: Bool) throws {
        let arguments = ["transform", "--from", "EPSG:4267", "--to", "EPSG:4326"]
        let points = "-92.5 15\n-90 15\n"
        let run =
            throughPipe
            ? try lindero(arguments + ["-"], input: points)
            : try lindero(arguments + ["points.txt"], files: ["points.txt": points])
        #expect(run.status == 69)
        #expect(run.errors.contains("EPSG:1171") && run.errors.contains("EPSG:1187"))
        #expect(run.text.isEmpty)
    }

    @Test("a large file whose last point needs another operation, before it prints anything")
    func lateStraddle() throws {
        let points = String(repeating: "-90.1234567 15.1234567\n", count: 40_000) + "-92.5 15\n"
        let arguments = ["transform", "--from", "EPSG:4267", "--to", "EPSG:4326"]
        let run = try lindero(arguments + ["points.txt"], files: ["points.txt": points])
        #expect(run.status == 69 && run.text.isEmpty)
        #expect(run.errors.contains("EPSG:1171") && run.errors.contains("EPSG:1187"))
    }

    @Test("nothing that the user decides: a named operation serves points on both sides")
    func named() throws {
        let run = try lindero(
            ["transform", "--from", "EPSG:4267", "--to", "EPSG:4326", "--operation", "EPSG:1171"],
            input: "-92.5 15\n-90 15\n")
        #expect(run.status == 0)
        #expect(run.text.split(separator: "\n").count == 2)
    }

    @Test("the area as if points lay there")
    func area() throws {
        let run = try lindero(
            ["transform", "--from", "EPSG:4267", "--to", "EPSG:4326", "--area", "-92.6,14.6,-90,17"],
            input: "-90 15\n")
        #expect(run.status == 69)
    }

    @Test("an area that is none", arguments: ["-88,13,-92,18", "-92,13,-88", "a,b,c,d", "-92,13,-88,95"])
    func badArea(area: String) throws {
        let run = try lindero(
            ["transform", "--from", "EPSG:4267", "--to", "EPSG:4326", "--area", area], input: "-90 15\n")
        #expect(run.status == 64)
    }

    @Test("a ballpark unless it is allowed, and then says so")
    func ballpark() throws {
        // PROJ 9.1.1 knows no operation between these two: Ocotepeque 1935 and Sirgas-Chile.
        let arguments = ["transform", "--from", "EPSG:5451", "--to", "EPSG:20040"]
        let refused = try lindero(arguments, input: "-90 15\n")
        #expect(refused.status == 69)
        #expect(refused.errors.contains("allpark"))
        let allowed = try lindero(arguments + ["--allow-ballpark"], input: "-90 15\n")
        if allowed.status == 0 { #expect(allowed.errors.contains("ballpark")) }
    }

    @Test("a dynamic frame without an epoch")
    func epochMissing() throws {
        let arguments = ["transform", "--from", "EPSG:7912", "--to", "EPSG:9989"]
        let run = try lindero(arguments, input: "-90 15 100\n")
        #expect(run.status == 64 && run.errors.contains("--epoch"))
        #expect(try lindero(arguments + ["--epoch", "2010.0"], input: "-90 15 100\n").status == 0)
        #expect(try lindero(arguments + ["--epoch", "soon"], input: "-90 15 100\n").status == 64)
    }

    @Test("one point without an epoch where the others have theirs")
    func oneEpochMissing() throws {
        let run = try lindero(
            ["transform", "--from", "EPSG:7912", "--to", "EPSG:9989"],
            input: "-90 15 100 2010\n-90 15 100\n-90 15 1 9\n")
        #expect(run.status == 3)
        let lines = run.text.split(separator: "\n")
        #expect(lines.count == 3 && lines[0] != "*" && lines[1] == "*" && lines[2] == "*")
    }

    @Test("a reference system that it doesn't know")
    func unknownSystem() throws {
        let run = try lindero(["transform", "--from", "EPSG:999999", "--to", "EPSG:4326"], input: "1 2\n")
        #expect(run.status == 64)
        #expect(run.errors.contains("EPSG:999999"))
        #expect(try lindero(["transform", "--from", "EPSG:32616"], input: "1 2\n").status == 64)
    }

    @Test("an operation that doesn't lead there")
    func unknownOperation() throws {
        let run = try lindero(
            ["transform", "--from", "EPSG:4267", "--to", "EPSG:4326", "--operation", "EPSG:999999"],
            input: "-90 15\n")
        #expect(run.status == 64 || run.status == 69)
        #expect(run.text.isEmpty)
    }

    @Test("a file that isn't there, and a folder")
    func inputMissing() throws {
        let arguments = ["transform", "--from", "EPSG:32616", "--to", "EPSG:4326"]
        #expect(try lindero(arguments + ["none.txt"]).status == 66)
        #expect(try lindero(arguments + ["."]).status == 65)
    }

    @Test("in Spanish to those who read it, and in JSON to programs")
    func languages() throws {
        let arguments = ["transform", "--from", "EPSG:4267", "--to", "EPSG:4326"]
        let spanish = try lindero(arguments + ["--lang", "es"], input: "-92.5 15\n-90 15\n")
        #expect(spanish.errors.contains("ninguna operación"))
        let locale = try lindero(arguments, input: "x\n", environment: ["LC_ALL": "es_GT.UTF-8"])
        #expect(locale.errors.contains("no es «x y [z [t]]»"))
        let json = try lindero(arguments + ["--json"], input: "-92.5 15\n-90 15\n")
        #expect(json.status == 69)
        #expect(json.errors.hasPrefix(#"{"error":{"code":"E_TWO_OPERATIONS""#))
    }
}

@Suite("lindero transform --candidates")
struct TransformCandidateTests {
    @Test("lists accuracy, area and refusals")
    func candidates() throws {
        let arguments = ["transform", "--from", "EPSG:4267", "--to", "EPSG:4326", "--candidates"]
        let run = try lindero(arguments + ["--area", "-91,14.6,-90,17", "--json"])
        #expect(run.status == 0)
        let list = try #require(JSONSerialization.jsonObject(with: run.output) as? [[String: Any]])
        let central = try #require(list.first { $0["code"] as? String == "EPSG:1171" })
        #expect(central["refused"] as? Bool == false)
        #expect(central["accuracy_m"] as? Double == 10)
        let ballpark = try #require(list.first { $0["ballpark"] as? Bool == true })
        #expect(ballpark["refused"] as? Bool == true)
        let reasons = try #require(ballpark["refusals"] as? [[String: Any]])
        #expect(reasons.first?["code"] as? String == "ballpark")

        let table = try lindero(arguments + ["--area", "-91,14.6,-90,17", "--lang", "es"])
        #expect(table.text.contains("EPSG:1171") && table.text.contains("exactitud"))
    }

    @Test("judges for the points of a file")
    func pointsOfFile() throws {
        let run = try lindero(
            ["transform", "--from", "EPSG:4267", "--to", "EPSG:4326", "--candidates", "--json", "p.txt"],
            files: ["p.txt": "-92.5 15\n-90 15\n"])
        let list = try #require(JSONSerialization.jsonObject(with: run.output) as? [[String: Any]])
        let central = try #require(list.first { $0["code"] as? String == "EPSG:1171" })
        #expect(central["refused"] as? Bool == true)
        #expect(((central["refusals"] as? [[String: Any]])?.first)?["code"] as? String == "outside-area")
    }
}
