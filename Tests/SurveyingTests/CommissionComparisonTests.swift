import Demarcation
import GeoTypes
import Surveying
import Testing

/// Distances and azimuths by GeodSolve (GeographicLib), `GeodSolve -i -p 6`, WGS 84, from 17.815600007, −89.151911986.
@Suite("Two commissions' coordinates")
struct CommissionComparisonTests {
    private func position(
        _ longitude: Double, _ latitude: Double, height: Double? = nil, sigma: Double? = 0.01, accuracy: Double? = 0,
        statedBy: String? = nil, state: Position.State = .imported
    ) -> Position {
        var position = Position(
            role: .surveyed, state: state, point: TestFrame.point(longitude, latitude),
            height: height.map { EllipsoidalHeight(metres: $0) }, sourceSystem: "EPSG:4326", sourceEpoch: nil,
            sourceX: longitude, sourceY: latitude, sourceZ: height, eastSigma: sigma, northSigma: sigma, upSigma: nil,
            operation: "none", operationAccuracy: accuracy, source: nil)
        position.statedBy = statedBy
        return position
    }

    private func monument(_ id: String, _ positions: [Position], sector: String? = nil) -> Monument {
        Monument(
            id: .init(rawValue: id), number: id, monumentClass: .principal,
            sector: sector.map { Sector.ID(rawValue: $0) }, positions: positions)
    }

    private func compare(
        _ monuments: [Monument], _ theirs: [String: Position], lines: [(label: String?, sector: Sector)] = []
    ) throws -> CommissionComparison {
        try CommissionComparison(
            monuments, theirs: Dictionary(uniqueKeysWithValues: theirs.map { (.init(rawValue: $0), $1) }),
            lines: lines, frame: TestFrame.wgs84, reach: .metres(1000))
    }

    /// −89.1512, 17.8156: s12 75.480848 m, azimuth 90.00047917586°. By hand: north = 75.480848 · cos = −0.000631.
    /// −89.1519, 17.8190: s12 376.307636 m, azimuth 0.19346917797°; east = 376.307636 · sin = 1.270666.
    @Test(
        "are as far apart as GeodSolve says",
        arguments: [
            (-89.1512, 17.8156, 75.480_848, 75.480_848, -0.000_631),
            (-89.1519, 17.8190, 376.307_636, 1.270_666, 376.305_491),
        ])
    func distance(longitude: Double, latitude: Double, distance: Double, east: Double, north: Double) throws {
        let ours = position(-89.151_911_986, 17.815_600_007, height: 364.153)
        let pair = try #require(
            try compare([monument("M", [ours])], ["M": position(longitude, latitude, height: 371.153)]).pairs.first)
        #expect(abs(pair.distance - distance) < 1e-5)
        #expect(abs(pair.east - east) < 1e-5)
        #expect(abs(pair.north - north) < 1e-5)
        #expect(abs((pair.up ?? .nan) - 7) < 1e-9)
        #expect(pair.isSignificant == true)
    }

    /// By hand: σ 0.01 twice and two operations of 0.02 m make variances of 0.01² + 0.02² each, twice: 0.001; √0.001 =
    /// 0.0316228; a circle's factor is 1.960790 + 0.004071 + 0.114276 + 0.371625 = 2.450762 (DOMAIN §5): 0.0774999.
    @Test("differ significantly beyond the 95 % radius of the difference, and unknown is not 0")
    func significance() throws {
        let ours = position(-89, 17, accuracy: 0.02)
        func pair(_ theirs: Position) throws -> StatedPair {
            try #require(try compare([monument("M", [ours])], ["M": theirs]).pairs.first)
        }
        // GeodSolve: 7e-7° of latitude are 0.077468 m there, 7.1e-7° are 0.078575 m.
        let within = try pair(position(-89, 17.000_000_7, accuracy: 0.02))
        let beyond = try pair(position(-89, 17.000_000_71, accuracy: 0.02))
        #expect(abs((within.radius95 ?? 0) - 0.077_500) < 1e-5)
        #expect(within.isSignificant == false)
        #expect(beyond.isSignificant == true)
        #expect(try pair(position(-89, 17.5, sigma: nil)).isSignificant == nil)
        #expect(try pair(position(-89, 17.5, accuracy: nil)).isSignificant == nil)
    }

    @Test("ours is the one in force, and never the neighbour's or a rejected one")
    func ours() throws {
        let list = [
            position(-89.1, 17, statedBy: "MEX"), position(-89.2, 17, state: .rejected), position(-89.3, 17),
            position(-89.4, 17, state: .inForce),
        ]
        func own(_ positions: [Position]) throws -> Double? {
            try compare([monument("M", positions)], ["M": list[0]]).pairs.first?.ours.point.longitude
        }
        #expect(try own(list) == -89.4)
        #expect(try own(Array(list.prefix(3))) == -89.3)
        #expect(try own(Array(list.prefix(2))) == nil)
        #expect(try compare([monument("M", Array(list.prefix(2)))], ["M": list[0]]).onlyTheirs.map(\.rawValue) == ["M"])
        #expect(try compare([monument("M", list)], [:]).onlyOurs.map(\.rawValue) == ["M"])
    }
}
