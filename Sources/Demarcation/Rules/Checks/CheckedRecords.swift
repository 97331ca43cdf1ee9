public import GeoTypes

/// What the rules look at of a monument.
public struct CheckedMonument: Hashable, Sendable {
    public var id: Monument.ID
    public var number: String
    public var suffix: String?
    public var monumentClass: Monument.Class
    public var sector: Sector.ID?
    public var condition: Monument.Condition?
    public var chainage: Chainage?
    /// From the line, left positive; `nil` out of reach.
    public var offset: Length?
    /// As maps show it.
    public var point: GeographicPoint?
    /// The last day on which an inspection found or sought it.
    public var lastVisit: CivilDate?

    public init(
        id: Monument.ID, number: String, suffix: String? = nil, monumentClass: Monument.Class, sector: Sector.ID?,
        condition: Monument.Condition? = nil, chainage: Chainage?, offset: Length?, point: GeographicPoint?,
        lastVisit: CivilDate? = nil
    ) {
        self.id = id
        self.number = number
        self.suffix = suffix
        self.monumentClass = monumentClass
        self.sector = sector
        self.condition = condition
        self.chainage = chainage
        self.offset = offset
        self.point = point
        self.lastVisit = lastVisit
    }

    var place: CheckFinding.Place {
        CheckFinding.Place(sector: sector, from: chainage, point: point)
    }
}

/// What the rules look at of a position, and where its monument or vertex lies.
public struct CheckedPosition: Hashable, Sendable {
    public var owner: PositionOwner
    /// Among its owner's positions, from 1.
    public var number: Int
    public var role: Position.Role
    public var state: Position.State
    public var point: GeographicPoint
    public var system: String
    public var epoch: Double?
    /// Both horizontal ones.
    public var hasSigmas: Bool
    /// The days between which it is or was in force, both included.
    public var validFrom: CivilDate?
    public var validTo: CivilDate?
    public var sector: Sector.ID?
    public var chainage: Chainage?

    public init(
        owner: PositionOwner, number: Int, role: Position.Role, state: Position.State, point: GeographicPoint,
        system: String, epoch: Double?, hasSigmas: Bool, sector: Sector.ID?, chainage: Chainage?
    ) {
        self.owner = owner
        self.number = number
        self.role = role
        self.state = state
        self.point = point
        self.system = system
        self.epoch = epoch
        self.hasSigmas = hasSigmas
        self.sector = sector
        self.chainage = chainage
    }

    var place: CheckFinding.Place { CheckFinding.Place(sector: sector, from: chainage, point: point) }

    var kind: CheckFinding.Kind {
        switch owner {
        case .monument: .monument
        case .vertex: .vertex
        }
    }
}

/// The stretches of brecha as columns: 200,000 of them take some milliseconds.
public struct CheckedBrecha: Sendable {
    public private(set) var sectors: [Sector.ID] = []
    public private(set) var ids = TextColumn()
    private(set) var sector: [Int32] = []
    /// As stored, metres.
    private(set) var from: [Double] = []
    private(set) var to: [Double] = []
    private(set) var isInProgramme: [Bool] = []
    private var places: [Sector.ID: Int] = [:]

    public init() {}

    public var count: Int { from.count }

    public mutating func place(of sector: Sector.ID) -> Int {
        if let place = places[sector] { return place }
        places[sector] = sectors.count
        sectors.append(sector)
        return sectors.count - 1
    }

    /// `sector` is a place from ``place(of:)``; the id is UTF-8.
    public mutating func append(
        id: Span<UInt8>, sector place: Int, fromMetres: Double, toMetres: Double, isInProgramme: Bool
    ) {
        ids.append(utf8: id)
        sector.append(Int32(place))
        from.append(fromMetres)
        to.append(toMetres)
        self.isInProgramme.append(isInProgramme)
    }
}

/// An inspection that has no acta.
public struct PendingInspection: Hashable, Sendable {
    public var id: Inspection.ID
    public var sector: Sector.ID
    public var from: Chainage?
    public var to: Chainage?
    public var lastDate: CivilDate

    public init(id: Inspection.ID, sector: Sector.ID, from: Chainage?, to: Chainage?, lastDate: CivilDate) {
        self.id = id
        self.sector = sector
        self.from = from
        self.to = to
        self.lastDate = lastDate
    }
}
