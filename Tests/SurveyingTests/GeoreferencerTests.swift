import Demarcation
import GeoTypes
import Geodesy
import Surveying
import Testing

@Suite("From the file's system to the register's")
struct GeoreferencerTests {
    private func operation(_ from: String, _ to: String, named: String? = nil, heights: Bool = false) throws
        -> CoordinateOperation
    {
        try CoordinateOperation.pinned(
            from: try ReferenceSystem(from), to: try ReferenceSystem(to), points: nil, heights: heights, named: named)
    }

    private func source(_ kind: SurveySource.CoordinateKind, heights: SurveySource.HeightKind = .unknown)
        -> SurveySource
    {
        SurveySource(format: "csv", coordinateKind: kind, heightKind: heights)
    }

    /// `echo "602900.527 1970423.961" | cs2cs -f %.11f ESRI:103598 +to EPSG:4326` (PROJ 9.1.1):
    /// 17.81540735734 -89.52921808565.
    @Test("grid coordinates come out as cs2cs gives them")
    func grid() throws {
        var georeferencer = try Georeferencer(
            try operation("ESRI:103598", "EPSG:4326"), source: source(.projected), epoch: nil)
        let placed = try georeferencer.georeference(TestFrame.batch([TestFrame.point(602_900.527, 1_970_423.961)]))
        #expect(abs(placed.coordinates.x[0] - Self.longitude) < 1e-10)
        #expect(abs(placed.coordinates.y[0] - Self.latitude) < 1e-10)
        // What the file said stays beside it.
        #expect(placed.points.coordinates.x == [602_900.527])
    }
    static let longitude = -89.52921808565
    static let latitude = 17.81540735734

    /// EPSG:1171 (NAD27 to WGS 84 (2), Central America) is limited to Belize, Costa Rica, El Salvador, Guatemala, Honduras
    /// and Nicaragua.
    @Test(
        "points outside the operation's area are rejected by their line, with names and without",
        arguments: [true, false])
    func outsideArea(names: Bool) throws {
        var georeferencer = try Georeferencer(
            try operation("EPSG:4267", "EPSG:4326", named: "EPSG:1171"), source: source(.geographic), epoch: nil)
        let batch = TestFrame.batch(
            [TestFrame.point(-90, 15), TestFrame.point(10, 50), TestFrame.point(-90.1, 15)], names: names)
        let placed = try georeferencer.georeference(batch)
        #expect(placed.points.lines == [2, 4])
        #expect(placed.coordinates.count == 2 && placed.points.coordinates.x == [-90, -90.1])
        #expect(placed.points.rejections.map(\.line) == [3])
        #expect(placed.points.rejections.map(\.reason) == [.outsideOperationArea])
    }

    @Test("a batch that lies outside as a whole leaves rejections and no point")
    func allOutside() throws {
        var georeferencer = try Georeferencer(
            try operation("EPSG:4267", "EPSG:4326", named: "EPSG:1171"), source: source(.geographic), epoch: nil)
        let placed = try georeferencer.georeference(
            TestFrame.batch([TestFrame.point(10, 50), TestFrame.point(11, 50)]))
        #expect(placed.count == 0 && placed.coordinates.count == 0)
        #expect(placed.points.rejections.count == 2)
    }

    @Test("a missing height does not harm the point, nor another's height")
    func missingHeights() throws {
        var georeferencer = try Georeferencer(
            try operation("EPSG:4978", "EPSG:4979", heights: true), source: source(.geocentric), epoch: nil)
        // The point on the equator at Greenwich, 100 m up, and the north pole.
        var batch = TestFrame.batch(
            [TestFrame.point(6_378_237, 0), TestFrame.point(0, 0)], heights: [0, 6_356_752.314245])
        batch.lines = [2, 3]
        let placed = try georeferencer.georeference(batch)
        #expect(abs(placed.coordinates.z[0] - 100) < 1e-4 && abs(placed.coordinates.z[1]) < 1e-3)
        #expect(abs(placed.coordinates.y[1] - 90) < 1e-9)
    }

    /// h = H + N: FAULTS F31.
    @Test("an orthometric height becomes ellipsoidal by the receiver's separation, and stays away without one")
    func orthometric() throws {
        let operation = try operation("EPSG:4979", "EPSG:4979", heights: true)
        var batch = TestFrame.batch(
            [TestFrame.point(-90, 17), TestFrame.point(-90, 17.1)], heights: [200, .nan])
        batch.separations = [-12.5, -12.5]
        var georeferencer = try Georeferencer(
            operation, source: source(.geographic, heights: .orthometric), epoch: nil)
        let placed = try georeferencer.georeference(batch)
        #expect(abs(placed.coordinates.z[0] - 187.5) < 1e-6)
        #expect(placed.coordinates.z[1].isNaN)
        #expect(placed.coordinates.x == [-90, -90] && placed.coordinates.y == [17, 17.1])
        #expect(placed.points.coordinates.z[0] == 200)
        #expect(Georeferencer.carriesHeights(source(.geographic, heights: .orthometric), batch))
        batch.separations = []
        #expect(!Georeferencer.carriesHeights(source(.geographic, heights: .orthometric), batch))
        #expect(!Georeferencer.carriesHeights(source(.geographic), batch))
    }
}
