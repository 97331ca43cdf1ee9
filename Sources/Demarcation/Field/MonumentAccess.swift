/// How a team gets to a monument, and what threatens it there.
public struct MonumentAccess: Identifiable, Hashable, Sendable {
    public var monument: Monument.ID
    /// Where the team leaves its vehicle or boat; monuments that share it are visited together.
    public var point: String?
    /// From the base to the access point, on to the monument and back.
    public var hours: Double?
    /// Those that people know of; what the register itself can see is added when a plan is made.
    public var risks: Set<InspectionCandidate.Risk>

    public var id: Monument.ID { monument }

    public init(
        monument: Monument.ID, point: String? = nil, hours: Double? = nil, risks: Set<InspectionCandidate.Risk> = []
    ) {
        self.monument = monument
        self.point = point
        self.hours = hours
        self.risks = risks
    }
}
