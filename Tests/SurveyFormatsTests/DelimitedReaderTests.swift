import Demarcation
import GeoTypes
import SurveyFormats
import Testing

struct DelimitedReaderTests {
    @Test func aTableOfGridPointsIsRead() throws {
        let survey = try ReadSurvey(
            """
            id,easting,northing,height,hacc,vacc,time,fix,sats,note
            P1,399845.1234,1574120.5,12.34,0.02,0.03,2026-04-27T15:04:05Z,fixed,12,"mojón ""A"", norte"
            P2,399846,1574121,,0,,2026-04-27T15:04:06.5Z,float,,
            """)

        #expect(survey.source.format == "csv")
        #expect(survey.source.coordinateKind == .projected)
        #expect(survey.source.referenceSystem == nil)
        #expect(survey.source.heightKind == .unknown)
        let batch = try #require(survey.batches.first)
        #expect(survey.names == ["P1", "P2"])
        #expect(survey.x == [399_845.1234, 399_846])
        #expect(survey.y == [1_574_120.5, 1_574_121])
        #expect(survey.z[0] == 12.34 && survey.z[1].isNaN)
        // A radius of 0.02 is 0.0141421 on each axis.
        #expect(abs(batch.eastSigmas[0] - 0.014142135623731) < 1e-15)
        #expect(batch.northSigmas[0] == batch.eastSigmas[0])
        #expect(batch.eastSigmas[1].isNaN)
        #expect(batch.upSigmas[0] == 0.03)
        #expect(survey.times == [1_777_302_245_000, 1_777_302_246_500])
        #expect(survey.fixes == [.fixed, .float])
        #expect(batch.satellites == [12, SurveyBatch.missingCount])
        #expect(survey.notes == [#"mojón "A", norte"#, ""])
        #expect(survey.lines == [2, 3])
        #expect(batch.extras.isEmpty)
    }

    @Test(arguments: [1, 2, 5, 13, 1000])
    func pointsDontDependOnTheCut(pieces: Int) throws {
        var text = "id;este;norte;nota\r\n"
        for row in 0..<300 { text += "P\(row);39984\(row),5;1574120,25;\"dos\r\nlíneas; \(row)\"\r\n" }

        let survey = try ReadSurvey(text, pieces: pieces)

        #expect(survey.count == 300)
        #expect(survey.x[7] == 399_847.5)
        #expect(survey.notes[299] == "dos\r\nlíneas; 299")
        #expect(survey.lines[299] == 2 + 2 * 299)
    }

    @Test(arguments: ["\n", "\r\n", "\r"])
    func anyLineEndingIsRead(ending: String) throws {
        let rows = ["id,lon,lat", "a,-90,15", "b,-91,16"]

        for last in ["", ending] {
            let survey = try ReadSurvey(rows.joined(separator: ending) + last)
            #expect(survey.x == [-90, -91])
            #expect(survey.lines == [2, 3])
        }
    }

    @Test(arguments: [
        "Punto;Este (m);Norte (m);Cota", "PTO;X;Y;Z", "nombre;Coordenada X;Coordenada Y;Elevación",
        "id ; ESTE ; norte;altura",
        "point_id;utm_e;utm_n;elev", "estación;E;N;h",
    ])
    func headersAreUnderstoodInSpanishAndEnglish(header: String) throws {
        let survey = try ReadSurvey(header + "\nA;399845,5;1574120,25;12,5\n")

        #expect(survey.names == ["A"])
        #expect(survey.x == [399_845.5])
        #expect(survey.y == [1_574_120.25])
        #expect(survey.z == [12.5])
    }

