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

    /// Owners with positions in force at different places, now or on a day of the past.
    public static func conflicts(
        _ positions: [CheckedPosition], distance: (GeographicPoint, GeographicPoint) -> Length
    ) -> [CheckFinding] {
        let stood = Dictionary(
            grouping: positions.filter { $0.state == .inForce || $0.state == .historical }, by: \.owner)
        return stood.values.compactMap { all in
            let members = all.filter { $0.state == .inForce }
            guard members.count > 1 else { return together(all) }
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

    /// Two at different places with a day in common. A historical one that has no last day ended on its first.
    private static func together(_ positions: [CheckedPosition]) -> CheckFinding? {
        let dated = positions.filter { $0.state == .inForce || $0.validTo != nil }
        for (index, one) in dated.enumerated() {
            for other in dated[(index + 1)...] where one.point != other.point {
                let start = [one.validFrom, other.validFrom].compactMap { $0 }.max()
                let end = [one.validTo, other.validTo].compactMap { $0 }.min()
                if let start, let end, end < start { continue }
                return CheckFinding(
                    .positionConflict, .inForceTogether(one.number, other.number, from: start), one.kind,
                    one.owner.name, at: one.place)
            }
        }
        return nil
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
