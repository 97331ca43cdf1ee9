import Demarcation
import Foundation
import GeoTypes
import SurveyFormats
import Testing

struct JobXMLReaderTests {
    /// Structure after Trimble's JobXML schema 5.
    private let job = """
        <?xml version="1.0" encoding="UTF-8"?>
        <JOBFile jobName="HITOS" version="5.68" product="Trimble Access">
          <Environment><CoordinateSystem><SystemName>UTM</SystemName><ZoneName>16 North</ZoneName></CoordinateSystem></Environment>
          <FieldBook>
            <PointRecord ID="0000001A" TimeStamp="2026-04-27T15:04:05">
              <Name>M-101</Name><Code>MOJON</Code><Method>Fix</Method><Deleted>false</Deleted>
              <QualityControl1><NumberOfSatellites>14</NumberOfSatellites><HDOP>0.8</HDOP></QualityControl1>
              <Precision><Horizontal>0.02</Horizontal><Vertical>0.03</Vertical></Precision>
            </PointRecord>
            <PointRecord ID="0000001B" TimeStamp="2026-04-27T15:05:05">
              <Name>M-102</Name><Method>Float</Method><Deleted>true</Deleted>
              <WGS84><Latitude>14.5</Latitude><Longitude>-89.4</Longitude><Height>101</Height></WGS84>
            </PointRecord>
            <PointRecord ID="0000001C"><Name>M-103</Name><Method>KeyedIn</Method><Deleted>false</Deleted></PointRecord>
          </FieldBook>
          <Reductions>
            <Point><ID>0000001A</ID><Name>M-101</Name><Code>MOJON</Code>
              <Grid><North>1601234.5</North><East>242345.25</East><Elevation>104.5</Elevation></Grid>
              <WGS84><Latitude>14.4847222222</Latitude><Longitude>-89.3601388889</Longitude><Height>100.5</Height></WGS84></Point>
            <Point><ID>0000001B</ID><Name>M-102</Name>
              <WGS84><Latitude>14.5</Latitude><Longitude>-89.4</Longitude><Height>101</Height></WGS84></Point>
            <Point><ID>0000001C</ID><Name>M-103</Name>
              <WGS84><Latitude>14.5</Latitude><Longitude>-89.4</Longitude><Height>?</Height></WGS84></Point>
            <Point><ID>0000001D</ID><Name>M-104</Name>
              <WGS84><Latitude>14.5</Latitude><Longitude>-189.4</Longitude><Height>1</Height></WGS84></Point>
          </Reductions>
        </JOBFile>
        """

    @Test func reducedPointsHaveTheQualityOfTheirOwnRecord() throws {
        let survey = try ReadSurvey(job, named: "hitos.jxl")

        let batch = try #require(survey.batches.first)
        #expect(survey.names == ["M-101"])
        #expect(survey.source.referenceSystem == "EPSG:4326")
        #expect(survey.source.heightKind == .ellipsoidal)
        #expect(survey.x == [-89.3601388889] && survey.y == [14.4847222222] && survey.z == [100.5])
        #expect(survey.fixes == [.fixed])
        #expect(batch.satellites == [14] && batch.hdops == [0.8] && batch.upSigmas == [0.03])
        #expect(abs(batch.eastSigmas[0] - 0.014142135623731) < 1e-15)
        #expect(survey.times == [1_777_302_245_000])
        #expect(survey.notes == ["MOJON"])
    }

    @Test func deletedPointsAreLeftOutAndTypedOnesRejected() throws {
        let survey = try ReadSurvey(job)

        #expect(survey.rejections.map(\.reason) == [.notMeasured(.manual), .longitudeOutOfRange(-189.4)])
        #expect(survey.source.warnings.contains { $0.english.hasPrefix("points marked as deleted, left out: 1") })
    }

    @Test func theGridIsTakenWhenTheCallerWantsIt() throws {
        var options = SurveyReadingOptions()
        options.coordinateKind = .projected

        let survey = try ReadSurvey(job, options: options)

        #expect(survey.source.coordinateKind == .projected)
        #expect(survey.source.referenceSystem == nil)
        #expect(survey.x == [242_345.25] && survey.y == [1_601_234.5] && survey.z == [104.5])
    }

