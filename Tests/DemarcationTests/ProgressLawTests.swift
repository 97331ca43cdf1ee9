import Demarcation
import GeoTypes
import TestSupport
import Testing

/// Progress against a count metre by metre, which knows nothing of intervals.
struct ProgressLawTests {
    private struct Work {
        var id: Int
        var from: Int
        var to: Int
        var day: Int
        var corrects: Int?
    }

    /// Metres that some order holds at the end of a day, its corrections of that time taken off.
    private func bitmapMetres(_ works: [Work], at day: Int) -> Int {
        var count = [Int](repeating: 0, count: 5200)
        for work in works where work.corrects == nil && work.day <= day {
            var own = [Bool](repeating: false, count: 5200)
            for metre in work.from..<work.to { own[metre] = true }
            for correction in works where correction.corrects == work.id && correction.day <= day {
                for metre in correction.from..<correction.to { own[metre] = false }
            }
            for metre in work.from..<work.to where own[metre] { count[metre] += 1 }
        }
        return count.count { $0 > 0 }
    }

    @Test(arguments: 100...130)
    func executedAndPeriodsAreThoseOfABitmap(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let start = CivilDate(firstDayOf: 2026)
        var works = (0..<60).map { id in
            let from = Int.random(in: 0..<5000, using: &generator)
            return Work(
                id: id, from: from, to: from + Int.random(in: 1...150, using: &generator),
                day: Int.random(in: 0..<365, using: &generator))
        }
        for id in 60..<80 {
            let target = works[Int.random(in: 0..<60, using: &generator)]
            let from = Int.random(in: target.from...target.to, using: &generator)
            works.append(
                Work(
                    id: id, from: from, to: from + Int.random(in: 0...60, using: &generator),
                    day: Int.random(in: 0..<365, using: &generator), corrects: target.id))
        }
        let orders = works.map { work in
            WorkOrder(
                id: WorkOrder.ID(rawValue: "\(work.id)"), kind: .brechaConservation, state: .certified, sector: "S",
                from: .metres(Double(work.from)), to: .metres(Double(work.to)),
                dates: .init(certified: start.adding(days: work.day)), acta: "A",
                corrects: work.corrects.map { WorkOrder.ID(rawValue: "\($0)") })
        }
        let last = Int.random(in: 0..<365, using: &generator)
        let inputs = ProgressInputs(programme: try Fixture.nationalPlan(), ledger: WorkLedger(orders))
        let window = ProgressWindow(year: 2026, to: start.adding(days: last))
        let row = try #require(Progress(inputs, window: window)["L1.1"])
        func kilometres(_ day: Int) -> Quantity {
            .kilometres(fromMillimetres: bitmapMetres(works, at: min(day, last)) * 1000)
        }
        // Days of the year before 1 May and 1 September: 120 and 243.
        let ends = [kilometres(119), kilometres(242), kilometres(364)]
        #expect(row.executed == ends[2])
        #expect(row.byPeriod == [ends[0], ends[1] - ends[0], ends[2] - ends[1]])
        let months = try #require(MonthlyProgress("L1.1", inputs: inputs, window: window)).months
        #expect(months.compactMap(\.executed).last == row.executed)
        #expect(months[0].executed == kilometres(30))
        #expect(months.compactMap(\.programmed).last == 448.0)
    }

    @Test func historyKeepsTheLastVisitAndTheLastCondition() {
        func inspection(_ id: String, _ day: CivilDate, _ condition: Monument.Condition?) -> Inspection {
            Inspection(
                id: Inspection.ID(rawValue: id), sector: "S", firstDay: day, participation: .national, acta: "A",
                findings: [Finding(monument: "M1", condition: condition, note: id), Finding(monument: nil)])
        }
        let visits = [
            inspection("2", "2026-03-01", nil), inspection("1", "2025-03-01", .leaning),
            inspection("0", "2024-03-01", .good),
        ]
        for order in [visits, visits.reversed()] {
            let known = InspectionHistory(order)["M1"]
            #expect(known?.last?.day == "2026-03-01" && known?.last?.finding.note == "2")
            #expect(known?.condition == .leaning && known?.wasDamaged == true && known?.isSeenLater == false)
            let before = InspectionHistory(order, by: "2025-02-28")["M1"]
            #expect(before?.last?.finding.note == "0" && before?.condition == .good)
            #expect(before?.wasDamaged == false && before?.isSeenLater == true)
        }
        #expect(InspectionHistory(visits).visits.count == 1)
        #expect(visits[0].event.hasActa && visits[0].event.kind == .inspection)
    }
}
