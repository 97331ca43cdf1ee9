import GeoTypes

/// Work orders as columns, holding what progress needs of them and nothing else.
///
/// About 120 bytes an order and no allocation for each, so that a year of 200,000 orders is read from a table and
/// added up without a ``WorkOrder`` being made. Rows may come in any order.
public struct WorkLedger: Sendable {
    public private(set) var sectors: [Sector.ID] = []
    public private(set) var crews: [String] = []
    public private(set) var ids = TextColumn()
    /// Empty where the order has none.
    public private(set) var actas = TextColumn()
    private(set) var kind: [WorkKind] = []
    private(set) var state: [WorkState] = []
    /// Place in ``sectors``, −1 for none.
    private(set) var sector: [Int32] = []
    private(set) var crew: [Int32] = []
    /// Millimetres, `none` where there is no chainage.
    private(set) var from: [Int] = []
    private(set) var to: [Int] = []
    /// Millionths of the unit, `none` where no quantity is stated.
    private(set) var quantity: [Int] = []
    /// Centavos.
    private(set) var cost: [Int] = []
    /// Day numbers.
    private(set) var finished: [Int32] = []
    private(set) var verified: [Int32] = []
    private(set) var certified: [Int32] = []
    private(set) var recorded: [Int32] = []
    /// Rows that correct an order, which are few.
    private(set) var corrections: [Int: WorkOrder.ID?] = [:]
    /// How chainages go over from version to version of revised sectors.
    public var carries: [LineCarry] = []
    /// Of places that are of an earlier version of the line: the sector itself.
    private var revisedSectors: [Int: Sector.ID] = [:]
    private var sectorPlaces: [Sector.ID: Int] = [:]
    private var crewPlaces: [String: Int] = [:]

    static let none = Int.min
    static let noDay = Int32.min

    public init() {}

    public init(_ orders: some Sequence<WorkOrder>) {
        for order in orders { append(order) }
    }

    public var count: Int { kind.count }

    public mutating func place(of sector: Sector.ID) -> Int {
        if let place = sectorPlaces[sector] { return place }
        sectorPlaces[sector] = sectors.count
        sectors.append(sector)
        return sectors.count - 1
    }

    /// The place of a sector in an earlier version of its line, where lengths are counted apart.
    public mutating func place(of sector: Sector.ID, version: Int) -> Int {
        let place = place(of: sector.ofVersion(version))
        revisedSectors[place] = sector
        return place
    }

    /// The sector of a row, whichever version of its line the row is of; `nil` for none.
    func sectorID(ofRow row: Int) -> Sector.ID? {
        let place = Int(sector[row])
        return place < 0 ? nil : revisedSectors[place] ?? sectors[place]
    }

    public mutating func place(ofCrew crew: String) -> Int {
        if let place = crewPlaces[crew] { return place }
        crewPlaces[crew] = crews.count
        crews.append(crew)
        return crews.count - 1
    }

    public mutating func append(_ order: WorkOrder) {
        append(
            id: order.id.rawValue, kind: order.kind, state: order.state,
            sector: order.sector.map { sector in
                order.lineVersion.map { place(of: sector, version: $0) } ?? place(of: sector)
            }, crew: order.assignedTo.map { place(ofCrew: $0) },
            fromMetres: order.from?.metres, toMetres: order.to?.metres, quantity: order.executedQuantity,
            cost: order.cost, dates: order.dates, acta: order.acta, corrects: order.corrects)
    }

    /// Adds an order by what was measured of it, one row for each measurement; its cost is counted with the first.
    public mutating func append(_ order: WorkOrder, measurements: [OrderMeasurement]) {
        guard !measurements.isEmpty else { return append(order) }
        var part = order
        for (index, measurement) in measurements.enumerated() {
            part.from = measurement.from ?? order.from
            part.to = measurement.to ?? order.to
            part.executedQuantity = measurement.quantity
            part.cost = index == 0 ? order.cost : nil
            append(part)
        }
    }

