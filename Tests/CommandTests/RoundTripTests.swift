import Foundation
import TestSupport
import Testing

/// What is exported is read back into a register where there is nothing of it.
struct RoundTripTests {
    /// Exports each kind and imports the export where there is nothing but the line: a second export says the same, with
    /// the life of positions as well.
    @Test(arguments: ["csv", "geojson"])
    func readsBackWhatItExports(format: String) throws {
        let folder = try SampleRegister.copy()
        try folder.write(
            "id,sector,bank,from_m,to_m,name,note\nR-1,GTM-MEX-01,left,0,500.25,uno,n\n", to: "given-reach.csv")
        try folder.write(
            """
            id,kind,name,sector,longitude,latitude,height,condition,operated_by,built,note
            IN-1,sign,Aviso,GTM-MEX-01,-90.99,17.8166,12,good,CILA,2001,nota

            """, to: "given-installation.csv")
        try folder.write(
            """
            id,kind,number,title,date,signed_by,article,participation,note,classification
            D-1,acta,5-2026,"Acta, la quinta",2026-02-03,Comisión,art. 4,bilateral,nota,public

            """, to: "given-document.csv")
        try folder.write(
            """
            id,kind,date,last_date,sector,neighbour,acta,product,title
            NEG-1,negotiation,2026-05-12,,,MEX,ACTA-31,,"Reunión, la primera"
            SUP-1,supervision,2026-03-02,2026-03-05,GTM-HND-03,,,L9,Comisión

            """, to: "given-event.csv")
        try folder.write(
            "code,level,name_es,unit,year,physical_target,financial_target_gtq\nL9,product,Otros,event,2026,9,0\n",
            to: "others.csv")
        for register in ["border.gpkg"] {
            let run = try ProgramRun.lindero(
                ["programme", "import", "others.csv", "--register", register], in: folder.url)
            #expect(run.status == 0, "\(run.errors)")
        }
        let marks = "R1 12.35 87.5; R2 8.2 181"
        try folder.write(
            "id,class,sector,longitude,latitude,references\nM-R,reference,GTM-HND-05,-88.66,15.36,\(marks)\n",
            to: "given-monument.csv")
        for noun in ["reach", "installation", "document", "event", "monument"] {
            let run = try ProgramRun.lindero([noun, "import", "given-\(noun).csv"], in: folder.url)
            #expect(run.status == 0, "\(run.errors)")
        }
        try Self.decidePositions(in: folder)
        func export(_ layer: String, to file: String, _ register: String) throws {
            let run = try ProgramRun.lindero(
                ["export", format, layer, "-o", file, "--register", register], in: folder.url)
            #expect(run.status == 0, "\(run.errors)")
        }
        let line = try ProgramRun.lindero(
            ["export", "geojson", "line", "--vertices-only", "--precision", "15", "-o", "line.geojson"], in: folder.url)
        #expect(line.status == 0, "\(line.errors)")
        let beginning = [
            ["init", "fresh.gpkg", "--frame", "EPSG:4326"], ["line", "import", "line.geojson"],
            ["programme", "import", "others.csv"],
        ]
        for arguments in beginning {
            let run = try ProgramRun.lindero(arguments + ["--register", "fresh.gpkg"], in: folder.url)
            #expect(run.status == 0, "\(run.errors)")
        }
        let kinds = [
            ("document", "documents"), ("monument", "monuments"), ("vertex", "positions"), ("brecha", "brecha"),
            ("reach", "reaches"), ("installation", "installations"), ("order", "orders"),
            ("inspection", "inspections"), ("event", "events"),
        ]
        for (noun, layer) in kinds {
            let (first, second) = ("\(layer).\(format)", "again-\(layer).\(format)")
            try export(layer, to: first, "border.gpkg")
            let life = ["monument", "vertex"].contains(noun) ? ["--as-stated", "--reason", "moved"] : []
            let run = try ProgramRun.lindero(
                [noun, "import", first, "--register", "fresh.gpkg"] + life, in: folder.url)
            #expect(run.status == 0, "\(noun): \(run.errors)")
            try export(layer, to: second, "fresh.gpkg")
            // When it was recorded is the register's own; the drawn line was densified.
            let (one, two) = try (
                String(contentsOfFile: folder.path(first), encoding: .utf8),
                String(contentsOfFile: folder.path(second), encoding: .utf8)
            )
            #expect(layer != "monuments" || two.contains(marks))
            let times = #/2\d{3}-\d\d-\d\dT[0-9:.]+Z/#
            if format == "csv" {
                // Positions stand in the order of their recording, which is that of the import.
                let rows = [one, two].map { text in
                    let lines = text.replacing(times, with: "").split(whereSeparator: \.isNewline)
                    return layer == "positions" ? lines.sorted() : lines
                }
                #expect(rows[0] == rows[1], "\(layer)")
            } else {
                let objects = try [one, two].map { text in
                    let properties = try Self.properties(text.replacing(times, with: ""))
                    return layer == "positions" ? properties.sorted() : properties
                }
                #expect(objects[0] == objects[1], "\(layer)")
                #expect(!objects[0].isEmpty)
            }
        }
    }

