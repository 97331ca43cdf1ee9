public import GeoTypes

/// A monument as a plan of inspections needs it: one place, not all its positions.
public struct InspectionSite: Identifiable, Hashable, Sendable {
    public var id: Monument.ID
    public var number: String
    public var monumentClass: Monument.Class
    public var sector: Sector.ID?
    public var neighbourNumber: String?
    /// `nil` when nothing says where on the line it is.
    public var chainage: Chainage?
    /// The position that is shown for the monument, in the register's frame.
    public var point: GeographicPoint?
    public var height: EllipsoidalHeight?
    /// As the register has it today.
    public var condition: Monument.Condition?
    public var access: MonumentAccess

    public init(
        id: Monument.ID, number: String, monumentClass: Monument.Class, sector: Sector.ID?,
        neighbourNumber: String? = nil, chainage: Chainage?, point: GeographicPoint? = nil,
        height: EllipsoidalHeight? = nil, condition: Monument.Condition? = nil, access: MonumentAccess? = nil
    ) {
        self.id = id
        self.number = number
        self.monumentClass = monumentClass
        self.sector = sector
        self.neighbourNumber = neighbourNumber
        self.chainage = chainage
        self.point = point
        self.height = height
        self.condition = condition
        self.access = access ?? MonumentAccess(monument: id)
    }
}
