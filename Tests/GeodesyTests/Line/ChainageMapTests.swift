import GeoTypes
import Geodesy
import TestSupport
import Testing

struct ChainageMapTests {
    private func map(_ marks: [(Double, Double)]) throws(ChainageMap.Problem) -> ChainageMap {
        try ChainageMap(
            marks.enumerated().map { .init(name: "M\($0)", from: .metres($1.0), to: .metres($1.1)) })
    }

    /// DOMAIN §6: m′ = Mₐ′ + (m − Mₐ)(M_b′ − Mₐ′)/(M_b − Mₐ), worked by hand.
    @Test(arguments: [
        (0.0, 100.0, true), (500, 601, true), (1_000, 1_102, true), (1_250, 1_351, true), (2_000, 2_098, true),
        (-10, 90, false), (2_010, 2_108, false),
    ])
    func mapsBetweenMonuments(old: Double, new: Double, isBetween: Bool) throws {
        let map = try map([(2_000, 2_098), (0, 100), (1_000, 1_102)])

        let mapped = map.mapped(.metres(old))

        #expect(abs(mapped.chainage.metres - new) < 1e-9)
        #expect(mapped.isBetweenMarks == isBetween)
    }

    @Test func theInverseLeadsBack() throws {
        var generator = SeededGenerator(seed: 51)
        var (old, new) = (0.0, 50.0)
        let marks = (0..<200).map { _ -> (Double, Double) in
            old += .random(in: 1...500, using: &generator)
            new += .random(in: 1...500, using: &generator)
            return (old, new)
        }
        let map = try map(marks)
        for _ in 0..<1_000 {
            let chainage = Chainage.metres(.random(in: -100...old + 100, using: &generator))

            let back = map.inverse.mapped(map.mapped(chainage).chainage)

            #expect(abs((back.chainage - chainage).metres) < 1e-6)
        }
    }

    @Test func marksInAnotherOrderAreRefused() {
        #expect(throws: ChainageMap.Problem.noMarks) { try map([]) }
        #expect(throws: ChainageMap.Problem.self) { try map([(0, 10), (100, 5)]) }
        #expect(throws: ChainageMap.Problem.self) { try map([(0, 10), (0, 20)]) }
        #expect(throws: ChainageMap.Problem.self) { try map([(0, 10), (.nan, 20)]) }
    }
}
