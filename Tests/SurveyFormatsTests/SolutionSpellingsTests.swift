import Demarcation
import Foundation
import GeoTypes
import SurveyFormats
import Testing

/// What `rnx2rtkp` itself writes with each of its switches, from one session (`Fixtures/pos/spellings/make.sh`).
struct SolutionSpellingsTests {
    /// Twelve single fixes: `awk '!/^%/ {print $4, $3, $5}' degrees-week.pos`.
    private static let degrees: [(longitude: Double, latitude: Double, height: Double)] = [
        (139.613825769, 35.160868346, 83.8246), (139.613828288, 35.160868301, 83.3839),
        (139.613829262, 35.160867778, 83.1661), (139.613828079, 35.160865468, 83.9181),
        (139.613828910, 35.160864596, 82.9118), (139.613825633, 35.160867493, 84.0332),
        (139.613829569, 35.160868745, 83.8060), (139.613832138, 35.160868816, 83.3575),
        (139.613828949, 35.160867173, 84.2412), (139.613828125, 35.160871292, 83.6858),
        (139.613830698, 35.160874289, 83.6549), (139.613828686, 35.160868851, 83.2389),
    ]

    /// Of the same: `… | cct -d 4 +proj=cart +ellps=WGS84` (PROJ 9).
    private static let metres: [(x: Double, y: Double, z: Double)] = [
        (-3976227.6692, 3382380.8829, 3652520.2507), (-3976227.5457, 3382380.4765, 3652519.9928),
        (-3976227.4930, 3382380.3152, 3652519.8200), (-3976228.0038, 3382380.8912, 3652520.0435),
        (-3976227.4687, 3382380.3366, 3652519.3849), (-3976227.8326, 3382381.0381, 3652520.2935),
        (-3976227.8625, 3382380.5928, 3652520.2762), (-3976227.7314, 3382380.1740, 3652520.0243),
        (-3976228.1734, 3382380.9314, 3652520.3842), (-3976227.5785, 3382380.5239, 3652520.4380),
        (-3976227.5653, 3382380.2049, 3652520.6920), (-3976227.4521, 3382380.3493, 3652519.9592),
    ]

    /// Seven fixed baselines from the reference position: `awk '!/^%/ {print $3, $4, $5}' baseline-week.pos |
    /// cct -d 4 -I +proj=topocentric +ellps=WGS84 +lat_0=35.132066140 +lon_0=139.624302130 +h_0=75.8027`.
    private static let baselineEnds: [(x: Double, y: Double, z: Double)] = [
        (-3976219.6599, 3382372.5409, 3652513.0516), (-3976219.6591, 3382372.5384, 3652513.0495),
        (-3976219.6592, 3382372.5380, 3652513.0487), (-3976219.6607, 3382372.5397, 3652513.0495),
        (-3976219.6615, 3382372.5393, 3652513.0506), (-3976219.6616, 3382372.5390, 3652513.0508),
        (-3976219.6617, 3382372.5390, 3652513.0509),
    ]

    /// 2005-04-02T00:00:00 by GPS (`date -u -d '2005-04-02' +%s` gives 1112400000), 13 s ahead of UTC, and every 30 s.
    private func times(_ count: Int) -> [Int64] {
        (0..<count).map { 1_112_399_987_000 + Int64($0) * 30_000 }
    }

    @Test(arguments: [
        "degrees-week", "degrees-week-utc", "degrees-date-utc-tab", "degrees-whole-seconds", "degrees-microseconds",
        "dms-week", "dms-date-comma", "dms-date-utc-semicolon",
    ])
    func everySpellingOfDegreesIsTheSamePositions(name: String) throws {
        let survey = try ReadSurvey(fixture: "pos/spellings/\(name).pos")

        #expect(survey.count == 12 && survey.rejections.isEmpty && survey.source.warnings.isEmpty)
        #expect(survey.source.format == "pos" && survey.source.coordinateKind == .geographic)
        #expect(survey.source.referenceSystem == "EPSG:4326" && survey.source.heightKind == .ellipsoidal)
        // 0.00001″ of the sexagesimal spelling is 2.8e-9°.
        for (index, place) in Self.degrees.enumerated() {
            #expect(abs(survey.x[index] - place.longitude) < 3e-9)
            #expect(abs(survey.y[index] - place.latitude) < 3e-9)
            #expect(survey.z[index] == place.height)
        }
        #expect(survey.fixes == Array(repeating: .autonomous, count: 12))
        // With six decimals the receiver's clock shows: 258 µs at most.
        for (read, stated) in zip(survey.times, times(12)) { #expect(abs(read - stated) <= 1) }
    }

    @Test(arguments: ["geocentric-week", "geocentric-date-utc-semicolon"])
    func geocentricSpellingsAreTheSamePositions(name: String) throws {
        let survey = try ReadSurvey(fixture: "pos/spellings/\(name).pos")

        #expect(survey.count == 12 && survey.rejections.isEmpty)
        #expect(survey.source.coordinateKind == .geocentric && survey.source.referenceSystem == "EPSG:4978")
        expect(survey, at: Self.metres)
        #expect(survey.times == times(12))
    }

    /// The reference position is written in the spelling of the file: degrees or degrees, minutes and seconds, with the
    /// file's separator between them.
    @Test(arguments: ["baseline-week", "baseline-date-utc-comma", "baseline-dms"])
    func baselinesEndAtTheSamePositions(name: String) throws {
        let survey = try ReadSurvey(fixture: "pos/spellings/\(name).pos")

        #expect(survey.count == 7 && survey.rejections.isEmpty)
        #expect(survey.source.coordinateKind == .geocentric && survey.source.referenceSystem == "EPSG:4978")
        expect(survey, at: Self.baselineEnds)
        #expect(survey.fixes == Array(repeating: .fixed, count: 7))
        #expect(survey.times == times(7))
        // sde sdn sdu, and sden sdnu sdue: the columns' order is not that of the spelling in degrees.
        let batch = try #require(survey.batches.first)
        #expect(batch.eastSigmas[0] == 0.0044 && batch.northSigmas[0] == 0.0058 && batch.upSigmas[0] == 0.0136)
        #expect(abs(batch.northUpCovariances[0] - -0.0055 * 0.0055) < 1e-12)
        #expect(abs(batch.eastUpCovariances[0] - -0.0047 * 0.0047) < 1e-12)
    }

    /// `-n` writes sentences of a receiver: 35°09.6521008′ N, 139°36.8295461′ E, 47.347 m over a geoid of 36.478 m.
    @Test func sentencesOfTheSolutionAreTheSamePositions() throws {
        let survey = try ReadSurvey(fixture: "pos/spellings/sentences.nmea")

        #expect(survey.source.format == "nmea" && survey.count == 12 && survey.rejections.isEmpty)
        // 1e-7′ is 1.7e-9°, and a millimetre of height.
        for (index, place) in Self.degrees.enumerated() {
            #expect(abs(survey.x[index] - place.longitude) < 3e-9)
            #expect(abs(survey.y[index] - place.latitude) < 3e-9)
            #expect(abs(survey.z[index] - place.height) < 2e-3)
        }
        #expect(survey.times == times(12))
    }

    /// Both sides are rounded to a tenth of a millimetre.
    private func expect(_ survey: ReadSurvey, at places: [(x: Double, y: Double, z: Double)]) {
        for (index, place) in places.enumerated() where index < survey.count {
            #expect(abs(survey.x[index] - place.x) < 2e-4)
            #expect(abs(survey.y[index] - place.y) < 2e-4)
            #expect(abs(survey.z[index] - place.z) < 2e-4)
        }
    }
}
