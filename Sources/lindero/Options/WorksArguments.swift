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
extension Basis: ExpressibleByArgument {}
extension Breakdown.Key: ExpressibleByArgument {}

extension Quantity: ExpressibleByArgument {
    public init?(argument: String) { self.init(argument) }
}

extension Money: ExpressibleByArgument {
    public init?(argument: String) { self.init(argument) }
}

extension Sector.ID: ExpressibleByArgument {
    public init?(argument: String) { self.init(rawValue: argument) }
}

extension Monument.ID: ExpressibleByArgument {
    public init?(argument: String) { self.init(rawValue: argument) }
}

extension WorkOrder.ID: ExpressibleByArgument {
    public init?(argument: String) { self.init(rawValue: argument) }
}

extension Inspection.ID: ExpressibleByArgument {
    public init?(argument: String) { self.init(rawValue: argument) }
}

extension Event.ID: ExpressibleByArgument {
    public init?(argument: String) { self.init(rawValue: argument) }
}

extension Product.Code: ExpressibleByArgument {
    public init?(argument: String) { self.init(rawValue: argument) }
}

extension Vertex.ID: ExpressibleByArgument {
    public init?(argument: String) { self.init(rawValue: argument) }
}

extension Document.ID: ExpressibleByArgument {
    public init?(argument: String) { self.init(rawValue: argument) }
}

extension PositionKey: ExpressibleByArgument {
    public init?(argument: String) { self.init(argument) }
}

extension Document.Kind: ExpressibleByArgument {}
extension Position.Role: ExpressibleByArgument {}
extension Survey.ID: ExpressibleByArgument {
    public init?(argument: String) { self.init(rawValue: argument) }
}

extension BrechaStretch.ID: ExpressibleByArgument {
    public init?(argument: String) { self.init(rawValue: argument) }
}

extension Reach.ID: ExpressibleByArgument {
    public init?(argument: String) { self.init(rawValue: argument) }
}
extension ReportPeriod: ExpressibleByArgument {
    public init?(argument: String) { self.init(argument) }
}
