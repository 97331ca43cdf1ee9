/// What is wrong with a line of a velocity grid's text.
public enum VelocityGridProblem: Hashable, Sendable {
    case missingColumn(String)
    case wrongFieldCount(expected: Int, found: Int)
    case notANumber(column: String, value: String)
    case outOfRange(column: String, value: Double)
    case duplicateNode(longitude: Double, latitude: Double)
    /// The nodes don't fill a regular grid: this one is missing.
    case missingNode(longitude: Double, latitude: Double)
    /// Distances between meridians or parallels of the grid differ.
    case unevenSpacing(column: String)
    /// Fewer than two meridians or two parallels.
    case tooFewNodes
}

extension VelocityGridProblem: CustomStringConvertible {
    public var description: String {
        switch self {
        case .missingColumn(let column): "there is no column “\(column)”"
        case .wrongFieldCount(let expected, let found): "\(found) fields where the header has \(expected)"
        case .notANumber(let column, let value): "\(column) is “\(value)”, which is not a number"
        case .outOfRange(let column, let value): "\(column) is \(value), which is out of range"
        case .duplicateNode(let longitude, let latitude): "the node (\(longitude), \(latitude)) stands twice"
        case .missingNode(let longitude, let latitude): "the node (\(longitude), \(latitude)) is missing"
        case .unevenSpacing(let column): "the values of \(column) are not evenly spaced"
        case .tooFewNodes: "a grid needs at least two meridians and two parallels"
        }
    }
}
