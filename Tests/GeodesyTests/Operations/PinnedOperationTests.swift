import GeoTypes
import Geodesy
import Testing

/// Areas of use in the comments are those of EPSG v10.076.
struct PinnedOperationTests {
    static let nad27 = "EPSG:4267"
    static let ocotepeque = "EPSG:5451"
    /// The area of Guatemala in the EPSG registry.
    static let guatemala = GeographicBox(west: -92.29, south: 13.69, east: -88.19, north: 17.83)

    private func pinned(
        _ source: String, _ target: String, _ points: GeographicBox?, register: GeographicBox? = nil,
        heights: Bool = false, named: String? = nil, allowBallpark: Bool = false
    ) throws(GeodesyError) -> CoordinateOperation {
        try CoordinateOperation.pinned(
            from: ReferenceSystem(source), to: ReferenceSystem(target), points: points, register: register,
            heights: heights, named: named, allowBallpark: allowBallpark)
    }

    private func box(_ west: Double, _ south: Double, _ east: Double, _ north: Double) -> GeographicBox {
        GeographicBox(west: west, south: south, east: east, north: north)
    }

    @Test(arguments: [
        // EPSG:1171 holds −92.29…−82.53, 7.98…18.49; EPSG:1187 holds −118.47…−86.68, 14.51…32.72.
        (GeographicBox(west: -91, south: 14.6, east: -90.28, north: 17), "EPSG:1171"),
        (GeographicBox(west: -92.28, south: 14.6, east: -92.28, north: 14.6), "EPSG:1171"),
        (GeographicBox(west: -90.5, south: 17.86, east: -90.5, north: 17.86), "EPSG:1171"),
        (GeographicBox(west: -92.30, south: 14.6, east: -92.30, north: 14.6), "EPSG:1187"),
        (GeographicBox(west: -92.6, south: 14.7, east: -92.31, north: 15.2), "EPSG:1187"),
    ])
    func nad27GetsTheOperationValidForAllPoints(points: GeographicBox, code: String) throws {
        #expect(try pinned(Self.nad27, "EPSG:4326", points).code == code)
        #expect(try pinned(Self.nad27, "EPSG:4326", points, register: Self.guatemala).code == code)
    }

    @Test(arguments: [nil, guatemala])
    func nad27PointsOnBothSidesOfTheEdgeAreRefusedWithBothNamed(register: GeographicBox?) throws {
        let error = #expect(throws: GeodesyError.self) {
            try pinned(Self.nad27, "EPSG:4326", box(-92.30, 14.6, -92.28, 14.6), register: register)
        }

