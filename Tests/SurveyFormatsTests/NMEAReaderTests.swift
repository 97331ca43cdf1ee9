import Demarcation
import Foundation
import GeoTypes
import Literals
import SurveyFormats
import Testing

struct NMEAReaderTests {
    /// Counts and sums over GGA sentences with a fix, height = altitude + separation: pynmea2 1.19 on the same files.
    @Test(arguments: [
        ("ac12.log", 7, 0, 144.4017315, -609.476525333, -302.96),
        ("haicom-305N.log", 68, 6, -1850.330505, 10407.53582, 3434.2),
        ("nmea-rtk.log", 122, 0, 5072.148994462, -11437.570296886, 30278.563),
    ])
    func realLogsAgreeWithPynmea2(
        file: String, count: Int, rejected: Int, latitudes: Double, longitudes: Double, heights: Double
    ) throws {
        let survey = try ReadSurvey(fixture: "nmea/" + file)

        #expect(survey.count == count)
        #expect(survey.rejections.count == rejected)
        #expect(survey.rejections.allSatisfy { $0.reason == .noFix })
        #expect(abs(survey.y.reduce(0, +) - latitudes) < 1e-8)
        #expect(abs(survey.x.reduce(0, +) - longitudes) < 1e-8)
        #expect(abs(survey.z.reduce(0, +) - heights) < 1e-4)
        #expect(survey.source.heightKind == .ellipsoidal)
        #expect(survey.times.allSatisfy { $0 != SurveyBatch.missingTime })
    }

    @Test func qualitiesAreThoseOfTheReceiver() throws {
        let survey = try ReadSurvey(fixture: "nmea/nmea-rtk.log")

        // pynmea2: 104 sentences with quality 2, 18 with 4.
        #expect(survey.fixes.count { $0 == .differential } == 104)
        #expect(survey.fixes.count { $0 == .fixed } == 18)
        // The first RMC says 18 March 2020, 13:28:19.60.
        #expect(survey.times.first == 1_584_538_099_600)
    }

    @Test func aBinaryLogIsRefused() {
        #expect(throws: SurveyFormatError.self) { try ReadSurvey(fixture: "nmea/bu303-nofix.log") }
    }

    private func log(_ sentences: String...) -> String {
        sentences.map { sentence in
            let sum = sentence.utf8.reduce(0, ^)
            return "$\(sentence)*" + (sum < 16 ? "0" : "") + String(sum, radix: 16, uppercase: true) + "\r\n"
        }.joined()
    }

    @Test func sentencesOfOneInstantAreOnePoint() throws {
        let survey = try ReadSurvey(
            log(
                "GNGST,150405.00,,0.03,0.02,45.0,0.011,0.012,0.025",
                "GNRMC,150405.00,A,1429.0000,N,08921.0000,W,,,270426,,,R",
                "GNGGA,150405.00,1429.0833333,N,08921.6083333,W,4,15,0.8,100.0,M,-3.5,M,,",
                "GNGSA,A,3,01,02,,,,,,,,,,,1.5,0.9,1.2",
                "GNGGA,150406.00,1429.0833333,S,08921.6083333,E,5,15,0.8,100.0,M,-3.5,M,,"))

        #expect(survey.count == 2)
        let batch = try #require(survey.batches.first)
        #expect(abs(survey.y[0] - 14.484722222) < 1e-8 && abs(survey.x[0] + 89.360138888) < 1e-8)
        #expect(survey.y[1] == -survey.y[0] && survey.x[1] == -survey.x[0])
        #expect(survey.z[0] == 96.5)
        #expect(batch.separations[0] == -3.5)
        #expect(batch.northSigmas[0] == 0.011 && batch.eastSigmas[0] == 0.012 && batch.upSigmas[0] == 0.025)
        #expect(batch.satellites[0] == 15 && batch.hdops[0] == 0.8)
        #expect(survey.fixes == [.fixed, .float])
        #expect(survey.times == [1_777_302_245_000, 1_777_302_246_000])
        #expect(survey.lines == [3, 5])
    }

    @Test func theDateIsCarriedOverMidnight() throws {
        let position = "1429.0,N,08921.0,W,1,08,1.0,100.0,M,-3.5,M,,"
        let survey = try ReadSurvey(
            log(
                "GPGGA,235957.00,\(position)", "GPGGA,235958.00,\(position)",
                "GPRMC,235958.00,A,1429.0,N,08921.0,W,,,311226,,",
                "GPGGA,235959.00,\(position)", "GPGGA,000000.00,\(position)", "GPGGA,000001.00,\(position)",
                "GPZDA,000001.00,01,01,2027,00,00"))

        // 2026-12-31T23:59:58Z is 1,798,761,598 s after 1970 (Python); before the first date there is none.
        #expect(
            survey.times == [
                SurveyBatch.missingTime, 1_798_761_598_000, 1_798_761_599_000, 1_798_761_600_000, 1_798_761_601_000,
            ])
        #expect(survey.source.warnings.map(\.english).contains { $0.contains("without a date") })
    }

    @Test func aGivenDateStandsForAMissingOne() throws {
        var options = SurveyReadingOptions()
        options.startDate = CalendarDay(year: 2026, month: 12, day: 31)

        let survey = try ReadSurvey(
            log("GPGGA,235959.00,1429.0,N,08921.0,W,1,08,1.0,100.0,M,-3.5,M,,"), options: options)

        #expect(survey.times == [1_798_761_599_000])
    }

    @Test func badSentencesAreRejectedAndTheOthersKept() throws {
        let good = log("GPGGA,150405.00,1429.0,N,08921.0,W,1,08,1.0,100.0,M,-3.5,M,,")
        let bare = "$GPGGA,150401.00,1429.0,N,08921.0,W,1,08,1.0,100.0,M,-3.5,M,,"
        let long = String(repeating: "x", count: 1 << 20)
        let unmeasured = log(
            "GPGGA,150403.00,1429.0,N,08921.0,W,8,08,1.0,100.0,M,-3.5,M,,",
            "GPGGA,150404.00,1460.0,N,08921.0,W,1,08,1.0,1.0,M,1.0,M,,")
        let text: String = [bare + "*00", "junk", long, bare, unmeasured + good + good.dropLast(10)].joined(
            separator: "\n")

        let survey = try ReadSurvey(text)

        #expect(survey.count == 1)
        #expect(
            survey.rejections.map(\.reason.code) == [
                "E_CHECKSUM", "E_CHECKSUM", "E_NOT_MEASURED", "E_COORD_MISSING", "E_TRUNCATED",
            ])
        #expect(survey.rejections.map(\.line) == [1, 4, 5, 6, 8])
        #expect(survey.source.warnings.contains { $0.english.hasPrefix("lines that are no records of this format: 2") })
    }
}
