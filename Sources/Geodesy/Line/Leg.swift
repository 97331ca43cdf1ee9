import GeoTypes

/// One leg of a line in geocentric metres, with the vertical plane that it stands in.
struct Leg: Sendable {
    var start: SIMD3<Double>
    /// Unit vectors along the chord, and to the left of it (the normal of the vertical plane at the middle).
    var along: SIMD3<Double>
    var left: SIMD3<Double>
    /// Of the chord, metres.
    var chord: Double
    /// Chainage of its start and its length on the ellipsoid, metres.
    var chainage: Double
    var length: Double
    /// To which side the line turns behind this leg: positive left, 0 at the end of the line.
    var turn: Double
    var alignment: Int32
    var part: Int32

    var end: SIMD3<Double> { start + along * chord }

    static func legs(of alignment: Alignment, index: Int32, in space: LocalSpace) -> [Leg] {
        let positions = alignment.nodes.map { space.position($0) }
        var legs: [Leg] = []
        legs.reserveCapacity(max(0, positions.count - 1))
        for node in positions.indices.dropLast() {
            let chord = positions[node + 1] - positions[node]
            let along = chord.unit
            let up = space.up(alignment.nodes[node]) + space.up(alignment.nodes[node + 1])
            legs.append(
                Leg(
                    start: positions[node], along: along, left: up.cross(along).unit, chord: chord.length,
                    chainage: alignment.chainages[node],
                    length: alignment.chainages[node + 1] - alignment.chainages[node], turn: 0, alignment: index,
                    part: alignment.parts[node]))
        }
        for leg in legs.indices.dropLast() { legs[leg].turn = legs[leg].left.dot(legs[leg + 1].along) }
        return legs
    }
}

/// The nearest place of one leg to a point.
struct Foot {
    enum End {
        case none, start, end
    }

    var leg: Int32
    /// In space, metres.
    var distance: Double
    var chainage: Double
    /// Left positive, metres.
    var offset: Double
    /// At which end of the leg it is, if it is not inside.
    var end: End

    init(of point: SIMD3<Double>, on leg: Leg, leg index: Int32) {
        self.leg = index
        let arm = point - leg.start
        let along = arm.dot(leg.along)
        let aside = arm.dot(leg.left)
        if along <= 0 {
            distance = arm.length
            chainage = leg.chainage
            offset = aside < 0 ? -distance : distance
            end = .start
        } else if along >= leg.chord {
            distance = (point - leg.end).length
            chainage = leg.chainage + leg.length
            // Outside a bend the point lies on the side that the line turns away from.
            let isLeft = abs(leg.turn) > 1e-9 ? leg.turn < 0 : aside >= 0
            offset = isLeft ? distance : -distance
            end = .end
        } else {
            distance = max(0, arm.dot(arm) - along * along).squareRoot()
            chainage = leg.chainage + along / leg.chord * leg.length
            offset = aside
            end = .none
        }
    }

    /// Whether two feet are one place for whoever reads a chainage: the same place on the ground, or so close along one
    /// line, for the distance at which the point stands, that a mere bend lies between them.
    func isSamePlace(as other: Foot, _ legs: [Leg]) -> Bool {
        if legs[Int(leg)].alignment == legs[Int(other.leg)].alignment {
            return abs(chainage - other.chainage) <= 2 * (abs(offset) + abs(other.offset)) + 0.001
        }
        return (place(legs) - other.place(legs)).length < 0.001
    }

    private func place(_ legs: [Leg]) -> SIMD3<Double> {
        let leg = legs[Int(leg)]
        switch end {
        case .start: return leg.start
        case .end: return leg.end
        case .none: return leg.start + leg.along * ((chainage - leg.chainage) / leg.length * leg.chord)
        }
    }
}
