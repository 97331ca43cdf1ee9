/// Inspections that wait for their acta.
public enum InspectionActaCheck {
    public static func findings(
        _ inspections: [PendingInspection], on day: CivilDate, limits: CheckLimits
    ) -> [CheckFinding] {
        inspections.filter { day - $0.lastDate > limits.actaDays }.map { inspection in
            CheckFinding(
                .inspectionActa, .noActa(days: day - inspection.lastDate), .inspection, inspection.id.rawValue,
                at: CheckFinding.Place(sector: inspection.sector, from: inspection.from, to: inspection.to))
        }
    }
}