    /// An excerpt of a real job (SOURCE.md). Its own grid is EPSG:2177, and cs2cs 9.1.1 takes the degrees there: 6071491.1126
    /// 6492182.9758. GPS week 1817, second 574795.2 is 2014-11-08 15:39:55.2 GPS time, 15:39:39.2 UTC with 16 leap seconds; the
    /// controller's clock said 16:39:38 an hour ahead of UTC.
    @Test func aRealJobGivesItsMeasuredPoints() throws {
        let survey = try ReadSurvey(fixture: "jobxml/kierzkowo-excerpt.jxl")

        #expect(survey.source.coordinateKind == .geographic)
        #expect(survey.names == ["408", "410"])
        #expect(survey.x == [17.878523433501, 17.879522988265])
        #expect(survey.y == [54.772923976849, 54.772917392055])
        #expect(survey.z == [66.8680162715, 67.476066990404])
        #expect(survey.fixes == [.fixed, .fixed])
        #expect(survey.batches[0].satellites == [8, 9])
        #expect(survey.batches[0].upSigmas == [0.01982989325227, 0.02457638932523])
        #expect(survey.rejections.map(\.reason) == [.notMeasured(.manual)])
        #expect(survey.times.first == 1_415_461_178_000)
        var options = SurveyReadingOptions()
        options.coordinateKind = .projected
        let path = ReadSurvey.fixtures.appendingPathComponent("jobxml/kierzkowo-excerpt.jxl")
        let grid = try ReadSurvey([UInt8](try Data(contentsOf: path)), options: options)
        #expect(grid.x.map { ($0 * 1e4).rounded() } == [64_921_829_758, 64_922_472_959])
    }

    @Test func withoutReductionsTheFieldBookIsRead() throws {
        let text = """
            <JOBFile><FieldBook><PointRecord ID="1"><Name>A</Name><Method>Fix</Method>
            <WGS84><Latitude>14.5</Latitude><Longitude>-89.4</Longitude><Height>101</Height></WGS84></PointRecord></FieldBook></JOBFile>
            """

        #expect(try ReadSurvey(text).names == ["A"])
    }
}

struct LandXMLReaderTests {
    private func document(_ points: String, units: String = #"<Metric linearUnit="meter"/>"#) -> String {
        """
        <LandXML xmlns="http://www.landxml.org/schema/LandXML-1.2" version="1.2"><Units>\(units)</Units>
        <CoordinateSystem epsgCode="32616"/><CgPoints>
        \(points)
        </CgPoints></LandXML>
        """
    }

    @Test func pointsAreNorthingBeforeEasting() throws {
        let survey = try ReadSurvey(
            document(
                #"<CgPoint name="M1" code="MOJ" desc="mojón">1574120.5 399845.25 12.5</CgPoint><CgPoint name="M2">1574121 399846</CgPoint>"#
            ))

        #expect(survey.source.referenceSystem == "EPSG:32616")
        #expect(survey.x == [399_845.25, 399_846] && survey.y == [1_574_120.5, 1_574_121])
        #expect(survey.z[0] == 12.5 && survey.z[1].isNaN)
        #expect(survey.names == ["M1", "M2"] && survey.notes == ["mojón", ""])
        #expect(survey.extras == [#"{"code":"MOJ"}"#, ""])
    }

