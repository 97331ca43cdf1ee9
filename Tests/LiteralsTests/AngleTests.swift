import Literals
import Testing

struct AngleTests {
    private func angle(_ text: String, _ axis: AngleAxis, mark: UInt8 = 0x2E) throws(AngleProblem) -> Double {
        let bytes = Array(text.utf8)
        return try bytes.span.angle(in: 0..<bytes.count, axis: axis, mark: mark)
    }

    /// 89° 21′ 36.5″ = 89.360138888…°, by hand: 21/60 + 36.5/3600.
    @Test(arguments: [
        "-89.3601388888889", "89.3601388888889W", "W 89.3601388888889", "89.3601388888889 O", "89°21'36.5\"W",
        "89° 21′ 36.5″ W", "89º21´36.5''O", "-89 21 36.5", "89 21 36.5 W", "-89:21:36.5", "89d21m36.5sW",
        "O 89° 21’ 36.5”", "−89° 21' 36.5\"", "-89°21.6083333333333'", "89\u{A0}21\u{A0}36.5\u{A0}o", " -89 21 36.5 ",
    ])
    func longitudesAreReadInManySpellings(text: String) throws {
        #expect(abs(try angle(text, .longitude) + 89.36013888888889) < 1e-9)
    }

    @Test(arguments: [
        ("14 29 05 N", 14.4847222222222), ("14°29'05\"S", -14.4847222222222), ("-0°29'", -0.4833333333333),
        ("-0 29 0", -0.4833333333333), ("0°29'S", -0.4833333333333), ("14 29 05 s", -14.4847222222222), ("90", 90),
        ("14d29m05sS", -14.4847222222222),
    ])
    func latitudesKeepTheirSign(text: String, expected: Double) throws {
        #expect(abs(try angle(text, .latitude) - expected) < 1e-9)
    }

    @Test func aDecimalCommaIsRead() throws {
        #expect(abs(try angle("89°21'36,5\"O", .longitude, mark: 0x2C) + 89.36013888888889) < 1e-9)
    }

    @Test(arguments: [
        ("89°60'00\"W", AngleProblem.minutesNotBelow60), ("89°21'60\"W", .secondsNotBelow60),
        ("-89°21'W", .signAndLetter),
        ("89°21'N", .wrongLetter), ("89.5°21'W", .fractionBeforeSmallerUnit),
        ("89°21.5'30\"W", .fractionBeforeSmallerUnit),
        ("89X", .wrongLetter), ("", .notAnAngle), ("W", .notAnAngle), ("89'21\"", .notAnAngle),
        ("1 2 3 4", .notAnAngle),
        ("89°°21", .notAnAngle), ("W89W", .notAnAngle), ("W-89", .signAndLetter), ("8-9", .notAnAngle),
        ("nan", .wrongLetter),
    ])
    func badAnglesAreRefused(text: String, problem: AngleProblem) {
        #expect(throws: problem) { try angle(text, .longitude) }
    }
}
