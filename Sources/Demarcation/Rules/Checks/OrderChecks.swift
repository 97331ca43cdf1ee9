public import GeoTypes

/// What is wrong with work orders. One pass: 200,000 orders take some milliseconds.
public enum OrderChecks {
    /// Certified or received orders without an acta. Corrections have the acta of what they correct, or their own.
    public static func actas(_ orders: WorkLedger) -> [CheckFinding] {
        findings(orders, .orderActa) { row in
            orders.isCertified(row) && !orders.hasActa(row) ? .certifiedWithoutActa(orders.state[row]) : nil
        }
    }

    /// Certified or received orders that nothing shows to be done.
    ///
    /// - `evident`: orders with a measured file or survey, or with a photograph in their log.
    public static func evidence(_ orders: WorkLedger, evident: Set<WorkOrder.ID>) -> [CheckFinding] {
        findings(orders, .orderEvidence) { row in
            guard orders.isCertified(row), orders.corrections[row] == nil,
                evident.isEmpty || !evident.contains(WorkOrder.ID(rawValue: orders.ids[row]))
            else { return nil }
            return .certifiedWithoutEvidence(orders.state[row])
        }
    }

    /// Orders whose stretch reaches beyond their sector. Cancelled ones are left alone.
    public static func outside(
        _ orders: WorkLedger, sectorLengths: [Sector.ID: Length], limits: CheckLimits
    ) -> [CheckFinding] {
        let lengths = orders.sectors.map { sectorLengths[$0] ?? .zero }
        let slack = millimetres(ofMetres: limits.stretch.metres) ?? 0
        return findings(orders, .orderOutside) { row in
            guard orders.sector[row] >= 0, orders.hasStretch(row), orders.state[row] != .cancelled else { return nil }
            let length = lengths[Int(orders.sector[row])]
            let limit = (millimetres(ofMetres: length.metres) ?? 0) + slack
            if orders.from[row] >= -slack, orders.to[row] <= limit { return nil }
            return .outside(orders.chainage(orders.from[row]), orders.chainage(orders.to[row]), sectorLength: length)
        }
    }

    /// An order that was measured in several pieces has a row for each, and one finding of a kind.
    private static func findings(
        _ orders: WorkLedger, _ rule: CheckRule, _ fault: (Int) -> CheckFinding.Fault?
    ) -> [CheckFinding] {
        var findings: [CheckFinding] = []
        for row in 0..<orders.count {
            guard let fault = fault(row) else { continue }
            let id = orders.ids[row]
            if findings.last?.record == id { continue }
            var place = CheckFinding.Place()
            if orders.sector[row] >= 0 { place.sector = orders.sectors[Int(orders.sector[row])] }
            if orders.hasStretch(row) {
                place.from = orders.chainage(orders.from[row])
                place.to = orders.chainage(orders.to[row])
            }
            findings.append(CheckFinding(rule, fault, .order, id, at: place))
        }
        return findings
    }
}

extension WorkLedger {
    fileprivate func isCertified(_ row: Int) -> Bool { state[row] >= .certified }

    fileprivate func chainage(_ millimetres: Int) -> Chainage { .metres(Double(millimetres) / 1000) }
}
