import ArgumentParser
import Demarcation
import Foundation
import Register
import Reports
import SurveyFormats

/// What the imports of small tables have in common.
struct ImportOptions: ParsableArguments {
    @Argument(help: help("The CSV file; - is standard input.", "El archivo CSV; - es la entrada estándar."))
    var file: String
    @Option(help: help("Write rejected rows to this file.", "Escribe las filas rechazadas en este archivo."))
    var rejects: String?
    @Flag(help: help("Store nothing if one row is rejected.", "No guarda nada si se rechaza una fila."))
    var strict = false
    @Flag(name: [.customShort("n"), .long], help: help("Say what would be stored.", "Dice lo que se guardaría."))
    var dryRun = false
    @Flag(help: help("Replace the file of rejected rows.", "Reemplaza el archivo de filas rechazadas."))
    var overwrite = false

    /// What a record says it comes from where it names no document: the file, wherever it lay.
    var sourceName: String { ImportOptions.sourceName(of: file) }

    static func sourceName(of file: String) -> String { URL(fileURLWithPath: file).lastPathComponent }
}

/// One import of a table of records: what was read, what is refused, what the register made of the rest.
struct RecordImport<Item: Identifiable & Equatable & Sendable> where Item.ID: RawRepresentable<String> {
    let options: ImportOptions
    /// In the plural.
    let things: Bilingual
    private let header: String
    private(set) var reading: RecordReading<Item>
    private var ledger = Register.ImportLedger()
    private var isStored = false

    init(
        _ options: ImportOptions, things: Bilingual, noun: String? = nil, requiring columns: [String],
        places: Bool = true, parts: String? = nil,
        _ read: (RecordTable) -> RecordReading<Item>
    ) throws {
        self.options = options
        self.things = things
        if let path = options.rejects {
            try RejectsFile.settle(path, sources: [options.file], overwrite: options.overwrite)
        }
        (header, reading) = try WorkLine.show(options.file, localised("reading", "se lee")) {
            let (table, rejections) = try RecordTable.read(
                options.file, requiring: columns, noun: noun, places: places, parts: parts)
            var reading = read(table)
            reading.rejections += rejections
            return (table.header, reading)
        }
    }

    /// What is not refused, so far. Each may be changed; their number stays.
    var items: [Item] {
        get { reading.items.map(\.item) }
        set {
            precondition(newValue.count == reading.items.count, "as many items as there are records")
            for index in newValue.indices { reading.items[index].item = newValue[index] }
        }
    }

    /// Adds to each item what the file doesn't say.
    mutating func complete(_ change: (inout Item) throws -> Void) rethrows {
        for index in reading.items.indices { try change(&reading.items[index].item) }
    }

    /// Refuses the items that `check` refuses.
    mutating func keep(where check: (Item) throws(Rejection.Reason) -> Void) {
        var kept: [ReadRecord<Item>] = []
        for record in reading.items {
            do throws(Rejection.Reason) {
                try check(record.item)
                kept.append(record)
            } catch {
                reading.rejections += record.rejections(for: error)
            }
        }
        reading.items = kept
    }

    /// Stores what is left, unless the run is a rehearsal or too strict for what was read. `rehearse` says what the
    /// register would do with it, `reason` words why it refuses an item.
    mutating func store(
        rehearse: ([Item]) throws -> Register.ImportLedger,
        refusing reason: (Item) -> Rejection.Reason = { .differsFromRegister(id: $0.id.rawValue) },
        _ write: ([Item]) throws -> Register.ImportLedger
    ) throws {
        if options.dryRun || options.strict {
            ledger = try WorkLine.show(options.file, localised("comparing", "se compara")) { try rehearse(items) }
        }
        let isRefused = options.strict && !(reading.rejections.isEmpty && ledger.differing.isEmpty)
        if !options.dryRun && !isRefused && !items.isEmpty {
            ledger = try WorkLine.show(options.file, localised("storing", "se guarda")) { try write(items) }
            isStored = true
        }
        let differing = Set(ledger.differing)
        for record in reading.items where differing.contains(record.item.id.rawValue) {
            reading.rejections += record.rejections(for: reason(record.item))
        }
        reading.items.removeAll { differing.contains($0.item.id.rawValue) }
        reading.rejections.sort { $0.line < $1.line }
    }

    /// Says what became of each row, and ends with exit 3 where rows were rejected.
    func report(_ output: OutputOptions, next: Bilingual) throws {
        let rejections = reading.rejections
        if let path = options.rejects, !rejections.isEmpty {
            var file = try ResultOutput(path: path, overwrite: options.overwrite)
            for line in [header] + rejections.map(\.text) { try file.put(line + "\n") }
            try file.finish()
        }
        let report = RejectionReport(file: options.file, rejections: rejections)
        let rows = reading.items.reduce(0) { $0 + $1.rows.count }
        let unchanged = unchangedRows
        try output.emit { json in
            json.object { json in
                json.member("file", options.file)
                json.member("read", reading.rows)
                json.member("accepted", rows - unchanged)
                json.member("rejected", rejections.count)
                json.member("duplicate", reading.duplicates)
                json.member("unchanged", unchanged)
                if reading.unfilled > 0 { json.member("not_filled_in", reading.unfilled) }
                json.member("records", ledger.accepted)
                json.member("stored", isStored)
                json.member("dry_run", options.dryRun)
                report.write(to: &json)
            }
        } text: {
            localised(
                "\(options.file): \(reading.rows) \(reading.rows == 1 ? "row" : "rows") read, \(rows - unchanged) accepted, "
                    + "\(rejections.count) rejected, \(reading.duplicates) duplicate, \(unchanged) unchanged; "
                    + "\(things[.english]): \(ledger.accepted)",
                "\(options.file): \(reading.rows) \(reading.rows == 1 ? "fila leída" : "filas leídas"), \(rows - unchanged) aceptadas, "
                    + "\(rejections.count) rechazadas, \(reading.duplicates) duplicadas, \(unchanged) sin cambio; "
                    + "\(things[.spanish]): \(ledger.accepted)")
                + (reading.unfilled > 0
                    ? localised(
                        "; not filled in: \(reading.unfilled)", "; sin llenar: \(reading.unfilled)") : "")
                + (isStored ? "" : localised(" (nothing stored)", " (no se guardó nada)"))
        }
        if !output.json { report.say() }
        if isStored { output.announce("next: \(next[.english])", "siguiente: \(next[.spanish])") }
        if !rejections.isEmpty { throw ExitCode.findings }
    }

    /// The register counts records, this counts their rows.
    private var unchangedRows: Int {
        guard ledger.unchanged > 0 else { return 0 }
        let unchanged = Set(ledger.unchangedIDs)
        return reading.items.reduce(0) { $0 + (unchanged.contains($1.item.id.rawValue) ? $1.rows.count : 0) }
    }
}
