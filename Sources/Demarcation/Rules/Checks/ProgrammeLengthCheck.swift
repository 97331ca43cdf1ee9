import GeoTypes

/// Whether the stretches that are in the programme add up to its target. Which stretches they are is not known from
/// anywhere else, so the two are held against each other and neither is believed.
public enum ProgrammeLengthCheck {
    /// The union of the stretches in the programme, each metre once, against the target of the day's year that is in
    /// force on the day. Nothing where no target counts the brecha.
    public static func findings(
        _ brecha: CheckedBrecha, programme: Programme, on day: CivilDate, limits: CheckLimits
    ) -> [CheckFinding] {
        guard let (product, target) = programme.brechaTarget(of: day.year, on: day) else { return [] }
        var stretches = StretchColumns(sectors: brecha.sectors)
        for row in 0..<brecha.count where brecha.isInProgramme[row] {
            stretches.append(
                sector: Int(brecha.sector[row]), fromMetres: brecha.from[row], toMetres: brecha.to[row])
        }
        let sum = Coverage(of: stretches, mergeGap: .zero).net
        let allowed = target.value * limits.programme / 100
        guard abs((sum - target).value) > allowed else { return [] }
        return [
            CheckFinding(
                .programmeLength, .programmeLength(sum, target: target, year: day.year), .product, product.rawValue)
        ]
    }
}

extension Programme {
    /// The first product that counts lengths of brecha, with its target of a year as it is in force on a day.
    public func brechaTarget(
        of year: Int, on day: CivilDate, rules: ProgressRules = ProgressRules()
    ) -> (product: Product.Code, target: Quantity)? {
        let counting = products.first { product in
            if case .coverage? = rules.measure(for: product, in: self) { true } else { false }
        }
        guard let counting, let target = counting.target(for: year) else { return nil }
        return (counting.code, target.inForce(on: day).quantity)
    }
}
