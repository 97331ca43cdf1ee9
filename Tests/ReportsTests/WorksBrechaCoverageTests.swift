import Demarcation
import GeoTypes
import Reports
import TestSupport
import Testing

@Suite struct WorksBrechaCoverageTests {
    private let sector = Sector.ID(rawValue: "S")

    private func stretch(_ id: Int, _ from: Int, _ to: Int, isInProgramme: Bool = true) -> BrechaStretch {
        BrechaStretch(
            id: BrechaStretch.ID(rawValue: "B\(id)"), sector: sector, from: .metres(Double(from)),
            to: .metres(Double(to)), isInProgramme: isInProgramme)
    }

    private func worked(_ stretches: [(Int, Int)]) -> [SectorCoverage] {
        var columns = StretchColumns()
        for (from, to) in stretches {
            columns.append(sector: columns.place(of: sector), fromMetres: Double(from), toMetres: Double(to))
        }
        return Coverage(of: columns).sectors
    }

    /// Metre by metre, on a line of 400 m: what is brecha and not worked is pending.
    @Test(arguments: 1...40)
    func pendingIsWhatAMetreByMetreCountFinds(seed: Int) {
        var random = SeededGenerator(seed: UInt64(seed))
        func draw(_ count: Int) -> [(Int, Int)] {
            (0..<count).map { _ in
                let from = Int.random(in: 0..<380, using: &random)
                return (from, from + Int.random(in: 1...20, using: &random))
            }
        }
        let (kept, done) = (draw(12), draw(15))
        func covers(_ metre: Int) -> ((Int, Int)) -> Bool { { $0.0 <= metre && metre < $0.1 } }
        let isBrecha = (0..<400).map { kept.contains(where: covers($0)) }
        let pending = (0..<400).filter { isBrecha[$0] && !done.contains(where: covers($0)) }.count

        let coverage = BrechaCoverage(
            kept.enumerated().map { stretch($0.offset, $0.element.0, $0.element.1) }, worked: worked(done))

        #expect(coverage.brecha == .kilometres(fromMillimetres: isBrecha.filter { $0 }.count * 1000))
        #expect(coverage.pending == .kilometres(fromMillimetres: pending * 1000))
        #expect(coverage.overlap.value >= 0)
    }

    @Test func stretchesOutsideTheProgrammeDontCount() {
        let coverage = BrechaCoverage(
            [stretch(1, 0, 100), stretch(2, 100, 300, isInProgramme: false)], worked: worked([(50, 150)]))

        #expect(coverage.brecha == Quantity("0.1"))
        #expect(coverage.pending == Quantity("0.05"))
        #expect(coverage.net == Quantity("0.1"))
    }
}
