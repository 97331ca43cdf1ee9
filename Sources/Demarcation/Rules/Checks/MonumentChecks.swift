import GeoTypes

/// What is wrong with single monuments.
public enum MonumentChecks {
    /// One number, with its suffix, is one monument of a sector. Each further one is a finding.
    public static func numbers(_ monuments: [CheckedMonument]) -> [CheckFinding] {
        struct Name: Hashable {
            var sector: Sector.ID
            var number: String
            var suffix: String
        }
        var first: [Name: Monument.ID] = [:]
        var findings: [CheckFinding] = []
        for monument in monuments {
            guard let sector = monument.sector, !monument.number.isEmpty else { continue }
            let name = Name(sector: sector, number: monument.number, suffix: monument.suffix ?? "")
            guard let other = first[name] else {
                first[name] = monument.id
                continue
            }
            findings.append(
                CheckFinding(
                    .monumentNumber, .numberTwice(name.number + name.suffix, other: other), .monument,
                    monument.id.rawValue, at: monument.place))
        }
        return findings
    }

    /// Monuments farther from their sector's line than those of their class may be, and those out of its reach.
    public static func offsets(_ monuments: [CheckedMonument], limits: CheckLimits) -> [CheckFinding] {
        monuments.compactMap { monument in
            guard monument.sector != nil, monument.point != nil else { return nil }
            let limit = limits.offset(of: monument.monumentClass)
            if let offset = monument.offset, offset.magnitude <= limit { return nil }
            return CheckFinding(
                .monumentOffset,
                .offLine(monument.offset?.magnitude, limit: limit, monument.monumentClass), .monument,
                monument.id.rawValue, at: monument.place)
        }
    }

    /// Monuments that no inspection reached within the cycle of their class, by the weights of the inspections.
    public static func visits(
        _ monuments: [CheckedMonument], cycleDays: [Monument.Class: Int], on day: CivilDate
    ) -> [CheckFinding] {
        monuments.compactMap { monument in
            guard let cycle = cycleDays[monument.monumentClass] else { return nil }
            let days = monument.lastVisit.map { day - $0 }
            if let days, days <= cycle { return nil }
            return CheckFinding(
                .monumentVisit, .notVisited(last: monument.lastVisit, days: days, cycle: cycle), .monument,
                monument.id.rawValue, at: monument.place)
        }
    }
}
