import Demarcation
import Foundation
import GeoTypes
import SurveyFormats

/// The segments of a line: every feature becomes one line or one rejection.
func readLines(_ bytes: [UInt8]) {
    guard let (lines, rejections) = try? GeoJSONLines.read(Data(bytes)) else { return }
    check(Set(lines.map(\.number)).isDisjoint(with: rejections.map(\.line)), "a feature both read and rejected")
    checkOrder(lines.map(\.number))
    checkOrder(rejections.map(\.line))
    for line in lines {
        check(line.points.count >= 2 && line.points.allSatisfy(\.isValid), "a line that is none")
    }
}

func readRecordsOfCSV(_ bytes: [UInt8]) {
    guard let (table, rejections) = try? RecordTable.csv(bytes) else { return }
    checkOrder(rejections.map(\.line))
    readRecords(table)
}

func readRecordsOfGeoJSON(_ bytes: [UInt8]) {
    for places in [true, false] {
        guard let (table, rejections) = try? RecordTable.geoJSON(Data(bytes), places: places) else { continue }
        checkOrder(rejections.map(\.line))
        readRecords(table)
    }
}

private func checkOrder(_ lines: [Int]) {
    check((lines.first ?? 1) >= 1, "a line number below 1")
    for (line, next) in zip(lines, lines.dropFirst()) { check(line < next, "line \(next) after line \(line)") }
}

/// Every kind of record from the same table, as if the columns were its own: each row comes out once.
private func readRecords(_ table: RecordTable) {
    checkOrder(table.records.map(\.line))
    let day = CivilDate(dayNumber: 20_000)
    checkRows(AccessRecords.read(table), table)
    checkRows(BrechaRecords.read(table), table)
    checkRows(DocumentRecords.read(table), table)
    checkRows(InspectionRecords.read(table), table)
    checkRows(InstallationRecords.read(table), table)
    checkRows(OrderRecords.read(table, recorded: day), table)
    checkRows(ProgrammeRecords.read(table), table)
    checkRows(ProgrammingRecords.read(table), table)
    checkRows(ReachRecords.read(table), table)
    checkRows(SpendingRecords.read(table), table)
    let monuments = MonumentRecords.read(table)
    check(monuments.drafts.count + monuments.rejections.count == table.records.count, "monuments lost or doubled")
    _ = try? VolumeRecords(table)
}

private func checkRows<Item>(_ reading: RecordReading<Item>, _ table: RecordTable) {
    check(
        reading.rows + reading.unfilled == table.records.count,
        "\(reading.rows) rows and \(reading.unfilled) unfilled ones of \(table.records.count): \(Item.self)")
    for item in reading.items { check(!item.rows.isEmpty, "an item without rows") }
}
