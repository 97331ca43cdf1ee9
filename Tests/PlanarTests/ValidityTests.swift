import GeoTypes
import Planar
import Testing

struct ValidityTests {
    private func square(_ west: Double, _ south: Double, _ size: Double) -> CoordinateColumns {
        columns([(west, south), (west + size, south), (west + size, south + size), (west, south + size)])
    }

    /// One polygon for each way in which OGC 06-103r4, 6.1.11 and 6.1.14 can be broken, with the place where it breaks.
    @Test func tellsWhatIsWrongWhere() throws {
        var plane = try PlanarContext()
        let bowTie = columns([(0, 0), (2, 2), (2, 0), (0, 2)])

        #expect(
            try plane.validity(of: .polygons([[bowTie]])) == .invalid(.selfIntersection, at: PlanePoint(x: 1, y: 1)))
        #expect(
            try plane.validity(of: .polygons([[square(0, 0, 4), square(9, 9, 1)]]))
                == .invalid(.holeOutsideShell, at: PlanePoint(x: 9, y: 9)))
        #expect(
            try plane.validity(of: .polygons([[square(0, 0, 9), square(1, 1, 6), square(2, 2, 1)]])).flaw
                == .nestedHoles)
        #expect(
            try plane.validity(of: .polygons([[square(0, 0, 9)], [square(2, 2, 1)]])).flaw == .nestedShells)
        #expect(
            try plane.validity(of: .polygons([[columns([(0, 0), (4, 0), (0, 0)])]]))
                == .invalid(.tooFewPoints, at: PlanePoint(x: 0, y: 0)))
        #expect(
            try plane.validity(of: .lines([columns([(7, 8), (7, 8)])]))
                == .invalid(.tooFewPoints, at: PlanePoint(x: 7, y: 8)))
    }

    @Test func spikeIsARingSelfIntersection() throws {
        var plane = try PlanarContext()
        let spike = columns([(0, 0), (4, 0), (4, 4), (4, 9), (4, 4), (0, 4)])

        let flaw = try plane.validity(of: .polygons([[spike]])).flaw

        #expect(flaw == .ringSelfIntersection)
    }

    @Test func goodGeometriesAreValidWhetherTheirRingsAreClosedOrNot() throws {
        var plane = try PlanarContext()
        let open = square(0, 0, 4)
        let closed = CoordinateColumns(x: open.x + [0], y: open.y + [0])

        #expect(try plane.validity(of: .polygons([[open, square(1, 1, 1)], [square(9, 9, 1)]])) == .valid)
        #expect(try plane.validity(of: .polygons([[closed]])) == .valid)
        #expect(try plane.validity(of: .lines([columns([(0, 0), (2, 2), (2, 0), (0, 2)])])) == .valid)
        #expect(try plane.validity(of: .points(columns([(1, 1), (1, 1)]))) == .valid)
    }

    @Test func emptyMembersAreDropped() throws {
        var plane = try PlanarContext()
        let empty = CoordinateColumns()

        #expect(try plane.validity(of: .polygons([[empty], [], [square(0, 0, 1), empty], [empty, empty]])) == .valid)
        #expect(try plane.validity(of: .polygons([])) == .valid)
        #expect(try plane.validity(of: .lines([empty])) == .valid)
        #expect(try plane.validity(of: .points(empty)) == .valid)
    }

    @Test(arguments: [Double.nan, .infinity, -.infinity])
    func whatIsNotFiniteIsRefusedBeforeGEOSSeesIt(value: Double) throws {
        var plane = try PlanarContext()

        #expect(throws: PlanarError.notFinite(what: "a coordinate")) {
            try plane.validity(of: .polygons([[columns([(0, 0), (1, value), (1, 1)])]]))
        }
        #expect(throws: PlanarError.notFinite(what: "a coordinate")) {
            try plane.selfCrossings(of: columns([(0, 0), (1, 1), (value, 0)]))
        }
        #expect(throws: PlanarError.notFinite(what: "a width")) {
            try plane.strip(along: columns([(0, 0), (1, 1)]), left: .metres(abs(value)), right: .metres(1))
        }
        #expect(throws: PlanarError.notFinite(what: "a coordinate")) {
            try plane.strip(along: columns([(value, 0), (1, 1)]), left: .metres(1), right: .metres(1))
        }
        #expect(throws: PlanarError.notFinite(what: "a box")) {
            _ = try SpatialIndex([PlaneBox(minX: 0, minY: -abs(value), maxX: 1, maxY: 1)])
        }
        #expect(throws: PlanarError.notFinite(what: "a coordinate")) {
            _ = try NearestPoints(columns([(0, 0), (value, 1)]))
        }
    }
}

extension Validity {
    fileprivate var flaw: Flaw? {
        if case .invalid(let flaw, _) = self { flaw } else { nil }
    }
}
