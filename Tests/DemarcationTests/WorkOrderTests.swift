import Demarcation
import GeoTypes
import Testing

struct WorkOrderTests {
    @Test func goesThroughEveryStateWhenNothingIsMissing() throws {
        var order = WorkOrder(
            id: "OT-1", kind: .brechaOpening, sector: "S", from: .metres(0), to: .metres(1000), assignedTo: "B1",
            dates: .init(
                started: "2026-02-01", finished: "2026-02-20", verified: "2026-03-01", certified: "2026-03-15",
                received: "2026-04-01"), acta: "A-1", acceptanceActa: "R-1")
        for state in [WorkState.assigned, .inProgress, .measured, .verified, .certified, .received] {
            #expect(order.state.next == state)
            #expect(order.obstaclesToNext.isEmpty)
            try order.advance(to: state)
        }
        #expect(order.state.next == nil)
        #expect(order.quantity == 1.0)
    }

    @Test func tellsWhatTheNextStateNeeds() {
        let order = WorkOrder(id: "OT-2", kind: .bankStabilisation)
        #expect(
            order.obstaclesToNext == [
                .missing(.sector), .missing(.assignedTo), .missing(.work), .missing(.plannedQuantity),
            ])
        var built = WorkOrder(
            id: "OT-3", kind: .bankStabilisation, state: .inProgress, sector: "S", plannedQuantity: 120.0,
            assignedTo: "B1", dates: .init(started: "2026-02-01"), work: .gabions)
        #expect(
            built.obstaclesToNext == [
                .missing(.finished), .missing(.quantity), .missing(.method), .missing(.material),
            ])
        #expect(
            throws: WorkOrderError.blocked(order: "OT-3", to: .measured, obstacles: built.obstaclesToNext)
        ) { try built.advance(to: .measured) }
        #expect(built.state == .inProgress)
    }

    @Test func skipsNoStateAndTakesNoneBack() {
        var order = WorkOrder(id: "OT-4", kind: .sign, state: .verified)
        #expect(
            throws: WorkOrderError.notReachable(order: "OT-4", from: .verified, to: .received, next: .certified)
        ) { try order.advance(to: .received) }
        #expect(
            throws: WorkOrderError.notReachable(order: "OT-4", from: .verified, to: .measured, next: .certified)
        ) { try order.advance(to: .measured) }
    }

    @Test func whatIsCertifiedIsNotCancelled() throws {
        for state in WorkState.allCases {
            var order = WorkOrder(id: "OT-5", kind: .sign, state: state)
            switch state {
            case .certified, .received, .cancelled:
                #expect(throws: WorkOrderError.self) { try order.advance(to: .cancelled) }
            default:
                try order.advance(to: .cancelled)
                #expect(order.state == .cancelled)
            }
        }
    }

    @Test func datesComeInOrderAndStretchesHaveLength() {
        let order = WorkOrder(
            id: "OT-6", kind: .brechaConservation, state: .inProgress, sector: "S", from: .metres(500),
            to: .metres(500), assignedTo: "B2", dates: .init(started: "2026-02-10", finished: "2026-02-01"))
        #expect(
            order.obstaclesToNext == [.emptyStretch, .dateOrder(earlier: .started, later: .finished)])
        let negative = WorkOrder(
            id: "OT-7", kind: .bankStabilisation, state: .inProgress, sector: "S", plannedQuantity: 1.0,
            executedQuantity: -5.0, assignedTo: "B2", dates: .init(started: "2026-02-10", finished: "2026-02-11"),
            work: .riprap, method: .surface, material: .bank)
        #expect(negative.obstaclesToNext == [.negativeWithoutCorrection])
    }

    @Test func kindsHaveTheUnitsOfTheProgramme() {
        #expect(WorkKind.allCases.filter { $0.unit == .kilometre } == [.brechaOpening, .brechaConservation])
        #expect(WorkKind.allCases.filter { $0.unit == .cubicMetre } == [.bankStabilisation])
        #expect(WorkKind(rawValue: "monument-reconstruction") == .monumentReconstruction)
    }

    @Test func estimationsCarryOn() {
        let first = Estimation(after: [], order: "OT-8", date: "2026-03-01", period: 100.5)
        let second = Estimation(after: [first], order: "OT-8", date: "2026-04-01", period: 50.25)
        let correction = Estimation(after: [second, first], order: "OT-8", date: "2026-05-01", period: -10.0)
        #expect(correction.number == 3 && correction.previous == 150.75 && correction.cumulative == 140.75)
        #expect(Estimation.defects(in: [correction, first, second]).isEmpty)
        var wrong = second
        wrong.previous = 99.0
        #expect(
            Estimation.defects(in: [first, wrong]) == [
                .previousDiffers(number: 2, stated: 99.0, carried: 100.5),
                .sumDiffers(number: 2, stated: 150.75, sum: 149.25),
            ])
    }
}
