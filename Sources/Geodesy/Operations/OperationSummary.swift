/// What people need to know of an operation to tell it from another.
public struct OperationSummary: Hashable, Sendable, Codable {
    public var name: String
    /// `EPSG:1171`; `nil` for a chain of several.
    public var code: String?
    /// Codes of the steps that shift a datum or a height.
    public var stepCodes: [String]
    /// Metres, `nil` when unknown.
    public var accuracy: Double?
    public var areaOfUse: AreaOfUse?
}

extension OperationSummary: CustomStringConvertible {
    /// `NAD27 to WGS 84 (2) (EPSG:1171), 10.0 m`.
    public var description: String {
        "\(name)\(code.map { " (\($0))" } ?? ""), \(accuracy.map { "\($0) m" } ?? "unknown accuracy")"
    }
}

extension CoordinateOperation {
    public var summary: OperationSummary {
        OperationSummary(name: name, code: code, stepCodes: stepCodes, accuracy: accuracy, areaOfUse: areaOfUse)
    }
}
