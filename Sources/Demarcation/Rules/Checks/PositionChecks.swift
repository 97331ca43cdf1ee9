public import GeoTypes

/// What is wrong with the positions of monuments and vertices.
public enum PositionChecks {
    /// Monuments none of whose positions is in force.
    public static func inForce(_ monuments: [CheckedMonument], positions: [CheckedPosition]) -> [CheckFinding] {
        var counts: [PositionOwner: (all: Int, inForce: Int)] = [:]
        for position in positions {
            counts[position.owner, default: (0, 0)].all += 1
            if position.state == .inForce { counts[position.owner, default: (0, 0)].inForce += 1 }
        }
        return monuments.compactMap { monument in
            let count = counts[.monument(monument.id)] ?? (0, 0)
            guard count.inForce == 0 else { return nil }
            return CheckFinding(
                .monumentPosition, .noPositionInForce(of: count.all), .monument, monument.id.rawValue,
                at: monument.place)
        }
    }

    /// Owners with positions in force at different places.
    public static func conflicts(
        _ positions: [CheckedPosition], distance: (GeographicPoint, GeographicPoint) -> Length
    ) -> [CheckFinding] {
        let inForce = Dictionary(grouping: positions.filter { $0.state == .inForce }, by: \.owner)
        return inForce.values.compactMap { members in
            let first = members[0]
            guard members.contains(where: { $0.point != first.point }) else { return nil }
            var widest = Length.zero
            for (index, one) in members.enumerated() {
                for other in members[(index + 1)...] { widest = max(widest, distance(one.point, other.point)) }
            }
            return CheckFinding(
                .positionConflict, .severalInForce(members.count, apart: widest), first.kind, first.owner.name,
                at: first.place)
        }
    }

    /// Positions in a frame that moves with the earth, without the epoch at which they hold.
    ///
    /// - `dynamicSystems`: the reference systems, as positions name them, that are dynamic.
    public static func epochs(_ positions: [CheckedPosition], dynamicSystems: Set<String>) -> [CheckFinding] {
        positions.filter { $0.isUsed && $0.epoch == nil && dynamicSystems.contains($0.system) }.map { position in
            CheckFinding(
                .positionEpoch, .noEpoch(system: position.system, position: position.number), position.kind,
                position.owner.name, at: position.place)
        }
    }

    /// Measured or agreed positions whose accuracy nobody stated. A treaty's coordinates have none.
    public static func sigmas(_ positions: [CheckedPosition]) -> [CheckFinding] {
        positions.filter { $0.isUsed && !$0.hasSigmas && $0.role != .treaty }.map { position in
            CheckFinding(
                .positionSigma, .noSigma(position.role, position: position.number), position.kind,
                position.owner.name, at: position.place)
        }
    }
}

extension CheckedPosition {
    fileprivate var isUsed: Bool { state != .rejected && state != .historical }
}
