import Demarcation
import GeoTypes
import SurveyFormats
import Testing

/// Blocks after the tables of Leica's "GSI Online" manual: index, information, sign, data.
struct GSIReaderTests {
    @Test func longBlocksAreRead() throws {
        let survey = try ReadSurvey(
            """
            *110001+000000000000M101 81..10+0000000399845123 82..10+0000001574120500 83..10-0000000000012340 71....+00000000000CERCO
            *110002+0000000000000102 81..16+0000003998451234 82..16+0000015741205001 83..18+0000000001234567\r

            """)

        #expect(survey.source.format == "gsi")
        #expect(survey.source.coordinateKind == .projected)
        #expect(survey.names == ["M101", "102"])
        #expect(survey.x == [399_845.123, 399_845.1234])
        #expect(survey.y == [1_574_120.5, 1_574_120.5001])
        #expect(survey.z == [-12.34, 12.34567])
        #expect(survey.notes == ["CERCO", ""])
    }

    @Test func shortBlocksAndFeetAreRead() throws {
        // 1,000,000 thousandths of a foot are 304.8 m.
        let survey = try ReadSurvey("110001+00000101 81..11+01000000 82..10+00574120 83..10+00000000\n")

        #expect(survey.x == [304.8])
        #expect(survey.y == [574.12])
        #expect(survey.z == [0])
    }

    @Test func codesAndStationsAreNoPoints() throws {
        let survey = try ReadSurvey(
            """
            410001+0000CERC 42....+00000001
            110002+00000001 84..10+00399845 85..10+00574120 86..10+00000100
            110003+00000101 81..10+00399845 82..10+00574120 51..1.+0000+000
            """)

        #expect(survey.names == ["101"])
        #expect(survey.extras == [#"{"51":"+000"}"#])
        #expect(
            survey.source.warnings.map(\.english) == ["lines that are no records of this format: 2, first on line 1"])
    }

    @Test(arguments: [
        ("110002+00000102 21.322+17920860 31..00+00012345", "E_COORD_MISSING"),
        ("110002+00000102 81..10+0039984 82..10+00574120", "E_RECORD"),
        ("110002+00000102 81..10+00X99845 82..10+00574120", "E_NOT_A_NUMBER"),
        ("110002+00000102 81..10+00399845", "E_COORD_MISSING"),
    ])
    func badBlocksAreRejectedAndTheOthersKept(block: String, code: String) throws {
        let survey = try ReadSurvey("110001+00000101 81..10+00399845 82..10+00574120\n\(block)\n")

        #expect(survey.count == 1)
        #expect(survey.rejections.map(\.reason.code) == [code])
        #expect(survey.rejections.map(\.line) == [2])
    }

    @Test func aCutLastBlockIsRejected() throws {
        let survey = try ReadSurvey("110001+00000101 81..10+00399845 82..10+00574120\n110002+00000102 81..10+003998")

        #expect(survey.rejections.map(\.reason) == [.truncated])
    }
}
