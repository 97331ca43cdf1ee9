import Demarcation
import Foundation
import GeoTypes
import Register
import TestSupport
import Testing

@Suite struct WorksRegisterTests {
    private let change = WorksRegister.change

    @Test func ordersComeBackAsTheyWent() throws {
        let works = try WorksRegister()
        try works.addMonuments("M-1", "M-2")
        var full = WorksRegister.order("OT-1", from: 12.345)
        full.kind = .bankStabilisation
        full.state = .received
        full.monuments = [Monument.ID(rawValue: "M-1"), Monument.ID(rawValue: "M-2")]
        full.plannedQuantity = Quantity(millionths: 240_000_001)
        full.executedQuantity = Quantity(millionths: -1)
        full.dates.verified = full.dates.finished
        full.dates.received = full.dates.certified
        full.acceptanceActa = "R-1"
        (full.work, full.method, full.material) = (.gabions, .gabions, .bank)
        full.notes = "línea; con «texto»"
        full.corrects = WorkOrder.ID(rawValue: "OT-2")
        let bare = WorkOrder(
            id: WorkOrder.ID(rawValue: "OT-2"), kind: .sign, sector: WorksRegister.short,
            dates: WorkOrder.Dates(recorded: CivilDate(firstDayOf: 2026)))

        // The correction stands before the order that it corrects.
        let ledger = try works.store([full, bare])

        #expect(ledger.accepted == 2)
        #expect(try works.register.orders() == [full, bare])
        #expect(try works.register.order(full.id) == full)
    }

    @Test func anOrderWithOtherValuesIsNamedAndNotOverwritten() throws {
        let works = try WorksRegister()
        _ = try works.store([WorksRegister.order("OT-1")])

        var again = WorksRegister.order("OT-1")
        again.dates.recorded = CivilDate(lastDayOf: 2026)
        let ledger = try works.store([again, WorksRegister.order("OT-2", from: 5000)])
        let differing = try works.store([WorksRegister.order("OT-1", from: 1)])

        #expect(ledger.unchangedIDs == ["OT-1"] && ledger.unchanged == 1 && ledger.accepted == 1)
        #expect(differing.differing == ["OT-1"] && differing.accepted == 0)
        #expect(try works.register.order(again.id).from == .metres(0))
    }

