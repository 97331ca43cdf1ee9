public import GeoTypes

/// A volume with the steps that lead to it, and what other methods make of the same measurements.
public struct VolumeWorking: Hashable, Sendable {
    public enum Step: Hashable, Sendable {
        /// Between two cross-sections; with the mid-section between them where there is one.
        case prism(from: Chainage, to: Chainage, areas: [Area], method: VolumeMethod, volume: Volume)
        case gabions(Gabions, volume: Volume)
        case surface(SurfaceDifference)
    }

    /// What of the difference between two surfaces is the volume.
    public enum Part: String, Labelled {
        case fill, cut, net

        public var label: Bilingual {
            switch self {
            case .fill: Bilingual(en: "fill", es: "relleno")
            case .cut: Bilingual(en: "cut", es: "corte")
            case .net: Bilingual(en: "fill less cut", es: "relleno menos corte")
            }
        }
    }

    public var measured: MeasuredVolume
    public var steps: [Step]
    /// The same measurements by other methods.
    public var others: [MeasuredVolume]

    /// Where another method gives more than 5 % or 2σ more or less.
    public var disagreements: [MeasuredVolume.Disagreement] {
        others.compactMap { measured.disagreement(with: $0) }
    }

    /// From areas of cross-sections by average end areas, the prismoidal formula or with pyramids at the ends.
    ///
    /// Sections measured at mid-length serve the prismoidal formula alone; where none is marked and the number is odd, it
    /// takes every second one. Average end areas and the prismoidal formula check each other; without mid-sections the
    /// frustum is the check.
    public init(sections: [CrossSection], method: VolumeMethod) throws(VolumeError) {
        let ordered = sections.sorted { $0.chainage < $1.chainage }
        for (one, next) in zip(ordered, ordered.dropFirst()) where one.chainage == next.chainage {
            throw .twoSectionsAt(one.chainage)
        }
        let ends = ordered.filter { !$0.isMidSection }
        guard ends.count >= 2 else { throw .tooFewSections(count: ends.count) }
        switch method {
        case .prismoidal:
            let marked = VolumeWorking.marked(ordered)
            measured = try EndAreaVolume.prismoidalAlongSections(marked)
            steps = VolumeWorking.triples(marked)
            others = [EndAreaVolume.alongSections(marked.filter { !$0.isMidSection })]
        case .zeroEnd:
            let pairs = zip(ends, ends.dropFirst())
            guard pairs.contains(where: { ($0.area == .zero) != ($1.area == .zero) }) else { throw .noZeroEnd }
            measured = EndAreaVolume.alongSections(ends, pyramidEnds: true)
            measured.method = .zeroEnd
            steps = VolumeWorking.pairs(ends, pyramidEnds: true)
            others = [VolumeWorking.frustum(ends)]
        default:
            measured = EndAreaVolume.alongSections(ends)
            steps = VolumeWorking.pairs(ends, pyramidEnds: false)
            if ends.count < ordered.count {
                others = [try EndAreaVolume.prismoidalAlongSections(ordered)]
            } else {
                others = [VolumeWorking.frustum(ends)]
            }
        }
    }

    /// Nothing else measures what gabions hold.
    public init(gabions: [Gabions], sideSigma: Length? = nil) throws(VolumeError) {
        measured = try Gabions.volume(of: gabions, sideSigma: sideSigma)
        steps = []
        for item in gabions { steps.append(.gabions(item, volume: try Gabions.volume(of: [item]).volume)) }
        others = []
    }

    public init(surface: SurfaceDifference, part: Part) {
        measured = surface.measured
        switch part {
        case .fill: measured.volume = surface.fill
        case .cut: measured.volume = surface.cut
        case .net: break
        }
        steps = [.surface(surface)]
        others = []
    }

    private static func marked(_ sections: [CrossSection]) -> [CrossSection] {
        guard sections.count % 2 == 1, !sections.contains(where: \.isMidSection) else { return sections }
        return sections.enumerated().map { index, section in
            var section = section
            section.isMidSection = index % 2 == 1
            return section
        }
    }

    private static func triples(_ sections: [CrossSection]) -> [Step] {
        stride(from: 0, to: sections.count - 2, by: 2).map { index in
            let (first, middle, last) = (sections[index], sections[index + 1], sections[index + 2])
            return .prism(
                from: first.chainage, to: last.chainage, areas: [first.area, middle.area, last.area],
                method: .prismoidal,
                volume: EndAreaVolume.prismoidal(
                    first.area, middle: middle.area, last.area, length: last.chainage - first.chainage))
        }
    }

    private static func pairs(_ sections: [CrossSection], pyramidEnds: Bool) -> [Step] {
        zip(sections, sections.dropFirst()).map { first, last in
            let length = last.chainage - first.chainage
            let isPyramid = pyramidEnds && (first.area == .zero) != (last.area == .zero)
            let volume =
                isPyramid
                ? EndAreaVolume.zeroEnd(max(first.area, last.area), length: length)
                : EndAreaVolume.averageEndArea(first.area, last.area, length: length)
            return .prism(
                from: first.chainage, to: last.chainage, areas: [first.area, last.area],
                method: isPyramid ? .zeroEnd : .averageEndArea, volume: volume)
        }
    }

    private static func frustum(_ sections: [CrossSection]) -> MeasuredVolume {
        let volumes = zip(sections, sections.dropFirst()).map { first, last in
            EndAreaVolume.frustum(first.area, last.area, length: last.chainage - first.chainage)
        }
        return MeasuredVolume(volume: volumes.reduce(.zero, +), method: .frustum)
    }
}
