import Foundation
import TestSupport
import Testing

/// What FAULTS.md asks of survey files: each case looks at the exit code, at the words, and at the register.
@Suite("Faults: what a survey says")
struct FaultsSurveyTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var name: String
        var content: String
        var arguments: [String]
        var status: Int32
        var says: [String]
        /// A question to the register and its answer; without one the register must be as it was.
        var question: String?
        var answer: [[String]]

        init(
            _ description: String, _ name: String, _ content: String, _ arguments: String..., status: Int32 = 0,
            says: [String] = [], question: String? = nil, answer: [[String]] = []
        ) {
            testDescription = description
            self.name = name
            self.content = content
            self.arguments = arguments
            self.status = status
            self.says = says
            self.question = question
            self.answer = answer
        }
    }

    private static let head = "id,lon,lat\n"
    private static let places = "SELECT name, round(source_x, 9), round(source_y, 9) FROM observations ORDER BY line"

    private static func nmea(_ sentences: String...) -> String {
        sentences.map { body in
            let sum = body.utf8.reduce(UInt8(0)) { $0 ^ $1 }
            return "$\(body)*\(String(format: "%02X", sum))\r\n"
        }.joined()
    }

    private static func gga(_ time: String, quality: Int = 4) -> String {
        "GPGGA,\(time),1748.0000,N,09030.0000,W,\(quality),12,0.8,200.0,M,-5.0,M,,"
    }

    private static func rmc(_ time: String, _ date: String) -> String {
        "GPRMC,\(time),A,1748.0000,N,09030.0000,W,0.0,0.0,\(date),,,A"
    }

    private static func kml(_ content: String) -> String {
        "<kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document>\(content)</Document></kml>"
    }

    private static func placemark(_ name: String, _ coordinates: String) -> String {
        "<Placemark><name>\(name)</name><Point><coordinates>\(coordinates)</coordinates></Point></Placemark>"
    }

    static let cases = [
        // 90°30′ and 17°48′ are 90.5° and 17.8°; 0°29′ is 29/60° = 0.483333333°.
        Case(
            "F20 DMS spellings", "in.csv",
            head + "A,90°30'00\"W,17°48'00\"N\nB,-90 30 0,17 48 0\nC,W90:30:00,N17:48:00\nD,90°30′O,17°48′N\n"
                + "E,-0°29'00\",17.8\n",
            question: places,
            answer: [
                ["A", "-90.5", "17.8"], ["B", "-90.5", "17.8"], ["C", "-90.5", "17.8"], ["D", "-90.5", "17.8"],
                ["E", "-0.483333333", "17.8"],
            ]),
        Case(
            "F21 bad DMS", "in.csv",
            head + "ok,-90.5,17.8\nA,90°60'00\"W,17.8\nB,90°30'60\"W,17.8\nC,-90°30'W,17.8\nD,90°30'N,17.8\n"
                + "E,-90.5,17°48'W\nF,90.5°30'W,17.8\n",
            status: 3, says: ["in.csv:3", "in.csv:4", "in.csv:5", "in.csv:6", "in.csv:7", "in.csv:8"],
            question: "SELECT accepted, rejected FROM surveys", answer: [["1", "6"]]),
        Case(
            "F22 grid coordinates without a system", "in.csv", "id,este,norte\nA,500000,1700000\n", status: 64,
            says: ["in.csv", "--crs"]),
        Case(
            "F24 a system that the database doesn't know", "in.csv", head + "A,-90.5,17.8\n", "--crs", "EPSG:99999",
            status: 64, says: ["EPSG:99999", "PROJ 9"]),
        Case(
            "F24 a system that isn't readable", "in.csv", head + "A,-90.5,17.8\n", "--crs", "PROJCS[\"x\"", status: 64,
            says: ["PROJCS"]),
        Case(
            "F24 an unknown system in the file", "in.csv", "id,lon,lat,crs\nA,-90.5,17.8,EPSG:99999\n", status: 65,
            says: ["EPSG:99999"]),
        Case(
            "F26 a ballpark operation", "in.csv", head + "A,-90.5,17.8\n", "--crs", "EPSG:9990", "--epoch", "2020",
            status: 69),
        Case(
            "F27 one point outside the operation's area", "in.csv", head + "A,-90.5,17.9\nB,-60.5,17.9\n", "--crs",
            "EPSG:4267", "--operation", "EPSG:1187", status: 3, says: ["in.csv:3", "outside"],
            question: "SELECT name FROM observations", answer: [["A"]]),
        Case(
            "F29 the same rows twice in one file", "in.csv", head + "A,-90.5,17.9\nA,-90.5,17.9\n",
            question: "SELECT read, accepted, duplicate FROM surveys", answer: [["2", "1", "1"]]),
        Case(
            "F31 ellipsoidal and orthometric height", "in.nmea",
            nmea(gga("150000.00"), rmc("150000.00", "040326")),
            question: "SELECT source_z, separation_m, time, fix FROM observations",
            answer: [["195.0", "-5.0", "2026-03-04T15:00:00.000Z", "fixed"]]),
        Case(
            "F32 a bad checksum and junk", "in.nmea",
            nmea(gga("150000.00"), rmc("150000.00", "040326")) + "junk\r\n"
                + nmea(gga("150001.00")).replacingOccurrences(of: "1748", with: "1749"),
            status: 3, says: ["in.nmea:4"], question: "SELECT accepted, rejected FROM surveys", answer: [["1", "1"]]),
        Case(
            "F33 no fix, float and single", "in.nmea",
            nmea(
                rmc("150000.00", "040326"), gga("150000.00", quality: 0), gga("150001.00", quality: 5),
                gga("150002.00", quality: 1)),
            status: 3, question: "SELECT fix FROM observations ORDER BY line", answer: [["float"], ["autonomous"]]),
        Case(
            "F34 deleted points", "in.jxl",
            """
            <JOBFile version="5.6"><Reductions>
            <Point><ID>1</ID><Name>A</Name><Deleted>false</Deleted><WGS84><Latitude>17.8</Latitude>
            <Longitude>-90.5</Longitude><Height>100</Height></WGS84></Point>
            <Point><ID>2</ID><Name>B</Name><Deleted>true</Deleted><WGS84><Latitude>17.8</Latitude>
            <Longitude>-90.6</Longitude><Height>100</Height></WGS84></Point>
            </Reductions></JOBFile>
            """, "--format", "jobxml", question: "SELECT name FROM observations", answer: [["A"]]),
        Case(
            "F35 midnight", "in.nmea",
            nmea(rmc("235959.00", "311225"), gga("235959.00"), gga("000000.00")),
            question: "SELECT time FROM observations ORDER BY line",
            answer: [["2025-12-31T23:59:59.000Z"], ["2026-01-01T00:00:00.000Z"]]),
        Case(
            "F35 no date at all", "in.nmea", nmea(gga("150000.00")), says: ["date"],
            question: "SELECT count(*), count(time) FROM observations", answer: [["1", "0"]]),
        Case(
            "F36 the week number rolled over", "in.nmea", nmea(rmc("150000.00", "190706"), gga("150000.00")),
            says: ["rolled over"], question: "SELECT time FROM observations", answer: [["2006-07-19T15:00:00.000Z"]]),
        Case(
            "F37 times that are none, and zones", "in.csv",
            "id,lon,lat,time\nA,-90.5,17.8,2026-02-30T10:00:00Z\nB,-90.5,17.81,2026-03-04T10:00:00-06:00\n"
                + "C,-90.5,17.82,2026-03-04T10:00:00\n",
            says: ["time"], question: "SELECT name, time FROM observations ORDER BY line",
            answer: [["A", ""], ["B", "2026-03-04T16:00:00.000Z"], ["C", "2026-03-04T10:00:00.000Z"]]),
        Case(
            "F38 GPST, 18 s before UTC", "in.pos",
            "%  GPST                  latitude(deg) longitude(deg)  height(m)   Q  ns   sdn(m)   sde(m)   sdu(m)  "
                + "sdne(m)  sdeu(m)  sdun(m) age(s)  ratio\n"
                + "2026/03/04 15:00:18.000   17.800000000  -90.500000000   200.0000   1  12   0.0100   0.0200   0.0300"
                + "   0.0000   0.0000   0.0000   0.00    9.9\n",
            question: "SELECT time, fix, sigma_e_m, sigma_n_m FROM observations",
            answer: [["2026-03-04T15:00:00.000Z", "fixed", "0.02", "0.01"]]),
        Case(
            "F38 east, north, up without a reference position", "in.pos",
            "%  GPST                      e-baseline(m)  n-baseline(m)  u-baseline(m)   Q  ns\n"
                + "2026/03/04 15:00:18.000        10.0000        20.0000         1.0000   1  12\n",
            status: 65, says: ["in.pos"]),
        Case(
            "F45 a link to somewhere else", "in.kml",
            kml(
                "<NetworkLink><Link><href>http://192.0.2.1/x.kml</href></Link></NetworkLink>"
                    + placemark("A", "-90.5,17.8,0")),
            question: "SELECT name FROM observations", answer: [["A"]]),
        Case(
            "F46 blanks after commas, bad tuples", "in.kml",
            kml(placemark("A", "-90.5, 17.8, 0") + placemark("B", "-90.5") + placemark("C", "x,17.8")), status: 3,
            says: ["in.kml"], question: "SELECT name FROM observations", answer: [["A"]]),
        Case(
            "F48 no geometry", "in.geojson",
            #"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":null},"#
                + #"{"type":"Feature","properties":{"id":"A"},"geometry":{"type":"Point","coordinates":[-90.5,17.8]}}]}"#,
            status: 3, question: "SELECT accepted, rejected FROM surveys", answer: [["1", "1"]]),
    ]

    @Test("every class of bad survey ends as FAULTS.md says", arguments: cases)
    func survey(_ fault: Case) throws {
        let folder = try TemporaryFolder()
        try folder.register(SharedRegister.line)
        try folder.write(fault.content, to: fault.name)
        let before = try folder.bytes()
        let run = try ProgramRun.lindero(["survey", "import", fault.name] + fault.arguments, in: folder.url)
        #expect(run.status == fault.status, "\(run.errors)")
        for words in fault.says { #expect(run.errors.contains(words), "\(run.errors)") }
        if let question = fault.question {
            #expect(try SQLiteShell.rows(question, in: folder.path("border.gpkg")) == fault.answer)
        } else {
            #expect(try folder.bytes() == before)
        }
    }

    @Test("when all points are outside the operation's area, the operation is refused (F27)")
    func allOutside() throws {
        let folder = try TemporaryFolder()
        try folder.register(SharedRegister.line)
        try folder.write(Self.head + "A,-60.5,17.9\nB,-61.5,17.9\n", to: "in.csv")
        let before = try folder.bytes()
        let run = try folder.lindero(
            "survey", "import", "in.csv", "--crs", "EPSG:4267", "--operation", "EPSG:1187")
        #expect(run.status == 69 && run.errors.contains("EPSG:1187"), "\(run.errors)")
        #expect(try folder.bytes() == before)
    }

    /// OSTN15's grid isn't in Debian's proj-data: what is left is a Helmert of some metres.
    @Test("a better operation whose grid isn't installed is said, with the accuracy of the one used (F25)")
    func missingGrid() throws {
        let folder = try TemporaryFolder()
        #expect(try folder.lindero("init", "--frame", "EPSG:4258").status == 0)
        try folder.write(Self.head + "A,-1.5,52.5\n", to: "in.csv")
        let run = try folder.lindero("survey", "import", "in.csv", "--crs", "EPSG:4277")
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.errors.contains("uk_os_OSTN15") && run.errors.contains("good to 3.0 m"), "\(run.errors)")
    }

    /// The file would take 15 MB as text and 60 as points; the program starts under 600 MB of addresses (FAULTS F63).
    @Test("a great import is counted right in bounded memory (F71)")
    func memory() throws {
        let folder = try TemporaryFolder()
        try folder.register(SharedRegister.line)
        let rows = (0..<250_000).map { "\($0),-90.\(100_000 + $0),17.8,a note that makes the row longer than it was\n" }
        try folder.write("id,lon,lat,nota\n" + rows.joined(), to: "in.csv")
        let run = try ProgramRun.shell(
            "ulimit -v 900000; \"$LINDERO\" survey import in.csv --json --rejects r.csv", in: folder.url)
        #expect(run.status == 0, "\(run.errors)")
        #expect(try run.json()["accepted"] as? Int == 250_000)
    }
}
