import Demarcation
import Foundation
import GeoTypes
import SurveyFormats
import Testing

struct SolutionReaderTests {
    private let decimal: ReadSurvey

    init() throws {
        decimal = try ReadSurvey(fixture: "pos/geonet0759_static_llh.pos")
    }

    /// The first records of the file, by eye, and its times: week 1316, 518,400 s is 2005-04-02T00:00:00 GPST, and GPS time
    /// was 13 s ahead of UTC in 2005 (IERS Bulletin C 16).
    @Test func aSolutionInDegreesIsRead() throws {
        let batch = try #require(decimal.batches.first)

        #expect(decimal.count == 115)
        #expect(decimal.rejections.isEmpty)
        #expect(decimal.source.coordinateKind == .geographic)
        #expect(decimal.source.heightKind == .ellipsoidal)
        #expect(decimal.x[0] == 139.613838551 && decimal.y[0] == 35.160875019 && decimal.z[0] == 70.2724)
        #expect(decimal.fixes[0] == .fixed)
        #expect(batch.satellites[0] == 7)
        #expect(batch.northSigmas[0] == 0.0058 && batch.eastSigmas[0] == 0.0044 && batch.upSigmas[0] == 0.0136)
        // 0.0022² and −0.0047², −0.0055²
        #expect(abs(batch.eastNorthCovariances[0] - 4.84e-6) < 1e-15)
        #expect(abs(batch.eastUpCovariances[0] + 2.209e-5) < 1e-15)
        #expect(abs(batch.northUpCovariances[0] + 3.025e-5) < 1e-15)
        #expect(decimal.times[0] == 1_112_400_000_000 - 13_000)
        #expect(decimal.times[1] == 1_112_400_030_000 - 13_000)
        #expect(decimal.extras[0] == #"{"age":"0.00","ratio":"24.9"}"#)
        #expect(decimal.lines[0] == 11)
    }

    @Test func degreesMinutesSecondsAreTheSamePositions() throws {
        let survey = try ReadSurvey(fixture: "pos/geonet0759_static_dms.pos")

        #expect(survey.count == 115)
        for index in 0..<115 {
            #expect(abs(survey.x[index] - decimal.x[index]) < 1e-8)
            #expect(abs(survey.y[index] - decimal.y[index]) < 1e-8)
            #expect(survey.z[index] == decimal.z[index])
        }
    }

    /// RTKLIB wrote both files from one solution, rounded to 0.1 mm each.
    @Test func geocentricCoordinatesAreTheSamePositions() throws {
        let survey = try ReadSurvey(fixture: "pos/geonet0759_static_xyz.pos")

        #expect(survey.count == 115)
        #expect(survey.source.coordinateKind == .geocentric)
        #expect(survey.source.referenceSystem == "EPSG:4978")
        for index in 0..<115 {
            let place = geocentric(decimal.x[index], decimal.y[index], decimal.z[index])
            #expect(abs(survey.x[index] - place.x) < 1e-3)
            #expect(abs(survey.y[index] - place.y) < 1e-3)
            #expect(abs(survey.z[index] - place.z) < 1e-3)
        }
        #expect(survey.times == decimal.times)
    }

    /// RTKLIB printed each matrix to 0.1 mm, so the turned one agrees to about that.
    @Test func geocentricDeviationsAreTurnedToEastNorthUp() throws {
        let survey = try ReadSurvey(fixture: "pos/geonet0759_static_xyz.pos")
        let expected = try #require(decimal.batches.first)
        let found = try #require(survey.batches.first)

        for index in 0..<115 {
            #expect(abs(found.upSigmas[index] - expected.upSigmas[index]) < 2e-4)
            #expect(abs(found.northSigmas[index] - expected.northSigmas[index]) < 5e-4)
            #expect(abs(found.eastSigmas[index] - expected.eastSigmas[index]) < 5e-4)
        }
    }

    @Test(arguments: [",", ";", "\t", ", "])
    func anySeparatorIsRead(separator: String) throws {
        for (file, x) in [("llh", 139.613838551), ("dms", 139.613838551), ("xyz", -3_976_219.0)] {
            let text = try fixture("pos/geonet0759_static_\(file).pos").split(whereSeparator: \.isNewline).map { line in
                line.hasPrefix("%") ? String(line) : line.split(separator: " ").joined(separator: separator)
            }.joined(separator: "\n")

            let survey = try ReadSurvey(text)
            let original = try ReadSurvey(fixture: "pos/geonet0759_static_\(file).pos")
            #expect(survey.count == 115)
            #expect(survey.x == original.x && survey.y == original.y && survey.z == original.z)
            #expect(abs(survey.x[0] - x) < 1)
            #expect(survey.times == original.times)
        }
    }

