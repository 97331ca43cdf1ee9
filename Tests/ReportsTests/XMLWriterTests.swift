import Foundation
import GeoTypes
import Reports
import Testing

struct XMLWriterTests {
    private let nasty = "a<b> & \"c\" 'd' ]]> é\u{1}"
    private let nastyWritten = "a&lt;b&gt; &amp; &quot;c&quot; &apos;d&apos; ]]&gt; é\u{FFFD}"

    private func waypoint(_ longitude: Double, _ latitude: Double, _ name: String) -> Waypoint {
        Waypoint(GeographicPoint(longitude: longitude, latitude: latitude), name: name)
    }

    private func gpx() -> [UInt8] {
        var gpx = GPXWriter(creator: "lindero \"1\"", name: "Inspección")
        var monument = waypoint(-90.50690001, 14.6407, nasty)
        monument.elevation = 1502.2504
        monument.comment = "ir & volver"
        monument.symbol = "Flag, Blue"
        gpx.waypoint(monument)
        gpx.waypoint(waypoint(.nan, 0, "nowhere"))
        gpx.waypoint(waypoint(180, -90, "edge"))
        gpx.route(name: "Día 1", through: [waypoint(-91, 15, "A"), waypoint(-91.5, 15.5, "B")])
        gpx.end()
        return gpx.bytes
    }

    private func kml() -> [UInt8] {
        var kml = KMLWriter(name: nasty)
        kml.placemark(
            "punto", .point(GeographicPoint(longitude: -90.5, latitude: 14.5), height: EllipsoidalHeight(metres: 12.5)),
            data: [("pro & gresiva", "12+345.678")])
        let square = [(0.0, 0.0), (0, 1), (1, 1), (1, 0)].map { GeographicPoint(longitude: $0.0, latitude: $0.1) }
        kml.placemark("área", description: "<b>no</b>", .polygon([square]))
        kml.placemark("línea", .line(Array(square.prefix(2))))
        kml.placemark("nada", nil)
        kml.end()
        return kml.bytes
    }

    @Test func gpxHasWaypointsAndRoutesInTheOrderOfTheSchema() {
        let written = text(gpx())

        #expect(written.contains("creator=\"lindero &quot;1&quot;\" xmlns=\"http://www.topografix.com/GPX/1/1\""))
        #expect(
            written.contains(
                "<wpt lat=\"14.6407\" lon=\"-90.5069\"><ele>1502.25</ele><name>\(nastyWritten)</name>"
                    + "<cmt>ir &amp; volver</cmt><sym>Flag, Blue</sym></wpt>\n"))
        #expect(!written.contains("nowhere"))
        #expect(written.contains("<wpt lat=\"-90\" lon=\"-180\"><name>edge</name></wpt>"))
        #expect(
            written.hasSuffix(
                "<rte><name>Día 1</name>\n<rtept lat=\"15\" lon=\"-91\"><name>A</name></rtept>\n"
                    + "<rtept lat=\"15.5\" lon=\"-91.5\"><name>B</name></rtept>\n</rte>\n</gpx>\n"))
    }

    @Test func kmlHasPlacemarksWithTheirData() {
        let written = text(kml())

        #expect(written.contains("<name>\(nastyWritten)</name>"))
        #expect(
            written.contains(
                "<Placemark><name>punto</name><ExtendedData><Data name=\"pro &amp; gresiva\"><value>12+345.678</value></Data>"
                    + "</ExtendedData><Point><coordinates>-90.5,14.5,12.5</coordinates></Point></Placemark>"))
        #expect(written.contains("<LinearRing><coordinates>0,0 1,0 1,1 0,1 0,0</coordinates></LinearRing>"))
        #expect(written.contains("<description>&lt;b&gt;no&lt;/b&gt;</description>"))
        #expect(written.contains("<Placemark><name>nada</name></Placemark>"))
    }

    @Test(.enabled(if: SecondReader.hasPython)) func pythonFindsTheSameTextsInGPX() throws {
        let printed = try SecondReader.python(
            """
            import sys, xml.etree.ElementTree as tree
            names = [name.text for name in tree.parse(sys.argv[1]).iter('{http://www.topografix.com/GPX/1/1}name')]
            print(ascii(names))
            """, on: gpx())

        #expect(
            printed == #"['Inspecci\xf3n', 'a<b> & "c" \'d\' ]]> \xe9\ufffd', 'edge', 'D\xeda 1', 'A', 'B']"# + "\n")
    }

    @Test(.enabled(if: SecondReader.hasOgrinfo)) func ogrinfoReadsTheRoute() throws {
        let printed = try SecondReader.run("ogrinfo", ["-ro", "-al"], on: gpx(), named: "plan.gpx")

        #expect(printed.contains("LINESTRING (-91 15,-91.5 15.5)"))
        #expect(printed.contains("name (String) = Día 1"))
    }

    @Test(.enabled(if: SecondReader.hasPython)) func pythonFindsTheSameTextsInKML() throws {
        let printed = try SecondReader.python(
            """
            import sys, xml.etree.ElementTree as tree
            root = tree.parse(sys.argv[1])
            print(len(list(root.iter('{http://www.opengis.net/kml/2.2}Placemark'))))
            print([c.text for c in root.iter('{http://www.opengis.net/kml/2.2}coordinates')])
            """, on: kml())

        #expect(printed == "4\n['-90.5,14.5,12.5', '0,0 1,0 1,1 0,1 0,0', '0,0 0,1']\n")
    }
}