    /// The vertices of the register that reads the file are those of the one that wrote it, to the last bit; the CSV says
    /// nothing of rules, the GeoJSON all.
    @Test(arguments: ["csv", "geojson"])
    func readsTheLineBackVertexByVertex(format: String) throws {
        let folder = try TemporaryFolder()
        // A parallel is drawn densified, and its vertices are two.
        let line = """
            {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"sector":"GTM-MEX-90",\
            "segment":"P/1","order":1,"rule":"parallel","neighbour":"MEX","legal_status":"delimited-boundary",\
            "name":"Paralelo","instrument":"Tratado 1882","article":"III"},"geometry":{"type":"LineString","coordinates":\
            [[-91.433333333333337,17.815],[-90.98333333333333,17.815]]}},{"type":"Feature","properties":{"sector":\
            "GTM-MEX-90","segment":"P/2","order":2,"rule":"geodesic","neighbour":"MEX","legal_status":\
            "delimited-boundary"},"geometry":{"type":"LineString","coordinates":[[-90.98333333333333,17.815],\
            [-90.9833,17.5],[-90.9812345678901,17.2]]}}]}
            """
        try folder.write(line, to: "line.geojson")
        func run(_ arguments: [String]) throws {
            let run = try ProgramRun.lindero(arguments, in: folder.url)
            #expect(run.status == 0, "\(arguments.joined(separator: " ")): \(run.errors)")
        }
        let layer =
            format == "csv" ? ["csv", "vertices"] : ["geojson", "line", "--vertices-only", "--precision", "15"]

        for (register, file) in [("one.gpkg", "line.geojson"), ("two.gpkg", "out.\(format)")] {
            try run(["init", register, "--frame", "EPSG:4326"])
            try run(["line", "import", file, "--register", register])
            try run(["export"] + layer + ["-o", "out.\(format)", "--overwrite", "--register", register])
        }
        let contents = try ["one.gpkg", "two.gpkg"].map { register in
            try [
                "SELECT group_concat(id || ' ' || segment || ' ' || sequence || ' ' || hex(geom)) FROM vertices",
                """
                SELECT group_concat(id || hex(geom) || rule || coalesce(instrument, '') || coalesce(article, '') || name ||
                legal_status || to_m) FROM segments
                """,
            ].map { try SQLiteShell.value($0, in: folder.path(register)) }
        }
        #expect(contents[0][0] == contents[1][0])
        #expect(format == "csv" || contents[0][1] == contents[1][1])
        #expect(contents[0][0].split(separator: ",").count == 5)
    }

    /// Of M-0136: one from the samples, one historical, one in force, one rejected, one of the neighbour's. Of the first
    /// vertex: one historical that never was in force at the end of a day, one in force.
    private static func decidePositions(in folder: borrowing TemporaryFolder) throws {
        try folder.write(
            "id,kind,date\nD-2,award,2026-03-01\nD-3,acta,2026-03-01\n", to: "deciding.csv")
        let vertex = try ProgramRun.lindero(["vertex", "list", "--json"], in: folder.url).array[0].text("id") ?? ""
        let place = ["--lon", "-88.6601412345678901", "--lat", "15.35991"]
        let steps: [[String]] = [
            ["document", "import", "deciding.csv"],
            ["monument", "propose", "M-0136", "--role", "agreed", "--sigma-e", "0.0123"] + place,
            ["monument", "approve", "M-0136", "--position", "2", "--acta", "D-1"],
            ["monument", "propose", "M-0136", "--role", "treaty", "--source", "Anexo, 3"] + place,
            ["monument", "approve", "M-0136", "--position", "3", "--acta", "D-2"],
            ["monument", "propose", "M-0136", "--role", "computed"] + place,
            ["monument", "reject", "M-0136", "--position", "4", "--reason", "mal medida"],
            ["monument", "propose", "M-0136", "--role", "surveyed", "--stated-by", "HND"] + place,
            ["vertex", "propose", vertex, "--role", "agreed", "--lon", "-92.1", "--lat", "14.5"],
            ["vertex", "approve", vertex, "--position", "1", "--acta", "D-2"],
            ["vertex", "propose", vertex, "--role", "treaty", "--lon", "-92.1", "--lat", "14.51"],
            ["vertex", "approve", vertex, "--position", "2", "--acta", "D-3"],
        ]
        for step in steps {
            let run = try ProgramRun.lindero(step, in: folder.url)
            #expect(run.status == 0, "\(step.joined(separator: " ")): \(run.errors)")
        }
    }

    /// Of each feature of a GeoJSON file, as sorted text.
    private static func properties(_ text: String) throws -> [String] {
        let object = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        let features = try #require(object["features"] as? [[String: Any]])
        return try features.map { feature in
            let properties = try #require(feature["properties"] as? [String: Any])
            return String(
                decoding: try JSONSerialization.data(withJSONObject: properties, options: .sortedKeys), as: UTF8.self)
        }
    }
}
