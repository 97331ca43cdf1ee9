import GeoTypes
import Geodesy
import Testing

struct ReestablishmentTests {
    struct Case: Sendable, CustomStringConvertible {
        var description: String
        var approximate: GeographicPoint
        var point: GeographicPoint
        var variances: [Double]
        var squares: Double
        var sights: [Sight] = []
    }

    static let cases: [Case] = {
        var cases: [Case] = []
        for row in FixtureTable("lost-monuments.tsv").rows {
            if row.fields[0] == "case" {
                cases.append(
                    Case(
                        description: row.fields[1],
                        approximate: GeographicPoint(longitude: row.number(2), latitude: row.number(3)),
                        point: GeographicPoint(longitude: row.number(4), latitude: row.number(5)),
                        variances: [row.number(6), row.number(7), row.number(8)], squares: row.number(9)))
            } else {
                cases[cases.count - 1].sights.append(sight(row))
            }
        }
        return cases
    }()

    private static func sight(_ row: FixtureTable.Row) -> Sight {
        let mark = GeographicPoint(longitude: row.number(2), latitude: row.number(3))
        let (value, sigma, own) = (row.number(4), row.number(5), Length.metres(row.number(6)))
        switch row.fields[1] {
        case "d":
            return .distance(.metres(value), sigma: .metres(sigma), mark: "A", at: mark, positionSigma: own)
        case "f":
            return .azimuth(
                fromMark: .degrees(value), sigma: .degrees(sigma), mark: "B", at: mark, positionSigma: own)
        default:
            return .azimuth(toMark: .degrees(value), sigma: .degrees(sigma), mark: "C", at: mark, positionSigma: own)
        }
    }

    @Test func thereAreCases() {
        #expect(Self.cases.map(\.sights.count) == [4, 4, 8, 2, 2])
    }

    /// A second program: numpy and pyproj with numerical derivatives.
    @Test(arguments: cases)
    func agreesWithNumpy(expected: Case) throws {
        let found = try Reestablishment(of: expected.sights, near: expected.approximate, on: .grs80)

        // The two programs weigh a ray's mark a little differently while they iterate.
        #expect(Ellipsoid.grs80.distance(from: found.point, to: expected.point).metres <= 2e-5)
        let scale = max(found.varianceFactor ?? 1, 1)
        let variances = [found.covariance.east, found.covariance.north, found.covariance.eastNorth]
        for (variance, known) in zip(variances, expected.variances) {
            #expect(abs(variance / scale - known) <= 1e-3 * expected.variances[0])
        }
        if found.redundancy > 0 {
            let squares = (found.varianceFactor ?? .nan) * Double(found.redundancy)
            #expect(abs(squares - expected.squares) <= 1e-3 * expected.squares)
        } else {
            #expect(found.varianceFactor == nil && found.residuals.allSatisfy { $0.standardised == nil })
        }
        #expect(found.residuals.map(\.sight) == expected.sights)
        #expect(found.radius95 == found.covariance.horizontalRadius95)
        #expect(found.radius95 > .zero)
    }

    @Test func aBlunderHasTheGreatestStandardisedResidual() throws {
        var sights = Self.cases[2].sights
        guard case .distance(let distance) = sights[5].quantity else {
            Issue.record("the sixth sight is a distance")
            return
        }
        sights[5].quantity = .distance(distance + .metres(1))

        let found = try Reestablishment(of: sights, near: Self.cases[2].approximate, on: .grs80)

        let checks = found.residuals.map { abs($0.standardised ?? 0) }
        #expect(checks[5] == checks.max() && checks[5] > 3.29)
        #expect((found.varianceFactor ?? 0) > 10)
        let honest = try Reestablishment(of: Self.cases[2].sights, near: Self.cases[2].approximate, on: .grs80)
        #expect(found.radius95 > honest.radius95 * 3)
    }

    @Test func theApproximatePlaceDecidesBetweenTwoThatFit() throws {
        let west = TestLines.place(-300, 0)
        let east = TestLines.place(300, 0)
        let sights = [west, east].map {
            Sight.distance(.metres(500), sigma: .metres(0.01), mark: "M", at: $0)
        }

        let north = try Reestablishment(of: sights, near: TestLines.place(10, 100), on: .grs80)
        let south = try Reestablishment(of: sights, near: TestLines.place(10, -100), on: .grs80)

        // 300, 400, 500.
        #expect(TestLines.ellipsoid.distance(from: north.point, to: TestLines.place(0, 400)).metres < 0.001)
        #expect(TestLines.ellipsoid.distance(from: south.point, to: TestLines.place(0, -400)).metres < 0.001)
    }

    @Test func sightsThatDoNotFixThePlaceAreRefused() {
        let mark = TestLines.place(300, 0)
        let distance = Sight.distance(.metres(300), sigma: .metres(0.01), mark: "M", at: mark)
        let bad = Sight.distance(.metres(-300), sigma: .metres(0.01), mark: "M", at: mark)

        #expect(throws: Reestablishment.Problem.tooFewSights(1)) {
            try Reestablishment(of: [distance], near: TestLines.origin, on: .grs80)
        }
        #expect(throws: Reestablishment.Problem.badGeometry) {
            try Reestablishment(of: [distance, distance], near: TestLines.origin, on: .grs80)
        }
        #expect(throws: Reestablishment.Problem.badSight(bad)) {
            try Reestablishment(of: [distance, bad], near: TestLines.origin, on: .grs80)
        }
    }

    /// A start at a mark, where no direction is defined, leads to the place too.
    @Test func aStartAtAMarkIsNoTrouble() throws {
        let known = Self.cases[2]

        let found = try Reestablishment(of: known.sights, near: known.sights[0].position, on: .grs80)

        #expect(Ellipsoid.grs80.distance(from: found.point, to: known.point).metres <= 2e-5)
    }

    /// 2,000 m above an ellipsoid of radius 6,371 km: 6371 / 6373.
    @Test func aDistanceIsBroughtDownToTheEllipsoid() throws {
        let sphere = try #require(Ellipsoid(equatorialRadius: .kilometres(6_371), flattening: 0))

        let reduced = sphere.reduced(
            .metres(1_000), at: TestLines.origin, azimuth: .degrees(30), height: EllipsoidalHeight(metres: 2_000))

        #expect(abs(reduced.metres - 999.686_176) < 1e-6)
    }
}
