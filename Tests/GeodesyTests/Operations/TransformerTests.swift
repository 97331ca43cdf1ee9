import Foundation
import GeoTypes
import Geodesy
import TestSupport
import Testing

struct TransformerTests {
    private static func operation(
        _ source: String, _ target: String, heights: Bool = false, named: String? = nil
    ) throws(GeodesyError) -> CoordinateOperation {
        try CoordinateOperation.pinned(
            from: ReferenceSystem(source), to: ReferenceSystem(target), points: nil,
            register: GeographicBox(west: -92.29, south: 13.69, east: -88.19, north: 17.83), heights: heights,
            named: named)
    }

    @Test(arguments: KnownCoordinates.all)
    func knownCoordinatesComeOut(known: KnownCoordinates) throws {
        let (source, target) = (try ReferenceSystem(known.from), try ReferenceSystem(known.to))
        let operation = try CoordinateOperation.pinned(
            from: source, to: target, points: source.box(around: known.given), heights: known.hasHeight)
        var transformer = try Transformer(operation)
        var points = known.given

        let outcome = try transformer.transform(&points, epoch: known.epoch)

        #expect(outcome == TransformOutcome())
        #expect(abs(points.x[0] - known.expected.x[0]) <= known.tolerance)
        #expect(abs(points.y[0] - known.expected.y[0]) <= known.tolerance)
        if known.hasHeight { #expect(abs(points.z[0] - known.expected.z[0]) <= known.tolerance) }
    }

    @Test(arguments: KnownCoordinates.all)
    func theInverseGoesBack(known: KnownCoordinates) throws {
        let (source, target) = (try ReferenceSystem(known.from), try ReferenceSystem(known.to))
        let operation = try CoordinateOperation.pinned(
            from: source, to: target, points: source.box(around: known.given), heights: known.hasHeight)
        var transformer = try Transformer(operation)
        var points = known.expected

        let outcome = try transformer.inverse(&points, epoch: known.epoch)

        #expect(outcome == TransformOutcome())
        // A shift without heights takes h = 0 on both ellipsoids, so that it comes back only within 2 mm.
        let tolerance = source.isGeographic ? 2e-8 : 2e-3
        #expect(abs(points.x[0] - known.given.x[0]) <= tolerance)
        #expect(abs(points.y[0] - known.given.y[0]) <= tolerance)
    }

    @Test func thereAndBackIsTheSamePoint() throws {
        var transformer = try Transformer(Self.operation("EPSG:26716", "EPSG:6364", heights: true))
        var generator = SeededGenerator(seed: 7)
        let given = CoordinateColumns(
            x: (0..<1000).map { _ in .random(in: 200_000...800_000, using: &generator) },
            y: (0..<1000).map { _ in .random(in: 1_530_000...1_960_000, using: &generator) },
            z: (0..<1000).map { _ in .random(in: -10...4200, using: &generator) })
        var points = given

        #expect(try transformer.transform(&points).failed.isEmpty)
        #expect(try transformer.inverse(&points).failed.isEmpty)

        for row in 0..<given.count {
            #expect(abs(points.x[row] - given.x[row]) < 1e-5)
            #expect(abs(points.y[row] - given.y[row]) < 1e-5)
            #expect(abs(points.z[row] - given.z[row]) < 1e-5)
        }
    }

    @Test func aMissingHeightStaysMissingAndHarmsNothing() throws {
        var transformer = try Transformer(Self.operation("EPSG:4326+5773", "EPSG:4326", heights: true))
        var points = CoordinateColumns(x: [-90.5, -90.5], y: [14.5, 14.5], z: [.nan, 100])

        let outcome = try transformer.transform(&points)

        #expect(outcome == TransformOutcome())
        #expect(points.x == [-90.5, -90.5])
        #expect(points.z[0].isNaN)
        // cs2cs 9.1.1 with egm96_15.gtx.
        #expect(abs(points.z[1] - 102.1001799107) < 1e-9)
    }

    @Test func badRowsAreListedAndSpoiledWhileTheOthersAreComputed() throws {
        var transformer = try Transformer(Self.operation("EPSG:4326", "EPSG:32616"))
        var points = CoordinateColumns(
            x: [-88.3975802576, .nan, -88.3975802576, 500, -88.3975802576, .infinity],
            y: [15.3723927769, 15, .infinity, 95, 15.3723927769, 1])

        let outcome = try transformer.transform(&points)

        #expect(outcome.failed == [1, 2, 3, 5])
        for row in outcome.failed {
            #expect(points.x[row].isNaN)
            #expect(points.y[row].isNaN)
        }
        #expect(abs(points.x[4] - 350_000) < 1e-4)
        #expect(points.x[0] == points.x[4])
    }

    @Test(arguments: [("EPSG:4267", "EPSG:4326"), ("EPSG:4267", "EPSG:32615")])
    func rowsOutsideTheAreaAreListed(source: String, target: String) throws {
        // EPSG:1171 ends at 92.29° W and at 18.49° N.
        var transformer = try Transformer(Self.operation(source, target, named: "EPSG:1171"))
        var points = CoordinateColumns(x: [-92.28, -92.30, -90, .nan, -90], y: [14.6, 14.6, 18.5, 15, 18.4])

        let outcome = try transformer.transform(&points)

        #expect(outcome.outsideArea == [1, 2])
        #expect(outcome.failed == [3])
    }

    @Test(arguments: [("EPSG:4267", -92.4), ("EPSG:26715", 565_000.0)])
    func aLaterBatchWhereAnotherOperationHoldsIsRefused(source: String, west: Double) throws {
        // Pinned for points west of 92.29° W, where only EPSG:1187 holds.
        let system = try ReferenceSystem(source)
        let isGeographic = system.isGeographic
        let first = CoordinateColumns(x: [west], y: [isGeographic ? 15 : 1_660_000])
        let operation = try CoordinateOperation.pinned(
            from: system, to: ReferenceSystem("EPSG:32615"), points: system.box(around: first), heights: false)
        var transformer = try Transformer(operation)
        var here = first
        let given = CoordinateColumns(
            x: [west, isGeographic ? -91 : 715_000], y: [isGeographic ? 15 : 1_660_000, isGeographic ? 15 : 1_660_000])
        var there = given

        #expect(try transformer.transform(&here) == TransformOutcome())
        let error = #expect(throws: GeodesyError.self) { try transformer.transform(&there) }

        #expect(operation.code == "EPSG:1187")
        guard case .twoOperationsNeeded(_, _, let other, let pinned) = error else {
            Issue.record("another error: \(String(describing: error))")
            return
        }
        #expect(other.code == "EPSG:1171")
        #expect(pinned.code == "EPSG:1187")
        #expect(there == given)
    }

    @Test func theAreaIsCheckedBetweenGridsInBothDirections() throws {
        var transformer = try Transformer(Self.operation("EPSG:26715", "EPSG:32615", named: "EPSG:1171"))
        // cs2cs 9.1.1, EPSG:4267 to EPSG:26715: (-92.35, 14.6) and (-92.2, 14.6).
        let given = CoordinateColumns(x: [570_010.309, 586_167.3704], y: [1_614_085.7994, 1_614_137.3368])
        var points = given

        let there = try transformer.transform(&points)
        let back = try transformer.inverse(&points)

        #expect(there.outsideArea == [0])
        #expect(back.outsideArea == [0])
    }

    @Test func aDynamicFrameNeedsAnEpoch() throws {
        var transformer = try Transformer(Self.operation("EPSG:7912", "EPSG:7911", heights: true))
        let given = CoordinateColumns(x: [-89.5], y: [14.5], z: [800])
        var points = given

        #expect(throws: GeodesyError.epochMissing(system: "EPSG:7912 (ITRF2014)")) {
            try transformer.transform(&points)
        }
        #expect(points == given)
    }

