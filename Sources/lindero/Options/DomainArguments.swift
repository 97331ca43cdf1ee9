public import ArgumentParser
public import Demarcation
public import GeoTypes

extension CivilDate: ExpressibleByArgument {
    public init?(argument: String) { self.init(argument) }
}

extension Chainage: ExpressibleByArgument {
    /// `12+345.678` or metres.
    public init?(argument: String) { self.init(argument) }
}

extension HistoryPart: ExpressibleByArgument {
    public init?(argument: String) { self.init(argument) }
}
