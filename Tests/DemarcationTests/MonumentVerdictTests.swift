import Demarcation
import Testing

struct MonumentVerdictTests {
    /// (distance, R95 of the difference, tolerance) in metres; outcomes worked by hand from the rule in the type's comment.
    @Test(arguments: [
        (0.010, 0.020 as Double?, 0.020, MonumentVerdict.Outcome.pass),
        (0.020, 0.005, 0.020, .pass),
        (0.030, 0.050, 0.020, .warn),
        (0.030, 0.010, 0.020, .fail),
        (465.33, 0.050, 0.020, .fail),
        (3.93, nil, 0.020, .warn),
    ])
    func aDifferenceFailsOnlyWhenItIsSignificant(
        distance: Double, radius95: Double?, tolerance: Double, outcome: MonumentVerdict.Outcome
    ) {
        #expect(
            MonumentVerdict.outcome(distance: distance, differenceRadius95: radius95, tolerance: tolerance) == outcome)
    }

    /// A handheld (6 m assumed) that happens to stand within 2 cm confirms nothing; within 15 m of an inspection it does.
    @Test func anAssumedAccuracyThatIsWorseThanTheToleranceConfirmsNothing() {
        func outcome(tolerance: Double) -> MonumentVerdict.Outcome {
            MonumentVerdict.outcome(
                distance: 0.01, differenceRadius95: 6, assumedRadius95: 6, tolerance: tolerance)
        }
        #expect(outcome(tolerance: 0.02) == .warn)
        #expect(outcome(tolerance: 15) == .pass)
    }
}