    /// Adds one row. `sector` and `crew` are places from ``place(of:)`` and ``place(ofCrew:)``; a chainage that is not
    /// finite counts as none.
    public mutating func append(
        id: String, kind: WorkKind, state: WorkState, sector: Int?, crew: Int? = nil, fromMetres: Double? = nil,
        toMetres: Double? = nil, quantity: Quantity? = nil, cost: Money? = nil, dates: WorkOrder.Dates,
        acta: String? = nil, corrects: WorkOrder.ID? = nil
    ) {
        if WorkOrder.isCorrection(quantity: quantity, corrects: corrects) {
            corrections.updateValue(corrects, forKey: count)
        }
        ids.append(id)
        actas.append(acta ?? "")
        append(kind, state, sector: sector, crew: crew)
        append(from: fromMetres.flatMap(millimetres(ofMetres:)), to: toMetres.flatMap(millimetres(ofMetres:)))
        append(quantity, cost, dates)
    }

    /// Adds one row from a table's own values: texts as UTF-8 that the caller has checked, NaN for no number.
    ///
    /// No object is made, so that 200,000 rows take some ten milliseconds.
    public mutating func append(
        id: Span<UInt8>, acta: Span<UInt8>, kind: WorkKind, state: WorkState, sector: Int?, crew: Int?,
        fromMetres: Double, toMetres: Double, quantity: Quantity?, cost: Money?, dates: WorkOrder.Dates,
        corrects: WorkOrder.ID?
    ) {
        if WorkOrder.isCorrection(quantity: quantity, corrects: corrects) {
            corrections.updateValue(corrects, forKey: count)
        }
        ids.append(utf8: id)
        actas.append(utf8: acta)
        append(kind, state, sector: sector, crew: crew)
        append(from: millimetres(ofMetres: fromMetres), to: millimetres(ofMetres: toMetres))
        append(quantity, cost, dates)
    }

    private mutating func append(_ kind: WorkKind, _ state: WorkState, sector: Int?, crew: Int?) {
        self.kind.append(kind)
        self.state.append(state)
        self.sector.append(Int32(sector ?? -1))
        self.crew.append(Int32(crew ?? -1))
    }

    private mutating func append(from start: Int?, to end: Int?) {
        if let start, let end {
            from.append(min(start, end))
            to.append(max(start, end))
        } else {
            from.append(start ?? WorkLedger.none)
            to.append(end ?? WorkLedger.none)
        }
    }

    private mutating func append(_ quantity: Quantity?, _ cost: Money?, _ dates: WorkOrder.Dates) {
        self.quantity.append(quantity?.millionths ?? WorkLedger.none)
        self.cost.append(cost?.centavos ?? WorkLedger.none)
        finished.append(WorkLedger.day(dates.finished))
        verified.append(WorkLedger.day(dates.verified))
        certified.append(WorkLedger.day(dates.certified))
        recorded.append(WorkLedger.day(dates.recorded))
    }

    private static func day(_ date: CivilDate?) -> Int32 {
        date.map { Int32($0.dayNumber) } ?? noDay
    }
}

extension WorkLedger {
    /// The day that counts on a basis, ``noDay`` where none is known. An order that was imported as certified may have
    /// no day of verification: its certification proves that it was verified by then.
    func day(of row: Int, on basis: Basis) -> Int32 {
        switch basis {
        case .reported: first(finished[row], verified[row], certified[row])
        case .verified: first(verified[row], certified[row], finished[row])
        case .certified: certified[row]
        }
    }

    private func first(_ best: Int32, _ second: Int32, _ third: Int32) -> Int32 {
        best != WorkLedger.noDay ? best : second != WorkLedger.noDay ? second : third
    }

    func hasStretch(_ row: Int) -> Bool { from[row] != WorkLedger.none && to[row] != WorkLedger.none }

    func hasActa(_ row: Int) -> Bool { !actas.range(of: row).isEmpty }

    func date(_ day: Int32) -> CivilDate? {
        day == WorkLedger.noDay ? nil : CivilDate(dayNumber: Int(day))
    }
}
