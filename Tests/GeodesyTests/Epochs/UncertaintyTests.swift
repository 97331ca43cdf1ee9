import GeoTypes
import Geodesy
import TestSupport
import Testing

struct UncertaintyTests {
    @Test(arguments: FixtureTable("r95.tsv").rows.indices)
    func radius95AgreesWithPublishedSheets(row: Int) {
        let known = FixtureTable("r95.tsv").rows[row]
        let covariance = PositionCovariance(
            eastSigma: .metres(known.number(1)), northSigma: .metres(known.number(0)), upSigma: .zero,
            correlation: known.number(2))

        #expect(abs(covariance.horizontalRadius95.metres - known.number(3)) < 0.0006)
    }

    @Test func certaintyHasNoRadius() {
        #expect(PositionCovariance(east: 0, north: 0, up: 0).horizontalRadius95 == .zero)
        // One direction only: 1.96 σ.
        #expect(abs(PositionCovariance(east: 1, north: 0, up: 0).horizontalRadius95.metres - 1.96) < 0.001)
    }

    @Test func partsAreCombinedAsARootOfSquares() {
        // 10 mm, 20 mm and 10 mm give 24.5 mm.
        let whole = Uncertainty.combined([.metres(0.010), .metres(0.020), .metres(0.010)])
        let covariance = PositionCovariance(eastSigma: .metres(0.01), northSigma: .metres(0.01), upSigma: .metres(0.01))
            .adding(accuracy: .metres(0.02)).adding(accuracy: .metres(0.01))

        #expect(abs(whole.metres - 0.0245) < 0.00005)
        #expect(abs(covariance.eastSigma.metres - 0.0245) < 0.00005)
        #expect(abs(covariance.upSigma.metres - 0.0245) < 0.00005)
    }

    @Test func rtklibsTwoFormsOfOneCovarianceAreTheSame() {
        // RTKLIB 2.4.3b34 rnx2rtkp on its own test data (GEONET 0759, 2005-04-02, second of week 518400), written as
        // longitude-latitude and as X, Y, Z; signed roots of covariances, 0.1 mm.
        func signed(_ root: Double) -> Double { root * abs(root) }
        let point = GeographicPoint(longitude: 139.613838551, latitude: 35.160875019)
        let geocentric = GeocentricCovariance(
            x: signed(0.0091), y: signed(0.0100), z: signed(0.0074), xy: signed(-0.0086), xz: signed(-0.0064),
            yz: signed(0.0068))

        let local = geocentric.local(at: point)

        let roots = [local.north, local.east, local.up, local.eastNorth, local.eastUp, local.northUp].map {
            ($0 < 0 ? -1 : 1) * abs($0).squareRoot()
        }
        for (found, expected) in zip(roots, [0.0058, 0.0044, 0.0136, 0.0022, -0.0047, -0.0055]) {
            #expect(abs(found - expected) < 0.0003)
        }
    }

    @Test func turningThereAndBackChangesNothing() {
        var generator = SeededGenerator(seed: 5)
        for _ in 0..<200 {
            let point = GeographicPoint(
                longitude: .random(in: -180...180, using: &generator),
                latitude: .random(in: -90...90, using: &generator))
            let covariance = PositionCovariance(
                east: .random(in: 1...4, using: &generator), north: .random(in: 1...4, using: &generator),
                up: .random(in: 1...4, using: &generator), eastNorth: .random(in: -0.5...0.5, using: &generator),
                eastUp: .random(in: -0.5...0.5, using: &generator), northUp: .random(in: -0.5...0.5, using: &generator))

            let turned = GeocentricCovariance(covariance, at: point)
            let back = turned.local(at: point)

            #expect(abs(turned.x + turned.y + turned.z - covariance.east - covariance.north - covariance.up) < 1e-12)
            #expect(abs(back.east - covariance.east) < 1e-12)
            #expect(abs(back.northUp - covariance.northUp) < 1e-12)
            #expect(abs(back.eastNorth - covariance.eastNorth) < 1e-12)
        }
    }

    @Test func theEllipseBoundsEveryDirection() {
        let covariance = PositionCovariance(east: 4, north: 1, up: 1, eastNorth: 1.2)

        let sigmas = (0..<360).map { covariance.sigma(along: .degrees(Double($0))).metres }

        #expect(abs((sigmas.max() ?? 0) - covariance.ellipse.greater.metres) < 1e-3)
        #expect(abs((sigmas.min() ?? 0) - covariance.ellipse.smaller.metres) < 1e-3)
        #expect(abs(sigmas[90] - 2) < 1e-12)
        #expect(abs(sigmas[0] - 1) < 1e-12)
    }

    @Test(arguments: [(0.0195, false), (-0.0195, false), (0.0197, true), (-0.0197, true)])
    func anOffsetIsSignificantBeyond196Sigma(offset: Double, isSignificant: Bool) {
        // A line due north: only the east sigma counts, 1 cm.
        let covariance = PositionCovariance(eastSigma: .metres(0.01), northSigma: .metres(5), upSigma: .zero)

        #expect(
            Uncertainty.isSignificant(offset: .metres(offset), of: covariance, besideLineAt: .degrees(0))
                == isSignificant)
        #expect(!Uncertainty.isSignificant(offset: .metres(offset), of: covariance, besideLineAt: .degrees(90)))
    }

    @Test func yearsOfAnUncertainVelocityAddUp() {
        let fixed = PositionCovariance(eastSigma: .metres(0.003), northSigma: .metres(0.003), upSigma: .metres(0.003))

        let moved = fixed.moved(years: -10, velocitySigma: .init(east: 0.0004, north: 0.0004, up: 0))

        // 3 mm and 4 mm give 5 mm.
        #expect(abs(moved.eastSigma.metres - 0.005) < 1e-12)
        #expect(abs(moved.upSigma.metres - 0.003) < 1e-12)
    }
}
