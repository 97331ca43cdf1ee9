import Demarcation
import Foundation
import GeoTypes
import TestSupport
import Testing

struct CoverageTests {
    private func coverage(_ stretches: [(Double, Double)], length: Length? = nil) -> SectorCoverage {
        var columns = StretchColumns()
        let place = columns.place(of: "S")
        for (from, to) in stretches { columns.append(sector: place, fromMetres: from, toMetres: to) }
        let lengths = length.map { [Sector.ID(rawValue: "S"): $0] } ?? [:]
        return Coverage(of: columns, sectorLengths: lengths).sectors.first ?? SectorCoverage(sector: "S")
    }

    /// DOMAIN §10: two tracks of 1 km that overlap by 500 m.
    @Test func overlappingTracksCountOnce() {
        let result = coverage([(0, 1000), (500, 1500)])
        #expect(result.net == 1.5)
        #expect(result.gross == 2.0)
        #expect(result.stretches.count == 1)
        #expect(result.passes == 2.0 / 1.5)
    }

    @Test func stretchesHalfAMetreApartAreOne() {
        #expect(coverage([(0, 1000), (1000.5, 2000)]).stretches.count == 1)
        #expect(coverage([(0, 1000), (1000.501, 2000)]).stretches.count == 2)
        #expect(coverage([(0, 1000), (1000.501, 2000)]).net == 1.999499)
    }

    @Test func aBridgedGapCountsOnlyWhereMoreWasReportedThanCovered() {
        let bare = coverage([(0, 1000), (1000.4, 2000)])
        #expect(bare.bridged == 0.0004)
        #expect(bare.net == 1.9996)
        let overlapped = coverage([(0, 1000), (1000.4, 2000), (100, 200)])
        #expect(overlapped.net == 2.0)
    }

    @Test func nothingCountsBeyondTheSector() {
        let result = coverage([(-100, 300), (900, 1300), (1200, 1500)], length: .metres(1000))
        #expect(result.net == 0.4)
        #expect(result.gross == 0.4)
        #expect(result.beyond == 0.7)
        #expect(result.pending(ofLength: .metres(1000)) == [.metres(300)...Chainage.metres(900)])
    }

    @Test func chainagesThatAreNoNumbersAreNotAdded() {
        var columns = StretchColumns(sectors: ["S"])
        let added = [
            columns.append(sector: 0, fromMetres: .nan, toMetres: 5),
            columns.append(sector: 0, fromMetres: 0, toMetres: .infinity),
        ]
        #expect(added == [false, false])
        #expect(columns.count == 0)
    }

    struct Answer: Decodable {
        var name: String
        var seed: UInt64
        var rows: Int
        var sectors: Int
        var sector_mm: Int
        var longest_mm: Int
        var gross_mm: [Int]
        var net_mm: [Int]
        var runs: [Int]
    }

    /// Fixtures/net_km.json, computed by SQLite window functions.
    @Test func agreesWithSQLToTheMillimetre() throws {
        let answers = try JSONDecoder().decode([Answer].self, from: Data(contentsOf: Fixture.url("net_km.json")))
        #expect(answers.map(\.name) == ["sparse", "dense", "short"])
        for answer in answers {
            var generator = SeededGenerator(seed: answer.seed)
            let names = (0..<answer.sectors).map { Sector.ID(rawValue: "S\($0)") }
            var columns = StretchColumns(sectors: names)
            for _ in 0..<answer.rows {
                let sector = Int(generator.next() % UInt64(answer.sectors))
                let start = Int(generator.next() % UInt64(answer.sector_mm - answer.longest_mm))
                let length = 1 + Int(generator.next() % UInt64(answer.longest_mm))
                columns.append(
                    sector: sector, fromMetres: Double(start) / 1000, toMetres: Double(start + length) / 1000)
            }
            let coverage = Coverage(of: columns)
            #expect(coverage.sectors.map(\.net.millionths) == answer.net_mm)
            #expect(coverage.sectors.map(\.gross.millionths) == answer.gross_mm)
            #expect(coverage.sectors.map(\.stretches.count) == answer.runs)
        }
    }

    @Test(arguments: 1...40)
    func neverExceedsGrossNorSectorAndIgnoresOrder(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let length = Double.random(in: 10...2000, using: &generator)
        var stretches = (0..<Int.random(in: 1...200, using: &generator)).map { _ in
            let from = Double.random(in: -20...2100, using: &generator)
            return (from, from + Double.random(in: 0...30, using: &generator))
        }
        let result = coverage(stretches, length: .metres(length))
        #expect(result.net <= result.gross)
        #expect(result.net.value <= length / 1000 + 1e-6)
        stretches.shuffle(using: &generator)
        #expect(coverage(stretches, length: .metres(length)) == result)
        // Covering again what is covered adds work and no line.
        let twice = coverage(stretches + stretches, length: .metres(length))
        #expect(twice.gross.millionths == 2 * result.gross.millionths)
        #expect(twice.net >= result.net)
    }

    /// Metre by metre on a bitmap, with whole-metre ends more than 0.5 m apart: a second way to count.
    @Test(arguments: 1...20)
    func countsWhatABitmapCounts(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        var bitmap = [Bool](repeating: false, count: 3000)
        let stretches = (0..<60).map { _ in
            let from = Int.random(in: 0..<2900, using: &generator)
            let to = from + Int.random(in: 1...100, using: &generator)
            for metre in from..<to { bitmap[metre] = true }
            return (Double(from), Double(to))
        }
        #expect(coverage(stretches).net == .kilometres(fromMillimetres: bitmap.count { $0 } * 1000))
    }
}

/// Laws of the years: a seed that fails gives the same case again.
struct YearlyCoverageTests {
    /// Years apart from each other, corrections taken off: the same whatever the order of the rows.
    @Test(arguments: 1...30 as ClosedRange<UInt64>)
    func yearsDoNotDependOnTheOrderOfTheOrders(seed: UInt64) {
        var generator = SeededGenerator(seed: seed &+ 5000)
        var orders: [WorkOrder] = []
        for id in 0..<80 {
            let from = Double.random(in: 0...9000, using: &generator)
            let target = id > 60 ? orders[Int.random(in: 0..<60, using: &generator)] : nil
            orders.append(
                WorkOrder(
                    id: WorkOrder.ID(rawValue: "\(id)"), kind: .brechaConservation, state: .certified, sector: "A",
                    from: target?.from ?? .metres(from), to: target?.to ?? .metres(from + 500),
                    dates: .init(
                        certified: CivilDate(firstDayOf: 2025).adding(
                            days: Int.random(in: 0..<1095, using: &generator))), acta: "A", corrects: target?.id))
        }
        func years(_ orders: [WorkOrder]) -> YearlyCoverage {
            YearlyCoverage(
                WorkLedger(orders), kinds: WorkKind.brecha, windows: (2025...2027).map { ProgressWindow(year: $0) },
                sectorLengths: ["A": .metres(9200)])
        }

        let result = years(orders)

        #expect(years(orders.shuffled(using: &generator)) == result)
        for year in result.years {
            #expect(year.coverage.net <= year.coverage.gross)
            #expect(year.coverage.net <= 9.2)
            let window = ProgressWindow(year: year.year)
            let inputs = ProgressInputs(
                programme: Programme(
                    products: [Product(code: "b", parent: nil, level: .subproduct, name: nil, unit: .kilometre)]),
                ledger: WorkLedger(orders), sectorLengths: ["A": .metres(9200)])
            #expect(Progress(inputs, window: window)["b"]?.executed == year.coverage.net)
        }
    }
}
