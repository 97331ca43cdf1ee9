public import GeoTypes

/// What orders of some kinds cover in each of several years, sector by sector: net and gross, corrections taken off.
public struct YearlyCoverage: Hashable, Sendable {
    public struct Year: Hashable, Sendable {
        public var year: Int
        public var coverage: Coverage
    }

    /// In the order of the windows.
    public var years: [Year]

    /// Counts as ``Progress`` does: in the year that the basis decides, until the window's last day. Linear in the number
    /// of orders for each window.
    public init(
        _ ledger: WorkLedger, kinds: Set<WorkKind>, windows: [ProgressWindow],
        sectorLengths: [Sector.ID: Length] = [:]
    ) {
        years = windows.map { window in
            let selection = LedgerSelection(ledger, kinds: kinds, isLength: true, window: window, explaining: false)
            let tally = CoverageTally(ledger, selection)
            return Year(
                year: window.year,
                coverage: tally.coverage(at: window.to.dayNumber, sectorLengths: sectorLengths))
        }
    }

    /// Draws what was worked in earlier versions of the line on the one in force.
    public mutating func carry(by carries: [LineCarry]) {
        for index in years.indices {
            years[index].coverage.sectors = years[index].coverage.sectors.carried(by: carries)
        }
    }

    public mutating func keep(_ sector: Sector.ID) {
        for index in years.indices { years[index].coverage.sectors.removeAll { $0.sector != sector } }
    }
}
