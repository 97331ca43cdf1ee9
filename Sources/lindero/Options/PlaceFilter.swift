import ArgumentParser
import Demarcation
import GeoTypes
import Register

/// Where along the line and on the map, and how many: what lists have in common.
struct PlaceFilter: ParsableArguments {
    @Option(help: help("Only this sector.", "Solo este sector."), completion: .sectors) var sector: Sector.ID?
    @Option(help: help("From this chainage, with --sector.", "Desde esta progresiva, con --sector.")) var from:
        Chainage?
    @Option(help: help("Up to this chainage, with --sector.", "Hasta esta progresiva, con --sector.")) var to: Chainage?
    @Option(
        help: help(
            "Only this box, degrees of the register's frame: W,S,E,N.",
            "Solo este recuadro, grados del marco del registro: O,S,E,N.")) var bbox: GeographicBox?
    @Option(help: help("At most so many.", "A lo sumo tantos.")) var limit: Int?

    func validate() throws {
        try requireSector(for: from, to, sector)
        if let limit, limit < 1 {
            throw ValidationError(localised("--limit must be above 0", "--limit debe ser mayor que 0"))
        }
    }

    func filter(in register: Register) throws -> RecordFilter {
        if let sector { try register.require(sector) }
        var filter = RecordFilter(sector: sector)
        filter.from = from
        filter.to = to
        filter.box = bbox
        filter.limit = limit
        return filter
    }
}

/// The same for what happens on a day.
struct DateFilter: ParsableArguments {
    @Option(help: help("Only since this day: 2026-01-31.", "Solo desde este día: 2026-01-31.")) var since: CivilDate?
    @Option(help: help("Only up to this day: 2026-12-31.", "Solo hasta este día: 2026-12-31.")) var until: CivilDate?

    /// `year` is both of its ends, where neither is said.
    func add(to filter: inout RecordFilter, year: Int? = nil) throws {
        filter.since = since
        filter.until = until
        guard let year else { return }
        guard since == nil, until == nil else {
            throw Failure.usage(
                Bilingual(
                    en: "--year and --since or --until contradict each other",
                    es: "--year y --since o --until se contradicen"))
        }
        guard let first = CivilDate(year: year, month: 1, day: 1), let last = CivilDate(year: year, month: 12, day: 31)
        else {
            throw Failure.usage(Bilingual(en: "--year \(year) is no year", es: "--year \(year) no es un año"))
        }
        filter.since = first
        filter.until = last
    }
}
