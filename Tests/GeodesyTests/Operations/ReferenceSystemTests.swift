import GeoTypes
import Geodesy
import Testing

struct ReferenceSystemTests {
    @Test func aCodeGivesNameKindAxesAndArea() throws {
        let system = try ReferenceSystem("EPSG:32616")

        // EPSG v10.076: UTM 16N, area of use 90° W to 84° W, equator to 84° N; WGS 84's ensemble agrees to 2 m.
        #expect(system.name == "WGS 84 / UTM zone 16N")
        #expect(system.authorityCode == "EPSG:32616")
        #expect(system.kind == .projected)
        #expect(system.axes.map(\.direction) == ["east", "north"])
        #expect(system.axes.map(\.unit) == ["metre", "metre"])
        #expect(system.areaOfUse?.box == GeographicBox(west: -90, south: 0, east: -84, north: 84))
        #expect(system.ensembleAccuracy == 2)
        #expect(system.ellipsoid?.semiMajorMetres == 6_378_137)
        #expect(system.ellipsoid?.inverseFlattening == 298.257223563)
        #expect(!system.isDynamic)
        #expect(!system.isDeprecated)
    }

    @Test(arguments: [
        ("EPSG:4326", ReferenceSystem.Kind.geographic, 2), ("EPSG:4979", .geographic, 3),
        ("EPSG:4978", .geocentric, 3), ("EPSG:5773", .vertical, 1), ("EPSG:4326+5773", .geographic, 3),
        ("EPSG:32616+5773", .projected, 3), ("+proj=longlat +ellps=clrk66", .geographic, 2),
        ("+proj=utm +zone=16 +ellps=clrk66 +towgs84=0,125,194", .projected, 2),
        ("urn:ogc:def:crs:EPSG::4326", .geographic, 2), ("OGC:CRS84", .geographic, 2),
    ])
    func everyFormIsRead(definition: String, kind: ReferenceSystem.Kind, dimensions: Int) throws {
        let system = try ReferenceSystem(definition)

        #expect(system.kind == kind)
        #expect(system.dimensions == dimensions)
    }

    @Test func textsOfASystemMakeItAgain() throws {
        let system = try ReferenceSystem("ESRI:103598")
        let again = try ReferenceSystem(try #require(system.wkt2))

        #expect(again.authorityCode == "ESRI:103598")
        #expect(again.axes == system.axes)
        #expect(system.wkt1?.hasPrefix("PROJCS[\"GTM\"") == true)
    }

    // EPSG: ITRF2014 is dynamic with frame epoch 2010.0, ITRF2020 with 2015.0; Mexico ITRF2008 is static.
    @Test(arguments: [("EPSG:7789", 2010.0), ("EPSG:9989", 2015.0), ("EPSG:6365", nil), ("EPSG:4326", nil)])
    func dynamicFramesAreKnown(code: String, epoch: Double?) throws {
        let system = try ReferenceSystem(code)

        #expect(system.isDynamic == (epoch != nil))
        #expect(system.frameReferenceEpoch == epoch)
    }

    @Test func aCompoundSystemNamesItsVerticalPart() throws {
        let system = try ReferenceSystem("EPSG:4326+5773")

        #expect(system.verticalName == "EGM96 height")
        #expect(try system.horizontalPart().authorityCode == "EPSG:4326")
    }

    @Test func aSecondDimensionGetsAThird() throws {
        #expect(try ReferenceSystem("EPSG:4326").promotedTo3D().authorityCode == "EPSG:4979")
        #expect(try ReferenceSystem("EPSG:32616").promotedTo3D().dimensions == 3)
        #expect(try ReferenceSystem("EPSG:4978").promotedTo3D().authorityCode == "EPSG:4978")
    }

    @Test func deprecatedSystemsSaySo() throws {
        // EPSG:2036 is marked deprecated in EPSG v10.076.
        #expect(try ReferenceSystem("EPSG:2036").isDeprecated)
        #expect(try !ReferenceSystem("EPSG:2953").isDeprecated)
    }

    @Test(arguments: ["EPSG:999999", "XYZ:1", "PROJCS[broken", "{\"type\":", "+proj=nonsense", "EPSG:4326\0"])
    func unknownInputIsNamedWithTheDatabase(definition: String) {
        let error = #expect(throws: GeodesyError.self) { try ReferenceSystem(definition) }

        guard case .unknownReferenceSystem(let input, let versions, _) = error else {
            Issue.record("another error: \(String(describing: error))")
            return
        }
        #expect(input == definition)
        #expect(versions == GeodesyVersions.current)
        #expect(versions.epsg.hasPrefix("v"))
    }

    @Test(arguments: ["[", "{\"a\":"])
    func deepNestingIsRefused(opening: String) {
        let text = (opening == "[" ? "A" : "") + String(repeating: opening == "[" ? "GEOGCRS[" : opening, count: 50_000)

        #expect(throws: GeodesyError.self) { try ReferenceSystem(text) }
    }

    @Test func projsMessageReachesTheError() throws {
        let error = #expect(throws: GeodesyError.self) { try ReferenceSystem("EPSG:999999") }

        #expect(error?.description.contains("crs not found") == true)
        #expect(error?.description.contains("EPSG:999999") == true)
    }

    @Test(arguments: ["GTM", "WGS 84", "", " ", "4326"])
    func namesAreRefused(definition: String) {
        #expect(throws: GeodesyError.self) { try ReferenceSystem(definition) }
    }

    @Test func anOperationIsNoReferenceSystem() {
        #expect(
            throws: GeodesyError.notAReferenceSystem(
                input: "urn:ogc:def:coordinateOperation:EPSG::1171", found: "NAD27 to WGS 84 (2)")
        ) {
            try ReferenceSystem("urn:ogc:def:coordinateOperation:EPSG::1171")
        }
    }

    @Test func theBoxOfGridPointsIsInDegrees() throws {
        let points = CoordinateColumns(x: [350_000, 360_000, .nan], y: [1_700_000, 1_710_000, 0])

        let box = try ReferenceSystem("EPSG:32616").box(around: points)

        // cs2cs 9.1.1: (350000, 1700000) is 88.3975802576° W, 15.3723927769° N.
        #expect(abs(box.west + 88.3975802576) < 1e-9)
        #expect(abs(box.south - 15.3723927769) < 1e-9)
        #expect(box.east < -88.2)
    }
}