    @Test func theCallersColumnsWin() throws {
        var options = SurveyReadingOptions()
        options.columns = [.id: "clave", .easting: "b", .northing: "a"]

        let survey = try ReadSurvey("clave,a,b,x\nA,1574120.5,399845.5,9\n", options: options)

        #expect(survey.x == [399_845.5])
        #expect(survey.names == ["A"])
        #expect(survey.extras == [#"{"x":"9"}"#])
        options.columns = [.easting: "nadie"]
        #expect(throws: SurveyFormatError.noSuchColumn("nadie", found: ["a", "b"])) {
            try ReadSurvey("a,b\n1,2\n", options: options)
        }
    }

    @Test func aTableWithoutHeadersNeedsNumberedColumns() throws {
        var options = SurveyReadingOptions()
        options.columns = [.id: "1", .northing: "2", .easting: "3", .height: "4", .note: "5"]

        let survey = try ReadSurvey("A,1574120.5,399845.5,12,cerco\nB,1574121.5,399846.5,13,\n", options: options)

        #expect(survey.x == [399_845.5, 399_846.5])
        #expect(survey.lines == [1, 2])
    }

    @Test func anglesAreReadInManySpellings() throws {
        let survey = try ReadSurvey(
            """
            id,lat,lon
            1,14°29'05"N,89°21'36.5"W
            2,14 29.083333333333 N,O 89 21 36.5
            3,-0°29',-89:21:36.5
            4,14.4847222222222,-89.3601388888889
            """)

        #expect(survey.rejections.isEmpty)
        for longitude in survey.x { #expect(abs(longitude + 89.3601388888889) < 1e-9) }
        #expect(abs(survey.y[2] + 0.4833333333333) < 1e-9)
    }

    @Test(arguments: [
        ("14°60'N", "-89"), ("14°29'60\"N", "-89"), ("-14°29'N", "-89"), ("14°29'W", "-89"), ("14.5°29'N", "-89"),
        ("14°29'N", "89°N"), ("91", "0"), ("-90.0001", "0"), ("0", "180.5"), ("14", "270"), ("nan", "1"), ("inf", "1"),
        ("1e400", "1"), ("0x1F", "1"), ("", "-89"), ("14", ""), ("abc", "1"),
    ])
    func badCoordinatesRejectTheRow(latitude: String, longitude: String) throws {
        let survey = try ReadSurvey("id;lat;lon\nA;\(latitude);\(longitude)\nB;90;-180\n")

        #expect(survey.names == ["B"])
        #expect(survey.rejections.map(\.line) == [2])
        #expect(survey.rejections.first?.text == "A;\(latitude);\(longitude)")
    }

    @Test func emptyCoordinatesAreNamedAndZerosWarned() throws {
        let survey = try ReadSurvey("id,lon,lat\nA,,15\nB,0,0\n,,\n")

        #expect(survey.rejections.map(\.reason) == [.missingCoordinate(field: "lon")])
        #expect(survey.count == 1)
        #expect(survey.source.warnings.first?.english == "points at 0, 0: 1, first on line 3")
    }

    @Test func raggedRowsAreRejectedWithTheirLine() throws {
        let survey = try ReadSurvey("id,lon,lat\nA,-90,15\nB,-90\nC,-90,15,9,9\nD,-90,15")

        #expect(survey.count == 2)
        #expect(
            survey.rejections.map(\.reason) == [
                .wrongFieldCount(expected: 3, found: 2), .wrongFieldCount(expected: 3, found: 5),
            ])
        #expect(survey.rejections.map(\.line) == [3, 4])
    }

    @Test(arguments: [
        ("", SurveyFormatError.empty), ("id,lon,lat\nA,\"-90,15\nB,1,2\n", .unterminatedQuote(line: 2)),
        ("id,lon,lat,Lon\n", .duplicateColumn("Lon", line: 1)),
        ("id,a,b\n1,2,3\n", .missingColumns(needed: "coordinates", found: ["id", "a", "b"])),
        ("id,lat\n1,2\n", .missingColumns(needed: "longitude, latitude", found: ["id", "lat"])),
        ("id,lat,lon\nA,-17,5,-90,49\nB,-17,4,-90,50\n", .fieldCount(expected: 3, found: 5, line: 2)),
        ("id;este;norte\nA;399.845;1.574.120\n", .thousandsSeparator(field: "norte", value: "1.574.120", line: 2)),
        (
            "id,este,norte\nA,\"399,845.12\",\"1,574,120.5\"\n",
            .thousandsSeparator(field: "este", value: "399,845.12", line: 2)
        ),
        ("id;este;norte\nA;399 845;1 574 120\n", .thousandsSeparator(field: "este", value: "399 845", line: 2)),
        ("id;este;norte\nA;399.845;574.120\n", .thousandsSeparator(field: "este", value: "399.845", line: 2)),
        (
            "id;este;norte\nA;399.845,10;1.574.120,20\n",
            .thousandsSeparator(field: "este", value: "399.845,10", line: 2)
        ),
    ])
    func unusableFilesAreErrors(text: String, error: SurveyFormatError) {
        #expect(throws: error) { try ReadSurvey(text) }
    }

    @Test func aHeaderAloneHasNoPoints() throws {
        #expect(try ReadSurvey("id,lon,lat").count == 0)
        #expect(try ReadSurvey("id,lon,lat\n\n\n").count == 0)
    }

    @Test func repeatedHeadersAreSkippedAndTold() throws {
        let survey = try ReadSurvey("id,lon,lat\nA,-90,15\nid,lon,lat\nB,-91,15\n")

        #expect(survey.names == ["A", "B"])
        #expect(survey.rejections.isEmpty)
        #expect(survey.source.remarks.contains { $0.english == "1 repeated header lines skipped" })
    }

    @Test func encodingsAreRead() throws {
        let text = "id,lon,lat\nmojón Ñ €,-90,15\n"
        let utf16 = Array(text.utf16)
        let little: [UInt8] = [0xFF, 0xFE] + utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        let big: [UInt8] = [0xFE, 0xFF] + utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }

        for bytes in [Array(text.utf8), [0xEF, 0xBB, 0xBF] + Array(text.utf8), little, big] {
            #expect(try ReadSurvey(bytes).names == ["mojón Ñ €"])
        }
    }

    @Test func singleByteTextMustBeDeclared() throws {
        let bytes = Array("id,lon,lat\nA,1,2\nmoj".utf8) + [0xF3] + Array("n ".utf8) + [0x80] + Array(",-90,15\n".utf8)

        #expect(throws: SurveyFormatError.notText(encoding: "utf-8", byte: 20)) { try ReadSurvey(bytes) }
        var options = SurveyReadingOptions()
        options.encoding = .windows1252
        #expect(try ReadSurvey(bytes, options: options).names == ["A", "mojón €"])
        options.encoding = .latin1
        #expect(try ReadSurvey(bytes, options: options).names == ["A", "mojón \u{80}"])
    }

    @Test func aNulByteRejectsTheRow() throws {
        let survey = try ReadSurvey("id,lon,lat\nA\u{0}B,-90,15\nC,-90,15\n")

        #expect(survey.names == ["C"])
        #expect(survey.rejections.map(\.reason.code) == ["E_RECORD"])
    }

    @Test func columnsThatArentUnderstoodAreKept() throws {
        let survey = try ReadSurvey("id,lon,lat,Antena \"R10\",vacío\nA,-90,15,\"dice \"\"2.0\"\"\ny\",\nB,-90,15,,\n")

        #expect(survey.extras == [#"{"Antena \"R10\"":"dice \"2.0\"\ny"}"#, ""])
    }

    @Test func oneReferenceSystemAndEpochBelongToTheFile() throws {
        let survey = try ReadSurvey("id,este,norte,epsg,epoca\nA,1,2,32616,2026.4\nB,1,2,32615,2026.4\n")

        #expect(survey.source.referenceSystem == "EPSG:32616")
        #expect(survey.source.epoch == 2026.4)
        #expect(survey.names == ["A"])
        #expect(survey.rejections.map(\.reason) == [.valueOutOfRange(field: "epsg", value: "32615", allowed: "32616")])
    }

    @Test(arguments: [
        ("RTK Fixed", FixQuality.fixed), ("FIX", .fixed), ("fija", .fixed), ("Flotante", .float),
        ("SINGLE", .autonomous),
        ("DGPS", .differential), ("SBAS", .augmented), ("PPP", .precisePoint), ("4", .unknown), ("raro", .unknown),
    ])
    func receiversWordsForTheFixAreUnderstood(word: String, quality: FixQuality) throws {
        #expect(try ReadSurvey("id,lon,lat,fix\nA,-90,15,\(word)\n").fixes == [quality])
    }

    @Test func qualityNumbersBelongToTheirFormat() throws {
        #expect(try ReadSurvey("lon,lat,Q\n-90,15,4\n").fixes == [.differential])
        #expect(try ReadSurvey("lon,lat,fix_quality\n-90,15,4\n").fixes == [.fixed])
        let survey = try ReadSurvey("lon,lat,fix\n-90,15,manual\n-90,15,none\n")
        #expect(survey.rejections.map(\.reason) == [.notMeasured(.manual), .noFix])
    }

    /// 2026-04-27T15:04:05Z is 1,777,302,245 s after 1970 (Python).
    @Test(arguments: [
        ("fecha,hora", "27/04/2026,15:04:05"), ("fecha,hora", "2026-04-27,15:04:05"),
        ("date,time", "2026-04-27,15:04:05Z"),
        ("fecha_hora,nota", "27/04/2026 15:04:05,x"), ("date,time", "04/27/2026,15:04:05"),
        ("time,nota", "2026-04-27 09:04:05-06,x"),
    ])
    func timesInOneOrTwoColumnsAreRead(header: String, value: String) throws {
        #expect(try ReadSurvey("lon,lat,\(header)\n-90,15,\(value)\n").times == [1_777_302_245_000])
    }

    @Test(arguments: ["2026-02-30T00:00:00Z", "2016-12-31T23:59:60Z", "ayer", "15:04:05", "03/04/2026"])
    func aBadTimeIsLeftOutWithAWarning(time: String) throws {
        let survey = try ReadSurvey("lon,lat,time\n-90,15,\(time)\n")

        #expect(survey.times == [SurveyBatch.missingTime])
        #expect(survey.source.warnings.count == 1)
    }

    @Test func geocentricCoordinatesAreToldByNameOrSize() throws {
        // PROJ 9.1.1 cct: 90°W 15°N h 0 is 0, −6161501.37, 1640100.14 (WGS 84).
        let named = try ReadSurvey("id,ecef_x,ecef_y,ecef_z\nA,0,-6161501.37,1640100.14\n")
        let plain = try ReadSurvey("id,x,y,z\nA,0.5,-6161501.37,1640100.14\n")

        #expect(named.source.coordinateKind == .geocentric)
        #expect(plain.source.coordinateKind == .geocentric)
        #expect(plain.z == [1_640_100.14])
    }

    @Test func aSeparatorLineAndBlankLinesAreNoRecords() throws {
        let survey = try ReadSurvey("sep=;\r\n\r\nid;lon;lat\r\n\r\nA;-90,5;15\r\n;;\r\n")

        #expect(survey.x == [-90.5])
        #expect(survey.lines == [5])
    }

    @Test func manyRowsComeInBatches() throws {
        let survey = try ReadSurvey("lon,lat\n" + String(repeating: "-90.25,15.5\n", count: 40_000))

        #expect(survey.batches.map(\.count) == Array(repeating: 4096, count: 9) + [3136])
        #expect(survey.lines == Array(2...40_001))
        #expect(survey.x.allSatisfy { $0 == -90.25 })
    }

    @Test(arguments: [
        ("points.gpx", "id,lon,lat\n", SurveyFormatError.differentContent(expected: "GPX", looksLike: "text")),
        ("points.csv", "<gpx/>", .differentContent(expected: "CSV", looksLike: "GPX")),
        ("points.csv", "%PDF-1.4", .differentContent(expected: "CSV", looksLike: "PDF")),
        ("", "%PDF-1.4", .unknownFormat(looksLike: "PDF")),
        ("a.txt", "<html><body>", .unknownFormat(looksLike: "HTML")),
    ])
    func contentThatIsntWhatTheNameSaysIsAnError(name: String, text: String, error: SurveyFormatError) {
        #expect(throws: error) { try ReadSurvey(text, named: name) }
    }
}