    @Test func baselinesStartAtTheReferencePosition() throws {
        // A baseline of nothing is the reference itself; 1 m up is 1 m along the normal.
        let header = """
            % ref pos   : 35.132066140  139.624302130    75.8027
            % (e/n/u-baseline=WGS84,Q=1:fix,2:float,3:sbas,4:dgps,5:single,6:ppp,ns=# of satellites)
            %  UTC                   e-baseline(m) n-baseline(m) u-baseline(m) Q ns sde(m) sdn(m) sdu(m) sden(m) sdnu(m) sdue(m) age(s) ratio

            """
        let rest = "1 7 0.0044 0.0058 0.0136 0.0022 -0.0055 -0.0047 0.00 24.9\n"
        let survey = try ReadSurvey(
            header + "2005/04/02 00:00:00.000 0.0000 0.0000 0.0000 " + rest + "2005/04/02 00:00:01.000 0 0 1 " + rest)

        #expect(survey.source.coordinateKind == .geocentric)
        for (index, height) in [75.8027, 76.8027].enumerated() {
            let place = geocentric(139.624302130, 35.132066140, height)
            #expect(abs(survey.x[index] - place.x) < 1e-6)
            #expect(abs(survey.y[index] - place.y) < 1e-6)
            #expect(abs(survey.z[index] - place.z) < 1e-6)
        }
        #expect(survey.times == [1_112_400_000_000, 1_112_400_001_000])
        let batch = try #require(survey.batches.first)
        #expect(batch.eastSigmas[0] == 0.0044 && batch.northSigmas[0] == 0.0058)
        #expect(abs(batch.northUpCovariances[0] + 3.025e-5) < 1e-15)
    }

    @Test func baselinesWithoutReferenceAreAnError() throws {
        #expect(throws: SurveyFormatError.missingInformation("the reference position of its baselines (% ref pos)")) {
            try ReadSurvey("%  GPST  e-baseline(m) n-baseline(m) u-baseline(m) Q\n", named: "a.pos")
        }
    }

    @Test func heightsThatAreSaidToBeGeodeticAreOrthometric() throws {
        let text = try fixture("pos/geonet0759_static_llh.pos").replacing("/ellipsoidal", with: "/geodetic")

        #expect(try ReadSurvey(text).source.heightKind == .orthometric)
    }

    @Test func badRecordsAreRejectedAndTheOthersKept() throws {
        let lines = try fixture("pos/geonet0759_static_llh.pos").split(whereSeparator: \.isNewline).map { String($0) }
        let record = lines[10]
        let survey = try ReadSurvey(
            [
                lines[9], record, record.replacing("35.160875019", with: "95.160875019"),
                record.replacing("  1   7 ", with: "  0   7 "), record.replacing("  1   7 ", with: "  9   7 "),
                record.replacing("70.2724", with: "nan"), String(record.prefix(40)), String(record.prefix(60)),
            ].joined(separator: "\n"))

        #expect(survey.count == 1)
        #expect(
            survey.rejections.map(\.reason.code) == [
                "E_LAT_RANGE", "E_NO_FIX", "E_RANGE", "E_NOT_A_NUMBER", "E_FIELD_COUNT", "E_TRUNCATED",
            ])
    }

    private func fixture(_ path: String) throws -> String {
        try String(contentsOf: ReadSurvey.fixtures.appendingPathComponent(path), encoding: .utf8)
    }

    /// EPSG guidance note 7-2, method 9602, on WGS 84.
    private func geocentric(_ longitude: Double, _ latitude: Double, _ height: Double) -> (
        x: Double, y: Double, z: Double
    ) {
        let (lambda, phi) = (longitude * .pi / 180, latitude * .pi / 180)
        let e2 = 0.006694379990141317
        let nu = 6_378_137 / (1 - e2 * sin(phi) * sin(phi)).squareRoot()
        return (
            (nu + height) * cos(phi) * cos(lambda), (nu + height) * cos(phi) * sin(lambda),
            ((1 - e2) * nu + height) * sin(phi)
        )
    }
}