    @Test func everyPointMayHaveItsOwnEpoch() throws {
        var transformer = try Transformer(Self.operation("EPSG:7912", "EPSG:7911", heights: true))
        var points = CoordinateColumns(x: [-89.5, -89.5, -89.5], y: [14.5, 14.5, 14.5], z: [800, 800, 800])

        let outcome = try transformer.transform(&points, epochs: [2010, 2024.5, .nan])

        // PROJ 9.1.1, 17 digits.
        #expect(outcome.failed == [2])
        #expect(abs(points.z[0] - 799.9986474663) < 1e-8)
        #expect(abs(points.z[1] - 800.0010586716) < 1e-8)
    }

    @Test func geocentricCoordinatesNeedEveryHeight() throws {
        var transformer = try Transformer(Self.operation("EPSG:4979", "EPSG:4978", heights: true))
        var flat = CoordinateColumns(x: [-90.5], y: [14.5])
        var partly = CoordinateColumns(x: [-90.5, -90.5], y: [14.5, 14.5], z: [.nan, 1500])

        #expect(throws: GeodesyError.self) { try transformer.transform(&flat) }
        let outcome = try transformer.transform(&partly)

        #expect(outcome.failed == [0])
        #expect(abs(partly.z[1] - 1_586_975.8549866544) < 1e-7)
    }

