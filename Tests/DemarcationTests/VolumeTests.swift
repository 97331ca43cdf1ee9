import Demarcation
import GeoTypes
import TestSupport
import Testing

/// DOMAIN §9: A₁ 12.0, A_m 8.4, A₂ 6.0 m², L 20 m → 180.0, 172.0 (frustum 176.57).
struct VolumeTests {
    private let first = Area.squareMetres(12)
    private let middle = Area.squareMetres(8.4)
    private let second = Area.squareMetres(6)
    private let length = Length.metres(20)

    @Test func endAreasGiveThePublishedVolumes() {
        #expect(EndAreaVolume.averageEndArea(first, second, length: length).cubicMetres == 180)
        let prismoidal = EndAreaVolume.prismoidal(first, middle: middle, second, length: length)
        #expect(abs(prismoidal.cubicMetres - 172) < 1e-9)
        #expect(abs(EndAreaVolume.frustum(first, second, length: length).cubicMetres - 176.57) < 0.005)
        #expect(EndAreaVolume.zeroEnd(first, length: length).cubicMetres == 80)
    }

    @Test func aRunOfSectionsIsTheSumOfItsParts() throws {
        let sections = [
            CrossSection(chainage: .metres(100), area: first, sigma: .squareMetres(0.3)),
            CrossSection(chainage: .metres(110), area: middle, sigma: .squareMetres(0.3), isMidSection: true),
            CrossSection(chainage: .metres(120), area: second, sigma: .squareMetres(0.3)),
        ]
        let average = EndAreaVolume.alongSections(sections.shuffled())
        // 10 (12 + 8.4)/2 + 10 (8.4 + 6)/2 = 102 + 72
        #expect(abs(average.volume.cubicMetres - 174) < 1e-9)
        // σ_V = 0.3 √(5² + 10² + 5²) = 0.3 √150
        #expect(abs((average.sigma?.cubicMetres ?? 0) - 3.674_234_614) < 1e-8)
        let prismoidal = try EndAreaVolume.prismoidalAlongSections(sections)
        #expect(abs(prismoidal.volume.cubicMetres - 172) < 1e-9)
        #expect(throws: VolumeError.sectionsNotInTriples(count: 2)) {
            try EndAreaVolume.prismoidalAlongSections(Array(sections.dropLast()))
        }
        var shifted = sections
        shifted[1].chainage = .metres(111)
        #expect(throws: VolumeError.midSectionOffCentre(at: .metres(111), by: .metres(1))) {
            try EndAreaVolume.prismoidalAlongSections(shifted)
        }
    }

    @Test func worksThatRunOutEndAsAPyramid() {
        let sections = [
            CrossSection(chainage: .metres(0), area: .zero), CrossSection(chainage: .metres(20), area: first),
        ]
        #expect(EndAreaVolume.alongSections(sections).volume.cubicMetres == 120)
        #expect(EndAreaVolume.alongSections(sections, pyramidEnds: true).volume.cubicMetres == 80)
        #expect(EndAreaVolume.alongSections(sections).sigma == nil)
    }

    @Test func gabionsAreFilledInPart() throws {
        // 10 · 2·1·1 + 4 · 2·1·0.5 · 0.9 = 20 + 3.6
        let volume = try Gabions.volume(of: [
            Gabions(count: 10, length: .metres(2), width: .metres(1), height: .metres(1)),
            Gabions(count: 4, length: .metres(2), width: .metres(1), height: .metres(0.5), filled: 0.9),
        ])
        #expect(abs(volume.volume.cubicMetres - 23.6) < 1e-9)
        #expect(throws: VolumeError.filledFractionOutOfRange(1.1)) {
            try Gabions.volume(of: [
                Gabions(count: 1, length: .metres(1), width: .metres(1), height: .metres(1), filled: 1.1)
            ])
        }
    }

    @Test func twoMethodsThatDifferAreAFinding() {
        let average = MeasuredVolume(volume: .cubicMetres(180), method: .averageEndArea)
        let prismoidal = MeasuredVolume(volume: .cubicMetres(172), method: .prismoidal)
        // 8 of 172 is 4.65 %.
        #expect(average.disagreement(with: prismoidal) == nil)
        let far = MeasuredVolume(volume: .cubicMetres(171), method: .prismoidal)
        #expect((average.disagreement(with: far)?.share ?? 0) > 0.05)
        let sureAverage = MeasuredVolume(volume: .cubicMetres(180), method: .averageEndArea, sigma: .cubicMetres(3))
        let sureSurface = MeasuredVolume(volume: .cubicMetres(173), method: .surface, sigma: .cubicMetres(1))
        // 7 / √10 = 2.21σ at 4.0 %.
        #expect(abs((sureAverage.disagreement(with: sureSurface)?.sigmas ?? 0) - 2.2136) < 1e-4)
        #expect(sureSurface.disagreement(with: sureAverage)?.difference.cubicMetres == 7)
    }

    @Test func sectionsGiveFillAndCut() throws {
        // Ground flat at 100; design 2 m up over 0…4 and 2 m down over 4…8, both triangles: 4 m² each.
        let ground = try SectionProfile([.init(offset: -5, elevation: 100), .init(offset: 20, elevation: 100)])
        let design = try SectionProfile([
            .init(offset: 0, elevation: 100), .init(offset: 2, elevation: 102), .init(offset: 6, elevation: 98),
            .init(offset: 8, elevation: 100),
        ])
        let areas = try design.areas(above: ground)
        #expect(abs(areas.fill.squareMetres - 4) < 1e-12)
        #expect(abs(areas.cut.squareMetres - 4) < 1e-12)
        let square = try SectionProfile.shoelace([
            .init(offset: 0, elevation: 0), .init(offset: 0, elevation: 3), .init(offset: 2, elevation: 3),
            .init(offset: 2, elevation: 0),
        ])
        #expect(square.squareMetres == 6)
        #expect(throws: VolumeError.offsetsNotIncreasing(at: 1)) {
            try SectionProfile([.init(offset: 1, elevation: 0), .init(offset: 1, elevation: 2)])
        }
    }

    /// A ring of design there and ground back: shoelace and integration are two ways to one area.
    @Test(arguments: 1...20)
    func shoelaceAgreesWithIntegration(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let ground = (0...20).map { SectionProfile.Point(offset: Double($0), elevation: 1000) }
        var design = ground
        for index in 1..<20 { design[index].elevation += Double.random(in: 0...3, using: &generator) }
        let areas = try SectionProfile(design).areas(above: SectionProfile(ground))
        let ring = try SectionProfile.shoelace(design + ground.dropFirst().dropLast().reversed())
        #expect(abs(areas.fill.squareMetres - ring.squareMetres) < 1e-9)
        #expect(areas.cut == .zero)
    }

    @Test func smallDifferencesOfSurfacesAreChance() throws {
        // σ 0.03 and 0.04 → 0.05, limit 0.098 m. Cells of 4 m².
        let result = try SurfaceDifference(
            before: [10, 10, 10, 10, .nan], after: [10.5, 9.7, 10.09, 10, 11], cell: .squareMetres(4),
            sigmaBefore: .metres(0.03), sigmaAfter: .metres(0.04), systematic: .metres(0.02))
        #expect(abs(result.threshold.metres - 0.098) < 1e-12)
        #expect(abs(result.fill.cubicMetres - 2) < 1e-9)
        #expect(abs(result.cut.cubicMetres - 1.2) < 1e-9)
        #expect(abs(result.net.cubicMetres - 0.8) < 1e-9)
        // 4 · 0.05 · √2, and 4 · 2 · 0.02 apart from it.
        #expect(abs(result.sigma.cubicMetres - 0.282_842_712) < 1e-8)
        #expect(abs((result.bias?.cubicMetres ?? 0) - 0.16) < 1e-12)
        #expect((result.significant, result.insignificant, result.empty) == (2, 2, 1))
    }

    @Test func whatIsNoNumberNeverPassesAsAgreement() {
        let volume = MeasuredVolume(volume: .cubicMetres(180), method: .averageEndArea)
        let broken = MeasuredVolume(volume: .cubicMetres(.nan), method: .surface)
        #expect(volume.disagreement(with: broken) != nil)
        #expect(volume.disagreement(with: volume) == nil)
        #expect(throws: VolumeError.notPositive(field: "sigma", value: -0.1)) {
            try SurfaceDifference(
                before: [1], after: [2], cell: .squareMetres(1), sigmaBefore: .metres(-0.1), sigmaAfter: .metres(0.1))
        }
    }
}
