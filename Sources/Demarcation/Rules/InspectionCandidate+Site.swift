public import GeoTypes

extension InspectionCandidate {
    /// `nil` for a monument that has no place on a sector.
    public init?(_ site: InspectionSite, on sector: Sector?, visits: MonumentVisits?) {
        guard let sector, let chainage = site.chainage else { return nil }
        var risks = site.access.risks
        if sector.kind(at: chainage) == .river { risks.insert(.riverErosion) }
        if visits?.wasDamaged ?? false { risks.insert(.pastDamage) }
        self.init(
            monument: site.id, monumentClass: site.monumentClass, sector: sector.id, chainage: chainage,
            condition: visits?.isSeenLater ?? false ? visits?.condition : site.condition,
            lastVisit: visits?.last?.day, risks: risks, legalStatus: sector.legalStatus,
            accessPoint: site.access.point, accessHours: site.access.hours)
    }
}

extension Sector {
    /// What the line runs on there: a sector may be land and river in turn.
    public func kind(at chainage: Chainage) -> LineKind {
        segments.first { $0.from <= chainage && chainage <= $0.to }?.kind ?? kind
    }
}
