import Demarcation
import GeoTypes
import Surveying
import Testing

/// One defect each, in a line that is clean without it. On GRS 80 and WGS 84 a second of longitude at the equator is
/// 2πa/1 296 000 = 30.922 m (a = 6 378 137 m).
struct LineChecksTests {
    private let limits = CheckLimits()

    private func segment(_ id: String, _ order: Int, _ longitudes: [Double], latitude: Double = 0) -> Segment {
        Segment(
            id: Segment.ID(rawValue: id), order: order, rule: .surveyed, kind: .land, legalStatus: .demarcated,
            name: id,
            instrument: "Treaty", vertices: longitudes.map { GeographicPoint(longitude: $0, latitude: latitude) })
    }

    private func sector(_ segments: [Segment]) -> Sector {
        Sector(
            id: Sector.ID(rawValue: "S"), neighbour: "MEX", name: "S", kind: .land, legalStatus: .demarcated,
            segments: segments)
    }

    private func checks() throws -> LineChecks { try LineChecks(frame: TestFrame.wgs84, limits: limits) }

    @Test func aCleanLineHasNoFindings() throws {
        let clean = [sector([segment("A", 1, [0, 0.01]), segment("B", 2, [0.01, 0.02])])]
        let checks = try checks()
        #expect(checks.joints(of: clean).isEmpty)
        #expect(checks.repeatedVertices(of: clean).isEmpty)
        #expect(checks.crossings(of: clean).isEmpty)
    }

    @Test func aGapIsMeasured() throws {
        let line = [sector([segment("A", 1, [0, 0.01]), segment("B", 2, [0.01 + 1 / 3600, 0.02])])]
        let finding = try #require(try checks().joints(of: line).first)
        #expect(finding.rule == .lineGap && finding.record == "B")
        guard case .gap(let before, let size) = finding.fault else {
            Issue.record("no gap")
            return
        }
        #expect(before.rawValue == "A")
        #expect(abs(size.metres - 30.922) < 0.001)
    }

    @Test func anOverlapIsMeasured() throws {
        let line = [sector([segment("A", 1, [0, 0.01]), segment("B", 2, [0.01 - 1 / 3600, 0.02])])]
        let findings = try checks().joints(of: line)
        #expect(findings.map(\.rule) == [.lineOverlap])
        guard case .overlap(_, let size)? = findings.first?.fault else {
            Issue.record("no overlap")
            return
        }
        #expect(abs(size.metres - 30.922) < 0.001)
    }

    @Test func theSecondOfTwoEqualVerticesIsNamed() throws {
        let line = [sector([segment("A", 1, [0, 0.005, 0.005, 0.01])])]
        let findings = try checks().repeatedVertices(of: line)
        #expect(findings.map(\.fault) == [.sameVertex(2, 3)])
    }

    @Test func aLoopIsFoundWhereItCloses() throws {
        var loop = segment("A", 1, [0, 0.02, 0.01, 0.01])
        // East along the equator, back to the north, and south across it at 0.01.
        loop.vertices[2].latitude = 0.01
        loop.vertices[3].latitude = -0.01
        let findings = try checks().crossings(of: [sector([loop])])
        #expect(findings.map(\.rule) == [.selfCrossing])
        #expect(findings.first?.place.point == GeographicPoint(longitude: 0.01, latitude: 0))
    }

    @Test func geosSaysWhatIsWrongWithALine() throws {
        func finding(_ content: DoubtfulGeometry.Content) -> CheckFinding? {
            GeometryCheck.findings([
                DoubtfulGeometry(kind: .brecha, id: "B-1", place: CheckFinding.Place(), content: content)
            ]).first
        }
        let spot = finding(.line(CoordinateColumns(x: [1, 1], y: [2, 2])))
        #expect(spot?.fault == .tooFewPoints)
        #expect(spot?.place.point == GeographicPoint(longitude: 1, latitude: 2))
        #expect(finding(.line(CoordinateColumns(x: [1, 2], y: [2, 2]))) == nil)
        #expect(finding(.line(CoordinateColumns(x: [1, 200], y: [2, 2])))?.fault == .coordinateOutOfRange)
        #expect(finding(.missing)?.fault == .noGeometry)
    }

    @Test func onlyDynamicFramesNeedAnEpoch() {
        // ITRF2014, and WGS 84 as an ensemble, SIRGAS 2000 (static in the EPSG register), no system at all.
        #expect(DynamicSystems.among(["EPSG:7912", "EPSG:4326", "EPSG:4674", "nothing"]) == ["EPSG:7912"])
    }
}
