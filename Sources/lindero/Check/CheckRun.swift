import Demarcation
import GeoTypes
import Geodesy
import Register
import Surveying

/// Asks the rules that are wanted, and reads no more of the register than they need.
struct CheckRun {
    let register: Register
    let rules: Set<CheckRule>
    let limits: CheckLimits
    /// Days between visits, by the weights of the inspections.
    let cycleDays: [Monument.Class: Int]
    let day: CivilDate
    let sector: Sector.ID?

    func findings() throws -> [CheckFinding] {
        let sectors = try register.sectors(isTolerant: true).map { $0.inForce(on: day) }
            .filter { !$0.segments.isEmpty }
        // A line with a gap can't be located on; the rules of the line say so.
        let network = try? LegalNetwork(sectors, frame: register.frame)
        var findings = try line(sectors) + works()
        try Interruption.check()
        findings += try monuments(sectors, network)
        if let sector { findings.removeAll { $0.place.sector != sector } }
        let byRule = Dictionary(grouping: findings, by: \.rule)
        let sorted = CheckRule.allCases.flatMap { (byRule[$0] ?? []).sorted(by: CheckFinding.standsBefore) }
        return network?.located(sorted) ?? sorted
    }

    private func wants(_ any: CheckRule...) -> Bool { any.contains(where: rules.contains) }

    private func ask(_ rule: CheckRule, _ body: () throws -> [CheckFinding]) rethrows -> [CheckFinding] {
        rules.contains(rule) ? try body() : []
    }

    private func line(_ sectors: [Sector]) throws -> [CheckFinding] {
        let frame = register.frame
        let checks = try Geodesic.attempt { try LineChecks(frame: frame, limits: limits) }
        var findings: [CheckFinding] = []
        if wants(.lineGap, .lineOverlap) {
            findings += checks.joints(of: sectors).filter { rules.contains($0.rule) }
        }
        findings += try ask(.chainageOrder) {
            ChainageChecks.order(sectors, vertices: try register.checkedVertices(), limits: limits)
        }
        findings += ask(.duplicateVertex) { checks.repeatedVertices(of: sectors) }
        findings += ask(.selfCrossing) { checks.crossings(of: sectors) }
        findings += try ask(.invalidGeometry) { GeometryCheck.findings(try register.doubtfulGeometries()) }
        findings += ask(.segmentInstrument) { ChainageChecks.instruments(sectors) }
        return findings
    }

    private func monuments(_ sectors: [Sector], _ network: LegalNetwork?) throws -> [CheckFinding] {
        var findings: [CheckFinding] = []
        var positions: [CheckedPosition] = []
        if wants(.monumentPosition, .positionConflict, .positionEpoch, .positionSigma) {
            positions = try register.checkedPositions()
        }
        let frame = register.frame
        if wants(.monumentNumber, .monumentOffset, .monumentSpacing, .monumentPosition, .monumentVisit) {
            var monuments = try register.checkedMonuments()
            if let network, wants(.monumentOffset, .monumentSpacing) {
                monuments = MonumentPlacement(network, frame: frame).placed(monuments)
            }
            findings += ask(.monumentNumber) { MonumentChecks.numbers(monuments) }
            findings += ask(.monumentOffset) { MonumentChecks.offsets(monuments, limits: limits) }
            findings += ask(.monumentSpacing) { SpacingCheck.findings(monuments, on: sectors, limits: limits) }
            findings += ask(.monumentPosition) { PositionChecks.inForce(monuments, positions: positions) }
            findings += ask(.monumentVisit) { MonumentChecks.visits(monuments, cycleDays: cycleDays, on: day) }
        }
        findings += ask(.positionConflict) {
            PositionChecks.conflicts(positions) { one, other in
                .metres((try? MonumentPlacement.distance(from: one, to: other, in: frame)) ?? .nan)
            }
        }
        findings += ask(.positionEpoch) {
            PositionChecks.epochs(positions, dynamicSystems: DynamicSystems.among(Set(positions.map(\.system))))
        }
        findings += ask(.positionSigma) { PositionChecks.sigmas(positions) }
        return findings
    }

    private func works() throws -> [CheckFinding] {
        var findings: [CheckFinding] = []
        let lengths = try register.sectorLengths()
        if wants(.brechaOutside, .brechaOverlap, .programmeLength) {
            let brecha = try register.checkedBrecha()
            findings += ask(.brechaOutside) {
                BrechaChecks.outside(brecha, sectorLengths: lengths, limits: limits)
            }
            findings += ask(.brechaOverlap) { BrechaChecks.overlaps(brecha, limits: limits) }
            findings += try ask(.programmeLength) {
                ProgrammeLengthCheck.findings(brecha, programme: try register.programme(), on: day, limits: limits)
            }
        }
        findings += try ask(.inspectionActa) {
            InspectionActaCheck.findings(try register.inspectionsWithoutActa(), on: day, limits: limits)
        }
        if wants(.orderActa, .orderEvidence, .orderOutside) {
            let orders = try register.workLedger()
            findings += ask(.orderActa) { OrderChecks.actas(orders) }
            findings += try ask(.orderEvidence) {
                OrderChecks.evidence(orders, evident: try register.ordersWithEvidence())
            }
            findings += ask(.orderOutside) {
                OrderChecks.outside(orders, sectorLengths: lengths, limits: limits)
            }
        }
        return findings
    }
}
