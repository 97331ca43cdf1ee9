public import GeoTypes

/// Volumes from areas of cross-sections. Lengths in metres, areas in square metres, volumes in cubic metres.
public enum EndAreaVolume {
    /// `V = L (A₁ + A₂) / 2`.
    public static func averageEndArea(_ first: Area, _ second: Area, length: Length) -> Volume {
        .cubicMetres(length.metres * (first.squareMetres + second.squareMetres) / 2)
    }

    /// `V = L (A₁ + 4 A_m + A₂) / 6`, where the middle area was **measured** at mid-length: a mean of the ends would
    /// only give back the average end area.
    public static func prismoidal(_ first: Area, middle: Area, _ second: Area, length: Length) -> Volume {
        .cubicMetres(length.metres * (first.squareMetres + 4 * middle.squareMetres + second.squareMetres) / 6)
    }

    /// `V = L A / 3`: the works run out to nothing, as a pyramid does.
    public static func zeroEnd(_ area: Area, length: Length) -> Volume {
        .cubicMetres(length.metres * area.squareMetres / 3)
    }

    /// `V = L (A₁ + A₂ + √(A₁ A₂)) / 3`, for similar sections; a check, not a method of the commission.
    public static func frustum(_ first: Area, _ second: Area, length: Length) -> Volume {
        let root = (first.squareMetres * second.squareMetres).squareRoot()
        return .cubicMetres(length.metres * (first.squareMetres + second.squareMetres + root) / 3)
    }

    /// The sum over sections in order of chainage by average end areas; a first or last section of no area ends as a
    /// pyramid when `pyramidEnds` is asked for. Mid-sections are sections like others.
    ///
    /// σ_V follows from the sections' sigmas: each area enters with half the length on both of its sides. `nil` where a
    /// section has none.
    public static func alongSections(_ sections: [CrossSection], pyramidEnds: Bool = false) -> MeasuredVolume {
        let ordered = sections.sorted { ($0.chainage, $0.area) < ($1.chainage, $1.area) }
        var weights = [Double](repeating: 0, count: ordered.count)
        for index in ordered.indices.dropLast() {
            let length = (ordered[index + 1].chainage - ordered[index].chainage).metres
            let isPyramid = pyramidEnds && (ordered[index].area == .zero) != (ordered[index + 1].area == .zero)
            weights[index] += length / (isPyramid ? 3 : 2)
            weights[index + 1] += length / (isPyramid ? 3 : 2)
        }
        return weighted(ordered, weights, method: .averageEndArea)
    }

    /// The sum over triples of end, measured mid-section and end: sections in order of chainage must alternate.
    public static func prismoidalAlongSections(_ sections: [CrossSection]) throws(VolumeError) -> MeasuredVolume {
        let ordered = sections.sorted { $0.chainage < $1.chainage }
        guard ordered.count >= 3, ordered.count % 2 == 1 else {
            throw .sectionsNotInTriples(count: ordered.count)
        }
        var weights = [Double](repeating: 0, count: ordered.count)
        for start in stride(from: 0, to: ordered.count - 2, by: 2) {
            let (first, middle, last) = (ordered[start], ordered[start + 1], ordered[start + 2])
            guard middle.isMidSection, !first.isMidSection, !last.isMidSection else {
                throw .noMidSection(between: first.chainage, and: last.chainage)
            }
            let length = (last.chainage - first.chainage).metres
            let offCentre = abs((middle.chainage - first.chainage).metres - length / 2)
            // A hundredth of the length off the middle changes the result by less than the areas are good for.
            guard offCentre <= length / 100 else {
                throw .midSectionOffCentre(at: middle.chainage, by: .metres(offCentre))
            }
            weights[start] += length / 6
            weights[start + 1] += length * 4 / 6
            weights[start + 2] += length / 6
        }
        return weighted(ordered, weights, method: .prismoidal)
    }

    private static func weighted(
        _ sections: [CrossSection], _ weights: [Double], method: VolumeMethod
    ) -> MeasuredVolume {
        var volume = 0.0
        var variance: Double? = sections.isEmpty ? nil : 0
        for (section, weight) in zip(sections, weights) {
            volume += weight * section.area.squareMetres
            if let sigma = section.sigma?.squareMetres, let sum = variance {
                variance = sum + weight * weight * sigma * sigma
            } else {
                variance = nil
            }
        }
        return MeasuredVolume(
            volume: .cubicMetres(volume), method: method, sigma: variance.map { .cubicMetres($0.squareRoot()) })
    }
}