        guard case .twoOperationsNeeded(_, _, let first, let second) = error else {
            Issue.record("another error: \(String(describing: error))")
            return
        }
        #expect(Set([first.code, second.code]) == ["EPSG:1171", "EPSG:1187"])
        #expect(error?.description.contains("EPSG:1171") == true)
        #expect(error?.description.contains("EPSG:1187") == true)
    }

    @Test func theNAD27ParallelLies847MetresNorthOfTheOther() throws {
        var transformer = try Transformer(pinned(Self.nad27, "EPSG:4326", box(-91, 17.8, -89.15, 17.82)))
        let latitude = 17 + 49.0 / 60
        var points = CoordinateColumns(x: [-90.9911, -90, -89.1511], y: [latitude, latitude, latitude])

        _ = try transformer.transform(&points)

        // GeodSolve 2.1.2 on WGS 84: a degree of the meridian is 110,678 m here.
        for row in 0..<3 { #expect(abs((points.y[row] - latitude) * 110_678 - 84.7) < 0.05) }
    }

    @Test func anEmptyBoxSaysNothing() throws {
        #expect(try pinned(Self.ocotepeque, "EPSG:4326", .empty, register: Self.guatemala).code == "EPSG:6891")
    }

    @Test func aNameWithANULIsNotCutThere() {
        #expect(throws: GeodesyError.self) {
            try pinned(Self.ocotepeque, "EPSG:4326", nil, named: "EPSG:5474\0x")
        }
    }

    @Test func theOperationOfTheWholeRegisterGoesBeforeABetterFigure() throws {
        // EPSG:15699 claims 5 m, is offshore, and its box (−94.79…−89.75, 17.85…20.89) reaches over the parallel.
        let points = box(-90.6, 17.86, -90.5, 17.88)

        #expect(try pinned(Self.nad27, "EPSG:4326", points, register: Self.guatemala).code == "EPSG:1171")
    }

    @Test func ocotepequeTakesTheOnlyOneValidHere() throws {
        let here = box(-89.5, 14.2, -89, 14.6)

        let operation = try pinned(Self.ocotepeque, "EPSG:32616", here)

        #expect(operation.code == "EPSG:6891")
        #expect(operation.accuracy == 14)
    }

    @Test func costaRicanOperationsAreListedAndRefusedForHonduras() throws {
        let candidates = try CoordinateOperation.candidates(
            from: ReferenceSystem(Self.ocotepeque), to: ReferenceSystem("EPSG:4326"),
            register: box(-89.5, 14.2, -89, 14.6))
        let all = try CoordinateOperation.candidates(
            from: ReferenceSystem(Self.ocotepeque), to: ReferenceSystem("EPSG:4326"))

        #expect(candidates.filter(\.isUsable).map(\.operation.code) == ["EPSG:6891"])
        #expect(Set(all.compactMap(\.operation.code)).isSuperset(of: ["EPSG:6889", "EPSG:5470", "EPSG:6891"]))
        // Deprecated ones are 556 m wrong and don't even appear.
        #expect(!all.contains { $0.operation.code == "EPSG:5474" })
    }

    @Test func pointsWhereNothingIsValidAreRefusedWithReasons() throws {
        let error = #expect(throws: GeodesyError.self) {
            try pinned(Self.ocotepeque, "EPSG:4326", box(10, 45, 11, 46))
        }

        guard case .operationsRefused(_, _, let candidates) = error else {
            Issue.record("another error: \(String(describing: error))")
            return
        }
        let costaRican = candidates.first { $0.operation.code == "EPSG:6889" }
        guard case .outsideArea(let area) = costaRican?.refusals.first else {
            Issue.record("EPSG:6889 isn't refused for its area")
            return
        }
        #expect(area.name == "Costa Rica - onshore.")
        #expect(candidates.contains { $0.refusals == [.ballpark] })
    }

    // ITRF2014 or ITRF2020 to Mexico ITRF2008: the only candidate is a null shift.
    @Test(arguments: ["EPSG:7789", "EPSG:7912", "EPSG:9988", "EPSG:9989"], ["EPSG:6363", "EPSG:6364", "EPSG:6365"])
    func aBallparkNeedsLeave(source: String, target: String) throws {
        let points = box(-91, 16, -90, 17.8)

        #expect(throws: GeodesyError.self) { try pinned(source, target, points, heights: true) }
        let allowed = try pinned(source, target, points, heights: true, allowBallpark: true)

        #expect(allowed.isBallpark)
        #expect(allowed.accuracy == nil)
    }

    @Test func aConversionIsExactAndHasNoArea() throws {
        let operation = try pinned("EPSG:32616", "EPSG:4326", box(-91, 14, -90.5, 15))

        #expect(operation.isConversion)
        #expect(operation.accuracy == 0)
        #expect(operation.areaOfUse == nil)
        #expect(!operation.needsEpoch)
    }

    @Test func aMissingGeoidGridIsAnErrorAndNeverAnUnchangedHeight() throws {
        // Debian ships no EGM2008; PROJ's own fallback is a ballpark that keeps the height.
        let points = box(-91, 16, -90, 17.8)

        for allowBallpark in [false, true] {
            let error = #expect(throws: GeodesyError.self) {
                try pinned("EPSG:4326+3855", "EPSG:4326", points, heights: true, allowBallpark: allowBallpark)
            }
            guard case .gridMissing(_, _, _, let grids) = error else {
                Issue.record("another error: \(String(describing: error))")
                return
            }
            #expect(grids.contains("us_nga_egm08_25.tif"))
        }
        // Without heights the geoid isn't needed.
        #expect(try pinned("EPSG:4326+3855", "EPSG:4326", points).accuracy == 0)
    }

    @Test func aBetterOperationWithoutItsGridIsPassedOverAndNamed() throws {
        // projinfo 9.1.1: OSTN15 needs a grid that isn't here; without it EPSG:1314 claims 2 m to WGS 84, and a chain
        // through WGS 84 3 m to ETRS89.
        for (target, accuracy) in [("EPSG:4326", 2.0), ("EPSG:4258", 3.0)] {
            let operation = try pinned("EPSG:4277", target, box(-1, 51, 0, 52))

            #expect(operation.grids.isEmpty)
            #expect(operation.accuracy == accuracy)
            #expect(operation.stepCodes.first == "EPSG:1314")
            #expect(operation.missingGridsOfBetter.contains { $0.contains("OSTN15") })
        }
    }

    @Test(arguments: ["EPSG:1187", "epsg:1187"])
    func aNamedCodeIsTheUsersDecision(named: String) throws {
        let straddling = box(-92.30, 14.6, -92.28, 14.6)

        #expect(try pinned(Self.nad27, "EPSG:4326", straddling, named: named).code == "EPSG:1187")
        // Also between grids on the two datums, and backwards.
        #expect(try pinned("EPSG:26715", "EPSG:32615", straddling, named: named).stepCodes == ["EPSG:1187"])
        #expect(try pinned("EPSG:4326", "EPSG:4267", straddling, named: named).code == "EPSG:1187")
    }

    @Test func aDeprecatedCodeCanBeNamed() throws {
        let operation = try pinned(Self.ocotepeque, "EPSG:32616", box(-89.5, 14.2, -89, 14.6), named: "EPSG:5474")

        #expect(operation.isDeprecated)
        #expect(operation.code == "EPSG:5474")
    }

    @Test func whatTheDeprecatedCodeGotWrongIsHalfAKilometre() throws {
        // EPSG:6388 has the sign of one translation wrong, EPSG:6888 right; 556 to 566 m along the border.
        let here = box(-89.5, 14.2, -89, 14.6)
        var deprecated = try Transformer(pinned(Self.ocotepeque, "EPSG:26716", here, named: "EPSG:6388"))
        var valid = try Transformer(pinned(Self.ocotepeque, "EPSG:26716", here, named: "EPSG:6888"))
        var wrong = CoordinateColumns(x: [-89.2], y: [14.4])
        var right = wrong

        _ = try deprecated.transform(&wrong)
        _ = try valid.transform(&right)

        let (east, north) = (wrong.x[0] - right.x[0], wrong.y[0] - right.y[0])
        // The published figures are whole metres.
        #expect((555.5...566.5).contains((east * east + north * north).squareRoot()))
    }

    @Test func aPipelineOfTheUserTakesDegrees() throws {
        let operation = try pinned("EPSG:4326", "EPSG:32616", nil, named: "+proj=utm +zone=16 +ellps=WGS84")
        var transformer = try Transformer(operation)
        var points = CoordinateColumns(x: [-88.3975802576], y: [15.3723927769])

        let outcome = try transformer.transform(&points)

        // cs2cs 9.1.1, the inverse of its answer for (350000, 1700000).
        #expect(outcome == TransformOutcome())
        #expect(abs(points.x[0] - 350_000) < 1e-4)
        #expect(abs(points.y[0] - 1_700_000) < 1e-4)
    }

    @Test(arguments: ["EPSG:1", "EPSG:6889x", "nonsense", "EPSG:7790", "+proj=nonsense", "+proj=longlat +type=crs"])
    func aNameThatLeadsNowhereIsRefused(named: String) throws {
        let error = #expect(throws: GeodesyError.self) {
            try pinned(Self.ocotepeque, "EPSG:4326", nil, named: named)
        }

        guard case .unknownOperation(named, _, _, _, _) = error else {
            Issue.record("another error: \(String(describing: error))")
            return
        }
    }

    @Test func aRecipeKeepsWhatItWasMadeWith() throws {
        let operation = try pinned("EPSG:26716", "EPSG:4326", box(-90.5, 15, -90, 16), heights: true)

        #expect(operation.source.authorityCode == "EPSG:26716")
        #expect(operation.target.authorityCode == "EPSG:4326")
        #expect(operation.hasHeights)
        #expect(operation.versions == GeodesyVersions.current)
        #expect(operation.stepCodes == ["EPSG:1171"])
    }
}
