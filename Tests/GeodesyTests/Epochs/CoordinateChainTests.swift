import GeoTypes
import Geodesy
import Testing

struct CoordinateChainTests {
    private static func operation(_ source: String, _ target: String) throws(GeodesyError) -> CoordinateOperation {
        try CoordinateOperation.pinned(
            from: ReferenceSystem(source), to: ReferenceSystem(target), points: nil, heights: true)
    }

    private static func carb() throws(GeodesyError) -> CrustalMotion {
        .plate(try PlateMotion.itrf2020(plate: "CARB"))
    }

    @Test func frameAndMotionAreStepsOfTheirOwn() throws {
        let chain = try CoordinateChain(
            frame: Self.operation("EPSG:7912", "EPSG:7911"), motion: Self.carb(), surveyEpoch: Epoch(year: 2024.5),
            registerEpoch: Epoch(year: 2010))

        // Name and accuracy as projinfo 9.1.1 gives them.
        #expect(
            chain.lines(epoch: try Epoch(year: 2024.5)) == [
                "1. frame: EPSG:7912 (ITRF2014) → EPSG:7911 (ITRF2008) by "
                    + "Conversion from ITRF2014 (geog3D) to ITRF2014 (geocentric) + Inverse of ITRF2008 to ITRF2014 (1) + Conversion from ITRF2008 (geocentric) to ITRF2008 (geog3D) (EPSG:7790), 0.01 m, at 2024.5",
                "2. motion: plate CARB, ITRF2020 plate motion model, 2024.5 → 2010.0",
            ])
        #expect(chain.needsEpoch)
        #expect(chain.accuracy == 0.01)
        #expect(chain.target?.authorityCode == "EPSG:7911")
    }

    @Test func aSurveyIsBroughtToTheRegistersFrameAndEpoch() throws {
        let chain = try CoordinateChain(
            frame: Self.operation("EPSG:7912", "EPSG:7911"), motion: Self.carb(), surveyEpoch: Epoch(year: 2024.5),
            registerEpoch: Epoch(year: 2010))
        var transformer = try ChainTransformer(chain)
        var points = CoordinateColumns(x: [-89.5, .nan], y: [14.5, .nan], z: [800, .nan])

        let outcome = try transformer.transform(&points, epoch: Epoch(year: 2024.5))

        // cct 9.1.1: inverse of EPSG:7790 at 2024.5 followed by the CARB rotation from 2024.5 to 2010.
        #expect(outcome.failed == [1])
        #expect(abs(points.x[0] - -89.500001436042) < 1e-11)
        #expect(abs(points.y[0] - 14.500000800896) < 1e-11)
        #expect(abs(points.z[0] - 800.001200281) < 1e-8)
    }

    @Test func everyPointMayHaveItsOwnEpoch() throws {
        let chain = try CoordinateChain(
            frame: Self.operation("EPSG:7912", "EPSG:7912"), motion: Self.carb(), surveyEpoch: nil,
            registerEpoch: Epoch(year: 2010))
        var transformer = try ChainTransformer(chain)
        // The fixture plate-motion.tsv backwards; the second point is at the register's epoch already.
        var points = CoordinateColumns(
            x: [-89.349998490689, -89.35, -89.35], y: [14.419999200076, 14.42, 14.42], z: [-0.000142955221, 0, 0])

        let outcome = try transformer.transform(&points, epochs: [2025, 2010, .nan])

        #expect(outcome.failed == [2])
        #expect(abs(points.x[0] + 89.35) < 1e-11)
        #expect(abs(points.y[0] - 14.42) < 1e-11)
        #expect(points.x[1] == -89.35)
        #expect(points.y[1] == 14.42)
    }

    @Test func aPointWithoutAnEpochIsNeverPassedOnUnmoved() throws {
        // Neither frame is dynamic, so that only the motion asks for the moment.
        let chain = try CoordinateChain([
            .frame(Self.operation("EPSG:32616", "EPSG:4326")),
            .motion(Self.carb(), from: nil, to: Epoch(year: 2010)),
        ])
        var transformer = try ChainTransformer(chain)
        var points = CoordinateColumns(x: [350_000, 350_000], y: [1_700_000, 1_700_000])

        let outcome = try transformer.transform(&points, epochs: [2020, .nan])

        #expect(outcome.failed == [1])
        #expect(points.x[0].isFinite)
        #expect(points.x[1].isNaN)
    }

    @Test func mexicosFrameIsReachedByNamedSteps() throws {
        // ITRF2014 to ITRF2008, back to 2010.0, and only then the null shift that the registry doesn't have.
        let last = try CoordinateOperation.pinned(
            from: ReferenceSystem("EPSG:7911"), to: ReferenceSystem("EPSG:6364"), points: nil, heights: true,
            allowBallpark: true)
        let noam = CrustalMotion.plate(try PlateMotion.itrf2020(plate: "NOAM"))
        let chain = try CoordinateChain([
            .frame(Self.operation("EPSG:7912", "EPSG:7911")), .motion(noam, from: nil, to: Epoch(year: 2010)),
            .frame(last),
        ])
        var transformer = try ChainTransformer(chain)
        var points = CoordinateColumns(x: [-90.000001294], y: [17.816666478], z: [0])

        let outcome = try transformer.transform(&points, epoch: Epoch(year: 2025))

        // The NOAM vector backwards; the change of frame is below 2 cm in height and 3 mm in plan.
        #expect(outcome == TransformOutcome())
        #expect(abs(points.x[0] + 90.0) < 3e-8)
        #expect(abs(points.y[0] - 17.8166666667) < 3e-8)
        #expect(chain.accuracy == nil)
        #expect(chain.lines(epoch: try Epoch(year: 2025)).last?.hasSuffix("ballpark, at 2010.0") == true)
    }

    @Test func aDynamicRegisterNeedsItsEpochAndAMotion() throws {
        let operation = try Self.operation("EPSG:7912", "EPSG:7911")
        let (survey, register) = (try Epoch(year: 2024.5), try Epoch(year: 2010))

        #expect(throws: GeodesyError.epochMissing(system: "EPSG:7911 (ITRF2008)")) {
            try CoordinateChain(frame: operation, motion: Self.carb(), surveyEpoch: survey, registerEpoch: nil)
        }
        #expect(
            throws: GeodesyError.motionMissing(system: "EPSG:7911 (ITRF2008)", from: survey, to: register)
        ) {
            try CoordinateChain(frame: operation, motion: nil, surveyEpoch: survey, registerEpoch: register)
        }
        #expect(
            try CoordinateChain(frame: operation, motion: nil, surveyEpoch: register, registerEpoch: register).steps
                .count
                == 1)
    }

    @Test func aSurveyInADynamicFrameNeedsItsEpoch() throws {
        let chain = try CoordinateChain([.frame(Self.operation("EPSG:7912", "EPSG:7911"))])
        var transformer = try ChainTransformer(chain)
        var points = CoordinateColumns(x: [-89.5], y: [14.5], z: [800])

        #expect(throws: GeodesyError.epochMissing(system: "EPSG:7912 (ITRF2014)")) {
            try transformer.transform(&points)
        }
    }

    @Test func stepsThatDontFitAreRefused() throws {
        let (one, other) = (
            try Self.operation("EPSG:7912", "EPSG:7911"), try Self.operation("EPSG:4979", "EPSG:32616")
        )
        let motion = CoordinateChain.Step.motion(try Self.carb(), from: nil, to: try Epoch(year: 2010))

        for steps in [[.frame(one), .frame(other)], [.frame(other), motion], [motion]] as [[CoordinateChain.Step]] {
            let error = #expect(throws: GeodesyError.self) { try CoordinateChain(steps) }
            guard case .brokenChain = error else {
                Issue.record("another error: \(String(describing: error))")
                continue
            }
        }
    }

    @Test func theEarthquakeStopsAChainToo() throws {
        let chain = try CoordinateChain(
            frame: Self.operation("EPSG:7912", "EPSG:7912"), motion: Self.carb(), surveyEpoch: Epoch(year: 1970),
            registerEpoch: Epoch(year: 2010))
        var transformer = try ChainTransformer(chain)
        var points = CoordinateColumns(x: [-89.5], y: [15], z: [0])

        let error = #expect(throws: GeodesyError.self) {
            try transformer.transform(&points, epoch: Epoch(year: 1970))
        }

        guard case .earthquakeBetween = error else {
            Issue.record("another error: \(String(describing: error))")
            return
        }
    }
}
