/// An operation that PROJ proposes, with all that speaks against using it for given points.
public struct OperationCandidate: Hashable, Sendable {
    public var operation: CoordinateOperation
    /// Empty when it may be used.
    public var refusals: [OperationRefusal]

    public init(operation: CoordinateOperation, refusals: [OperationRefusal]) {
        self.operation = operation
        self.refusals = refusals
    }

    public var isUsable: Bool { refusals.isEmpty }
}

/// A reason why the gate doesn't let an operation pass unless the user names it.
public enum OperationRefusal: Hashable, Sendable {
    case ballpark
    case unknownAccuracy
    case deprecated
    /// The operation's area doesn't hold all the points.
    case outsideArea(AreaOfUse)
    /// The operation's area doesn't touch the register's.
    case outsideRegister(AreaOfUse)
    case gridMissing([String])
    /// PROJ can't run it: it uses a method that PROJ doesn't have.
    case notSupported
}

extension OperationRefusal: CustomStringConvertible {
    public var description: String {
        switch self {
        case .ballpark: "ballpark"
        case .unknownAccuracy: "unknown accuracy"
        case .deprecated: "deprecated"
        case .outsideArea(let area): "points outside its area (\(area.name))"
        case .outsideRegister(let area): "register outside its area (\(area.name))"
        case .gridMissing(let grids): "grid missing (\(grids.joined(separator: ", ")))"
        case .notSupported: "not supported by PROJ"
        }
    }
}
