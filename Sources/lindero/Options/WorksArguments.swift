public import ArgumentParser
public import Demarcation

// Codes are typed as they are stored; the parser lists them where one is wrong.
extension WorkKind: ExpressibleByArgument {}
extension WorkState: ExpressibleByArgument {}
extension StabilisationWork: ExpressibleByArgument {}
extension VolumeMethod: ExpressibleByArgument {}
extension MaterialState: ExpressibleByArgument {}
extension VolumeWorking.Part: ExpressibleByArgument {}
extension Event.Kind: ExpressibleByArgument {}
extension Monument.Condition: ExpressibleByArgument {}
extension Monument.Class: ExpressibleByArgument {}
extension Reach.Bank: ExpressibleByArgument {}
extension Installation.Kind: ExpressibleByArgument {}
extension Installation.Condition: ExpressibleByArgument {}
extension Basis: ExpressibleByArgument {}
extension Breakdown.Key: ExpressibleByArgument {}

extension Quantity: ExpressibleByArgument {
    public init?(argument: String) { self.init(argument) }
}

extension Money: ExpressibleByArgument {
    public init?(argument: String) { self.init(argument) }
}

extension Sector.ID: ExpressibleByArgument {}
extension Monument.ID: ExpressibleByArgument {}
extension WorkOrder.ID: ExpressibleByArgument {}
extension Inspection.ID: ExpressibleByArgument {}
extension Event.ID: ExpressibleByArgument {}
extension Product.Code: ExpressibleByArgument {}
extension Vertex.ID: ExpressibleByArgument {}
extension Document.ID: ExpressibleByArgument {}
extension PositionKey: ExpressibleByArgument {
    public init?(argument: String) { self.init(argument) }
}

extension Document.Kind: ExpressibleByArgument {}
extension Position.Role: ExpressibleByArgument {}
extension Survey.ID: ExpressibleByArgument {}
extension BrechaStretch.ID: ExpressibleByArgument {}
extension Reach.ID: ExpressibleByArgument {}
extension ReportPeriod: ExpressibleByArgument {
    public init?(argument: String) { self.init(argument) }
}

extension Installation.ID: ExpressibleByArgument {}
