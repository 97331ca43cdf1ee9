import Demarcation
import Foundation
import GeoTypes
import SurveyFormats
import Testing

/// The smallest inputs of what `scripts/fuzz/run` came upon, or reading for it.
struct FoundByFuzzingTests {
    private let header =
        "%  GPST  latitude(deg) longitude(deg) height(m) Q ns sdn(m) sde(m) sdu(m) sdne(m) sdeu(m) sdun(m) age ratio\n"

    @Test("a solution's record with bytes that are no text is rejected, not stored")
    func solutionWithoutText() throws {
        let record = "1316 518400.0 35.1 139.6 70.2 1 7 0.1 0.1 0.1 0 0 0 0.00 "
        let survey = try ReadSurvey(Array((header + record).utf8) + [0xFF, 0x0A] + Array((record + "1\n").utf8))

        #expect(survey.count == 1)
        #expect(survey.rejections.map(\.reason.code) == ["E_NOT_TEXT"])
        #expect(survey.rejections.map(\.line) == [2])
    }

    @Test("standard deviations whose squares no number can hold are left out", arguments: ["1e200", "1e308"])
    func hugeDeviations(huge: String) throws {
        let degrees = try ReadSurvey(header + "1316 518400.0 35.1 139.6 70.2 1 7 1 1 1 \(huge) \(huge) \(huge) 0 1\n")
        // 6,378,137 m along x is on the equator.
        let geocentric = try ReadSurvey(
            "%  GPST  x-ecef(m) y-ecef(m) z-ecef(m) Q ns sdx sdy sdz sdxy sdyz sdzx age ratio\n"
                + "1316 518400.0 6378137 0 0 1 7 \(huge) \(huge) \(huge) 0 0 0 0 1\n")

        for survey in [degrees, geocentric] {
            let batch = try #require(survey.batches.first)
            #expect(batch.count == 1)
            #expect(batch.eastSigmas.isEmpty && batch.eastNorthCovariances.isEmpty)
        }
    }

    @Test(
        "a reference position that is no place is none",
        arguments: ["nan nan nan", "inf 0 0", "95 0 0", "1e308 1e308 1"])
    func referenceThatIsNoPlace(position: String) {
        #expect(throws: SurveyFormatError.self) {
            try ReadSurvey(
                "% ref pos   : \(position)\n% (e/n/u-baseline=WGS84)\n%  UTC e-baseline(m) n-baseline(m) u-baseline(m) Q\n"
                    + "2005/04/02 00:00:00.000 0 0 0 1 7\n", named: "a.pos")
        }
    }

    @Test("a baseline that leads to infinity is rejected")
    func endlessBaseline() throws {
        let survey = try ReadSurvey(
            "% ref pos   : 35.1 139.6 75.8\n% (e/n/u-baseline=WGS84)\n%  UTC e-baseline(m) n-baseline(m) u-baseline(m) Q\n"
                + "2005/04/02 00:00:00.000 1.7e308 1.7e308 1.7e308 1 7\n")

        #expect(survey.count == 0)
        #expect(survey.rejections.count == 1)
    }

    @Test("an altitude and a separation whose sum no number can hold make no height")
    func endlessAltitude() throws {
        let survey = try ReadSurvey(
            "$GPGGA,100000,1430.0,N,08930.0,W,1,08,1.0,1.7e308,M,1.7e308,M,,*6C\n"
                + "$GPGGA,100001,1430.0,N,08930.0,W,1,08,1.0,10,M,5,M,,*59\n")

        try #require(survey.count == 2)
        #expect(survey.z[0].isNaN && survey.z[1] == 15)
    }

    /// The instant of line 1 ends with line 3, after line 2 has been rejected.
    @Test("what is rejected of a log stands in the file's order")
    func rejectionsInOrder() throws {
        let survey = try ReadSurvey(
            "$GPGGA,100000,1430.0,N,08930.0,W,0,00,,,M,,M,,*4A\n$GPGSA,A,1,,,,,,,,,,,,,,,*00\n"
                + "$GPGGA,100001,1430.0,N,08930.0,W,1,08,1.0,10,M,5,M,,*59\n")

        #expect(survey.rejections.map(\.line) == [1, 2])
    }

    @Test("a name in a GSI block that is no text rejects the block")
    func blockWithoutText() throws {
        let block = "110001+0000000X 81..10+00399845 82..10+00574120\n"
        let bytes = Array(block.utf8).map { $0 == UInt8(ascii: "X") ? 0xD1 : $0 }
        let survey = try ReadSurvey(Array(block.utf8) + bytes)

        #expect(survey.names == ["X"])
        #expect(survey.rejections.map(\.reason.code) == ["E_NOT_TEXT"])
    }

    @Test("each point of a placemark has its own altitude, and not those before it too")
    func altitudesOfATrack() throws {
        let survey = try ReadSurvey(
            """
            <kml xmlns="http://www.opengis.net/kml/2.2" xmlns:gx="http://www.google.com/kml/ext/2.2"><Placemark><gx:Track>
            <gx:coord>-89 15 5</gx:coord><gx:coord>-89 15 6</gx:coord><gx:coord>-89 15 7</gx:coord>
            </gx:Track></Placemark></kml>
            """)

        #expect(survey.extras == [#"{"altitude":"5.0"}"#, #"{"altitude":"6.0"}"#, #"{"altitude":"7.0"}"#])
    }

    @Test("a feature is rejected whose texts, once for each of its points, come to gigabytes")
    func repeatedTexts() throws {
        let text = String(repeating: "a", count: 1 << 20)
        let places = Array(repeating: "[-89,15]", count: 3_000).joined(separator: ",")
        let survey = try ReadSurvey(
            #"{"type":"Feature","properties":{"x":"\#(text)"},"geometry":{"type":"MultiPoint","coordinates":[\#(places)]}}"#
        )

        #expect(survey.count == 0)
        #expect(survey.rejections.map(\.reason.code) == ["E_RECORD"])
    }
}