struct SurveyReaderTests {
    @Test func aReaderCanBeSentToAnotherThread() async throws {
        let reader = try SurveyReader(ByteSource(bytes: Array("lon,lat\n-90,15\n".utf8)), named: "a.csv")

        let count = try await SurveyReaderTests.countElsewhere(reader)

        #expect(count == 1)
    }

    private static func countElsewhere(_ reader: consuming sending SurveyReader) async throws -> Int {
        // As a box, because a closure can't take a noncopyable value with it.
        let box = Box(reader)
        return try await Task { try box.count() }.value
    }

    private final class Box {
        private var reader: SurveyReader

        init(_ reader: consuming SurveyReader) {
            self.reader = reader
        }

        func count() throws -> Int {
            var count = 0
            while let batch = try reader.next() { count += batch.count }
            return count
        }
    }

    @Test func columnsGoByNameOrByNumberWithoutAHeader() throws {
        var options = SurveyReadingOptions()
        options.columns = [.id: "1", .northing: "2", .easting: "3", .height: "4"]
        // The number 2 is also the first point's name: it stays the second column.
        let survey = try ReadSurvey("2,1574120.5,399845.25,10\nB,1574121.5,399846.25,11\n", options: options)

        #expect(survey.names == ["2", "B"])
        #expect(
            survey.x == [399_845.25, 399_846.25] && survey.y == [1_574_120.5, 1_574_121.5] && survey.z == [10, 11])

        options.columns = [.easting: "Columna Q", .northing: "R"]
        let named = try ReadSurvey("Columna Q;R;norte\n1,5;2,5;3,5\n", options: options)
        #expect(named.x == [1.5] && named.y == [2.5])
        options.columns = [.easting: "S"]
        #expect(throws: SurveyFormatError.noSuchColumn("S", found: ["a", "b"])) {
            try ReadSurvey("a,b\n1,2\n", options: options)
        }
    }

    @Test(arguments: ["este,norte", "Easting,Northing", "UTM X,UTM Y"])
    func headersThatSayGridStayGridUnderAGeographicSystem(header: String) throws {
        var options = SurveyReadingOptions()
        options.coordinateKind = .geographic

        #expect(try ReadSurvey("\(header)\n-90,15\n", options: options).source.coordinateKind == .projected)
        #expect(try ReadSurvey("x,y\n-90,15\n", options: options).source.coordinateKind == .geographic)
    }
}