    /// A US survey foot is 1200/3937 m: 3937 of them are 1200 m.
    @Test func feetBecomeMetres() throws {
        let survey = try ReadSurvey(
            document(#"<CgPoint name="A">3937 7874</CgPoint>"#, units: #"<Imperial linearUnit="USSurveyFoot"/>"#))

        #expect(abs(survey.x[0] - 2400) < 1e-9 && abs(survey.y[0] - 1200) < 1e-9)
    }

    @Test func badPointsAreRejectedAndReferencesPassedOver() throws {
        let survey = try ReadSurvey(
            document(
                #"<CgPoint pntRef="M1"/><CgPoint name="A">1 x</CgPoint><CgPoint name="B">1</CgPoint><CgPoint name="C">1 2</CgPoint>"#
            ))

        #expect(survey.names == ["C"])
        #expect(survey.rejections.map(\.reason.code) == ["E_NOT_A_NUMBER", "E_FIELD_COUNT"])
    }

    @Test func aTruncatedFileIsAnError() {
        #expect(throws: SurveyFormatError.truncated(line: 4)) {
            try ReadSurvey(String(document("<CgPoint>1 2</CgPoint>").dropLast(12)))
        }
    }
}

struct KMLReaderTests {
    /// gpsbabel 1.8.0 made the file from route.gpx; the positions are those of the GPX, to its six decimals.
    @Test func aFileOfGpsbabelHasThePositionsOfItsSource() throws {
        let survey = try ReadSurvey(fixture: "kml/route.kml")
        let source = try ReadSurvey(fixture: "gpx/route.gpx")

        #expect(survey.count == 55)
        #expect(survey.names == source.names)
        for index in 0..<survey.count {
            #expect(abs(survey.x[index] - source.x[index]) < 1e-6)
            #expect(abs(survey.y[index] - source.y[index]) < 1e-6)
        }
    }

    @Test func placemarksAreRead() throws {
        let survey = try ReadSurvey(
            """
            <kml xmlns="http://www.opengis.net/kml/2.2" xmlns:gx="http://www.google.com/kml/ext/2.2"><Document><Folder>
            <Placemark><name>M1</name><description>cerca</description><TimeStamp><when>2026-04-27T15:04:05Z</when></TimeStamp>
            <ExtendedData><Data name="clase"><value>principal</value></Data></ExtendedData>
            <Point><altitudeMode>absolute</altitudeMode><coordinates> -89.5, 14.5, 12.5 </coordinates></Point></Placemark>
            <Placemark><name>M2</name><MultiGeometry><Point><coordinates>-89,14,7</coordinates></Point>
            <Point><coordinates>-88,13</coordinates></Point></MultiGeometry></Placemark>
            <Placemark><gx:Track><when>2026-04-27T15:04:05Z</when><when>2026-04-27T15:04:06Z</when>
            <gx:coord>-90 15 1</gx:coord><gx:coord>-91 16 2</gx:coord></gx:Track></Placemark></Folder>
            <NetworkLink><Link><href>http://example.invalid/x.kml</href></Link></NetworkLink></Document></kml>
            """)

        #expect(survey.x == [-89.5, -89, -88, -90, -91] && survey.y == [14.5, 14, 13, 15, 16])
        #expect(survey.z[0] == 12.5 && survey.z[1...].allSatisfy(\.isNaN))
        #expect(survey.names == ["M1", "M2", "M2", "", ""])
        #expect(survey.times[0] == 1_777_302_245_000 && survey.times[4] == 1_777_302_246_000)
        #expect(survey.extras[0] == #"{"clase":"principal"}"# && survey.extras[1] == #"{"altitude":"7.0"}"#)
        #expect(survey.source.warnings.map(\.english) == ["links to other files, not followed: 1"])
    }

    @Test(arguments: [
        ("<LineString><coordinates>1,2 3,4</coordinates></LineString>", "E_RECORD"), ("", "E_RECORD"),
        ("<Point><coordinates>1,95</coordinates></Point>", "E_LAT_RANGE"),
        ("<Point><coordinates>1</coordinates></Point>", "E_FIELD_COUNT"),
        ("<Point><coordinates>1,2 3,4</coordinates></Point>", "E_FIELD_COUNT"),
        ("<Point><coordinates>x,2</coordinates></Point>", "E_NOT_A_NUMBER"),
    ])
    func placemarksThatAreNoPointAreRejected(geometry: String, code: String) throws {
        let survey = try ReadSurvey(
            "<kml><Placemark>\(geometry)</Placemark><Placemark><Point><coordinates>1,2</coordinates></Point></Placemark></kml>"
        )

        #expect(survey.count == 1)
        #expect(survey.rejections.map(\.reason.code) == [code])
    }
}