    @Test func aChangeThatIsRefusedLeavesTheOrderAsItWas() throws {
        let works = try WorksRegister()
        let order = WorksRegister.order("OT-1")
        _ = try works.store([order])
        let before = try works.register.status().changes

        #expect(throws: WorkOrderError.self) {
            try works.register.updateOrder(order.id, change: change) { order in
                order.acta = "other"
                try order.advance(to: .planned)
            }
        }
        #expect(throws: RegisterError.unknown(kind: .order, id: "OT-9")) {
            try works.register.updateOrder(WorkOrder.ID(rawValue: "OT-9"), change: change) { _ in }
        }

        #expect(try works.register.order(order.id) == order)
        #expect(try works.register.status().changes == before)
    }

    @Test func anOrderIsDrawnAgainOnlyWhereItMoved() throws {
        let works = try WorksRegister()
        let order = WorksRegister.order("OT-1")
        _ = try works.store([order])
        var drawn: [Chainage?] = []

        for to in [1000.0, 800] {
            _ = try works.register.updateOrder(
                order.id, change: change,
                drawing: { order in
                    drawn.append(order.to)
                    return nil
                }
            ) { $0.to = .metres(to) }
        }

        #expect(drawn == [.metres(800)])
    }

    @Test func aMonumentHasTheConditionOfItsNewestFindingInWhateverOrderFindingsCome() throws {
        let days: [(String, CivilDate, Monument.Condition)] = [
            ("I-3", CivilDate(lastDayOf: 2026), .leaning), ("I-1", CivilDate(firstDayOf: 2025), .destroyed),
            ("I-2", CivilDate(firstDayOf: 2026), .damaged),
        ]
        let works = try WorksRegister()
        try works.addMonuments("M-1")
        for (id, day, condition) in days {
            let inspection = Inspection(
                id: Inspection.ID(rawValue: id), sector: WorksRegister.long, firstDay: day, participation: .joint,
                acta: id == "I-2" ? nil : "A-\(id)",
                findings: [
                    Finding(
                        monument: Monument.ID(rawValue: "M-1"), condition: condition, note: "x",
                        photos: [Finding.Photo(path: "a.jpg", sha256: "00"), Finding.Photo(path: "b.jpg")])
                ])
            let ledger = try works.register.importInspections([inspection], change: change)
            #expect(ledger.accepted == 1)
            #expect(try works.register.inspection(inspection.id).findings.map(\.condition) == [condition])
        }

        #expect(try works.register.monuments().map(\.monument.condition) == [.leaning])
        #expect(try works.register.inspections().map(\.id.rawValue) == ["I-1", "I-2", "I-3"])
        #expect(try works.register.inspectionEvents().filter(\.hasActa).map(\.id.rawValue) == ["I-1", "I-3"])
    }

    @Test func aProgrammeKeepsItsInitialTargetsUnderLaterChanges() throws {
        let works = try WorksRegister()
        func targets(_ quantity: Int) -> [TargetRecord] {
            [
                TargetRecord(
                    product: Product(
                        code: Product.Code(rawValue: "L1"), parent: nil, level: .product, name: nil, unit: .kilometre),
                    year: 2026, quantity: .count(quantity), money: .quetzales(quantity * 10))
            ]
        }
        let may = try #require(CivilDate("2026-05-01"))

        _ = try works.register.importTargets(targets(448), inForceFrom: nil, change: change)
        let same = try works.register.importTargets(targets(448), inForceFrom: nil, change: change)
        let other = try works.register.importTargets(targets(400), inForceFrom: nil, change: change)
        _ = try works.register.importTargets(targets(400), inForceFrom: may, change: change)
        let again = try works.register.importTargets(targets(448), inForceFrom: nil, change: change)

        #expect(other.differing == ["L1 2026"] && other.accepted == 0)
        #expect(again.unchanged == 1)
        #expect(same.unchanged == 1 && same.accepted == 0)
        let target = try #require(try works.register.programme().products.first?.target(for: 2026))
        #expect(target.initial.quantity == .count(448))
        #expect(target.inForce(on: may.adding(days: -1)).quantity == .count(448))
        #expect(target.inForce(on: may).quantity == .count(400))
    }

    /// The ledger read in columns says what the orders say when they are read whole.
    @Test(arguments: [1, 2, 3] as [UInt64])
    func theLedgerGivesTheProgressOfTheOrders(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let works = try WorksRegister()
        let year = CivilDate(firstDayOf: 2026)
        let orders = (0..<60).map { index in
            var order = WorksRegister.order(
                "OT-\(index)", from: Double(Int.random(in: 0..<9_000_000, using: &random)) / 1000,
                day: year.adding(days: Int.random(in: -200..<400, using: &random)))
            order.state = WorkState.allCases.randomElement(using: &random) ?? .planned
            if Bool.random(using: &random) { order.kind = .bankStabilisation }
            order.executedQuantity = Quantity(millionths: Int.random(in: 1..<99_000_000, using: &random))
            return order
        }
        _ = try works.store(orders)
        let code = Product.Code(rawValue: "P")
        for unit in [PhysicalUnit.kilometre, .cubicMetre] {
            let programme = Programme(products: [
                Product(code: code, parent: nil, level: .subproduct, name: nil, unit: unit)
            ])
            let window = ProgressWindow(year: 2026, basis: .reported)
            let read = ProgressInputs(
                programme: programme, ledger: try works.register.workLedger(),
                sectorLengths: try works.register.sectorLengths())
            let whole = ProgressInputs(
                programme: programme, ledger: WorkLedger(orders),
                sectorLengths: [
                    WorksRegister.long: .metres(10_000), WorksRegister.short: .metres(2000),
                ])

            #expect(Progress(read, window: window) == Progress(whole, window: window))
        }
    }

    @Test func stretchesOfBrechaComeBackAlongTheLine() throws {
        let works = try WorksRegister()
        func stretch(_ id: String, _ sector: Sector.ID, _ from: Double) -> BrechaStretch {
            BrechaStretch(
                id: BrechaStretch.ID(rawValue: id), sector: sector, from: .metres(from), to: .metres(from + 0.1),
                widthLeft: .metres(3), acta: "A", isInProgramme: id != "B", clearedBy: "Sur")
        }
        let stretches = [
            stretch("C", WorksRegister.short, 0), stretch("B", WorksRegister.long, 500),
            stretch("A", WorksRegister.long, 20),
        ]

        _ = try works.register.importBrecha(stretches, change: change)

        #expect(try works.register.brechaStretches() == [stretches[2], stretches[1], stretches[0]])
        #expect(try works.register.brechaStretches(in: WorksRegister.short) == [stretches[0]])
    }

    @Test func anEventIsStoredOnce() throws {
        let works = try WorksRegister()
        let event = Event(
            id: Event.ID(rawValue: "E-1"), kind: .negotiation, firstDay: CivilDate(firstDayOf: 2026),
            lastDay: CivilDate(firstDayOf: 2026).adding(days: 2), neighbour: "MEX", acta: "A", title: "CILA")

        try works.register.add(event, change: change)

        #expect(throws: RegisterError.duplicate(kind: .event, id: "E-1")) {
            try works.register.add(event, change: change)
        }
        #expect(try works.register.events() == [event])
    }
}
