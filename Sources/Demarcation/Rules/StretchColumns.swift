/// Stretches of many sectors as columns, in whole millimetres of chainage.
///
/// 20 bytes a row. Millimetres as integers make every total exact and independent of the order of the rows.
public struct StretchColumns: Hashable, Sendable {
    /// The sectors that rows refer to by their place in this list.
    public private(set) var sectors: [Sector.ID]
    public private(set) var sector: [Int32] = []
    /// The lower chainage of the stretch, millimetres from the origin.
    public private(set) var from: [Int] = []
    public private(set) var to: [Int] = []
    private var places: [Sector.ID: Int] = [:]

    public init(sectors: [Sector.ID] = []) {
        self.sectors = []
        for sector in sectors { _ = place(of: sector) }
    }

    public var count: Int { from.count }

    public mutating func reserveCapacity(_ rows: Int) {
        sector.reserveCapacity(rows)
        from.reserveCapacity(rows)
        to.reserveCapacity(rows)
    }

    /// The place of a sector in ``sectors``, which grows by those not seen before.
    public mutating func place(of sector: Sector.ID) -> Int {
        if let place = places[sector] { return place }
        places[sector] = sectors.count
        sectors.append(sector)
        return sectors.count - 1
    }

    /// Adds a stretch between two chainages, in either order, of the sector at a place.
    ///
    /// Returns false, and adds nothing, where a chainage is not finite or beyond 10 million km.
    @discardableResult
    public mutating func append(sector place: Int, fromMetres: Double, toMetres: Double) -> Bool {
        guard let start = millimetres(ofMetres: fromMetres), let end = millimetres(ofMetres: toMetres) else {
            return false
        }
        append(sector: place, from: start, to: end)
        return true
    }

    /// Adds a stretch in millimetres, its ends in either order.
    public mutating func append(sector place: Int, from start: Int, to end: Int) {
        precondition(sectors.indices.contains(place), "no sector at place \(place)")
        sector.append(Int32(place))
        from.append(min(start, end))
        to.append(max(start, end))
    }
}

/// Whole millimetres, rounded to nearest; `nil` for what is not finite or too large to be a chainage.
func millimetres(ofMetres metres: Double) -> Int? {
    let scaled = (metres * 1000).rounded()
    return abs(scaled) <= 1e13 ? Int(scaled) : nil
}
