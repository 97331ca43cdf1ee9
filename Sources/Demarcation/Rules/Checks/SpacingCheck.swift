import GeoTypes

/// Since 1994 one must see a monument ahead and behind from any point of the land line with Mexico.
///
/// Spacing alone tells when that can't be so: beside a monument the next one is as far as the spacing, so with more than
/// the distance at which a monument is seen the rule is broken near both of its ends. It can't tell that the rule is
/// kept: hills, forest and the bends of the line hide monuments that are near. That is for the field, or for a terrain
/// model.
public enum SpacingCheck {
    /// The neighbour whose land line the rule of 1994 is for.
    public static let neighbour = "MEX"

    /// Distances along the line, from the beginning of each land sector over its standing monuments to its end.
    public static func findings(
        _ monuments: [CheckedMonument], on sectors: [Sector], limits: CheckLimits
    ) -> [CheckFinding] {
        let standing = Dictionary(grouping: monuments.filter(isSeen), by: \.sector)
        return sectors.filter { $0.kind == .land && $0.neighbour == neighbour }.flatMap { sector in
            findings(
                (standing[sector.id] ?? []).compactMap { monument in monument.chainage.map { ($0, monument) } }
                    .sorted { ($0.0, $0.1.id) < ($1.0, $1.1.id) }, on: sector, limits)
        }
    }

    private static func findings(
        _ monuments: [(chainage: Chainage, monument: CheckedMonument)], on sector: Sector, _ limits: CheckLimits
    ) -> [CheckFinding] {
        var stops: [(chainage: Chainage, monument: CheckedMonument?)] = [(.origin, nil)]
        stops += monuments.map { ($0.chainage, $0.monument) }
        stops.append((Chainage(fromOrigin: sector.length), nil))
        return zip(stops, stops.dropFirst()).compactMap { first, second in
            let distance = second.chainage - first.chainage
            guard distance > limits.spacing else { return nil }
            let named = first.monument ?? second.monument
            return CheckFinding(
                .monumentSpacing,
                .apart(distance, limit: limits.spacing, first.monument?.id, second.monument?.id),
                named == nil ? .segment : .monument,
                named?.id.rawValue ?? sector.segments.first?.id.rawValue ?? sector.id.rawValue,
                at: CheckFinding.Place(
                    sector: sector.id, from: first.chainage, to: second.chainage,
                    point: first.monument?.point
                        ?? (first.chainage == .origin ? sector.segments.first?.vertices.first : nil)))
        }
    }

    /// Marks the line itself, and stands there as far as is known.
    private static func isSeen(_ monument: CheckedMonument) -> Bool {
        switch monument.monumentClass {
        case .reference, .sign: return false
        case .principal, .intermediate, .auxiliary: break
        }
        switch monument.condition {
        case .destroyed, .buried, .washedAway, .missing, .notLocated: return false
        case .good, .fair, .damaged, .leaning, nil: return true
        }
    }
}
