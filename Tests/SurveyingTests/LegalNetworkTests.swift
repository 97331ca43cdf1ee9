import Demarcation
import GeoTypes
import Geodesy
import Surveying
import Testing

@Suite("The register's line")
struct LegalNetworkTests {
    /// `GeodSolve -i -p 6` gives the three legs of A (WGS 84) as 5437.954, 5437.954, 10875.632 m.
    @Test("chainages run from 0 along the geodesics between the vertices")
    func chainages() throws {
        let network = try TestFrame.network()
        let a = try #require(network.sectors.first)
        let legs = [5437.954229, 5437.954229, 10875.631970]
        let sums = legs.reduce(into: [0.0]) { $0.append($0[$0.count - 1] + $1) }
        #expect(zip(a.segments[0].vertexChainages, sums).allSatisfy { abs($0.metres - $1) < 1e-5 })
        #expect(a.segments[0].vertexChainages.count == 4)
        #expect(abs(a.length.metres - Self.lengthOfA) < 0.001)
    }
    static let lengthOfA = 21751.540428

    @Test("maritime sectors have a length, and nothing is located on them")
    func maritime() throws {
        let network = try TestFrame.network()
        #expect(network.sectors.count == 3 && network.located.map(\.id.rawValue) == ["A", "B"])
        #expect(network.sectors[1].length > .kilometres(70))
        #expect(network.alignment(of: .init(rawValue: "SEA")) != nil)
    }

    /// The geodesic between two points of a parallel is the shorter way.
    @Test("a parallel is longer than the geodesic between its ends, and its chainage is its own length")
    func parallel() throws {
        let ends = [(-90.0, 17.0), (-92.0, 17.0)]
        let parallel = try LegalNetwork([TestFrame.sector("P", rule: .parallel, ends)], frame: TestFrame.wgs84)
        let geodesic = try LegalNetwork([TestFrame.sector("G", rule: .geodesic, ends)], frame: TestFrame.wgs84)
        let difference = parallel.sectors[0].length.metres - geodesic.sectors[0].length.metres
        // Radius of the parallel times the angle: a cos φ / √(1 − e² sin² φ) · 2π/180 (Snyder 1987, eq. 4-20).
        #expect(abs(parallel.sectors[0].length.metres - Self.parallelLength) < 0.005)
        #expect(difference > 0.5)
        #expect(parallel.sectors[0].segments[0].vertexChainages.count == 2)
    }
    static let parallelLength = 212971.6615

    @Test("segments that don't join, and one without length, are errors that name the sector")
    func broken() {
        var apart = TestFrame.first
        apart.segments.append(
            Segment(
                id: .init(rawValue: "A/2"), order: 2, rule: .surveyed, kind: .land, legalStatus: .delimited, name: "",
                vertices: [TestFrame.point(-91, 17), TestFrame.point(-91.1, 17)]))
        let point = TestFrame.sector("Z", [(-90, 17), (-90, 17)])
        for sector in [apart, point] {
            #expect {
                try LegalNetwork([sector], frame: TestFrame.wgs84)
            } throws: { error in
                if case LegalNetworkError.line = error { true } else { false }
            }
        }
    }

    @Test("without sectors there is a line of nothing")
    func empty() throws {
        let network = try LegalNetwork([], frame: TestFrame.wgs84)
        #expect(network.box.isEmpty)
        #expect(network.locator.candidates(near: TestFrame.point(-90, 17), within: .metres(1000)).isEmpty)
    }
}

@Suite("Monuments on the line")
struct MonumentPlacementTests {
    private func draft(
        _ id: String, _ x: Double, _ y: Double, line: Int, sector: String? = nil, system: String? = nil,
        isGeographic: Bool = true, height: Double? = nil
    ) -> MonumentDraft {
        MonumentDraft(
            line: line, text: id,
            monument: Monument(
                id: .init(rawValue: id), number: id, monumentClass: .principal,
                sector: sector.map { Sector.ID(rawValue: $0) }), role: .surveyed, x: x, y: y, height: height,
            referenceSystem: system, epoch: nil, eastSigma: nil, northSigma: nil, upSigma: nil, source: nil,
            isGeographic: isGeographic)
    }

    private func place(_ drafts: [MonumentDraft], system: String? = nil) throws -> (
        monuments: [PlacedMonument], rejections: [Rejection]
    ) {
        try MonumentPlacement(try TestFrame.network(), frame: TestFrame.wgs84)
            .place(drafts, system: system, epoch: nil, operation: nil)
    }

    @Test("at a vertex that two sectors share, each monument is on the sector that it names")
    func sharedVertex() throws {
        let network = try TestFrame.network()
        let placed = try place([
            draft("M1", -90.2, 17.02, line: 2, sector: "A"), draft("M2", -90.2, 17.02, line: 3, sector: "B"),
            draft("M3", -90.2, 17.02, line: 4),
        ])
        #expect(placed.rejections.isEmpty)
        let chainages = placed.monuments.map { $0.chainage ?? .nan }
        #expect(abs(chainages[0] - network.sectors[0].length.metres) < 0.001)
        #expect(abs(chainages[1]) < 0.001)
        #expect(placed.monuments.map { $0.monument.sector?.rawValue } == ["A", "B", "A"])
    }

    @Test("an unknown sector is rejected, one out of reach has no chainage, and rows of one id are its positions")
    func rows() throws {
        let placed = try place([
            draft("M1", -90.1, 17, line: 2, sector: "NONE"), draft("M2", -80, 10, line: 3),
            draft("M3", -90.1, 17, line: 4), draft("M3", -90.1, 17.000_001, line: 5),
        ])
        #expect(placed.rejections.map(\.line) == [2])
        #expect(placed.rejections.map(\.reason) == [.unknownReference(field: "sector", value: "NONE")])
        #expect(placed.monuments.map(\.monument.id.rawValue) == ["M2", "M3"])
        #expect(placed.monuments[0].chainage == nil)
        #expect(placed.monuments[1].monument.positions.count == 2)
    }

    @Test("grid coordinates need a system, whose name comes from the row or the command line")
    func system() throws {
        #expect(throws: MonumentPlacement.Problem.systemMissing(line: 7)) {
            try place([draft("M1", 602_900, 1_970_400, line: 7, isGeographic: false)])
        }
        let placed = try place(
            [
                draft("M1", 808795.4435, 1881841.2540, line: 2, isGeographic: false),
                draft("M2", -90.1, 17, line: 3, system: "EPSG:4326"),
            ], system: "EPSG:32615")
        let points = placed.monuments.map { $0.monument.positions[0].point }
        #expect(TestFrame.ellipsoid.distance(from: points[0], to: points[1]).metres < 0.001)
        #expect(placed.monuments[0].monument.positions[0].sourceSystem == "EPSG:32615")
    }

    @Test("one monument without a height doesn't lose the others theirs")
    func heights() throws {
        let placed = try place([
            draft("M1", -90.1, 17, line: 2, height: 120), draft("M2", -90.1, 17.001, line: 3),
        ])
        #expect(placed.monuments[0].monument.positions[0].sourceZ == 120)
        #expect(placed.monuments[1].monument.positions[0].sourceZ == nil)
        #expect(placed.monuments[1].monument.positions[0].height == nil)
    }
}
