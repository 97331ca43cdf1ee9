import Foundation
import TestSupport
import Testing

@Suite("The main job: line, monuments, places")
struct MainJobLineTests {
    /// Lengths on WGS 84 by GeographicLib's GeodSolve over the vertices (samples/README.md), maritime lines apart.
    @Test("each neighbour's length is what GeodSolve gives, to a metre")
    func lengths() throws {
        let folder = try TemporaryFolder()
        try folder.register(SharedRegister.line)
        let answer = try folder.lindero("line", "list", "--json").json()
        let neighbours = try #require(answer["neighbours"] as? [[String: Any]])
        let lengths = Dictionary(
            uniqueKeysWithValues: neighbours.compactMap { row -> (String, Double)? in
                guard let name = row["neighbour"] as? String, let metres = row["length_m"] as? Double else {
                    return nil
                }
                return (name, metres / 1000)
            })
        let expected = ["MEX": 965.099, "BLZ": 265.975, "SLV": 209.446, "HND": 259.857]
        #expect(Set(lengths.keys) == Set(expected.keys))
        for (neighbour, kilometres) in expected {
            #expect(abs((lengths[neighbour] ?? 0) - kilometres) <= 0.001, "\(neighbour): \(lengths)")
        }
    }

    /// samples/README.md: 37 lines, 10,885 vertices; figures.json: 143 and 7 monuments.
    @Test("the register holds every line, vertex and monument of the samples")
    func counts() throws {
        let folder = try TemporaryFolder()
        try folder.register(SharedRegister.mainJob)
        let status = try folder.lindero("status", "--json").json()
        let figures = try #require(
            try JSONSerialization.jsonObject(
                with: Data(contentsOf: URL(fileURLWithPath: Checkout.sample("figures.json"))))
                as? [String: Any])
        let monuments = try #require(figures["monuments"] as? [String: Int])
        #expect(status["segments"] as? Int == 37)
        #expect(status["vertices"] as? Int == 10_885)
        #expect(status["monuments"] as? Int == monuments.values.reduce(0, +))
        #expect(status["surveys"] as? Int == 5)
        #expect(status["observations"] as? Int == 485 + 318 + 522 + 401 + 180)
        #expect(status["products"] as? Int == 6)
        // The figures that triggers keep are those that counting gives.
        for table in ["vertices", "monuments", "observations"] {
            let counted = try SQLiteShell.value("SELECT count(*) FROM \(table)", in: folder.path("border.gpkg"))
            #expect(counted == "\(status[table] ?? "")")
        }
    }

    @Test("the line with Belize is the Adjacency Line everywhere, and nothing calls it a boundary")
    func adjacencyLine() throws {
        let folder = try TemporaryFolder()
        try folder.register(SharedRegister.line)
        let stored = try SQLiteShell.rows(
            "SELECT DISTINCT legal_status FROM segments WHERE id LIKE 'GTM-BLZ%' AND kind <> 'maritime'",
            in: folder.path("border.gpkg"))
        #expect(stored == [["adjacency-line"]])
        let shown = try folder.lindero("line", "show", "GTM-BLZ-03")
        #expect(shown.text.contains("Adjacency Line"))
        let without = shown.text.replacing("not a boundary", with: "")
        #expect(!without.lowercased().contains("boundary"))
        let spanish = try folder.lindero("line", "show", "GTM-BLZ-03", "--lang", "es")
        #expect(spanish.text.contains("Línea de Adyacencia"))
        #expect(!spanish.text.lowercased().contains("frontera"))
    }

    /// Fixtures/places.tsv: brute force with pyproj over every edge of every line.
    @Test("locate gives the sector, chainage and offset that brute force finds, and leads back")
    func locate() throws {
        let folder = try TemporaryFolder()
        try folder.register(SharedRegister.line)
        let known = try KnownPlace.all()
        try folder.write(known.map { "\($0.longitude) \($0.latitude)\n" }.joined(), to: "points.txt")
        let run = try folder.lindero("locate", "--file", "points.txt", "--within", "500", "--json")
        #expect(run.status == 0)
        let answers = try run.jsonArray()
        try #require(answers.count == known.count)
        for (place, answer) in zip(known, answers) {
            let first = try #require((answer["candidates"] as? [[String: Any]])?.first)
            #expect(first["sector"] as? String == place.sector, "\(place)")
            #expect(abs((first["chainage_m"] as? Double ?? .nan) - place.chainage) < 0.001, "\(place)")
            #expect(abs((first["offset_m"] as? Double ?? .nan) - place.offset) < 0.001, "\(place)")
            #expect(
                first["side"] as? String == (place.offset > 0 ? "GTM" : String(place.sector.dropFirst(4).prefix(3))))
        }
        let there = try #require(known.first)
        let back = try folder.lindero("locate", "--at", "\(there.sector):\(there.chainage)", "--json").json()
        let point = try #require(back["point"] as? [Double])
        let again = try folder.lindero("locate", "\(point[0])", "\(point[1])", "--json").json()
        let candidate = try #require((again["candidates"] as? [[String: Any]])?.first)
        #expect(abs((candidate["chainage_m"] as? Double ?? .nan) - there.chainage) < 0.001)
        #expect(abs(candidate["offset_m"] as? Double ?? .nan) < 0.001)
    }

    @Test("a point that no line is near is an empty list and exit 3")
    func nowhere() throws {
        let folder = try TemporaryFolder()
        try folder.register(SharedRegister.line)
        let run = try folder.lindero("locate", "-80", "10", "--json")
        #expect(run.status == 3)
        #expect((try run.json()["candidates"] as? [Any])?.isEmpty == true)
    }

    @Test("monuments stand in order of chainage in their sector")
    func monuments() throws {
        let folder = try TemporaryFolder()
        try folder.register(SharedRegister.line)
        let listed = try folder.lindero("monument", "list", "--sector", "GTM-MEX-01", "--json").jsonArray()
        let chainages = listed.compactMap { $0["chainage_m"] as? Double }
        #expect(!chainages.isEmpty)
        #expect(chainages == chainages.sorted())
        // As many as the file has in that sector.
        let rows = try String(contentsOfFile: Checkout.sample("monuments.csv"), encoding: .utf8)
            .split(separator: "\n").filter { $0.contains(",GTM-MEX-01,") }
        #expect(listed.count == rows.count)
    }
}

/// A row of Fixtures/places.tsv.
struct KnownPlace {
    var file: String
    var line: Int
    var name: String
    var longitude: Double
    var latitude: Double
    var sector: String
    var chainage: Double
    var offset: Double

    static func all() throws -> [KnownPlace] {
        let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("Fixtures/places.tsv")
        return try String(contentsOf: url, encoding: .utf8).split(separator: "\n").dropFirst().map { line in
            let fields = line.split(separator: "\t").map(String.init)
            func number(_ index: Int) throws -> Double { try #require(Double(fields[index])) }
            return KnownPlace(
                file: fields[0], line: Int(try number(2)), name: fields[3], longitude: try number(4),
                latitude: try number(5), sector: fields[6], chainage: try number(7), offset: try number(8))
        }
    }
}