    @Test func heightsAreNotPassedThroughAnOperationWithoutThem() throws {
        var transformer = try Transformer(Self.operation("EPSG:4326+5773", "EPSG:4326"))
        var points = CoordinateColumns(x: [-90.5], y: [14.5], z: [100])

        #expect(throws: GeodesyError.self) { try transformer.transform(&points) }
        points.z = [.nan]
        #expect(try transformer.transform(&points) == TransformOutcome())
    }

    @Test func aColumnOfNothingButBadRowsIsAllFailed() throws {
        var transformer = try Transformer(Self.operation("EPSG:4326", "EPSG:32616"))
        var points = CoordinateColumns(
            x: Array(repeating: -90, count: 20_000), y: Array(repeating: 91, count: 20_000))

        #expect(try transformer.transform(&points).failed == Array(0..<20_000))
        // The worker is as good as before.
        points = CoordinateColumns(x: [-88.3975802576], y: [15.3723927769])
        #expect(try transformer.transform(&points).failed.isEmpty)
        #expect(abs(points.x[0] - 350_000) < 1e-4)
    }

    @Test func workersInManyTasksAgree() async throws {
        let operation = try Self.operation("EPSG:26716", "EPSG:6364", heights: true)

        let results = try await withThrowingTaskGroup(of: CoordinateColumns.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    var points = CoordinateColumns(x: [350_000], y: [1_700_000], z: [12])
                    // The shared database and each worker's own context, at the same time.
                    _ = try ReferenceSystem("EPSG:26716").promotedTo3D()
                    var transformer = try Transformer(operation)
                    for _ in 0..<100 {
                        points = CoordinateColumns(x: [350_000], y: [1_700_000], z: [12])
                        _ = try transformer.transform(&points)
                    }
                    return points
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }

        #expect(Set(results).count == 1)
    }

    @Test func anEmptyBatchIsNothing() throws {
        var transformer = try Transformer(Self.operation("EPSG:4979", "EPSG:4978", heights: true))
        var points = CoordinateColumns()

        #expect(try transformer.transform(&points) == TransformOutcome())
        #expect(points.count == 0)
    }

    @Test func aStoredRecipeGivesTheSameNumbers() throws {
        let operation = try Self.operation("EPSG:26716", "EPSG:4326", heights: true)
        let stored = try JSONEncoder().encode(operation)

        let again = try JSONDecoder().decode(CoordinateOperation.self, from: stored)

        #expect(again == operation)
        var first = CoordinateColumns(x: [350_000], y: [1_700_000], z: [12])
        var second = first
        var transformer = try Transformer(operation)
        var restored = try Transformer(again)
        _ = try transformer.transform(&first)
        _ = try restored.transform(&second)
        #expect(first == second)
    }

    @Test func aRecipeWhoseGridIsNotHereIsRefused() throws {
        var operation = try Self.operation("EPSG:4326+5773", "EPSG:4326", heights: true)
        operation.pipeline = operation.pipeline.replacingOccurrences(of: "egm96_15", with: "egm08_25")
        operation.grids = [.init(name: "us_nga_egm08_25.tif", isAvailable: true)]

        let error = #expect(throws: GeodesyError.self) { _ = try Transformer(operation) }

        guard case .gridMissing(_, _, _, ["us_nga_egm08_25.tif"]) = error else {
            Issue.record("another error: \(String(describing: error))")
            return
        }
    }

    @Test func aBrokenPipelineIsRefusedWithPROJsWords() throws {
        var operation = try Self.operation("EPSG:32616", "EPSG:4326")
        operation.pipeline = "+proj=pipeline +step +proj=nonsense"

        let error = #expect(throws: GeodesyError.self) { _ = try Transformer(operation) }

        #expect(error?.description.contains("proj=nonsense") == true)
    }
}
